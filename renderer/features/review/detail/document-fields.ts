import type { DocumentDto } from '../../../../shared/contract/proposal.ts';
import type { ReferenceDto } from '../../../../shared/contract/reference.ts';
import type { ReviewItemDto } from '../../../../shared/contract/review-item.ts';

/** A value of the document, and the rule that gave it; null where there is none. */
export interface DrawnField {
  readonly value: string | null;
  readonly why: string | null;
}

export type FieldName =
  | 'date'
  | 'contact'
  | 'reference'
  | 'number'
  | 'dueDate'
  | 'bankAccount'
  | 'fromBankAccount'
  | 'toBankAccount'
  | 'description'
  | 'account'
  | 'taxType'
  | 'amount';

/** What is drawn as Xero will show it: the document itself, or, while none can be made, what is known of it. */
export interface DrawnDocument {
  readonly kind: DocumentDto['kind'];
  /** False where a field is missing and so nothing can be sent. */
  readonly isWhole: boolean;
  readonly isNewContact: boolean;
  readonly currency: string | null;
  readonly fields: Readonly<Record<FieldName, DrawnField>>;
  /** One per category; while there is no document all of it is one text. */
  readonly tracking: readonly { readonly category: string | null; readonly field: DrawnField }[];
}

type Explanation = ReadonlyMap<string, { readonly value: string; readonly why: string }>;

/** How the engine writes a field that nobody has chosen (shared/domain/draft-bank-transaction.ts). */
const nothing = 'none';

/** Null where nothing at all is known of a document, as for a movement that was not understood. */
export function drawnDocument(
  { proposal, row, movement }: Pick<ReviewItemDto, 'proposal' | 'row' | 'movement'>,
  taxRates: ReferenceDto['taxRates'],
): DrawnDocument | null {
  if (proposal === null) return null;
  const explanation: Explanation = new Map(proposal.explanation.map(({ field, ...rest }) => [field, rest]));
  const { document } = proposal;
  if (document !== null) return whole(document, explanation, taxRates, row.state === 'pushed');
  if (explanation.size === 0) return null;
  const amount = movement.amount?.replace('-', '') ?? null;
  const known = (field: string): DrawnField => fieldOf(explanation, field, knownValue(explanation, field));
  const tracking = known('tracking');
  return {
    kind: kindOf(explanation, row.kind),
    isWhole: false,
    isNewContact: false,
    currency: movement.currency,
    fields: {
      date: known('date'),
      contact: known('contact'),
      reference: { value: null, why: null },
      number: known('number'),
      dueDate: known('dueDate'),
      bankAccount: named(known('bankAccount')),
      fromBankAccount: named(known('fromBankAccount')),
      toBankAccount: named(known('toBankAccount')),
      description: known('description'),
      account: named(known('account')),
      taxType: rated(known('taxType'), taxRates),
      amount: fieldOf(explanation, 'amount', amount),
    },
    tracking: tracking.value === null ? [] : [{ category: null, field: tracking }],
  };
}

function whole(
  document: DocumentDto,
  explanation: Explanation,
  taxRates: ReferenceDto['taxRates'],
  isSent: boolean,
): DrawnDocument {
  const field = (name: string, value: string | null): DrawnField => fieldOf(explanation, name, value);
  const tax = taxRates.find(({ taxType }) => taxType === document.taxType)?.name;
  return {
    kind: document.kind,
    isWhole: true,
    isNewContact: document.newContact && !isSent,
    currency: document.currency,
    fields: {
      date: field('date', document.date),
      contact: field('contact', document.contact),
      reference: { value: document.reference, why: null },
      number: field('number', document.number),
      dueDate: field('dueDate', document.dueDate),
      bankAccount: field('bankAccount', document.bankAccount),
      fromBankAccount: field('fromBankAccount', document.bankAccount),
      toBankAccount: field('toBankAccount', document.toBankAccount),
      description: field('description', document.description),
      account: field('account', document.account),
      taxType: field('taxType', tax ?? document.taxType),
      amount: field('amount', document.amount),
    },
    tracking: Object.entries(document.tracking).map(([category, option]) => ({
      category,
      field: field('tracking', option),
    })),
  };
}

function fieldOf(explanation: Explanation, name: string, value: string | null): DrawnField {
  return { value, why: explanation.get(name)?.why ?? null };
}

function knownValue(explanation: Explanation, name: string): string | null {
  const value = explanation.get(name)?.value;
  return value === undefined || value === nothing ? null : value;
}

/** Explanations write `463 (Software)`; Xero's own window, and so the drawing, `463 Software`. */
function named({ value, why }: DrawnField): DrawnField {
  return { value: value?.replace(/^(\S+) \((.*)\)$/s, '$1 $2') ?? null, why };
}

/** The name of the rate whose code the explanation begins with, as Xero's window has it. */
function rated({ value, why }: DrawnField, taxRates: ReferenceDto['taxRates']): DrawnField {
  const code = value?.split(' (', 1)[0];
  return { value: taxRates.find(({ taxType }) => taxType === code)?.name ?? value, why };
}

/** A transfer explains both its ends, and a bill its number; of the others only a purchase takes money out (shared/domain/line-coding.ts). */
function kindOf(explanation: Explanation, movementKind: string): DocumentDto['kind'] {
  if (explanation.has('fromBankAccount')) return 'transfer';
  if (explanation.has('number')) return movementKind === 'purchase' ? 'bill' : 'credit-note';
  return movementKind === 'purchase' ? 'spend-money' : 'receive-money';
}
