import type { XeroContact } from './reference-data.ts';

export function contactsById(contacts: readonly XeroContact[]): ReadonlyMap<string, XeroContact> {
  return new Map(contacts.map((contact) => [contact.contactId, contact]));
}

/** More merges in a row than anybody makes; it bounds a circle that Xero's data should not have. */
const mostMerges = 20;

/**
 * The contact that this one was merged into in Xero, however often; itself where it was not, or where the other is not
 * known. A merged contact is archived for good, and what it stood for goes on under the other one.
 */
export function followMerges(contact: XeroContact, byId: ReadonlyMap<string, XeroContact>): XeroContact {
  let last = contact;
  for (let merges = 0; merges < mostMerges; merges += 1) {
    const next = last.mergedInto === undefined ? undefined : byId.get(last.mergedInto);
    if (next === undefined) return last;
    last = next;
  }
  return contact;
}
