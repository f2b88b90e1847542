import type { BillRecord } from '../world/xero-shapes.ts';
import { type Checked, checkLineAmountTypes, checkLines, checkTotals, today } from './check-bank-transaction.ts';
import { type ContactChoice, checkContact } from './check-contact.ts';
import { type Fields, textField } from './json-fields.ts';
import { lockedForPosting } from './lock-check.ts';
import { dayOf } from './wire-date.ts';
import type { XeroContext } from './xero-context.ts';

/** A bill or credit note that passed; its contact may still have to be made. */
export interface BillDraft {
  readonly contact: ContactChoice;
  readonly record: Omit<BillRecord, 'billId' | 'contactId' | 'updatedAtMs' | 'postedBy'>;
}

type EnteredStatus = 'DRAFT' | 'SUBMITTED' | 'AUTHORISED';

/** Xero: numbers have at most 255 characters (Accounting API's OpenAPI, Invoice). */
const longestNumber = 255;

/**
 * The rules of bills and suppliers' credit notes that Xero publishes (Accounting API's OpenAPI, Invoice and CreditNote;
 * developer.xero.com, Invoices). Amounts are exclusive of tax unless it is said otherwise; a draft may lie on a locked day.
 */
export function checkBill(fields: Fields, type: BillRecord['type'], context: XeroContext): Checked<BillDraft> {
  const messages: string[] = [];
  const { organisation } = context;
  if (textField(fields, 'Type') !== type)
    messages.push(`The Type '${textField(fields, 'Type')}' is not supported here`);
  const contact = checkContact(fields['Contact'], organisation, messages);
  const status = checkStatus(fields, messages);
  const date = checkDay(fields, 'Date', messages) ?? today(context);
  const dueDate = checkDay(fields, 'DueDate', messages);
  if (status === 'AUTHORISED') {
    const locked = lockedForPosting(date, context);
    if (locked !== null) messages.push(locked);
    if (type === 'ACCPAY' && dueDate === null) messages.push('The Due Date must be specified');
  }
  const lineAmountTypes = checkLineAmountTypes(fields, 'Exclusive', messages);
  const lines = checkLines(fields, { organisation, lineAmountTypes, unitDecimals: 2 }, messages);
  const totals = checkTotals(fields, { lines, lineAmountTypes }, messages);
  const currency = checkCurrency(fields, context, messages);
  const number = checkNumber(fields, type, messages);
  const url = type === 'ACCPAY' ? checkUrl(fields, messages) : null;
  if (messages.length > 0 || contact === null || status === null) return { draft: null, messages };
  const record = { type, status, number, date, dueDate, url, lineAmountTypes, lines, ...totals, currency };
  return { draft: { contact, record }, messages: null };
}

function checkStatus(fields: Fields, messages: string[]): EnteredStatus | null {
  const status = textField(fields, 'Status') ?? 'DRAFT';
  if (status === 'DRAFT' || status === 'SUBMITTED' || status === 'AUTHORISED') return status;
  messages.push(`The Status '${status}' is not valid for this document`);
  return null;
}

function checkDay(fields: Fields, name: 'Date' | 'DueDate', messages: string[]): string | null {
  const sent = textField(fields, name);
  const day = sent === null ? null : dayOf(sent);
  if (sent !== null && day === null) messages.push(`The ${name} '${sent}' is not a valid date`);
  return day;
}

function checkCurrency(fields: Fields, { organisation }: XeroContext, messages: string[]): string {
  const { baseCurrency } = organisation.organisation;
  const sent = textField(fields, 'CurrencyCode') ?? baseCurrency;
  if (sent !== baseCurrency && !organisation.currencies.some(({ code }) => code === sent)) {
    messages.push(`The current organisation is not subscribed to currency '${sent}'.`);
  }
  return sent;
}

/** Numbers of bills may repeat: only those of sales invoices are unique. */
function checkNumber(fields: Fields, type: BillRecord['type'], messages: string[]): string | null {
  const number = textField(fields, type === 'ACCPAY' ? 'InvoiceNumber' : 'CreditNoteNumber');
  if (number !== null && number.length > longestNumber) messages.push('The number is longer than 255 characters');
  return number;
}

function checkUrl(fields: Fields, messages: string[]): string | null {
  const url = textField(fields, 'Url');
  if (url !== null && !URL.canParse(url)) messages.push('Url must be a valid absolute url');
  return url;
}
