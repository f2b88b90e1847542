import type { BillRecord, PaymentRecord } from '../world/xero-shapes.ts';
import { checkBankAccount } from './check-bank-account.ts';
import { type Checked, today } from './check-bank-transaction.ts';
import { type Fields, fieldsOf, minor, numberField, textField } from './json-fields.ts';
import { lockedForPosting } from './lock-check.ts';
import { dayOf } from './wire-date.ts';
import type { XeroContext } from './xero-context.ts';

export type PaymentDraft = Pick<PaymentRecord, 'billId' | 'accountId' | 'date' | 'amountMinor' | 'reference'>;

/**
 * What Xero asks of a payment (Accounting API's OpenAPI, Payment, and its examples; developer.xero.com, Payments): an
 * approved document, from a bank account, and no more than is outstanding, as `dueMinorOf` says.
 */
export function checkPayment(
  fields: Fields,
  context: XeroContext,
  dueMinorOf: (bill: BillRecord) => number,
): Checked<PaymentDraft> {
  const messages: string[] = [];
  const bill = checkPaidBill(fields, context, messages);
  const account = checkBankAccount(fields['Account'], 'Account', { organisation: context.organisation, messages });
  const date = checkDate(fields, context, messages);
  const amount = numberField(fields, 'Amount');
  if (amount === null || !(amount > 0)) messages.push('The Amount must be greater than zero');
  if (bill !== null && amount !== null && minor(amount) > dueMinorOf(bill)) {
    messages.push('Payment amount exceeds the amount outstanding on this document');
  }
  if (bill !== null && account !== null && !isPayable(bill, account.currency, context)) {
    messages.push("The bank account's currency is neither that of the document nor that of the organisation");
  }
  if (messages.length > 0 || bill === null || account === null || date === null || amount === null) {
    return { draft: null, messages };
  }
  const reference = textField(fields, 'Reference');
  return {
    draft: { billId: bill.billId, accountId: account.accountId, date, amountMinor: minor(amount), reference },
    messages: null,
  };
}

function checkPaidBill(fields: Fields, { organisation }: XeroContext, messages: string[]): BillRecord | null {
  const { billShelf } = organisation.bills;
  const invoice = fieldsOf(fields['Invoice']) ?? {};
  const note = fieldsOf(fields['CreditNote']) ?? {};
  const id = textField(invoice, 'InvoiceID') ?? textField(note, 'CreditNoteID');
  if (id === null) {
    messages.push('A payment must name the invoice or the credit note that it is for');
    return null;
  }
  const bill = billShelf.get(id);
  const isNamedRightly = bill?.type === (textField(invoice, 'InvoiceID') === null ? 'ACCPAYCREDIT' : 'ACCPAY');
  if (bill === undefined || !isNamedRightly) messages.push(`The document '${id}' could not be found`);
  else if (bill.status === 'AUTHORISED' || bill.status === 'PAID') return bill;
  else messages.push('Payments can only be made against Authorised documents');
  return null;
}

function checkDate(fields: Fields, context: XeroContext, messages: string[]): string | null {
  const sent = textField(fields, 'Date');
  const date = sent === null ? today(context) : dayOf(sent);
  const problem = date === null ? `The Date '${sent}' is not a valid date` : lockedForPosting(date, context);
  if (problem !== null) messages.push(problem);
  return date;
}

/** Xero pays from an account of the document's own currency, or of the organisation's. */
function isPayable({ currency }: BillRecord, ofAccount: string | null, { organisation }: XeroContext): boolean {
  const { baseCurrency } = organisation.organisation;
  return [currency, baseCurrency].includes(ofAccount ?? baseCurrency);
}
