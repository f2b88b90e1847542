import { describe, expect, test } from 'vitest';
import { formatDay } from '../../../shared/domain/plain-date.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import {
  amountsOf,
  application,
  buy,
  day,
  documentWrites,
  openBooks,
  plainSetup,
  posted,
  proposalOf,
  standing,
  start,
} from './books.ts';

const on = (date: string) => ({ authorizedAt: `${date}T09:00:00.000Z`, settledAt: `${date}T12:00:00.000Z` });

function contactId(books: TestCompany, name: string): string {
  const { xero } = books.sandbox.world;
  return (xero.contacts.find((contact) => contact.name === name) ?? xero.addContact({ name })).contactId;
}

/** Someone else posts Spend Money from the Cledara account. */
function byHand(books: TestCompany, amount: number, date: string, contact = 'Figma'): string {
  const posting = { totalMinor: amount * 100, date, contactId: contactId(books, contact) };
  return books.sandbox.world.xero.postByHand(posting).bankTransactionId;
}

describe('a movement that someone else has posted already', () => {
  test('is recognised by bank account, amount, day and contact, and not posted', async () => {
    const books = await openBooks();
    const row = buy(books, 42, on('2026-06-10'));
    const theirs = byHand(books, 42, '2026-06-10');
    expect(await books.sync({ approveAll: true })).toMatchObject({ alreadyInXero: 1, pushed: 0, held: 0 });
    const { state, reason, xeroId } = await proposalOf(books, row);
    expect([state, xeroId]).toEqual(['in-xero', theirs]);
    expect(reason.message).toMatch(/Someone else has posted it in Xero already/);
    expect(await books.sync({ approveAll: true })).toMatchObject({ alreadyInXero: 0, pushed: 0 });
  });

  test('is recognised under the day of its authorisation, and by a named contact', async () => {
    const books = await openBooks({}, { ...plainSetup, applications: [{ name: 'Figma', contact: 'Figma Inc' }] });
    buy(books, 42, { authorizedAt: '2026-06-08T09:00:00.000Z', settledAt: '2026-06-11T09:00:00.000Z' });
    byHand(books, 42, '2026-06-08', 'Figma Inc');
    expect(await books.sync()).toMatchObject({ alreadyInXero: 1, pushed: 0 });
  });

  test('counts one for one: two equal movements and one such document are one recognised and one pushed', async () => {
    const books = await openBooks();
    buy(books, 42, on('2026-06-10'));
    buy(books, 42, on('2026-06-10'));
    byHand(books, 42, '2026-06-10');
    expect(await books.sync()).toMatchObject({ alreadyInXero: 1, pushed: 1, held: 0 });
    expect(await books.sync()).toMatchObject({ alreadyInXero: 0, pushed: 0, held: 0 });
    expect(posted(books)).toHaveLength(1);
  });

  test('counts one for one over runs: a second equal movement that comes later is pushed', async () => {
    const books = await openBooks();
    buy(books, 42, on('2026-06-10'));
    byHand(books, 42, '2026-06-10');
    expect(await books.sync()).toMatchObject({ alreadyInXero: 1, pushed: 0 });
    buy(books, 42, on('2026-06-10'));
    expect(await books.sync()).toMatchObject({ alreadyInXero: 0, pushed: 1, held: 0 });
  });

  test('is recognised while it is approved and waits, too', async () => {
    const books = await openBooks({}, { ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } });
    const row = buy(books, 42, on('2026-06-10'));
    await books.sync();
    await books.call('review.decide', { decision: 'approve', ids: [row.id], author: 'Priya' });
    byHand(books, 42, '2026-06-10');
    expect(await books.sync()).toMatchObject({ alreadyInXero: 1, pushed: 0 });
  });

  test('is not recognised by one that was deleted, that is money in, or that lies in another bank account', async () => {
    const books = await openBooks();
    buy(books, 42, on('2026-06-10'));
    const { xero } = books.sandbox.world;
    xero.deleteByHand(byHand(books, 42, '2026-06-10'));
    const same = { totalMinor: 4200, date: '2026-06-10', contactId: contactId(books, 'Figma') };
    xero.postByHand({ ...same, type: 'RECEIVE' });
    xero.postByHand({ ...same, bankAccountId: '091' });
    expect(await books.sync()).toMatchObject({ alreadyInXero: 0, pushed: 1, held: 0 });
  });

  test('is recognised for transfers by both accounts, amount and day', async () => {
    const topUps = { post: 'transfer', fromBankAccount: '091', mode: 'auto' };
    const first = await openBooks({}, { ...plainSetup, movements: { topUps } });
    buy(first, -500, { type: 'transferReceive', ...on('2026-06-10') });
    await first.sync();
    const { xero } = first.sandbox.world;
    const [ours] = xero.bankTransfers;
    if (ours === undefined) throw new Error('The transfer was not made.');
    xero.transferShelf.put({ ...ours, bankTransferId: xero.newId(), reference: 'by hand', postedBy: 'hand' });
    buy(first, -500, { type: 'transferReceive', ...on('2026-06-10') });
    expect(await first.sync()).toMatchObject({ alreadyInXero: 1, pushed: 0 });
    expect(xero.bankTransfers).toHaveLength(2);
  });
});

describe('a movement that perhaps is in Xero already', () => {
  test.each([
    ['another contact on the same day', '2026-06-10', 'Priya Sharma'],
    ['the same contact two days later', '2026-06-12', 'Figma'],
    ['the same contact three days before', '2026-06-07', 'Figma'],
  ])(
    '%s: is held with words, stays out of --approve-all, and is pushed once a person approves it',
    async (_, date, contact) => {
      const books = await openBooks();
      const row = buy(books, 42, on('2026-06-10'));
      byHand(books, 42, date, contact);
      for (let run = 0; run < 2; run += 1) {
        expect(await books.sync({ approveAll: true })).toMatchObject({ alreadyInXero: 0, pushed: 0, held: 1 });
      }
      const { reason } = await proposalOf(books, row);
      expect(reason.code).toBe('maybe-in-xero');
      expect(reason.message).toContain(`Xero has one of the same amount for ${contact} on ${formatDay(date)}`);
      await books.call('review.decide', { decision: 'approve', ids: [row.id], author: 'Priya' });
      expect(await books.sync()).toMatchObject({ pushed: 1, held: 0 });
      expect(posted(books)).toHaveLength(1);
    },
  );

  test('is that one where a person says so: it is not posted, and another look-alike comes free', async () => {
    const books = await openBooks();
    const row = buy(books, 42, on('2026-06-10'));
    const theirs = byHand(books, 42, '2026-06-10', 'Priya Sharma');
    await books.sync();
    const seen = await books.call('review.item', { transactionId: row.id });
    expect(seen.lookAlike).toEqual({
      kind: 'spend-money',
      date: '2026-06-10',
      contact: 'Priya Sharma',
      reference: null,
      amount: '42.00',
      isReconciled: false,
    });
    expect(seen.lookAlikeUrl).toContain(theirs);
    expect(seen.actions.adopt.allowed).toBe(true);
    await books.call('review.decide', { decision: 'adopt', ids: [row.id], author: 'Priya' });
    expect(await standing(books, row)).toBe('in-xero in-xero-by-hand');
    expect((await proposalOf(books, row)).xeroId).toBe(theirs);
    expect(await books.sync({ approveAll: true })).toMatchObject({ pushed: 0, held: 0, alreadyInXero: 0 });
    expect(posted(books)).toEqual([]);
  });

  test('can be taken back from a person’s word, and approved as another one', async () => {
    const books = await openBooks();
    const row = buy(books, 42, on('2026-06-10'));
    byHand(books, 42, '2026-06-10', 'Priya Sharma');
    await books.sync();
    const decide = (decision: 'adopt' | 'reopen' | 'approve') =>
      books.call('review.decide', { decision, ids: [row.id], author: 'Priya' });
    await decide('adopt');
    await decide('reopen');
    expect(await standing(books, row)).toBe('held maybe-in-xero');
    expect((await proposalOf(books, row)).xeroId).toBeNull();
    await decide('adopt');
    await decide('approve');
    expect(await books.sync()).toMatchObject({ pushed: 1, held: 0 });
  });

  test('of two that may be one document is held twice; said of one, the other goes out', async () => {
    const books = await openBooks();
    const figma = buy(books, 42, on('2026-06-10'));
    const slack = buy(books, 42, { ...on('2026-06-10'), application: application(books, 'Slack') });
    byHand(books, 42, '2026-06-10', 'Someone');
    expect(await books.sync({ approveAll: true })).toMatchObject({ pushed: 0, held: 2 });
    const both = books.call('review.decide', { decision: 'adopt', ids: [figma.id, slack.id], author: 'Priya' });
    await expect(both).rejects.toThrow(/belongs to another transaction already/);
    await books.call('review.decide', { decision: 'adopt', ids: [slack.id], author: 'Priya' });
    expect(await books.sync()).toMatchObject({ pushed: 1, held: 0 });
    expect(await standing(books, figma)).toBe('pushed pushed');
  });

  test('cannot be taken for what nobody has seen, or what was deleted', async () => {
    const books = await openBooks({}, { ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } });
    const plain = buy(books, 7);
    const gone = buy(books, 42, on('2026-06-10'));
    await books.sync({ approveAll: true });
    const document = posted(books).find(({ totalMinor }) => totalMinor === 4200);
    books.sandbox.world.xero.deleteByHand(document?.bankTransactionId ?? '');
    await books.reinstall();
    await books.setup({ ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } });
    books.sandbox.world.xero.deleteByHand(posted(books)[0]?.bankTransactionId ?? '');
    const fresh = buy(books, 9);
    await books.sync();
    const adopt = (row: { readonly id: string }) =>
      books.call('review.decide', { decision: 'adopt', ids: [row.id], author: 'Priya' });
    await expect(adopt(fresh)).rejects.toThrow(/Nothing was found in Xero that it may be the same as/);
    await expect(adopt(gone)).rejects.toThrow(/The one in Xero was deleted there/);
    expect(await standing(books, plain)).toBe('held deleted-in-xero');
  });

  test('is pushed by itself once the other document is gone', async () => {
    const books = await openBooks();
    buy(books, 42, on('2026-06-10'));
    const theirs = byHand(books, 42, '2026-06-10', 'Priya Sharma');
    expect(await books.sync()).toMatchObject({ held: 1 });
    books.sandbox.world.xero.deleteByHand(theirs);
    expect(await books.sync()).toMatchObject({ held: 0, pushed: 1 });
  });

  test('is not held for a document four days away, nor for another amount', async () => {
    const books = await openBooks();
    buy(books, 42, on('2026-06-10'));
    byHand(books, 42, '2026-06-06');
    byHand(books, 43, '2026-06-10');
    expect(await books.sync()).toMatchObject({ held: 0, pushed: 1 });
  });
});

describe('documents of our own', () => {
  test('are never look-alikes: equal subscriptions of many months, and two equal purchases of one day, all go out', async () => {
    const books = await openBooks();
    for (let month = 1; month <= 5; month += 1) buy(books, 42, on(`2026-0${month}-10`));
    expect(await books.sync()).toMatchObject({ pushed: 5, alreadyInXero: 0, held: 0 });
    buy(books, 42, on('2026-06-10'));
    expect(await books.sync()).toMatchObject({ pushed: 1, alreadyInXero: 0, held: 0 });
    buy(books, 42, on('2026-06-10'));
    buy(books, 42, on('2026-06-11'));
    expect(await books.sync()).toMatchObject({ pushed: 2, alreadyInXero: 0, held: 0 });
    expect(posted(books)).toHaveLength(8);
  });

  test('of an earlier month that someone posted by hand is not taken for this month’s', async () => {
    const books = await openBooks();
    byHand(books, 42, '2026-05-10');
    buy(books, 42, on('2026-05-10'));
    buy(books, 42, on('2026-06-10'));
    expect(await books.sync()).toMatchObject({ pushed: 1, alreadyInXero: 1, held: 0 });
    expect(posted(books)[0]?.date).toBe('2026-06-10');
  });
});

describe('books that are lost', () => {
  const rules = {
    ...plainSetup,
    movements: { topUps: { post: 'transfer', fromBankAccount: '091', mode: 'auto' } },
  };

  test('are made anew from Xero: everything is recognised by its reference and nothing is posted twice', async () => {
    const books = await openBooks({}, rules);
    for (let n = 1; n <= 30; n += 1) {
      const at = new Date(start - n * 3 * day).toISOString();
      buy(books, n % 3 === 0 ? 9 : n, { authorizedAt: at, settledAt: at });
    }
    buy(books, -500, { type: 'transferReceive' });
    expect(await books.sync()).toMatchObject({ pushed: 31 });
    // Whatever people do with a document in Xero, it is still the movement's own.
    const [first, second, third] = posted(books).map(({ bankTransactionId }) => bankTransactionId);
    const { xero } = books.sandbox.world;
    xero.edit(first ?? '', { totalMinor: 1 });
    xero.edit(second ?? '', { contactId: contactId(books, 'Someone Else') });
    xero.reconcileByHand(third ?? '');
    await books.reinstall();
    await books.setup(rules);
    const writes = documentWrites(books);
    const late = buy(books, 77);
    const summary = await books.sync({ approveAll: true });
    expect(summary).toMatchObject({ pulled: 32, alreadyInXero: 31, pushed: 1, held: 0, blocked: [] });
    expect(documentWrites(books)).toBe(writes + 1);
    expect(xero.bankTransfers).toHaveLength(1);
    expect(posted(books)).toHaveLength(31);
    expect(await standing(books, late)).toBe('pushed pushed');
  });

  test('do not bring back what a person deleted in Xero', async () => {
    const books = await openBooks();
    const row = buy(books, 42);
    await books.sync();
    books.sandbox.world.xero.deleteByHand(posted(books)[0]?.bankTransactionId ?? '');
    expect(await books.sync({ approveAll: true })).toMatchObject({ pushed: 0 });
    await books.reinstall();
    await books.setup(plainSetup);
    expect(await books.sync({ approveAll: true })).toMatchObject({ pushed: 0, held: 1 });
    expect(await standing(books, row)).toBe('held deleted-in-xero');
    expect(amountsOf(posted(books))).toEqual([]);
  });
});
