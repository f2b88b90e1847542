import { activeContactPart, contactPart, missing, type Part } from './coding-parts.ts';
import { contactNameOf, nameKey } from './contact-name.ts';
import type { ContactRef } from './document.ts';
import { type KeptContact, keyOfNamed } from './kept-contact.ts';
import type { XeroContact } from './reference-data.ts';
import type { ReferenceIndex } from './reference-index.ts';

/** Named by a person: must be in Xero. By its own name: is made where Xero lacks it. */
export type ContactChoice =
  | { readonly kind: 'named'; readonly name: string; readonly why: string }
  | { readonly kind: 'own-name'; readonly name: string; readonly contactNumber: string; readonly why: string }
  | { readonly kind: 'none' };

/** The contact that a choice stands for, in words, and what is to be remembered of it. */
export interface ResolvedContact {
  readonly part: Part<ContactRef>;
  readonly why: string;
  /** Null where Xero has none yet. */
  readonly keeps: KeptContact | null;
}

/** Xero: contact numbers have at most 50 characters (developer.xero.com, Accounting API, Contacts). */
const longestContactNumber = 50;

/** Which contact a document gets: the one that was kept for this choice, else by number and by name. */
export function resolveContact(choice: ContactChoice, index: ReferenceIndex): ResolvedContact {
  switch (choice.kind) {
    case 'none': {
      const part = missing(
        'contact-missing',
        'It belongs to no application in Cledara, so there is no contact to name',
      );
      return { part, why: 'It belongs to no application, and no contact is named for such.', keeps: null };
    }
    case 'named':
      return found(contactPart(index, choice.name), keyOfNamed(choice.name), choice.name, choice.why);
    case 'own-name':
      return ownName(choice, index);
  }
}

/**
 * The contact kept for the application, the one that carries its number, the active one of its name; whichever is active
 * first. One that is archived is never taken into use again and never made a second time: a person says what is meant.
 */
function ownName(choice: Extract<ContactChoice, { kind: 'own-name' }>, index: ReferenceIndex): ResolvedContact {
  const name = contactNameOf(choice.name);
  const key = choice.contactNumber.slice(0, longestContactNumber);
  if (name === '') {
    const part = missing('contact-missing', 'Its application has no name that Xero takes for a contact');
    return { part, why: choice.why, keeps: null };
  }
  const present = [index.keptContact(key), index.contactByNumber(key), index.contact(name)].filter(
    (contact) => contact !== null,
  );
  const contact = present.find(({ status }) => status === 'ACTIVE') ?? present[0];
  if (contact !== undefined) return found(activeContactPart(contact), key, name, choice.why);
  const why = `${choice.why} Xero has no such contact yet; it is made when the first document for it is sent.`;
  return { part: { value: { kind: 'create', name, contactNumber: key }, problem: null }, why, keeps: null };
}

function found(
  { value, problem }: Part<XeroContact>,
  key: string,
  calledHere: string,
  because: string,
): ResolvedContact {
  if (value === null) return { part: { value, problem }, why: because, keeps: null };
  const { contactId, name } = value;
  return {
    part: { value: { kind: 'known', contactId, name }, problem },
    why: nameKey(name) === nameKey(calledHere) ? because : `${because} Xero calls it ${name} now.`,
    keeps: problem === null ? { key, contactId } : null,
  };
}
