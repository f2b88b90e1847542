import type { TaxRate } from './reference-data.ts';
import type { ReferenceIndex } from './reference-index.ts';
import type { CodingFields } from './settings.ts';

/** A setting's value as a person reads it; codes stay codes. */
export function plainLabel<F extends keyof CodingFields>(field: F, value: CodingFields[F]): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'string') return field === 'mode' || field === 'document' ? (words[value] ?? value) : value;
  return Object.entries(value)
    .map(([name, option]) => `${name}: ${option}`)
    .join(', ');
}

const words: Readonly<Record<string, string>> = { 'spend-money': 'Spend Money', bill: 'Bill', auto: 'automatic' };

/** The same with the names that Xero gives to codes: `463 Computer software`. A code that Xero lacks stays as it is. */
export function codingLabel<F extends keyof CodingFields>(
  field: F,
  value: CodingFields[F],
  index: ReferenceIndex | null,
): string {
  if (typeof value === 'string' && index !== null) {
    if (field === 'account') return accountName(index.account(value)) ?? value;
    if (field === 'taxType') return taxName(index.taxRate(value)) ?? value;
  }
  return plainLabel(field, value);
}

function accountName(account: { readonly code: string | null; readonly name: string } | null): string | null {
  if (account === null) return null;
  return account.code === null ? account.name : `${account.code} ${account.name}`;
}

function taxName(rate: TaxRate | null): string | null {
  return rate === null ? null : `${rate.taxType} ${rate.name}`;
}
