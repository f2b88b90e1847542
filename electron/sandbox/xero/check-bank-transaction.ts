import type { BankTransactionRecord, LineRecord } from '../world/xero-shapes.ts';
import { checkBankAccount } from './check-bank-account.ts';
import { type ContactChoice, checkContact } from './check-contact.ts';
import { checkLine } from './check-line.ts';
import { type Fields, listField, minor, numberField, textField } from './json-fields.ts';
import { lockedForPosting } from './lock-check.ts';
import { dayOf } from './wire-date.ts';
import type { XeroContext } from './xero-context.ts';

/** A bank transaction that passed; its contact may still have to be made. */
export interface BankTransactionDraft {
  readonly contact: ContactChoice;
  readonly record: Omit<BankTransactionRecord, 'bankTransactionId' | 'contactId' | 'updatedAtMs' | 'postedBy'>;
}

export type Checked<T> =
  | { readonly draft: T; readonly messages: null }
  | { readonly draft: null; readonly messages: string[] };

/**
 * Every rule of Spend Money and Receive Money that Xero publishes (developer.xero.com, Bank transactions; example
 * errors of the Accounting API's OpenAPI). All that is wrong is said at once.
 */
export function checkBankTransaction(
  fields: Fields,
  context: XeroContext,
  unitDecimals: 2 | 4,
): Checked<BankTransactionDraft> {
  const messages: string[] = [];
  const { organisation } = context;
  const type = checkType(fields, messages);
  const contact = checkContact(fields['Contact'], organisation, messages);
  const bank = checkBankAccount(fields['BankAccount'], 'BankAccount', { organisation, messages });
  const date = checkDate(fields, context, messages);
  const lineAmountTypes = checkLineAmountTypes(fields, 'Inclusive', messages);
  const lines = checkLines(fields, { organisation, lineAmountTypes, unitDecimals }, messages);
  const totals = checkTotals(fields, { lines, lineAmountTypes }, messages);
  const currency = bank?.currency ?? organisation.organisation.baseCurrency;
  checkCurrency(fields, { currency, context, messages });
  checkStatus(fields, messages);
  if (messages.length > 0 || type === null || contact === null || bank === null || date === null) {
    return { draft: null, messages };
  }
  const record = {
    type,
    status: 'AUTHORISED' as const,
    bankAccountId: bank.accountId,
    date,
    reference: textField(fields, 'Reference'),
    url: textField(fields, 'Url'),
    lineAmountTypes,
    lines,
    ...totals,
    currency,
    isReconciled: fields['IsReconciled'] === true,
  };
  return { draft: { contact, record }, messages: null };
}

function checkType(fields: Fields, messages: string[]): 'SPEND' | 'RECEIVE' | null {
  const type = textField(fields, 'Type');
  if (type === 'SPEND' || type === 'RECEIVE') return type;
  if (type === null) messages.push('Type must be specified');
  else if (type.endsWith('-TRANSFER')) messages.push('Bank transfers cannot be created on this endpoint');
  else messages.push(`The Type '${type}' is not supported here`);
  return null;
}

/** Without a date Xero takes the organisation's today. */
function checkDate(fields: Fields, context: XeroContext, messages: string[]): string | null {
  const sent = textField(fields, 'Date');
  const date = sent === null ? today(context) : dayOf(sent);
  if (date === null) {
    messages.push(`The Date '${sent}' is not a valid date`);
    return null;
  }
  const locked = lockedForPosting(date, context);
  if (locked !== null) messages.push(locked);
  return date;
}

/** The sandbox's organisation keeps London time. */
export function today(context: XeroContext): string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' });
  return format.format(context.clock.nowMs());
}

/** What Xero takes where none is sent: Inclusive here, Exclusive for bills and credit notes. */
export function checkLineAmountTypes(
  fields: Fields,
  otherwise: BankTransactionRecord['lineAmountTypes'],
  messages: string[],
): BankTransactionRecord['lineAmountTypes'] {
  const sent = textField(fields, 'LineAmountTypes') ?? otherwise;
  if (sent === 'Inclusive' || sent === 'Exclusive' || sent === 'NoTax') return sent;
  messages.push(`The LineAmountTypes '${sent}' is not valid`);
  return 'Inclusive';
}

export function checkLines(fields: Fields, rules: Parameters<typeof checkLine>[1], messages: string[]): LineRecord[] {
  const sent = listField(fields, 'LineItems');
  if (sent.length === 0) messages.push('One or more line items must be specified');
  return sent.map((line) => checkLine(line, rules, messages)).filter((line) => line !== null);
}

type Totals = Pick<BankTransactionRecord, 'subTotalMinor' | 'totalTaxMinor' | 'totalMinor'>;

export function checkTotals(
  fields: Fields,
  { lines, lineAmountTypes }: Pick<BankTransactionRecord, 'lines' | 'lineAmountTypes'>,
  messages: string[],
): Totals {
  const sum = lines.reduce((total, line) => total + line.lineAmountMinor, 0);
  const totalTaxMinor = lines.reduce((total, line) => total + line.taxMinor, 0);
  const totalMinor = lineAmountTypes === 'Exclusive' ? sum + totalTaxMinor : sum;
  const sent = numberField(fields, 'Total');
  if (lines.length > 0 && totalMinor <= 0) messages.push('The total of this document must be greater than zero');
  if (sent !== null && lines.length > 0 && minor(sent) !== totalMinor) {
    messages.push('The document total does not equal the sum of the lines');
  }
  return { subTotalMinor: totalMinor - totalTaxMinor, totalTaxMinor, totalMinor };
}

function checkCurrency(fields: Fields, check: { currency: string; context: XeroContext; messages: string[] }): void {
  const sent = textField(fields, 'CurrencyCode');
  if (sent === null || sent === check.currency) return;
  const subscribed = check.context.organisation.currencies.some(({ code }) => code === sent);
  if (!subscribed) check.messages.push(`The current organisation is not subscribed to currency '${sent}'.`);
  else check.messages.push('Setting currency is only supported on overpayments');
}

function checkStatus(fields: Fields, messages: string[]): void {
  const status = textField(fields, 'Status');
  if (status !== null && status !== 'AUTHORISED')
    messages.push(`The Status '${status}' is not valid for this document`);
}
