import type { BillDocument } from '../../../shared/domain/document.ts';
import { sourceUrl } from '../../../shared/domain/source-url.ts';
import type { MadeBill } from '../../ports/xero.ts';
import { contactIdOf, lineElement, maxElements, positiveMajor } from './encode-line.ts';

/**
 * A bill. Xero takes Reference for sales invoices only (Accounting API's OpenAPI, Invoice), so the marker travels in Url. Tax
 * inclusive is said, because bills are exclusive otherwise, and so is the currency.
 */
export function billElement(document: BillDocument) {
  return {
    Type: 'ACCPAY',
    Contact: { ContactID: contactIdOf(document) },
    LineItems: [lineElement(document)],
    Date: document.date,
    DueDate: document.dueDate,
    LineAmountTypes: 'Inclusive',
    InvoiceNumber: document.number,
    Url: sourceUrl(document.reference),
    CurrencyCode: document.currency,
    Status: 'AUTHORISED',
  };
}

/** A supplier's credit note. Xero gives them neither Url nor Reference: its number is the marker. */
export function creditNoteElement(document: BillDocument) {
  return {
    Type: 'ACCPAYCREDIT',
    Contact: { ContactID: contactIdOf(document) },
    Date: document.date,
    Status: 'AUTHORISED',
    LineAmountTypes: 'Inclusive',
    LineItems: [lineElement(document)],
    CurrencyCode: document.currency,
    CreditNoteNumber: document.number,
  };
}

/** The request body for the payments of 1 to 50 bills, or refunds of credit notes. Never marked as reconciled. */
export function encodePayments(bills: readonly MadeBill[]): string {
  if (bills.length === 0 || bills.length > maxElements) {
    throw new Error(`A request holds 1 to ${maxElements} payments, not ${bills.length}.`);
  }
  return JSON.stringify({ Payments: bills.map(paymentElement) });
}

function paymentElement({ id, document }: MadeBill) {
  return {
    ...(document.kind === 'bill' ? { Invoice: { InvoiceID: id } } : { CreditNote: { CreditNoteID: id } }),
    Account: { AccountID: document.bankAccount.accountId },
    Date: document.dueDate,
    Amount: positiveMajor(document),
    Reference: document.reference,
  };
}
