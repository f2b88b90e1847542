import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerLists, bankAccountId } from './organisation-answers.ts';
import { openScene, type Scene, tenantId } from './scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
  scene.fake.on(answerLists);
});
afterEach(() => scene.close());

const base = '/api.xro/2.0';
const bill = (InvoiceID: string, change: object = {}) => ({
  InvoiceID,
  Type: 'ACCPAY',
  Status: 'PAID',
  InvoiceNumber: 'INV-1',
  Url: 'https://app.cledara.com/?reference=CLD-4K8QZ-3M7H-5N1X',
  Date: '/Date(1551139200000+0000)/',
  DueDate: '/Date(1551225600000+0000)/',
  CurrencyCode: 'GBP',
  Total: 12,
  AmountDue: 0,
  Payments: [{ PaymentID: `payment of ${InvoiceID}`, Date: '/Date(1551225600000+0000)/', Amount: 12 }],
  LineItems: [{ LineItemID: 'line-1', Description: 'Design', LineAmount: 12, AccountCode: '429', TaxType: 'NONE' }],
  ...change,
});
const payment = (InvoiceID: string, change: object = {}) => ({
  PaymentID: `payment of ${InvoiceID}`,
  Status: 'AUTHORISED',
  Date: '/Date(1551225600000+0000)/',
  Reference: 'CLD-4K8QZ-3M7H-5N1X',
  Account: { AccountID: bankAccountId },
  Invoice: { InvoiceID },
  IsReconciled: false,
  ...change,
});

function answers(bills: readonly object[], payments: readonly object[]): void {
  scene.fake.on(({ path, query }) => {
    if (path === `${base}/Payments`) return { json: { Payments: payments, pagination: { page: 1, pageCount: 1 } } };
    if (path !== `${base}/Invoices`) return path.startsWith(`${base}/Invoices/`) ? { status: 404, json: {} } : null;
    const ids = query.get('IDs')?.split(',') ?? null;
    const wanted = bills.filter((one) => ids === null || ids.includes((one as { InvoiceID: string }).InvoiceID));
    return { json: { Invoices: wanted } };
  });
}

const read = (ids: readonly string[]) =>
  scene.api.documentsById(
    tenantId,
    'invoice',
    ids.map((id) => ({ id, reference: '' })),
  );

describe('bills by their ids', () => {
  test('come with their lines and with what stands of their payments', async () => {
    answers([bill('b1', { CreditNotes: [{ CreditNoteID: 'c1' }] })], [payment('b1', { BatchPaymentID: 'batch' })]);
    expect(await read(['b1', 'b2'])).toMatchObject({
      ok: true,
      value: [
        {
          id: 'b1',
          status: 'AUTHORISED',
          reference: 'CLD-4K8QZ-3M7H-5N1X',
          totalMinor: 1200,
          lines: [{ id: 'line-1', accountCode: '429' }],
          bill: {
            dueDate: '2019-02-27',
            creditCount: 1,
            dueMinor: 0,
            payments: [{ id: 'payment of b1', date: '2019-02-27', accountId: bankAccountId, isInBatch: true }],
          },
        },
      ],
    });
  });

  test('are asked for fifty at a time, and their payments at once', async () => {
    const ids = Array.from({ length: 60 }, (_, n) => `b${n}`);
    answers(
      ids.map((id) => bill(id)),
      ids.map((id) => payment(id)),
    );
    expect(await read(ids)).toMatchObject({ ok: true, value: { length: 60 } });
    expect(scene.fake.to(`${base}/Invoices`)).toHaveLength(2);
    expect(scene.fake.to(`${base}/Payments`)).toHaveLength(1);
  });

  test.each([
    ['a payment that is not told', [bill('b1')], []],
    ['a payment without an id', [bill('b1', { Payments: [{ Amount: 12 }] })], [payment('b1')]],
  ])('with %s are not taken for unpaid', async (_, bills, payments) => {
    answers(bills, payments);
    scene.fake.on(({ path }) => (path === `${base}/Invoices/b1` ? { json: { Invoices: bills } } : null));
    expect(await read(['b1'])).toMatchObject({ ok: false, error: { kind: 'incompatible' } });
  });
});
