import type { PushDocument } from '../../shared/domain/document.ts';
import { canonicalJson } from '../../shared/domain/hash.ts';

const names: Readonly<Record<string, string>> = {
  date: 'date',
  amountMinor: 'amount',
  bankAccount: 'bank account',
  contact: 'contact',
  description: 'description',
  account: 'account',
  taxType: 'tax rate',
  tracking: 'tracking',
  reference: 'reference',
};

/** Which parts of a document differ from another one, as a person calls them; in the order in which they are listed above. */
export function changedFields(before: PushDocument, after: PushDocument): readonly string[] {
  const a = new Map(Object.entries(before));
  const b = new Map(Object.entries(after));
  return Object.entries(names).flatMap(([field, name]) =>
    canonicalJson(a.get(field) ?? null) === canonicalJson(b.get(field) ?? null) ? [] : [name],
  );
}
