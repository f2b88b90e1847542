import { describe, expect, test } from 'vitest';
import type { FeedProblemDto } from '../../../shared/contract/bank-feed.ts';
import { markerOf } from '../../../shared/domain/marker.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { buy, day, minute, passTime, standing, writesTo } from './books.ts';
import { feedSetup, gbpFeed, inFeed, openFeedBooks } from './feed-books.ts';

const statements = /\/Statements$/;
const corrected = { account: 'GBP:saas', decision: 'corrected', author: 'Ana' } as const;

/** A purchase of £12, in Xero's feed since the sync that ran. */
async function fedPurchase() {
  const books = await openFeedBooks();
  const bought = buy(books, 12);
  await books.sync();
  expect(inFeed(books)).toEqual([-1200]);
  const line = `The bank feed has a line of 13 Jun 2026, ${bought.application?.name} (${markerOf(bought.id)}), with -12.00 GBP`;
  return { books, bought, line };
}

async function toCorrect(books: TestCompany): Promise<readonly FeedProblemDto[]> {
  return (await gbpFeed(books)).problems.filter(({ code }) => code === 'changed-in-cledara');
}

async function tickOff(books: TestCompany, shown: readonly FeedProblemDto[]) {
  const lines = shown.flatMap(({ line }) => line ?? []);
  const seen = Object.fromEntries(lines.map(({ transactionId, stamp }) => [transactionId, stamp]));
  const ids = lines.map(({ transactionId }) => transactionId);
  return await books.company.api.call('feeds.decide', { ...corrected, ids, seen });
}

test('an amount that Cledara changes after its line was sent needs a person until the line was corrected, and is sent by nobody', async () => {
  const { books, bought, line } = await fedPurchase();
  Object.assign(bought, { amount: -13.5 });
  const summary = await books.sync();
  const message = `${line}, and Cledara says -13.50 GBP now. Correct the line in Xero, and say so under Export.`;
  expect(summary.feedProblems).toEqual([{ account: 'GBP:saas', code: 'changed-in-cledara', message }]);
  expect(await standing(books, bought)).toBe('pushed changed-in-cledara'); // its document asks for a word, too
  expect((await books.sync()).feedProblems).toEqual(summary.feedProblems);
  const needed = async () => (await books.call('overview.read', {})).attention;
  const entry = { cause: 'fed-line-changed', count: 1, message, filter: null, fix: { kind: 'feed' } };
  expect(await needed()).toContainEqual(entry);
  const checks = async () => (await books.call('diagnostics.run', {})).checks.find(({ id }) => id === 'bank-feed');
  expect(await checks()).toMatchObject({ detail: expect.stringContaining(message), fix: { kind: 'feed' } });
  // Read by the preview of a backfill it is told, too: what the line says stays what it was.
  Object.assign(bought, { amount: -14 });
  await books.call('backfill.preview', { from: '2025-12-01', accounts: ['GBP:saas'] });
  expect(await toCorrect(books)).toMatchObject([{ message: message.replace('-13.50', '-14.00') }]);
  await books.call('feeds.decide', corrected);
  expect((await books.sync()).feedProblems).toBeUndefined();
  expect((await needed()).map(({ cause }) => cause)).not.toContain('fed-line-changed');
  await expect(books.call('feeds.decide', corrected)).rejects.toThrow(
    'Nothing about the bank feed of GBP:saas waits for a decision.',
  );
  // Changed once more, and back again, nothing is left to do.
  Object.assign(bought, { amount: -20 });
  expect((await books.sync()).feedProblems).toMatchObject([
    { message: expect.stringContaining('with -14.00 GBP, and Cledara says -20.00 GBP now') },
  ]);
  Object.assign(bought, { amount: -14 });
  expect((await books.sync()).feedProblems).toBeUndefined();
  const noted = books
    .ledger()
    .activity({ limit: 100 })
    .filter(({ event }) => event === 'feed-line-changed');
  expect(noted.at(-1)).toMatchObject({ movementId: bought.id, message });
  expect(noted[0]?.message).toContain('Nothing has to be corrected.');
  expect(inFeed(books)).toEqual([-1200]);
  expect(writesTo(books, statements)).toBe(1);
});

describe('what else Cledara changes of a fed movement', () => {
  test.each([
    [
      'is not settled any more: the line has to go',
      { settledAt: undefined },
      'and Cledara does not have it as settled any more. Delete the line in Xero, and say so under Export.',
    ],
    [
      'is counted under another account: the line has to go, and is not fed there',
      { accountType: 'spend' },
      'and Cledara counts it under GBP:spend now. Delete the line in Xero, enter it in the other bank account there, and say so under Export.',
    ],
    [
      'is not understood: the line has to be looked at',
      { type: 'barter' },
      'and what Cledara says of it now is not understood. Look at it in Cledara, correct the line in Xero if need be, and say so under Export.',
    ],
    [
      'went into another month',
      { settledAt: '2026-05-31T12:00:00.000Z' },
      'and Cledara says -12.00 GBP on 31 May 2026 now, which is another month. Correct the line in Xero, and say so under Export.',
    ],
  ])('%s', async (_, change, told) => {
    const { books, bought, line } = await fedPurchase();
    const spend = { id: 'GBP:spend', enabled: true, bankAccount: '091', bankFeed: true };
    await books.setup({ ...feedSetup, accounts: [...feedSetup.accounts, spend] });
    const before = { ...bought };
    Object.assign(bought, change);
    expect((await books.sync()).feedProblems).toContainEqual({
      account: 'GBP:saas',
      code: 'changed-in-cledara',
      message: `${line}, ${told}`,
    });
    await passTime(books, day);
    await books.sync();
    expect(inFeed(books)).toEqual([-1200]);
    Object.assign(bought, before);
    await books.sync();
    expect(await toCorrect(books)).toEqual([]);
  });

  test('moved within the month, or another payee and comment: nobody is asked, and the history says the day', async () => {
    const { books, bought } = await fedPurchase();
    Object.assign(bought, { settledAt: '2026-06-02T12:00:00.000Z', comment: 'Lunch', description: 'RIVERSIDE' });
    expect((await books.sync()).feedProblems).toBeUndefined();
    const { history } = await books.call('review.item', { transactionId: bought.id });
    expect(history.map(({ message }) => message)).toContain(
      "Cledara says 2 Jun 2026 now, and the bank feed's line has 13 Jun 2026. Nothing has to be corrected: its amount is the same.",
    );
  });

  test('of a line that never arrived is right in the next statement', async () => {
    const books = await openFeedBooks();
    const bought = buy(books, 12);
    const fault = { kind: 'status', status: 500, body: '{}' } as const;
    books.sandbox.faults.next({ service: 'xero', method: 'POST', path: statements, fault });
    await books.sync();
    Object.assign(bought, { amount: -13.5 });
    await books.sync();
    expect(await toCorrect(books)).toHaveLength(1); // it may be there
    await passTime(books, 10 * minute);
    expect((await books.sync()).feedProblems).toBeUndefined();
    expect(inFeed(books)).toEqual([-1350]);
  });
});

test('what a later file says of a movement that only files tell of is noted as well', async () => {
  const books = await openFeedBooks();
  const bought = buy(books, 12);
  const { cledara } = books.sandbox.world;
  const inFile = async () => {
    const base64 = Buffer.from(cledara.exportedTransactions()).toString('base64');
    const files = [{ name: 'transactions.csv', base64 }];
    return await books.call('import.files', { files, account: 'GBP:saas', author: 'Ana' });
  };
  await inFile();
  const changed = { ...bought, amount: -13.5 };
  cledara.removeTransaction(bought.id);
  await books.sync();
  expect(inFeed(books)).toEqual([-1200]);
  cledara.addTransaction(changed);
  await inFile();
  expect(await toCorrect(books)).toMatchObject([
    { message: expect.stringContaining('with -12.00 GBP, and Cledara says -13.50 GBP now') },
  ]);
});

describe('ticking lines off', () => {
  test('is of what was seen: what became another meanwhile stays open, and so does what was not named', async () => {
    const { books, bought } = await fedPurchase();
    const other = buy(books, 30, { settledAt: new Date(books.clock.nowMs()).toISOString() });
    await passTime(books, 2 * day);
    await books.sync();
    Object.assign(bought, { amount: -13.5 });
    await books.sync();
    const shown = await toCorrect(books);
    Object.assign(bought, { amount: -14 });
    Object.assign(other, { amount: -31 });
    await books.sync();
    expect(await tickOff(books, shown)).toMatchObject({
      ok: false,
      error: {
        kind: 'invalidInput',
        message: 'Nothing was changed.',
        details: [
          {
            at: bought.id,
            message: 'It has changed since you looked at it. Look at it again, then say that it was corrected.',
          },
        ],
      },
    });
    const now = await toCorrect(books);
    const lineOf = (id: string) => now.filter(({ line }) => line?.transactionId === id);
    expect([lineOf(bought.id).length, lineOf(other.id).length, now.length]).toEqual([1, 1, 2]);
    expect((await tickOff(books, lineOf(bought.id))).ok).toBe(true);
    expect(await toCorrect(books)).toEqual(lineOf(other.id));
    expect(await tickOff(books, now)).toMatchObject({
      ok: false,
      error: {
        details: [{ at: bought.id, message: 'Nothing about its line in the bank feed has to be corrected.' }],
      },
    });
    expect(await toCorrect(books)).toEqual(lineOf(other.id));
  });

  test('names single lines there alone', async () => {
    const { books, bought } = await fedPurchase();
    const answer = await books.company.api.call('feeds.decide', { ...corrected, decision: 'retry', ids: [bought.id] });
    expect(answer).toMatchObject({ ok: false, error: { kind: 'invalidInput' } });
  });
});
