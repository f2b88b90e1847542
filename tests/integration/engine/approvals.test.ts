import { describe, expect, test } from 'vitest';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { amountsOf, buy, documentWrites, openBooks, plainSetup, posted, proposalOf, standing } from './books.ts';

const review = { ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } };

type Decision = 'approve' | 'hold' | 'exclude';

function decide(books: TestCompany, decision: Decision, ids: 'all' | readonly { id: string }[]) {
  const named = ids === 'all' ? ids : ids.map(({ id }) => id);
  return books.call('review.decide', { decision, ids: named, author: 'Priya' });
}

/** The objections to a decision; throws where it was carried out. */
async function objections(books: TestCompany, decision: Decision, ids: readonly string[]) {
  const decided = await books.company.api.call('review.decide', { decision, ids, author: 'Priya' });
  if (decided.ok || decided.error.kind !== 'invalidInput') throw new Error('The decision was carried out.');
  return decided.error.details;
}

describe('a decision about one item', () => {
  test('approve sends it with the next sync, and says who it was', async () => {
    const books = await openBooks({}, review);
    const [one, other] = [buy(books, 1), buy(books, 2)];
    await books.sync();
    const { changed } = await decide(books, 'approve', [one]);
    expect(changed).toMatchObject([{ transactionId: one.id, state: 'approved' }]);
    expect((await proposalOf(books, one)).reason.message).toBe('Approved by Priya.');
    expect(await books.sync()).toMatchObject({ pushed: 1, held: 1 });
    expect(amountsOf(posted(books))).toEqual([100]);
    expect(await standing(books, other)).toBe('proposed review');
  });

  test('takes the id of the proposal as well as that of the transaction, and either twice', async () => {
    const books = await openBooks({}, review);
    const row = buy(books, 1);
    await books.sync();
    const { id } = await proposalOf(books, row);
    await decide(books, 'approve', [{ id }, row, { id }]);
    expect(await books.sync()).toMatchObject({ pushed: 1 });
  });

  test('hold keeps it back though its application is automatic, also while it is not settled yet', async () => {
    const books = await openBooks();
    const pending = books.sandbox.world.addTransaction({ amount: -1, authorizedAt: '2026-06-14T10:00:00.000Z' });
    delete pending.settledAt;
    await books.sync();
    await decide(books, 'hold', [pending]);
    expect(await books.sync()).toMatchObject({ pushed: 0, held: 1 });
    books.sandbox.world.settle(pending.id);
    for (let run = 0; run < 2; run += 1) expect(await books.sync()).toMatchObject({ pushed: 0, held: 1 });
    expect(await standing(books, pending)).toBe('held by-hand');
    expect((await proposalOf(books, pending)).document?.amount).toBe('1.00');
    await decide(books, 'approve', [pending]);
    expect(await books.sync()).toMatchObject({ pushed: 1, held: 0 });
  });

  test('hold stops what is approved and has not left', async () => {
    const books = await openBooks({}, review);
    const row = buy(books, 1);
    await books.sync();
    await decide(books, 'approve', [row]);
    await decide(books, 'hold', [row]);
    expect(await books.sync()).toMatchObject({ pushed: 0, held: 1 });
    expect(documentWrites(books)).toBe(0);
  });

  test('exclude leaves it out for good, whatever is synced or set up, until a person approves it', async () => {
    const books = await openBooks({}, review);
    const row = buy(books, 1);
    await books.sync();
    await decide(books, 'exclude', [row]);
    await books.setup(plainSetup);
    expect(await books.sync({ approveAll: true })).toMatchObject({ pushed: 0, held: 0, proposed: 0 });
    expect(await standing(books, row)).toBe('excluded by-hand');
    await decide(books, 'approve', [row]);
    expect(await books.sync()).toMatchObject({ pushed: 1 });
  });

  test('is all or nothing: what cannot be done is named, and the others stay as they are', async () => {
    const books = await openBooks({}, review);
    const good = buy(books, 1);
    const odd = buy(books, 2, { amount: -12.345 });
    const done = buy(books, 3);
    await books.sync();
    await decide(books, 'approve', [done]);
    await books.sync();
    expect(await objections(books, 'approve', [good.id, odd.id, 'nobody'])).toEqual([
      { at: odd.id, message: expect.stringMatching(/^It has no document yet\. Not posted, because/) },
      { at: 'nobody', message: 'There is no such item.' },
    ]);
    expect(await objections(books, 'exclude', [done.id])).toEqual([
      { at: done.id, message: 'It is in Xero already and cannot be left out.' },
    ]);
    expect(await standing(books, good)).toBe('proposed review');
  });

  test('approve does not help an item that Xero would refuse', async () => {
    const books = await openBooks({}, review);
    books.sandbox.world.xero.organisation.periodLockDate = '2026-06-14';
    const row = buy(books, 1);
    await books.sync();
    expect(await objections(books, 'approve', [row.id])).toEqual([
      { at: row.id, message: 'It is blocked and cannot be approved.' },
    ]);
  });
});

/** One item of every standing that a blanket approval may meet. */
async function everyKind() {
  const books = await openBooks({}, review);
  const { world } = books.sandbox;
  const on = (date: string) => ({ authorizedAt: `${date}T09:00:00.000Z`, settledAt: `${date}T12:00:00.000Z` });
  const invoiceDetails = { number: null, date: null, vat: { name: 'VAT', rate: 0.2 } };
  const rows = {
    proposed: buy(books, 1),
    setAside: buy(books, 2),
    excluded: buy(books, 3),
    blocked: buy(books, 4, on('2026-05-31')),
    notUnderstood: buy(books, 5, { amount: -5.001 }),
    vatDiffers: buy(books, 6, { invoiceDetails }),
    maybe: buy(books, 7, on('2026-06-10')),
    asideAndBlocked: buy(books, 8, on('2026-05-30')),
    asideAndVat: buy(books, 9, { invoiceDetails }),
  };
  const pending = world.addTransaction({ amount: -10 });
  delete pending.settledAt;
  const priya = world.xero.addContact({ name: 'Priya Sharma' });
  world.xero.postByHand({ totalMinor: 700, date: '2026-06-10', contactId: priya.contactId });
  world.xero.organisation.periodLockDate = '2026-05-31';
  await books.sync();
  await decide(books, 'hold', [rows.setAside, rows.asideAndBlocked, rows.asideAndVat]);
  await decide(books, 'exclude', [rows.excluded]);
  return { books, rows };
}

describe('a decision about all', () => {
  test('sync --approve-all approves what waits complete or was set aside, and nothing that is in doubt', async () => {
    const { books, rows } = await everyKind();
    const summary = await books.sync({ approveAll: true });
    expect(summary).toMatchObject({ approved: 2, pushed: 2 });
    expect(amountsOf(posted(books))).toEqual([100, 200]);
    expect(await standing(books, rows.excluded)).toBe('excluded by-hand');
    expect(await standing(books, rows.blocked)).toBe('blocked lock-date');
    expect(await standing(books, rows.notUnderstood)).toBe('held not-understood');
    expect(await standing(books, rows.vatDiffers)).toBe('held vat-differs');
    expect(await standing(books, rows.maybe)).toBe('held maybe-in-xero');
    expect(await standing(books, rows.asideAndBlocked)).toBe('held by-hand');
    expect(await standing(books, rows.asideAndVat)).toBe('held by-hand');
    expect(documentWrites(books)).toBe(1);
  });

  test('review approve --all leaves out what is excluded, blocked, not understood or in doubt', async () => {
    const { books, rows } = await everyKind();
    const { changed } = await decide(books, 'approve', 'all');
    const ids = changed.map(({ transactionId }) => transactionId);
    for (const row of [rows.proposed, rows.setAside]) expect(ids).toContain(row.id);
    for (const row of [rows.excluded, rows.blocked, rows.notUnderstood, rows.vatDiffers, rows.maybe]) {
      expect(ids).not.toContain(row.id);
    }
  });

  test('review hold --all sets aside what waits, and review exclude --all leaves it out', async () => {
    const books = await openBooks({}, review);
    const rows = [buy(books, 1), buy(books, 2)];
    await books.sync();
    await decide(books, 'hold', 'all');
    for (const row of rows) expect(await standing(books, row)).toBe('held by-hand');
    await decide(books, 'exclude', 'all');
    for (const row of rows) expect(await standing(books, row)).toBe('excluded by-hand');
    expect(await books.sync({ approveAll: true })).toMatchObject({ pushed: 0, held: 0 });
  });

  test('without push approves in the books and writes nothing to Xero', async () => {
    const books = await openBooks({}, review);
    buy(books, 1);
    expect(await books.sync({ approveAll: true, push: false })).toMatchObject({ approved: 1, pushed: 0 });
    expect(
      books.sandbox.world.requests.filter(({ service, method }) => service === 'xero' && method !== 'GET'),
    ).toEqual([]);
    expect(await books.sync()).toMatchObject({ approved: 0, pushed: 1 });
  });
});
