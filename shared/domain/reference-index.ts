import { nameKey } from './contact-name.ts';
import { contactsById, followMerges } from './merged-contact.ts';
import type { ReferenceData, TaxRate, TrackingCategory, XeroAccount, XeroContact } from './reference-data.ts';

/** Look-ups into Xero's lists that do not slow down with their length. Made once per plan. */
export interface ReferenceIndex {
  /** By code, else by AccountID; case does not matter. */
  account(codeOrId: string): XeroAccount | null;
  /** By Xero's own name of the type, such as `INPUT2`. */
  taxRate(taxType: string): TaxRate | null;
  /** By name; case does not matter. */
  trackingCategory(name: string): TrackingCategory | null;
  /**
   * By name; case does not matter. An active one goes before an archived one of the same name, and what was merged stands
   * for what it was merged into.
   */
  contact(name: string): XeroContact | null;
  contactByNumber(contactNumber: string): XeroContact | null;
  /** Where it was merged, the one that it was merged into. */
  contactById(contactId: string): XeroContact | null;
  /** The one that was kept under this key; null where none was, or Xero no longer has it. */
  keptContact(key: string): XeroContact | null;
  /** The currency of a bank account; Xero leaves it out for the organisation's own. */
  bankCurrency(account: XeroAccount): string;
}

/** `kept`: ContactIDs by the keys of `KeptContact`. */
export function indexReference(
  reference: ReferenceData,
  kept: ReadonlyMap<string, string> = new Map(),
): ReferenceIndex {
  const accounts = firstByKey(reference.accounts, isActive, ({ accountId }) => [accountId.toLowerCase()]);
  const codes = firstByKey(reference.accounts, isActive, ({ code }) => (code === null ? [] : [nameKey(code)]));
  const taxRates = firstByKey(reference.taxRates, isActive, ({ taxType }) => [taxType]);
  const categories = firstByKey(reference.trackingCategories, isActive, ({ name }) => [nameKey(name)]);
  // Two active contacts of one name are not supposed to be; if they are, every plan takes the same one.
  const sortedContacts = [...reference.contacts].sort((a, b) => (a.contactId < b.contactId ? -1 : 1));
  const contacts = firstByKey(sortedContacts, isActive, ({ name }) => [nameKey(name)]);
  const numbers = firstByKey(sortedContacts, isActive, ({ contactNumber }) =>
    contactNumber === null ? [] : [contactNumber],
  );
  const byId = contactsById(reference.contacts);
  const inUse = (contact: XeroContact | undefined) => (contact === undefined ? null : followMerges(contact, byId));
  return {
    account: (codeOrId) => codes.get(nameKey(codeOrId)) ?? accounts.get(codeOrId.trim().toLowerCase()) ?? null,
    taxRate: (taxType) => taxRates.get(taxType) ?? null,
    trackingCategory: (name) => categories.get(nameKey(name)) ?? null,
    contact: (name) => inUse(contacts.get(nameKey(name))),
    contactByNumber: (contactNumber) => inUse(numbers.get(contactNumber)),
    contactById: (contactId) => inUse(byId.get(contactId)),
    keptContact: (key) => inUse(byId.get(kept.get(key) ?? '')),
    bankCurrency: ({ currency }) => currency ?? reference.organisation.baseCurrency,
  };
}

function isActive(item: { readonly status: string }): boolean {
  return item.status === 'ACTIVE';
}

/** The first item of every key, where a preferred one goes before all others. */
function firstByKey<T>(
  items: readonly T[],
  isPreferred: (item: T) => boolean,
  keysOf: (item: T) => readonly string[],
): Map<string, T> {
  const byKey = new Map<string, T>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const present = byKey.get(key);
      if (present === undefined || (!isPreferred(present) && isPreferred(item))) byKey.set(key, item);
    }
  }
  return byKey;
}
