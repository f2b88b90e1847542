import type { XeroContact } from './reference-data.ts';

export function contactsById(contacts: readonly XeroContact[]): ReadonlyMap<string, XeroContact> {
  return new Map(contacts.map((contact) => [contact.contactId, contact]));
}

/**
 * The contact that this one was merged into in Xero, however often; itself where it was not, where the other is not known, or
 * where the merges run in a circle, which Xero's data should not have. A merged contact is archived for good, and what it
 * stood for goes on under the other one.
 */
export function followMerges(contact: XeroContact, byId: ReadonlyMap<string, XeroContact>): XeroContact {
  const seen = new Set([contact.contactId]);
  let last = contact;
  while (last.mergedInto !== undefined) {
    const next = byId.get(last.mergedInto);
    if (next === undefined) return last;
    if (seen.has(next.contactId)) return contact;
    seen.add(next.contactId);
    last = next;
  }
  return last;
}
