import type { BillDocument } from './document.ts';
import type { Choice, Draft, DraftBasis } from './draft.ts';
import { draftBankTransaction, type LineCoding } from './draft-bank-transaction.ts';
import type { Movement } from './movement.ts';
import { datedDescription, type OpenDayChoice, type PostingDay, postingDay } from './open-day.ts';
import type { ReferenceIndex } from './reference-index.ts';

/** Xero: numbers of bills have at most 255 characters (Accounting API's OpenAPI, Invoice). */
const longestNumber = 255;

/**
 * A bill with its payment for money that went out, a credit note with its refund for money that came back. Its line is that of
 * a Spend or Receive Money; what a bill has beside it are its number, its own day and its currency.
 */
export function draftBill(
  basis: DraftBasis & { readonly date: PostingDay; readonly choice: OpenDayChoice | null },
  coding: LineCoding,
  invoice: Movement['invoice'],
  index: ReferenceIndex,
): Draft {
  const kind = coding.kind === 'spend-money' ? 'bill' : 'credit-note';
  const number = kind === 'bill' ? billNumber(basis, invoice) : noteNumber(basis);
  const date = kind === 'bill' ? billDate(basis, invoice) : basis.date;
  // Where the movement itself was moved its description says so already.
  const isMovedAlone = date.movedFrom !== null && basis.date.movedFrom === null;
  const description = isMovedAlone ? datedDescription(coding.description, date) : coding.description;
  const line = draftBankTransaction(basis, { ...coding, description }, index);
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

/** Where a person chose an open day, because the movement's own or only the invoice's is closed, nothing is dated before that. */
function billDate(
  { date, choice }: { readonly date: PostingDay; readonly choice: OpenDayChoice | null },
  invoice: Movement['invoice'],
): PostingDay {
  const known = invoice?.date ?? null;
  if (known !== null && date.movedFrom !== null && known < date.value) return date;
  if (known === null) return { ...date, why: `No invoice date is confirmed in Cledara. ${date.why}` };
  return postingDay({ value: known, why: 'The invoice date confirmed in Cledara.' }, choice);
}

function dueWhy(kind: BillDocument['kind'], { date }: DraftBasis): string {
  return kind === 'bill' ? `It is due and paid then. ${date.why}` : `It is refunded then. ${date.why}`;
}
