import { describe, expect, test } from 'vitest';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { amountsOf, buy, openBooks, plainSetup, posted, proposalOf, standing } from './books.ts';
import { interfere } from './interfere.ts';

const on = (date: string) => ({ authorizedAt: `${date}T09:00:00.000Z`, settledAt: `${date}T12:00:00.000Z` });
const review = { ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } };

/** The hosted integration posts the same purchase under a contact of another name. */
function postedElsewhere(books: TestCompany, amount: number, date: string, contact = 'FIGMA MONTHLY'): string {
  const { xero } = books.sandbox.world;
  const { contactId } = xero.contacts.find(({ name }) => name === contact) ?? xero.addContact({ name: contact });
  return xero.postByHand({ totalMinor: amount * 100, date, contactId }).bankTransactionId;
}

async function decide(books: TestCompany, decision: string, id: string): Promise<void> {
  await books.call('review.decide', { decision, ids: [id], author: 'Priya' });
}

describe('a look-alike that comes after the decision', () => {
  test('stops what was approved before anyone was shown it', async () => {
    const books = await openBooks({}, review);
    const row = buy(books, 42, on('2026-06-10'));
    await books.sync({ approveAll: true, push: false });
    postedElsewhere(books, 42, '2026-06-10');
    expect(await books.sync()).toMatchObject({ pushed: 0, held: 1 });
    expect(await standing(books, row)).toBe('held maybe-in-xero');
    await decide(books, 'approve', row.id);
    expect(await books.sync()).toMatchObject({ pushed: 1 });
  });

  test('keeps what was set aside by hand out of every "approve all"', async () => {
    const books = await openBooks({}, review);
    const row = buy(books, 42, on('2026-06-10'));
    await books.sync();
    await decide(books, 'hold', row.id);
    postedElsewhere(books, 42, '2026-06-10');
    await books.sync();
    await books.call('review.decide', { decision: 'approve', ids: 'all', author: 'Priya' });
    expect(await books.sync({ approveAll: true })).toMatchObject({ pushed: 0, held: 1 });
  });

  test('belongs to the movement that was left out because of it, and swallows no second one', async () => {
    const books = await openBooks();
    postedElsewhere(books, 42, '2026-06-10', 'Someone');
    const first = buy(books, 42, on('2026-06-10'));
    await books.sync();
    expect(await standing(books, first)).toBe('held maybe-in-xero');
    await decide(books, 'exclude', first.id);
    buy(books, 42, on('2026-06-10'));
    expect(await books.sync()).toMatchObject({ pushed: 1, held: 0, alreadyInXero: 0 });
  });
});

test('a top-up that someone booked as Receive Money is held, not posted as a transfer too', async () => {
  const books = await openBooks(
    {},
    { ...plainSetup, movements: { topUps: { post: 'transfer', fromBankAccount: '091', mode: 'auto' } } },
  );
  const { world } = books.sandbox;
  world.addTransaction({ amount: 500, type: 'transferReceive', hasInvoice: false, ...on('2026-06-10') });
  world.xero.postByHand({ type: 'RECEIVE', totalMinor: 50_000, date: '2026-06-10' });
  expect(await books.sync()).toMatchObject({ pushed: 0, held: 1 });
  expect(world.xero.bankTransfers).toHaveLength(0);
});

test('what was adopted can be approved once the document it was taken for is gone from Xero', async () => {
  const books = await openBooks({}, { ...plainSetup, applications: [{ name: 'Figma', contact: 'Figma Inc' }] });
  const row = buy(books, 42, on('2026-06-10'));
  const theirs = postedElsewhere(books, 42, '2026-06-10', 'Figma Inc');
  await books.sync();
  expect(await standing(books, row)).toBe('in-xero in-xero');
  await decide(books, 'approve', row.id);
  expect(await books.sync()).toMatchObject({ pushed: 0, alreadyInXero: 1 });
  books.sandbox.world.xero.deleteByHand(theirs);
  await decide(books, 'approve', row.id);
  expect(await books.sync()).toMatchObject({ pushed: 1 });
});

describe('books that were lost', () => {
  test('find a document again that was moved to another day in Xero', async () => {
    const books = await openBooks();
    const row = buy(books, 42, on('2026-05-28'));
    await books.sync();
    const [document] = posted(books);
    books.sandbox.world.xero.edit(document?.bankTransactionId ?? '', { date: '2026-06-12' });
    await books.reinstall();
    await books.setup(plainSetup);
    expect(await books.sync()).toMatchObject({ pushed: 0, alreadyInXero: 1 });
    expect(await standing(books, row)).toBe('in-xero adopted');
  });

  test('find a transfer again though the settings now say Receive Money', async () => {
    const transfers = { ...plainSetup, movements: { topUps: { post: 'transfer', fromBankAccount: '091' } } };
    const receive = {
      ...plainSetup,
      movements: { topUps: { post: 'receive-money', account: '270', taxType: 'NONE', contact: 'Figma Inc' } },
    };
    const books = await openBooks({}, transfers);
    const at = '2026-06-10T09:00:00.000Z';
    const { world } = books.sandbox;
    world.addTransaction({ amount: 500, type: 'transferReceive', authorizedAt: at, settledAt: at, hasInvoice: false });
    await books.sync();
    expect(world.xero.bankTransfers).toHaveLength(1);
    await books.reinstall();
    await books.setup(receive);
    expect(await books.sync()).toMatchObject({ pushed: 0, alreadyInXero: 1 });
    expect(world.xero.bankTransactions).toHaveLength(0);
  });
});

test('one date that no payment has holds that movement alone, and everything else goes out', async () => {
  const books = await openBooks();
  const odd = buy(books, 42, { settledAt: '9999-12-31T00:00:00.000Z' });
  buy(books, 43);
  expect(await books.sync()).toMatchObject({ pushed: 1, held: 1 });
  expect(await standing(books, odd)).toBe('held not-understood');
});

test('a list that shifted in every pass is not taken for read: the same days are read again', async () => {
  const books = await openBooks();
  const { world } = books.sandbox;
  const old = buy(books, 99, on('2026-02-10'));
  for (let count = 0; count < 99; count += 1) buy(books, 10 + count);
  let shifting = true;
  // Before each first page a row comes, and before each second page it goes: the old one slips between the two.
  let coming: string | null = null;
  interfere(books, ({ path }) => {
    if (!shifting || path !== '/v0/transactions') return null;
    if (coming === null) coming = buy(books, 1).id;
    else {
      world.removeTransaction(coming);
      coming = null;
    }
    return null;
  });
  await books.sync();
  shifting = false;
  await books.clock.sleep(30 * 86_400_000);
  await books.sync();
  expect((await proposalOf(books, old)).state).toBe('pushed');
});

describe('a lost answer that turns out never to have arrived', () => {
  async function lostAndGone(change: (books: TestCompany, id: string) => Promise<void> | void): Promise<TestCompany> {
    const books = await openBooks();
    const row = buy(books, 42, on('2026-06-10'));
    books.sandbox.faults.next({
      service: 'xero',
      method: 'PUT',
      path: /BankTransactions$/,
      times: 10,
      fault: { kind: 'reset-before' },
    });
    await books.sync();
    books.sandbox.faults.clear();
    expect(await standing(books, row)).toBe('uncertain answer-lost');
    await change(books, row.id);
    await books.clock.sleep(10 * 60_000);
    await books.sync();
    return books;
  }

  test('does not go out when its account was turned off meanwhile', async () => {
    const off = { ...plainSetup, accounts: [{ id: 'GBP:saas', enabled: false, bankAccount: '090' }] };
    const books = await lostAndGone((opened) => opened.setup(off));
    expect(posted(books)).toHaveLength(0);
  });

  test('does not go out with an amount that Cledara has changed meanwhile', async () => {
    const books = await lostAndGone((opened, id) => {
      const row = opened.sandbox.world.cledara.transactions.find((candidate) => candidate.id === id);
      if (row !== undefined) Object.assign(row, { amount: -50 });
    });
    await books.sync();
    expect(amountsOf(posted(books))).toEqual([5000]);
  });
});

test('what only the rule had approved is not approved by it any more once the application is set to review', async () => {
  const books = await openBooks();
  const row = buy(books, 42, on('2026-06-10'));
  books.sandbox.world.xero.organisation.periodLockDate = '2026-06-12';
  await books.sync();
  expect(await standing(books, row)).toBe('blocked lock-date');
  await books.setup(review);
  books.sandbox.world.xero.organisation.periodLockDate = null;
  expect(await books.sync()).toMatchObject({ pushed: 0, held: 1 });
});

test("the key of another client's workspace is refused, and the company keeps its own", async () => {
  const books = await openBooks();
  buy(books, 42);
  await books.sync();
  const { applications } = books.sandbox.world.cledara;
  for (const application of applications) Object.assign(application, { id: crypto.randomUUID() });
  const answer = await books.company.api.call('connection.cledara', { apiKey: books.sandbox.apiKey });
  expect(answer).toMatchObject({ ok: false, error: { kind: 'invalidInput' } });
});

describe('in one process', () => {
  test('a second sync of a company is refused while the first runs, and nothing is doubled', async () => {
    const books = await openBooks({}, review);
    buy(books, 42);
    buy(books, 43);
    await books.sync({ approveAll: true, push: false });
    const input = { approveAll: false, push: true };
    const [first, second] = await Promise.all([
      books.company.api.call('sync.run', input),
      books.company.api.call('sync.run', input),
    ]);
    expect(first).toMatchObject({ ok: true, value: { pushed: 2 } });
    expect(second).toMatchObject({ ok: false, error: { kind: 'ledgerUnavailable', why: 'busy' } });
    expect(amountsOf(posted(books))).toEqual([4200, 4300]);
  });

  test('what a person leaves out while other documents are on their way does not go out', async () => {
    const books = await openBooks({}, review);
    for (let count = 0; count < 60; count += 1) buy(books, 10 + count, on('2026-06-10'));
    const last = buy(books, 500, on('2026-06-12'));
    await books.sync({ approveAll: true, push: false });
    const running = books.company.api.call('sync.run', { approveAll: false, push: true });
    while (
      !books.sandbox.world.requests.some(({ method, path }) => method === 'PUT' && path.endsWith('BankTransactions'))
    ) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    const excluded = await books.company.api.call('review.decide', {
      decision: 'exclude',
      ids: [last.id],
      author: 'Priya',
    });
    await running;
    expect(excluded.ok).toBe(true);
    expect(amountsOf(posted(books))).not.toContain(50_000);
  });
});
