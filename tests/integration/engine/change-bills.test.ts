import { describe, expect, test } from 'vitest';
import type { BillRecord } from '../../../electron/sandbox/world/xero-shapes.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import {
  billChange,
  billChangesIn,
  billed,
  billSetup,
  billsIn,
  paymentIdOf,
  paymentRemoval,
  paymentsIn,
} from './bill-books.ts';
import { minute, passTime, proposalOf, standing } from './books.ts';
import { justBefore } from './interfere.ts';

type Row = { readonly id: string };

const preview = (books: TestCompany) => books.call('reapply.preview', { limit: 100 });
async function apply(books: TestCompany, row: Row) {
  const { settingsVersion } = await preview(books);
  return await books.call('reapply.apply', { ids: [row.id], version: settingsVersion, author: 'Priya' });
}
const sendOurs = (books: TestCompany, row: Row) =>
  books.call('drift.decide', { decision: 'send', ids: [row.id], author: 'Priya' });

const recodedSetup = { ...billSetup, defaults: { ...billSetup.defaults, account: '463' } };

/** A bill, or credit note, in Xero to 429, which the settings now code to 463. */
async function recoded(amount = 42) {
  const made = await billed(amount);
  await passTime(made.books, minute);
  await made.books.setup(recodedSetup);
  return made;
}

/** What stands: one bill that is paid once by us. */
function expectWhole(books: TestCompany, { billId }: Pick<BillRecord, 'billId'>, account: string): void {
  expect(billsIn(books)).toHaveLength(1);
  expect(billsIn(books)).toMatchObject([{ billId, status: 'PAID', lines: [{ accountCode: account }] }]);
  expect(paymentsIn(books)).toMatchObject([{ billId, reference: expect.stringMatching(/^CLD-/), date: '2026-06-13' }]);
}

describe('applying settings to what was pushed', () => {
  test.each([
    ['a bill', 42],
    ['a credit note', -42],
  ])('changes %s in place between two payments; the line keeps its id', async (_, amount) => {
    const { books, row, bill } = await recoded(amount);
    const { xero } = books.sandbox.world;
    expect((await preview(books)).items).toMatchObject([
      { refusal: null, changes: [{ field: 'account', willBe: `463 ${xero.account('463')?.name}` }] },
    ]);
    expect(await apply(books, row)).toMatchObject({
      changed: [{ transactionId: row.id, state: 'approved' }],
      refused: [],
    });
    expect(await proposalOf(books, row)).toMatchObject({
      settingsVersion: 2,
      reason: {
        message: expect.stringMatching(
          /^Changed in Xero by Priya: account: 429 .* → 463 .*\. Its payment or refund goes next\.$/,
        ),
      },
    });
    expect(await books.sync()).toMatchObject({ pushed: 1, held: 0 });
    expect(await standing(books, row)).toBe('pushed pushed');
    expectWhole(books, bill, '463');
    expect(billsIn(books)[0]?.lines[0]?.lineItemId).toBe(bill.lines[0]?.lineItemId);
    expect(await preview(books)).toMatchObject({ total: 0 });
    await passTime(books, minute);
    expect(await books.call('drift.look', {})).toMatchObject({ changed: 0, deleted: 0 });
  });

  test('says what Xero would refuse, and what it is no change of', async () => {
    const { books, row } = await recoded();
    const { xero } = books.sandbox.world;
    const refusal = async () => (await preview(books)).items[0]?.refusal;
    xero.organisation.endOfYearLockDate = '2026-06-30';
    expect(await refusal()).toMatchObject({ code: 'lock-date' });
    xero.organisation.endOfYearLockDate = null;
    xero.bills.editPayment(paymentIdOf(books), { isReconciled: true });
    expect(await refusal()).toMatchObject({ code: 'reconciled' });
    expect((await apply(books, row)).refused).toMatchObject([{ code: 'reconciled' }]);
    await passTime(books, minute);
    xero.bills.editPayment(paymentIdOf(books), { isReconciled: false, batchPaymentId: 'a batch' });
    expect((await apply(books, row)).refused).toMatchObject([{ code: 'has-payments' }]);
    await books.setup({ ...recodedSetup, defaults: { ...recodedSetup.defaults, document: 'spend-money' } });
    expect(await refusal()).toMatchObject({ code: 'not-possible', message: expect.stringContaining('another kind') });
    expect(billChangesIn(books)).toBe(0);
    expect(await standing(books, row)).toBe('pushed pushed');
  });

  test('leaves alone what somebody else has changed there, or paid', async () => {
    const { books, row, bill } = await recoded();
    const { bills } = books.sandbox.world.xero;
    bills.edit(bill.billId, { number: 'INV-1' });
    expect((await apply(books, row)).refused).toMatchObject([{ code: 'changed-in-xero' }]);
    expect(paymentsIn(books)).toHaveLength(1);
  });

  test('is paid as it was where Xero refuses the change after its payment was taken away', async () => {
    const { books, row, bill } = await recoded();
    const { xero } = books.sandbox.world;
    justBefore(books, 'POST', /\/Invoices$/, () => {
      const account = xero.account('463');
      if (account !== undefined)
        xero.accounts.splice(xero.accounts.indexOf(account), 1, { ...account, status: 'ARCHIVED' });
    });
    const report = await apply(books, row);
    expect(report).toMatchObject({ changed: [], refused: [{ code: 'refused-by-xero' }] });
    expect(paymentsIn(books)).toEqual([]);
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    expectWhole(books, bill, '429');
    expect(await standing(books, row)).toBe('pushed pushed');
  });

  test.each([
    ['payment', paymentRemoval, 'reset-before', '429'],
    ['payment', paymentRemoval, 'reset-after', '463'],
    ['bill', billChange, 'reset-before', '429'],
    ['bill', billChange, 'reset-after', '463'],
  ] as const)('whose answer about the %s is lost for good (%o, %s) ends whole', async (_, request, kind, account) => {
    const { books, row, bill } = await recoded();
    books.sandbox.faults.next({ ...request, fault: { kind }, times: 3 });
    await apply(books, row);
    await books.sync();
    await passTime(books, 10 * minute);
    await books.sync();
    await books.sync();
    expect(await standing(books, row)).toBe('pushed pushed');
    expectWhole(books, bill, account);
    expect(books.ledger().openChanges()).toEqual([]);
  });
});

describe('sending ours again', () => {
  test('makes a bill what it was, and pays it anew', async () => {
    const { books, row, bill } = await billed();
    await passTime(books, minute);
    books.sandbox.world.xero.bills.edit(bill.billId, { number: 'INV-1', date: '2026-06-01' });
    await books.call('drift.look', {});
    expect((await sendOurs(books, row)).changed).toHaveLength(1);
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    expectWhole(books, bill, '429');
    expect(billsIn(books)).toMatchObject([{ number: bill.number, date: bill.date }]);
    expect(await standing(books, row)).toBe('pushed pushed');
  });

  test('pays anew what somebody has taken the payment of, and asks for nothing else', async () => {
    const { books, row, bill } = await billed(-42);
    await passTime(books, minute);
    books.sandbox.world.xero.bills.editPayment(paymentIdOf(books), { status: 'DELETED' });
    await books.call('drift.look', {});
    expect(await sendOurs(books, row)).toMatchObject({ changed: [{ state: 'approved' }], refused: [] });
    expect(billChangesIn(books)).toBe(0);
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    expectWhole(books, bill, '429');
  });

  test('does not take a payment of somebody else away', async () => {
    const { books, row, bill } = await billed();
    const { bills } = books.sandbox.world.xero;
    await passTime(books, minute);
    bills.editPayment(paymentIdOf(books), { status: 'DELETED' });
    bills.payByHand(bill.billId, { date: '2026-06-14' });
    await books.call('drift.look', {});
    expect((await sendOurs(books, row)).refused).toMatchObject([{ code: 'has-payments' }]);
    expect(paymentsIn(books)).toMatchObject([{ date: '2026-06-14' }]);
    expect(await standing(books, row)).toBe('pushed changed-in-xero');
  });
});

test('what Cledara says of a bill since it was posted is sent when it is asked for: another number, another amount, paid once', async () => {
  const { books, row, bill } = await billed();
  const inCledara = books.sandbox.world.cledara.transactions.find(({ id }) => id === row.id);
  if (inCledara === undefined) throw new Error('Cledara has it.');
  Object.assign(inCledara, { amount: -43, invoiceDetails: { number: 'INV-9', date: null, vat: null } });
  await books.sync();
  expect(await standing(books, row)).toBe('pushed changed-in-cledara');
  const report = await books.call('posted.decide', { decision: 'send', ids: [row.id], author: 'Priya' });
  expect(report).toMatchObject({ changed: [{ transactionId: row.id, state: 'approved' }], refused: [] });
  expect(await books.sync()).toMatchObject({ pushed: 1, blocked: [] });
  expectWhole(books, bill, '429');
  expect(billsIn(books)).toMatchObject([{ number: 'INV-9', totalMinor: 4300 }]);
  expect(paymentsIn(books)).toMatchObject([{ amountMinor: 4300 }]);
  expect(await standing(books, row)).toBe('pushed pushed');
});
