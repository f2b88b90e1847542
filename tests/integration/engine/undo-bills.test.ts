import { describe, expect, test } from 'vitest';
import { exitOfUndo } from '../../../electron/command-line/exit-code.ts';
import type { Fault } from '../../../electron/sandbox/faults/fault.ts';
import { makeInvoiceFile } from '../../../electron/sandbox/world/invoice-file.ts';
import type { BillRecord } from '../../../electron/sandbox/world/xero-shapes.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { billChange, billed, billSetup, billsIn, paymentIdOf, paymentRemoval, paymentsIn } from './bill-books.ts';
import { application, buy, minute, openBooks, passTime, plainSetup, proposalOf, standing, writesTo } from './books.ts';
import { justBefore } from './interfere.ts';

type Row = { readonly id: string };

const undo = (books: TestCompany, rows: readonly Row[]) =>
  books.call('review.undo', { ids: rows.map(({ id }) => id), author: 'Priya' });
const approve = (books: TestCompany, rows: readonly Row[]) =>
  books.call('review.decide', { decision: 'approve', ids: rows.map(({ id }) => id), author: 'Priya' });
const lose = (books: TestCompany, request: typeof paymentRemoval | typeof billChange, fault: Fault, times = 1) =>
  books.sandbox.faults.next({ ...request, fault, times });
const statuses = (books: TestCompany) => billsIn(books).map(({ status }) => status);

/** The one refusal of an undo that took nothing out. */
async function refusalOf(books: TestCompany, row: Row) {
  const report = await undo(books, [row]);
  expect(report.undone).toEqual([]);
  expect(exitOfUndo(report)).toBe(1);
  return report.refused[0];
}

describe('undoing', () => {
  test.each([
    ['a bill', 42],
    ['a credit note', -42],
  ])('%s takes its payment away and voids it; no sync sends it again unasked', async (_, amount) => {
    const { books, row } = await billed(amount);
    const report = await undo(books, [row]);
    expect(report).toMatchObject({ undone: [{ transactionId: row.id, state: 'undone' }], refused: [] });
    expect(exitOfUndo(report)).toBe(0);
    expect(statuses(books)).toEqual(['VOIDED']);
    expect(paymentsIn(books)).toEqual([]);
    for (const options of [{}, { approveAll: true }])
      expect(await books.sync(options)).toMatchObject({ pushed: 0, held: 0 });
    expect(await standing(books, row)).toBe('undone undone');
  });

  test('and approving again, coded anew, makes one bill of the same number with one payment, as often as one likes', async () => {
    const details = { number: 'INV-77', date: null, vat: null };
    const { books, row } = await billed(42, { hasInvoice: true, invoiceDetails: details });
    books.sandbox.world.cledara.uploadInvoice(row.id, makeInvoiceFile('pdf', ['Invoice']));
    for (const account of ['463', '429']) {
      expect((await undo(books, [row])).undone).toHaveLength(1);
      await books.call('review.recode', { ids: [row.id], scope: 'item', fields: { account }, author: 'Priya' });
      await approve(books, [row]);
      await passTime(books, minute);
      expect(await books.sync()).toMatchObject({ pushed: 1, held: 0, alreadyInXero: 0, attached: 1 });
      const standingBills = billsIn(books).filter(({ status }) => status === 'PAID');
      expect(standingBills).toMatchObject([{ number: 'INV-77', lines: [{ accountCode: account }] }]);
      expect(paymentsIn(books)).toMatchObject([{ billId: standingBills[0]?.billId }]);
      expect(await standing(books, row)).toBe('pushed pushed');
    }
  });

  test('thirty takes one request for each payment and one for all bills, and what Xero refuses of them stays whole', async () => {
    const books = await openBooks({}, billSetup);
    const rows = Array.from({ length: 30 }, (_, n) => buy(books, n + 1, { application: application(books, 'Figma') }));
    await books.sync();
    const reconciled = paymentsIn(books).find(({ amountMinor }) => amountMinor === 100)?.paymentId ?? '';
    justBefore(books, 'POST', new RegExp(`${reconciled}$`), () =>
      books.sandbox.world.xero.bills.editPayment(reconciled, { isReconciled: true }),
    );
    const { undone, refused } = await undo(books, rows);
    expect(undone).toHaveLength(29);
    expect(refused).toMatchObject([{ transactionId: rows[0]?.id, code: 'reconciled' }]);
    expect(writesTo(books, paymentRemoval.path)).toBe(30);
    expect(
      books.sandbox.world.requests.filter(({ method, path }) => method === 'POST' && /Invoices$/.test(path)),
    ).toHaveLength(1);
    expect(paymentsIn(books)).toMatchObject([{ amountMinor: 100 }]);
    expect(billsIn(books).filter(({ status }) => status === 'PAID')).toMatchObject([{ totalMinor: 100 }]);
  });

  test('what new books found under its own reference, the payment being ours too', async () => {
    const { books, row } = await billed();
    await books.reinstall();
    await books.setup(billSetup);
    await books.sync();
    expect(await standing(books, row)).toBe('in-xero adopted');
    expect((await undo(books, [row])).undone).toHaveLength(1);
    expect(statuses(books)).toEqual(['VOIDED']);
  });

  test('a bill that stands unpaid because Xero refused its payment needs no more than to be voided', async () => {
    const books = await openBooks({}, billSetup);
    const row = buy(books, 42, { application: application(books, 'Figma') });
    const refused = { kind: 'status', status: 403, body: '{}' } as const;
    books.sandbox.faults.next({ service: 'xero', method: 'PUT', path: /\/Payments$/, fault: refused });
    await books.sync();
    expect(statuses(books)).toEqual(['AUTHORISED']);
    expect((await undo(books, [row])).undone).toHaveLength(1);
    expect(statuses(books)).toEqual(['VOIDED']);
    expect(writesTo(books, paymentRemoval.path)).toBe(0);
  });

  test('an item that was left out says that its bill stands in Xero unpaid, and takes it out of there', async () => {
    const books = await openBooks({}, billSetup);
    const row = buy(books, 42, { application: application(books, 'Figma') });
    const refused = { kind: 'status', status: 403, body: '{}' } as const;
    books.sandbox.faults.next({ service: 'xero', method: 'PUT', path: /\/Payments$/, fault: refused });
    await books.sync();
    await books.call('review.decide', { decision: 'exclude', ids: [row.id], author: 'Priya', note: 'Paid in cash.' });
    await books.sync();
    expect(await proposalOf(books, row)).toMatchObject({
      state: 'excluded',
      reason: {
        code: 'by-hand',
        message:
          'Left out by Priya. Its bill or credit note is in Xero, unpaid: take it out of Xero from here, or enter its payment there. Paid in cash.',
      },
    });
    expect(statuses(books)).toEqual(['AUTHORISED']);
    expect((await undo(books, [row])).undone).toHaveLength(1);
    expect(statuses(books)).toEqual(['VOIDED']);
  });

  test('what a person has voided already counts as undone', async () => {
    const { books, row, bill } = await billed();
    books.sandbox.world.xero.bills.editPayment(paymentIdOf(books), { status: 'DELETED' });
    books.sandbox.world.xero.bills.voidByHand(bill.billId);
    expect((await undo(books, [row])).undone).toHaveLength(1);
    expect(writesTo(books, billChange.path)).toBe(1);
  });
});

describe('what Xero would refuse is told before either half is asked for', () => {
  test('a reconciled or batched payment, payments and credits of others, both days locked, a role too low', async () => {
    const { books, row, bill } = await billed(42, {
      hasInvoice: false,
      invoiceDetails: { number: 'INV-7', date: '2026-05-20', vat: null },
    });
    const { xero } = books.sandbox.world;
    const [payment] = paymentsIn(books);
    if (payment === undefined) throw new Error('It was paid.');
    const id = payment.paymentId;
    xero.bills.editPayment(id, { isReconciled: true });
    expect(await refusalOf(books, row)).toMatchObject({
      code: 'reconciled',
      message: expect.stringContaining('Unreconcile'),
    });
    xero.bills.editPayment(id, { isReconciled: false, batchPaymentId: 'batch-1' });
    expect(await refusalOf(books, row)).toMatchObject({
      code: 'has-payments',
      message: expect.stringContaining('batch'),
    });
    xero.bills.putPayment(payment);
    xero.organisation.endOfYearLockDate = '2026-05-20';
    expect(await refusalOf(books, row)).toMatchObject({
      code: 'lock-date',
      message: expect.stringContaining('20 May 2026'),
    });
    xero.organisation.endOfYearLockDate = null;
    xero.consentingUser.role = 'READONLY';
    expect(await refusalOf(books, row)).toMatchObject({ code: 'role-too-low' });
    xero.consentingUser.role = 'STANDARD';
    const change = (partial: Partial<BillRecord>) => xero.bills.edit(bill.billId, partial);
    change({ creditedMinor: 100, totalMinor: 4300 });
    expect(await refusalOf(books, row)).toMatchObject({ code: 'has-payments' });
    change({ creditedMinor: 0, totalMinor: 4300 });
    xero.bills.payByHand(bill.billId);
    expect(await refusalOf(books, row)).toMatchObject({
      code: 'has-payments',
      message: expect.stringContaining('did not make'),
    });
    expect(paymentsIn(books)).toHaveLength(2);
    expect(writesTo(books, paymentRemoval.path)).toBe(0);
  });

  test('a bill that somebody else pays is not ours to unpay', async () => {
    const { books, row, bill } = await billed();
    const { bills } = books.sandbox.world.xero;
    bills.editPayment(paymentIdOf(books), { status: 'DELETED' });
    bills.payByHand(bill.billId);
    expect(await refusalOf(books, row)).toMatchObject({ code: 'has-payments' });
    expect(statuses(books)).toEqual(['PAID']);
  });
});

describe('an undo that stops between its two steps', () => {
  test('says so on its item, and the next sync goes on', async () => {
    const { books, row } = await billed();
    lose(books, billChange, { kind: 'status', status: 403, body: '{}' });
    const report = await undo(books, [row]);
    expect(report).toMatchObject({ undone: [], refused: [{ code: 'half-undone' }], error: {} });
    expect(await proposalOf(books, row)).toMatchObject({
      state: 'held',
      reason: {
        code: 'half-undone',
        message:
          'Priya took its payment or refund out of Xero; the bill or credit note is still there, unpaid. The next sync voids it. Approve it to have it paid again instead.',
      },
    });
    expect(await books.sync({ push: false })).toMatchObject({ held: 1 });
    expect(statuses(books)).toEqual(['AUTHORISED']);
    books.restart();
    expect(await books.sync({ approveAll: true })).toMatchObject({ pushed: 0, held: 0 });
    expect(await standing(books, row)).toBe('undone undone');
    expect(statuses(books)).toEqual(['VOIDED']);
  });

  test('says what Xero has refused meanwhile, asks no more for it than once, and is paid again when it is approved', async () => {
    const { books, row } = await billed();
    const { xero } = books.sandbox.world;
    justBefore(books, 'POST', /\/Invoices$/, () => {
      xero.organisation.endOfYearLockDate = '2026-06-14';
    });
    expect((await undo(books, [row])).refused).toMatchObject([{ code: 'lock-date' }]);
    const { reason } = await proposalOf(books, row);
    expect(reason.message).toMatch(/^Its payment or refund was taken out of Xero; the bill .* unpaid\. .*lock date/);
    const before = writesTo(books, billChange.path);
    await books.sync();
    expect(await standing(books, row)).toBe('held half-undone');
    expect(writesTo(books, billChange.path)).toBe(before);
    xero.organisation.endOfYearLockDate = null;
    await approve(books, [row]);
    expect(await books.sync()).toMatchObject({ pushed: 1, held: 0 });
    expect(await standing(books, row)).toBe('pushed pushed');
    expect(statuses(books)).toEqual(['PAID']);
    expect(paymentsIn(books)).toHaveLength(1);
  });

  test('is finished by another undo', async () => {
    const { books, row } = await billed(-42);
    lose(books, billChange, { kind: 'status', status: 403, body: '{}' });
    await undo(books, [row]);
    expect((await undo(books, [row])).undone).toHaveLength(1);
    expect(statuses(books)).toEqual(['VOIDED']);
  });
});

describe('a lost answer', () => {
  const requests = [
    ['its payment', paymentRemoval],
    ['the bill', billChange],
  ] as const;

  test.each(requests)('to the request about %s is asked for again under the same key', async (_, request) => {
    for (const kind of ['reset-before', 'reset-after'] as const) {
      const { books, row } = await billed();
      lose(books, request, { kind });
      expect(await undo(books, [row])).toMatchObject({ undone: [{ transactionId: row.id }], refused: [] });
      expect(books.ledger().openChanges()).toEqual([]);
      expect(statuses(books)).toEqual(['VOIDED']);
    }
  });

  test.each(requests)('for good to the request about %s that was done is looked up at once', async (_, request) => {
    const { books, row } = await billed();
    lose(books, request, { kind: 'reset-after' }, 3);
    expect((await undo(books, [row])).undone).toHaveLength(1);
    expect(statuses(books)).toEqual(['VOIDED']);
  });

  test('for good about its payment, which never arrived: whole until it is certain, and then as it was', async () => {
    const { books, row } = await billed();
    lose(books, paymentRemoval, { kind: 'reset-before' }, 3);
    const report = await undo(books, [row]);
    expect(report).toMatchObject({ undone: [], refused: [{ code: 'under-way' }], error: { code: 'waiting' } });
    expect(await books.sync()).toMatchObject({ waitingUntil: expect.any(String) });
    expect(await standing(books, row)).toBe('pushed pushed');
    await passTime(books, 10 * minute);
    await books.sync();
    expect(await standing(books, row)).toBe('pushed pushed');
    expect(statuses(books)).toEqual(['PAID']);
    expect((await undo(books, [row])).undone).toHaveLength(1);
  });

  test('for good about the bill, which never arrived: half undone until it is certain, and not paid meanwhile though it is approved', async () => {
    const { books, row } = await billed();
    lose(books, billChange, { kind: 'reset-before' }, 3);
    const report = await undo(books, [row]);
    expect(report).toMatchObject({ undone: [], refused: [{ code: 'half-undone' }], error: { code: 'waiting' } });
    await approve(books, [row]);
    await books.sync();
    expect(paymentsIn(books)).toEqual([]);
    await passTime(books, 10 * minute);
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    expect(statuses(books)).toEqual(['PAID']);
    expect(paymentsIn(books)).toHaveLength(1);
  });
});

test('what was undone beside a bill stays as it was: Spend Money of another application', async () => {
  const books = await openBooks({}, { ...plainSetup, applications: [{ name: 'Figma', document: 'bill' }] });
  const [bill, spend] = [buy(books, 1, { application: application(books, 'Figma') }), buy(books, 2)];
  expect(await books.sync()).toMatchObject({ pushed: 2 });
  expect((await undo(books, [bill, spend])).undone).toHaveLength(2);
});
