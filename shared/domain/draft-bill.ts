import type { BillDocument } from './document.ts';
import type { Choice, Draft, DraftBasis } from './draft.ts';
import { draftBankTransaction, type LineCoding } from './draft-bank-transaction.ts';
import type { Movement } from './movement.ts';
import type { PostingDay } from './open-day.ts';
import type { PlainDate } from './plain-date.ts';
import type { ReferenceIndex } from './reference-index.ts';

/** Xero: numbers of bills have at most 255 characters (Accounting API's OpenAPI, Invoice). */
const longestNumber = 255;

/**
 * A bill with its payment for money that went out, a credit note with its refund for money that came back. Its line is that of
 * a Spend or Receive Money; what a bill has beside it are its number, its own day and its currency.
 */
export function draftBill(
  basis: DraftBasis & { readonly date: PostingDay },
  coding: LineCoding,
  invoice: Movement['invoice'],
  index: ReferenceIndex,
): Draft {
  const line = draftBankTransaction(basis, coding, index);
  const kind = coding.kind === 'spend-money' ? 'bill' : 'credit-note';
  const number = kind === 'bill' ? billNumber(basis, invoice) : noteNumber(basis);
  const date = kind === 'bill' ? billDate(basis, invoice) : basis.date;
  const explanation = [
    { field: 'number', ...number },
    { field: 'date', value: date.value, why: date.why },
    { field: 'dueDate', value: basis.date.value, why: dueWhy(kind, basis) },
    ...line.explanation.filter(({ field }) => field !== 'date'),
  ];
  if (line.document === null) return { ...line, document: null, explanation };
  const document: BillDocument = {
    ...line.document,
    kind,
    number: number.value,
    date: date.value,
    dueDate: basis.date.value,
  };
  return { ...line, document, explanation };
}

function billNumber({ reference }: DraftBasis, invoice: Movement['invoice']): Choice<string> {
  const known = invoice?.number?.trim() ?? '';
  if (known === '')
    return { value: reference, why: 'No invoice number is confirmed in Cledara, so it goes by its own reference.' };
  return { value: known.slice(0, longestNumber), why: 'The invoice number confirmed in Cledara.' };
}

function noteNumber({ reference }: DraftBasis): Choice<string> {
  return { value: reference, why: 'A credit note goes by its own reference, by which it is found again in Xero.' };
}

/** Where the movement's own day is closed and a person chose an open one, nothing is dated before that. */
function billDate({ date }: { readonly date: PostingDay }, invoice: Movement['invoice']): Choice<PlainDate> {
  const known = invoice?.date ?? null;
  if (known !== null && date.movedFrom !== null && known < date.value) return date;
  if (known === null) return { value: date.value, why: `No invoice date is confirmed in Cledara. ${date.why}` };
  return { value: known, why: 'The invoice date confirmed in Cledara.' };
}

function dueWhy(kind: BillDocument['kind'], { date }: DraftBasis): string {
  return kind === 'bill' ? `It is due and paid then. ${date.why}` : `It is refunded then. ${date.why}`;
}
