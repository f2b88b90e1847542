import type { XeroOrganisation } from '../world/xero-organisation.ts';
import type { ContactRecord } from '../world/xero-shapes.ts';
import { fieldsOf, textField } from './json-fields.ts';
import { foldText } from './where-clause.ts';

/** A contact that is there, or the name of one that is made with the document. */
export type ContactChoice = { readonly known: ContactRecord } | { readonly create: string };

export function checkContact(sent: unknown, organisation: XeroOrganisation, messages: string[]): ContactChoice | null {
  const fields = fieldsOf(sent) ?? {};
  const id = textField(fields, 'ContactID');
  const number = textField(fields, 'ContactNumber');
  const name = textField(fields, 'Name');
  if (id === null && number === null && name === null) {
    messages.push(
      'The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber',
    );
    return null;
  }
  const known = findContact({ id, number, name }, organisation);
  if (known === undefined && (id !== null || name === null)) {
    messages.push(`The contact '${id ?? number}' could not be found`);
    return null;
  }
  if (known?.status === 'ARCHIVED') {
    messages.push(`The contact '${known.name}' has been archived and cannot be used`);
    return null;
  }
  return known === undefined ? { create: name ?? '' } : { known };
}

interface Identification {
  readonly id: string | null;
  readonly number: string | null;
  readonly name: string | null;
}

function findContact({ id, number, name }: Identification, organisation: XeroOrganisation): ContactRecord | undefined {
  if (id !== null) return organisation.contact(id);
  const byNumber = number === null ? undefined : organisation.contacts.find((known) => known.contactNumber === number);
  return byNumber ?? (name === null ? undefined : activeContactNamed(name, organisation));
}

/** Names are compared without case and accents, among active contacts (developer.xero.com, Contacts). */
export function activeContactNamed(name: string, organisation: XeroOrganisation): ContactRecord | undefined {
  const wanted = foldText(name);
  return organisation.contacts.find((known) => known.status === 'ACTIVE' && foldText(known.name) === wanted);
}

/** Makes the contact now, unless an element before has made it already. */
export function settleContact(choice: ContactChoice, organisation: XeroOrganisation): ContactRecord {
  if ('known' in choice) return choice.known;
  return activeContactNamed(choice.create, organisation) ?? organisation.addContact({ name: choice.create });
}
