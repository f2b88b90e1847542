import { describe, expect, test } from 'vitest';
import type { BillRecord } from '../../../electron/sandbox/world/xero-shapes.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { billed, billSetup, billsIn, paymentIdOf, paymentsIn } from './bill-books.ts';
import { application, buy, day, minute, openBooks, passTime, standing } from './books.ts';

type Row = { readonly id: string };

const look = (books: TestCompany) => books.call('drift.look', {});
const decide = (books: TestCompany, decision: 'accept' | 'send', rows: readonly Row[]) =>
  books.call('drift.decide', { decision, ids: rows.map(({ id }) => id), author: 'Priya' });

const lists = /\/(Invoices|CreditNotes|Payments)(\/[^/]+)?$/;
const reads = (books: TestCompany): number =>
  books.sandbox.world.requests.filter(({ method, path }) => method === 'GET' && lists.test(path)).length;

/** One bill, or credit note, that is in Xero and was looked at. */
async function pushed(amount = 42) {
  const made = await billed(amount);
  await passTime(made.books, 20 * minute);
  return made;
}

async function differences(books: TestCompany, row: Row) {
  const { drift } = await books.call('review.item', { transactionId: row.id });
  return drift?.differences.map(({ field, ours, theirs }) => [field, ours, theirs]) ?? [];
}

function edit(books: TestCompany, { billId, lines }: BillRecord, change: Partial<BillRecord>, account?: string): void {
  const to = books.sandbox.world.xero.account(account ?? '');
  const coded = to === undefined ? {} : { accountId: to.accountId, accountCode: to.code };
  books.sandbox.world.xero.bills.edit(billId, { lines: lines.map((line) => ({ ...line, ...coded })), ...change });
}

describe('a look at Xero', () => {
  test.each([
    ['bill', 42],
    ['credit note', -42],
  ])('finds nothing about a %s where nobody has changed anything', async (_, amount) => {
    const { books, row } = await billed(amount);
    expect(await look(books)).toEqual({ looked: 1, changed: 0, deleted: 0 });
    expect(await standing(books, row)).toBe('pushed pushed');
  });

  test('shows what a person changed of a bill, and takes Xero’s version until it changes again', async () => {
    const { books, row, bill } = await pushed();
    edit(books, bill, { number: 'INV-1', date: '2026-06-01', dueDate: '2026-07-01' }, '463');
    expect(await look(books)).toMatchObject({ changed: 1, deleted: 0 });
    expect(await standing(books, row)).toBe('pushed changed-in-xero');
    expect(await differences(books, row)).toMatchObject([
      ['number', bill.number, 'INV-1'],
      ['date', '2026-06-13', '2026-06-01'],
      ['dueDate', '2026-06-13', '2026-07-01'],
      ['account', expect.stringMatching(/^429 /), expect.stringMatching(/^463 /)],
    ]);
    await decide(books, 'accept', [row]);
    expect(await look(books)).toMatchObject({ changed: 0 });
    expect(await standing(books, row)).toBe('pushed pushed');
    edit(books, bill, { number: 'INV-2' });
    expect(await look(books)).toMatchObject({ changed: 1 });
  });

  test('sees a payment that was deleted, entered by somebody else on another day, or joined by a second one', async () => {
    const { books, row, bill } = await pushed();
    const { bills } = books.sandbox.world.xero;
    bills.editPayment(paymentIdOf(books), { status: 'DELETED' });
    expect(await look(books)).toMatchObject({ changed: 1 });
    expect(await differences(books, row)).toEqual([['amountDue', '0.00 GBP', '42.00 GBP']]);
    await passTime(books, minute);
    bills.payByHand(bill.billId, { account: '091', date: '2026-06-14' });
    await look(books);
    expect(await differences(books, row)).toMatchObject([
      ['paidOn', '2026-06-13', '2026-06-14'],
      ['bankAccount', expect.stringMatching(/^090 /), expect.stringMatching(/^091 /)],
      ['reference', expect.stringMatching(/^CLD-/), ''],
    ]);
    await passTime(books, minute);
    bills.edit(bill.billId, { totalMinor: 5000 });
    bills.payByHand(bill.billId, { amountMinor: 300 });
    await look(books);
    expect(await differences(books, row)).toEqual([
      ['amount', '42.00 GBP', '50.00 GBP'],
      ['amountDue', '0.00 GBP', '5.00 GBP'],
      ['payments', '1', '2'],
    ]);
  });

  test('takes a payment that was reconciled for no change, and knows that Xero takes none', async () => {
    const { books, row } = await pushed();
    books.sandbox.world.xero.bills.editPayment(paymentIdOf(books), { isReconciled: true });
    expect(await look(books)).toEqual({ looked: 1, changed: 0, deleted: 0 });
    const { drift } = await books.call('review.item', { transactionId: row.id });
    expect(drift).toMatchObject({ isReconciled: true, differences: [] });
  });

  test.each([
    ['bill', 42],
    ['credit note', -42],
  ])('holds a %s that was voided there; approved it is made anew', async (_, amount) => {
    const { books, row, bill } = await pushed(amount);
    const { bills } = books.sandbox.world.xero;
    bills.editPayment(paymentIdOf(books), { status: 'DELETED' });
    bills.voidByHand(bill.billId);
    expect(await look(books)).toMatchObject({ changed: 0, deleted: 1 });
    expect(await standing(books, row)).toBe('held deleted-in-xero');
    expect(await books.sync({ approveAll: true })).toMatchObject({ pushed: 0, held: 1 });
    await books.call('review.decide', { decision: 'approve', ids: [row.id], author: 'Priya' });
    expect(await books.sync()).toMatchObject({ pushed: 1, held: 0 });
    expect(billsIn(books).map(({ status }) => status)).toEqual(['VOIDED', 'PAID']);
    expect(paymentsIn(books)).toHaveLength(1);
  });

  test('costs three calls a day, whatever others did; none where there are no bills', async () => {
    const books = await openBooks({}, billSetup);
    for (let n = 1; n <= 60; n += 1) buy(books, n, { application: application(books, 'Figma') });
    await books.sync();
    await passTime(books, day);
    const before = reads(books);
    await books.sync();
    expect(reads(books) - before).toBe(3);
    const { bills } = books.sandbox.world.xero;
    for (let n = 1; n <= 30; n += 1) bills.payByHand(bills.postByHand({ totalMinor: 100 }).billId);
    for (const { paymentId } of paymentsIn(books)) bills.editPayment(paymentId, { isReconciled: true });
    await passTime(books, day);
    const later = reads(books);
    await books.sync();
    // Sixty payments of ours were reconciled, and their bills did not change: two calls to look at those, one for the payments.
    expect(reads(books) - later).toBe(3 + 3);
    const plain = await openBooks();
    buy(plain, 1);
    await plain.sync();
    await passTime(plain, day);
    await plain.sync();
    expect(reads(plain)).toBe(0);
  });
});
