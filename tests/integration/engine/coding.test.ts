import { describe, expect, test } from 'vitest';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { amountsOf, application, buy, openBooks, plainSetup, posted, proposalOf, standing } from './books.ts';

const review = { ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } };

async function approve(books: TestCompany, ...rows: { id: string }[]): Promise<void> {
  await books.call('review.decide', { decision: 'approve', ids: rows.map(({ id }) => id), author: 'Priya' });
}

describe('the coding of an application', () => {
  test('is what Xero gets: account, tax rate, contact, tracking and description of its own, over the defaults', async () => {
    const books = await openBooks({}, null);
    const figmaRow = {
      name: 'figma',
      account: '463',
      taxType: 'INPUT2',
      contact: 'figma inc',
      tracking: { Department: 'Design', Region: 'UK' },
      description: '{application} by {owner} on {card}{original} {invoice}',
    };
    const slackRow = { id: application(books, 'Slack').id, taxType: 'ZERORATEDINPUT' };
    await books.setup({ ...plainSetup, applications: [figmaRow, slackRow] });
    const card = {
      id: 'card',
      name: null,
      type: 'saasMain',
      number: '4242',
      owner: { id: 'owner', name: 'Amara Okafor' },
      status: 'active',
      tags: [],
    };
    buy(books, 120, { card, localAmount: -150, localCurrency: 'USD' });
    buy(books, 50, { application: application(books, 'Slack') });
    await books.sync();
    const [figma, slack] = [...posted(books)].sort((a, b) => b.totalMinor - a.totalMinor);
    const { xero } = books.sandbox.world;
    expect(xero.contact(figma?.contactId ?? '')?.name).toBe('Figma Inc');
    expect(figma).toMatchObject({
      lineAmountTypes: 'Inclusive',
      totalMinor: 12_000,
      totalTaxMinor: 2000,
      currency: 'GBP',
    });
    expect(figma?.lines[0]).toMatchObject({
      accountCode: '463',
      taxType: 'INPUT2',
      description: 'Figma by Amara Okafor on 4242 (USD 150.00 at 1.2500)',
      tracking: [
        { name: 'Department', option: 'Design' },
        { name: 'Region', option: 'UK' },
      ],
    });
    expect(slack?.lines[0]).toMatchObject({ accountCode: '429', taxType: 'ZERORATEDINPUT', tracking: [] });
    expect(xero.contact(slack?.contactId ?? '')?.name).toBe('Slack');
  });

  test('is that of the purchase for a refund, as Receive Money', async () => {
    const books = await openBooks(
      {},
      { ...plainSetup, applications: [{ name: 'Figma', account: '463', taxType: 'INPUT2' }] },
    );
    buy(books, -60, { type: 'cardReceive' });
    await books.sync();
    expect(posted(books)).toMatchObject([{ type: 'RECEIVE', totalMinor: 6000, totalTaxMinor: 1000 }]);
    expect(posted(books)[0]?.lines[0]?.accountCode).toBe('463');
  });

  test('auto goes out by itself, review waits; both come from the application before the defaults', async () => {
    const books = await openBooks({}, { ...review, applications: [{ name: 'Slack', mode: 'auto' }] });
    const figma = buy(books, 1);
    buy(books, 2, { application: application(books, 'Slack') });
    expect(await books.sync()).toMatchObject({ pushed: 1, held: 1, approved: 1 });
    expect(amountsOf(posted(books))).toEqual([200]);
    await books.setup({ ...plainSetup, applications: [{ name: 'Slack', mode: 'review' }] });
    buy(books, 3, { application: application(books, 'Slack') });
    expect(await books.sync()).toMatchObject({ pushed: 1, held: 1 });
    expect(await standing(books, figma)).toBe('pushed pushed');
  });

  test('with pushTransactions false nothing of it goes out, and what waited is withdrawn until it is true again', async () => {
    const off = { ...review, applications: [{ name: 'Figma', pushTransactions: false }] };
    const books = await openBooks({}, review);
    const row = buy(books, 1);
    await books.sync();
    await books.setup(off);
    buy(books, 2);
    buy(books, 3, { application: application(books, 'Slack') });
    expect(await books.sync({ approveAll: true })).toMatchObject({ pushed: 1, held: 0 });
    expect(amountsOf(posted(books))).toEqual([300]);
    expect(await standing(books, row)).toBe('excluded not-to-be-posted');
    await books.setup(review);
    expect(await books.sync()).toMatchObject({ held: 2 });
  });

  test('without an account or a tax rate nothing is guessed: it is blocked and says which', async () => {
    const books = await openBooks({}, { ...plainSetup, defaults: { mode: 'auto' } });
    buy(books, 1);
    expect((await books.sync()).blocked).toMatchObject([
      { code: 'not-coded', message: expect.stringMatching(/^No account is chosen/) },
    ]);
  });
});

describe('a confirmed VAT rate', () => {
  const invoice = (rate: number) => ({ number: 'INV-1', date: '2026-06-10', vat: { name: 'VAT', rate } });

  test('that differs from the tax rate holds the item with both rates, whatever the mode, until a person approves it', async () => {
    const books = await openBooks();
    const row = buy(books, 120, { invoiceDetails: invoice(0.2) });
    for (const run of [await books.sync(), await books.sync({ approveAll: true })]) {
      expect(run).toMatchObject({ held: 1, pushed: 0 });
    }
    expect((await proposalOf(books, row)).reason.message).toBe(
      'The invoice confirmed in Cledara has VAT at 20%, and the tax rate NONE (No VAT) is 0%. Choose another tax rate, or approve it as it is.',
    );
    await approve(books, row);
    expect(await books.sync()).toMatchObject({ pushed: 1, held: 0 });
  });

  test('that a person has approved stays approved while a lock date stops the document', async () => {
    const books = await openBooks();
    const row = buy(books, 120, { invoiceDetails: invoice(0.2) });
    await books.sync();
    await approve(books, row);
    books.sandbox.world.xero.organisation.periodLockDate = '2026-06-14';
    expect((await books.sync()).blocked).toHaveLength(1);
    books.sandbox.world.xero.organisation.periodLockDate = null;
    expect(await books.sync()).toMatchObject({ pushed: 1, held: 0, blocked: [] });
  });

  test('that is the same lets it pass', async () => {
    const books = await openBooks({}, { ...plainSetup, defaults: { ...plainSetup.defaults, taxType: 'INPUT2' } });
    buy(books, 120, { invoiceDetails: invoice(0.2) });
    expect(await books.sync()).toMatchObject({ pushed: 1, held: 0 });
  });
});

describe('transfers', () => {
  const rules = (movements: object) => ({ ...plainSetup, movements });
  const ends = (books: TestCompany) => {
    const { xero } = books.sandbox.world;
    const code = (id: string) => xero.account(id)?.code;
    return xero.bankTransfers.map((transfer) => [
      code(transfer.fromBankAccountId),
      code(transfer.toBankAccountId),
      transfer.amountMinor,
    ]);
  };

  test('bring top-ups in and withdrawals out, each between accounts of its own currency', async () => {
    const perCurrency = { GBP: '091', EUR: '093' };
    const books = await openBooks(
      {},
      rules({
        topUps: { post: 'transfer', fromBankAccount: perCurrency, mode: 'auto' },
        withdrawals: { post: 'transfer', toBankAccount: perCurrency, mode: 'auto' },
      }),
    );
    buy(books, -1000, { type: 'transferReceive' });
    buy(books, -400, { type: 'transferReceive', currency: 'EUR' });
    buy(books, 250, { type: 'transferSend' });
    expect(await books.sync()).toMatchObject({ pushed: 3 });
    expect(ends(books).sort()).toEqual([
      ['090', '091', 25_000],
      ['091', '090', 100_000],
      ['093', '092', 40_000],
    ]);
    expect(await books.sync()).toMatchObject({ pushed: 0 });
  });

  test('with one account are made for its currency alone; other currencies are not posted', async () => {
    const books = await openBooks({}, rules({ topUps: { post: 'transfer', fromBankAccount: '091', mode: 'auto' } }));
    buy(books, -1000, { type: 'transferReceive' });
    buy(books, -400, { type: 'transferReceive', currency: 'EUR' });
    expect(await books.sync()).toMatchObject({ pushed: 1, held: 0, blocked: [] });
    expect(ends(books)).toEqual([['091', '090', 100_000]]);
  });

  test('are not made unless the settings say so, and then also for what lies behind', async () => {
    const books = await openBooks();
    buy(books, -1000, { type: 'transferReceive' });
    expect(await books.sync({ approveAll: true })).toMatchObject({ proposed: 0, pushed: 0 });
    await books.setup(rules({ topUps: { post: 'transfer', fromBankAccount: '091' } }));
    expect(await books.sync()).toMatchObject({ pushed: 1 });
  });

  test('survive a lost answer like everything else', async () => {
    const books = await openBooks({}, rules({ topUps: { post: 'transfer', fromBankAccount: '091' } }));
    buy(books, -1000, { type: 'transferReceive' });
    const fault = { kind: 'reset-after' } as const;
    books.sandbox.faults.next({ service: 'xero', method: 'PUT', path: /\/BankTransfers$/, fault, times: 3 });
    expect(await books.sync()).toMatchObject({ pushed: 0, error: { code: 'waiting' } });
    await books.clock.sleep(10 * 60_000);
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    expect(ends(books)).toHaveLength(1);
  });
});
