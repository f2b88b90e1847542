import type { CledaraTransaction } from '../../../electron/sandbox/world/cledara-shapes.ts';
import type { BillRecord, PaymentRecord } from '../../../electron/sandbox/world/xero-shapes.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { application, buy, openBooks, plainSetup } from './books.ts';

/** All card payments become bills, and refunds credit notes, by themselves. */
export const billSetup = {
  ...plainSetup,
  defaults: { account: '429', taxType: 'NONE', mode: 'auto', document: 'bill' },
};

/** The request that takes a payment off its bill, and those that void bills and credit notes. */
export const paymentRemoval = { service: 'xero', method: 'POST', path: /\/Payments\/[^/]+$/ } as const;
export const billChange = { service: 'xero', method: 'POST', path: /\/(Invoices|CreditNotes)$/ } as const;

/** One purchase (a refund where the amount is negative) that is in Xero as a bill, or credit note, with its payment. */
export async function billed(
  amount = 42,
  partial: Partial<CledaraTransaction> = {},
): Promise<{ readonly books: TestCompany; readonly row: CledaraTransaction; readonly bill: BillRecord }> {
  const books = await openBooks({}, billSetup);
  const type = amount < 0 ? { type: 'cardReceive' as const } : {};
  const row = buy(books, amount, { application: application(books, 'Figma'), ...type, ...partial });
  await books.sync();
  const [bill] = billsIn(books);
  if (bill?.status !== 'PAID') throw new Error('The bill is not in Xero with its payment.');
  return { books, row, bill };
}

export function billsIn(books: TestCompany): readonly BillRecord[] {
  return books.sandbox.world.xero.bills.billShelf.items;
}

/** Payments and refunds that stand. */
export function paymentsIn(books: TestCompany): readonly PaymentRecord[] {
  return books.sandbox.world.xero.bills.paymentShelf.items.filter(({ status }) => status === 'AUTHORISED');
}

export function paymentIdOf(books: TestCompany): string {
  return paymentsIn(books)[0]?.paymentId ?? '';
}

/** Requests so far that changed bills, credit notes or their payments, once they were there. */
export function billChangesIn(books: TestCompany): number {
  return books.sandbox.world.requests.filter(
    ({ method, path }) => method === 'POST' && (billChange.path.test(path) || paymentRemoval.path.test(path)),
  ).length;
}
