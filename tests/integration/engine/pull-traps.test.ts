import { describe, expect, test } from 'vitest';
import { exitOfSummary } from '../../../electron/command-line/exit-code.ts';
import type { CledaraTransaction } from '../../../electron/sandbox/world/cledara-shapes.ts';
import { markerOf } from '../../../shared/domain/marker.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { amountsOf, buy, day, openBooks, passTime, plainSetup, posted, proposalOf, standing, start } from './books.ts';
import { interfere } from './interfere.ts';

/** Changes the world just before the given pages of movements are answered; pages count from 1 over the whole run. */
function beforePage(books: TestCompany, change: (page: number) => void): void {
  let page = 0;
  interfere(books, ({ service, path }) => {
    if (service !== 'cledara' || path !== '/v0/transactions') return null;
    page += 1;
    change(page);
    return null;
  });
}

/** An authorisation that has not settled. */
function authorise(books: TestCompany, amount: number, authorizedAt: string): CledaraTransaction {
  const row = books.sandbox.world.addTransaction({ amount: -amount, authorizedAt });
  delete row.settledAt;
  return row;
}

const at = (daysAgo: number) => new Date(start - daysAgo * day).toISOString();

describe('pages that shift while they are read', () => {
  test('a row that comes in between is not the end of another: nothing is missing and nothing is there twice', async () => {
    const books = await openBooks();
    books.sandbox.world.cledara.pageSize = 10;
    for (let n = 1; n <= 35; n += 1) buy(books, n, { authorizedAt: at(40 - n), settledAt: at(2) });
    beforePage(books, (page) => {
      if (page === 2 || page === 4) buy(books, 100 + page, { authorizedAt: at(0.01), settledAt: at(0) });
    });
    expect(await books.sync()).toMatchObject({ pulled: 37, pushed: 37 });
    expect(posted(books)).toHaveLength(37);
  });

  test('a row that goes in between does not make another vanish, nor look released', async () => {
    const books = await openBooks();
    books.sandbox.world.cledara.pageSize = 10;
    const open = Array.from({ length: 25 }, (_, n) => authorise(books, n + 1, at(30 - n)));
    await books.sync();
    const [first] = open.slice(-1);
    beforePage(books, (page) => {
      if (page === 2) books.sandbox.world.removeTransaction(first?.id ?? '');
    });
    const summary = await books.sync();
    expect(summary.released).toBe(1);
    expect(await standing(books, first ?? { id: '' })).toBe('excluded released');
    for (const row of open.slice(0, -1)) expect(await standing(books, row)).toBe('pending not-settled');
  });

  test('a list that never stands still is taken as far as it goes, and nothing counts as released for it', async () => {
    const books = await openBooks();
    books.sandbox.world.cledara.pageSize = 10;
    const open = Array.from({ length: 15 }, (_, n) => authorise(books, n + 1, at(30 - n)));
    await books.sync();
    books.sandbox.world.removeTransaction(open[0]?.id ?? '');
    beforePage(books, () => buy(books, 1, { authorizedAt: at(0.01), settledAt: at(0) }));
    expect(await books.sync()).toMatchObject({ released: 0 });
    expect(await standing(books, open[0] ?? { id: '' })).toBe('pending not-settled');
  });
});

describe('what happens to a movement after it was first seen', () => {
  test('one that settles after 80 days goes out then, dated with that day', async () => {
    const books = await openBooks();
    const row = authorise(books, 7, at(1));
    await books.sync();
    for (let month = 0; month < 2; month += 1) {
      await passTime(books, 40 * day);
      await books.sync();
    }
    books.sandbox.world.settle(row.id);
    expect(await books.sync()).toMatchObject({ updated: 1, pushed: 1 });
    expect(posted(books)[0]?.date).toBe(new Date(start + 80 * day).toISOString().slice(0, 10));
  });

  test('an invoice that appears seven weeks later is attached to the document that is there', async () => {
    const books = await openBooks();
    const row = buy(books, 7);
    expect(await books.sync()).toMatchObject({ pushed: 1, attached: 0 });
    await passTime(books, 50 * day);
    books.sandbox.world.cledara.uploadInvoice(row.id);
    expect(await books.sync()).toMatchObject({ pushed: 0, attached: 1 });
    const { attachments } = books.sandbox.world.xero;
    expect(attachments.map(({ parentId }) => parentId)).toEqual([posted(books)[0]?.bankTransactionId]);
    expect(await books.sync()).toMatchObject({ attached: 0 });
  });

  test('a released authorisation is left out, and comes back where Cledara lists it again', async () => {
    const books = await openBooks();
    const row = authorise(books, 7, at(1));
    await books.sync();
    books.sandbox.world.removeTransaction(row.id);
    expect(await books.sync()).toMatchObject({ released: 1, pushed: 0 });
    expect((await proposalOf(books, row)).reason.message).toMatch(/did not collect the money/);
    books.sandbox.world.addTransaction({ ...row, settledAt: undefined as never });
    expect(await books.sync()).toMatchObject({ released: 0, pushed: 0 });
    expect(await standing(books, row)).toBe('pending not-settled');
    books.sandbox.world.settle(row.id);
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    expect(posted(books)).toHaveLength(1);
  });

  test('a settled purchase that Cledara no longer lists stays where it is, and is asked about', async () => {
    const books = await openBooks();
    const row = buy(books, 7);
    await books.sync();
    books.sandbox.world.removeTransaction(row.id);
    expect(await books.sync()).toMatchObject({ released: 0 });
    expect(await standing(books, row)).toBe('pushed no-longer-listed');
  });
});

describe('movements without a settlement by nature', () => {
  const rules = {
    ...plainSetup,
    movements: {
      topUps: { post: 'transfer', fromBankAccount: { GBP: '091', EUR: '093' }, mode: 'auto' },
      rewards: { post: 'receive-money', account: '270', taxType: 'NONE', mode: 'auto' },
    },
  };

  test('repayments are transfers dated with their authorisation in London, two equal ones of a day both', async () => {
    const books = await openBooks({}, rules);
    for (let n = 0; n < 2; n += 1) {
      const row = books.sandbox.world.addTransaction({
        amount: 640,
        type: 'other',
        description: ' | N/A',
        application: undefined as never,
        authorizedAt: '2026-06-10T23:30:00.000Z',
      });
      delete row.settledAt;
    }
    expect(await books.sync()).toMatchObject({ pushed: 2 });
    const transfers = books.sandbox.world.xero.bankTransfers;
    expect(transfers.map(({ date, amountMinor }) => [date, amountMinor])).toEqual([
      ['2026-06-11', 64_000],
      ['2026-06-11', 64_000],
    ]);
  });

  test('rewards are Receive Money on the named account, from Cledara', async () => {
    const books = await openBooks({}, rules);
    const row = books.sandbox.world.addTransaction({ amount: 15.5, type: 'other', description: 'Cledara Rewards' });
    delete row.settledAt;
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    const [document] = posted(books);
    expect(document).toMatchObject({ type: 'RECEIVE', totalMinor: 1550 });
    expect(document?.lines[0]?.accountCode).toBe('270');
    expect(books.sandbox.world.xero.contact(document?.contactId ?? '')?.name).toBe('Cledara');
  });

  test('internal moves, card checks of zero, and without rules also top-ups and withdrawals never go out', async () => {
    const books = await openBooks();
    const add = (type: string, amount: number, accountType = 'saasMain') =>
      books.sandbox.world.addTransaction({ type, amount, accountType });
    add('applicationTopUp', -50);
    add('applicationTopUp', 50, 'application');
    add('applicationFlush', 3.17);
    add('cardSend', 0);
    add('transferReceive', 1000);
    add('transferSend', -1000);
    const summary = await books.sync({ approveAll: true });
    expect(summary).toMatchObject({ pulled: 6, proposed: 0, held: 0, pushed: 0 });
    expect(exitOfSummary(summary)).toBe(0);
    expect(books.sandbox.world.xero.bankTransactions).toHaveLength(0);
    expect(books.ledger().movementCount()).toBe(6);
  });
});

describe('amounts', () => {
  test.each([
    ['0.1 + 0.2', 0.1 + 0.2, 30],
    ['a pound with noise behind it', 1.0000000000000002, 100],
    ['a thousand and one penny', 1000.01, 100_001],
    ['19.99 by binary sums', 17.99 + 2, 1999],
  ])('%s is posted as the whole pence it stands for', async (_, amount, minor) => {
    const books = await openBooks();
    buy(books, amount);
    expect(await books.sync()).toMatchObject({ pushed: 1, held: 0 });
    expect(amountsOf(posted(books))).toEqual([minor]);
  });

  test.each<[string, Partial<CledaraTransaction>, RegExp]>([
    ['text', { amount: '12.34' as never }, /The amount "12\.34" is text, not a number/],
    ['1e21', { amount: -1e21 }, /The amount -1e\+21 is too large/],
    ['half a penny', { amount: -12.345 }, /The amount -12\.345 has more decimals than GBP has/],
    ['nothing', { amount: null as never }, /The amount is not a number/],
    ['an unknown type', { type: 'cardChargeback' }, /its type as "cardChargeback", which this version does not know/],
    ['an unknown currency', { currency: 'CHF' }, /its currency as "CHF", which this version does not know/],
    [
      'an unknown account type',
      { accountType: 'crypto' },
      /account type as "crypto", which this version does not know/,
    ],
    ['a purchase with money in', { amount: 5 }, /Its amount says money in, but its type "cardSend" says money out/],
    ['a day that is none', { authorizedAt: 'yesterday', settledAt: undefined as never }, /Its date cannot be read/],
  ])(
    '%s is held and named in words, kept as it came, and not posted even with --approve-all',
    async (_, partial, words) => {
      const books = await openBooks();
      const good = buy(books, 1);
      const odd = books.sandbox.world.addTransaction(partial);
      for (const summary of [await books.sync(), await books.sync({ approveAll: true })]) {
        expect(summary.held).toBe(1);
        expect(exitOfSummary(summary)).toBe(1);
      }
      const { state, reason, document } = await proposalOf(books, odd);
      expect([state, reason.code, document]).toEqual(['held', 'not-understood', null]);
      expect(reason.message).toMatch(words);
      expect(reason.message).toMatch(/^Not posted, because not all of it was understood/);
      expect(await standing(books, good)).toBe('pushed pushed');
      expect(amountsOf(posted(books))).toEqual([100]);
    },
  );

  test('what was not understood goes out once Cledara has mended it', async () => {
    const books = await openBooks();
    const row = books.sandbox.world.addTransaction({ amount: -12.345 });
    await books.sync();
    row.amount = -12.34;
    expect(await books.sync()).toMatchObject({ updated: 1, pushed: 1, held: 0 });
    expect(amountsOf(posted(books))).toEqual([1234]);
  });
});

describe('the starting day', () => {
  const fromJune = { ...plainSetup, syncFrom: '2026-06-01' };

  test('is compared with the settlement in London: what settled before is never posted, what settled on it is', async () => {
    const books = await openBooks({}, fromJune);
    buy(books, 1, { authorizedAt: '2026-05-20T10:00:00.000Z', settledAt: '2026-05-31T22:59:59.000Z' });
    const midnight = buy(books, 2, { authorizedAt: '2026-05-20T10:00:00.000Z', settledAt: '2026-05-31T23:00:00.000Z' });
    const late = buy(books, 3, { authorizedAt: '2026-04-02T10:00:00.000Z', settledAt: '2026-06-02T10:00:00.000Z' });
    const summary = await books.sync({ approveAll: true });
    expect(summary).toMatchObject({ pushed: 2, held: 0 });
    expect(amountsOf(posted(books))).toEqual([200, 300]);
    for (const row of [midnight, late]) expect(await standing(books, row)).toBe('pushed pushed');
  });

  test('counts for a pending purchase from before only by the day it settles', async () => {
    const books = await openBooks({}, fromJune);
    const row = authorise(books, 4, '2026-05-25T10:00:00.000Z');
    expect(await books.sync()).toMatchObject({ pushed: 0, held: 0 });
    books.sandbox.world.settle(row.id);
    expect(await books.sync()).toMatchObject({ pushed: 1 });
  });

  test('is the day Xero was connected where the setup names none', async () => {
    const { syncFrom: _, ...withoutDay } = plainSetup;
    const books = await openBooks({}, withoutDay);
    buy(books, 1, { settledAt: '2026-06-14T22:59:00.000Z' });
    buy(books, 2, { settledAt: '2026-06-14T23:01:00.000Z' });
    await books.sync();
    expect(amountsOf(posted(books))).toEqual([200]);
  });

  test('set to an earlier day brings in what lies between', async () => {
    const books = await openBooks({}, fromJune);
    buy(books, 1, { authorizedAt: '2026-01-10T10:00:00.000Z', settledAt: '2026-01-12T10:00:00.000Z' });
    expect(await books.sync()).toMatchObject({ pushed: 0 });
    await books.setup({ ...plainSetup, syncFrom: '2026-01-12' });
    expect(await books.sync()).toMatchObject({ pushed: 1 });
  });
});

describe('different movements under one id', () => {
  const other = { currency: 'EUR', amount: -14 } as const;

  test('wait for a person whatever is set, with all that is listed, and stay so from one sync to the next', async () => {
    const books = await openBooks({}, { ...plainSetup, accounts: [plainSetup.accounts[0]] });
    const row = buy(books, 12);
    buy(books, 14, { ...row, ...other });
    buy(books, 5);
    expect(await books.sync()).toMatchObject({ pulled: 2, pushed: 1, held: 1 });
    const proposal = await proposalOf(books, row);
    expect(proposal).toMatchObject({ state: 'held', reason: { code: 'not-understood' }, document: null });
    expect(proposal?.reason.message).toContain(
      'Cledara lists 2 different movements under one id: -14.00 EUR, -12.00 GBP.',
    );
    expect(await books.sync()).toMatchObject({ updated: 0, held: 1 });
  });

  test('are items of their own where one of them was posted before: that one goes on, the others wait for a person', async () => {
    const books = await openBooks();
    const row = buy(books, 12);
    await books.sync();
    const twin = buy(books, 14, { ...row, ...other });
    expect(await books.sync({ approveAll: true })).toMatchObject({ pulled: 1, pushed: 0, held: 1 });
    expect(await standing(books, row)).toBe('pushed pushed');
    const { proposals } = await books.call('review.list', { state: 'held' });
    expect(proposals).toMatchObject([{ reason: { code: 'not-understood' }, document: null }]);
    const [held] = proposals;
    expect(held?.reason.message).toContain(
      `Cledara lists it under the id of another movement, which went to Xero as ${markerOf(row.id)}. Enter it in Xero by hand`,
    );
    const { row: shown } = await books.call('review.item', { transactionId: held?.transactionId ?? '' });
    expect(shown).toMatchObject({ amount: '-14.00', currency: 'EUR' });
    // What Cledara changes of the posted one is seen as before.
    Object.assign(row, { comment: 'Hello' });
    expect(await books.sync()).toMatchObject({ pulled: 0, updated: 1, held: 1 });
    await books.call('review.decide', { decision: 'exclude', ids: [held?.transactionId ?? ''], author: 'Ana' });
    books.sandbox.world.removeTransaction(twin.id);
    expect(await books.sync()).toMatchObject({ held: 0 });
    expect(amountsOf(posted(books))).toEqual([1200]);
  });

  test('are known as one again when one alone is listed; the same row twice is one', async () => {
    const books = await openBooks();
    const row = buy(books, 12);
    buy(books, 12, { ...row });
    expect(await books.sync()).toMatchObject({ pulled: 1, pushed: 1, held: 0 });

    const next = buy(books, 20);
    const twin = buy(books, 20, { ...next, ...other });
    expect(await books.sync()).toMatchObject({ pushed: 0, held: 1 });
    books.sandbox.world.removeTransaction(twin.id);
    expect(await books.sync()).toMatchObject({ pushed: 1, held: 0 });
    expect(amountsOf(posted(books))).toEqual([1200, 2000]);
  });
});
