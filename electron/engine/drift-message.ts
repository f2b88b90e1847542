import type { Difference, DifferenceField } from '../../shared/domain/difference.ts';

const names: Readonly<Record<DifferenceField, string>> = {
  kind: 'kind',
  number: 'number',
  date: 'date',
  dueDate: 'due date',
  amount: 'amount',
  bankAccount: 'bank account',
  toBankAccount: 'bank account',
  contact: 'contact',
  lines: 'lines',
  description: 'description',
  account: 'account',
  taxType: 'tax rate',
  tracking: 'tracking',
  reference: 'reference',
  paidOn: 'day of payment',
  amountDue: 'amount due',
  payments: 'payments',
};

/** What a document was and what it is now, field by field. */
export function changeMessage(author: string, differences: readonly Difference[]): string {
  if (differences.length === 0) return `Changed in Xero by ${author}: it is as it was posted first.`;
  const fields = differences.map(({ field, ours, theirs }) => `${names[field]}: ${theirs} → ${ours}`).join('; ');
  return `Changed in Xero by ${author}: ${fields}.`;
}

/** What was changed, in one sentence, and what can be done about it. */
export function differencesMessage(differences: readonly Difference[]): string {
  const fields = [...new Set(differences.map(({ field }) => names[field]))].join(', ');
  return `Someone changed it in Xero after it was posted: ${fields}. Take Xero’s version for the right one, or send ours again.`;
}
