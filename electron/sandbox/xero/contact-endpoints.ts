import { type Answer, jsonAnswer, type SandboxRequest } from '../http/exchange.ts';
import type { XeroOrganisation } from '../world/xero-organisation.ts';
import type { ContactRecord } from '../world/xero-shapes.ts';
import { activeContactNamed } from './check-contact.ts';
import { type Fields, textField } from './json-fields.ts';
import { isConditional, notModified, pageOf, selectRows } from './listing.ts';
import { notFound, validationException } from './problem-answers.ts';
import { readElements, refusedElement, summarisesErrors } from './read-elements.ts';
import { type FieldReaders, foldText } from './where-clause.ts';
import { envelope, wireContact } from './wire.ts';
import type { XeroContext } from './xero-context.ts';

interface CheckedContact {
  readonly sent: Fields;
  readonly existing: ContactRecord | null;
  readonly messages: readonly string[];
}

/** /Contacts: PUT creates, POST creates or updates by ContactID, ContactNumber or Name. */
export class ContactEndpoints {
  readonly #organisation: XeroOrganisation;

  constructor(organisation: XeroOrganisation) {
    this.#organisation = organisation;
  }

  list(request: SandboxRequest, context: XeroContext): Answer {
    const archivedToo = request.query.get('includeArchived')?.toLowerCase() === 'true';
    const ids = request.query.get('IDs');
    const wanted = ids === null ? null : new Set(ids.split(',').map((id) => id.trim().toLowerCase()));
    const term = request.query.get('searchTerm');
    const candidates = this.#organisation.contacts.filter(
      (contact) =>
        (archivedToo || contact.status === 'ACTIVE') &&
        (wanted === null || wanted.has(contact.contactId)) &&
        (term === null || foldText(contact.name).includes(foldText(term))),
    );
    const rows = selectRows(request, candidates, rules);
    if (!rows.ok) return rows.error;
    if (rows.value.length === 0 && isConditional(request)) return notModified;
    const page = pageOf(request, rows.value);
    if (!page.ok) return page.error;
    const { items, pagination } = page.value;
    return this.#wrap(context, { ...(pagination === null ? {} : { pagination }), Contacts: items.map(wireContact) });
  }

  one(id: string, context: XeroContext): Answer {
    const contact = this.#organisation.contact(id);
    return contact === undefined ? notFound() : this.#wrap(context, { Contacts: [wireContact(contact)] });
  }

  write(request: SandboxRequest, context: XeroContext): Answer {
    const elements = readElements(request, 'Contacts');
    if (!elements.ok) return elements.error;
    const creating = request.method === 'PUT';
    if (summarisesErrors(request)) {
      const refused = elements.value
        .map((sent) => this.#check(sent, creating))
        .filter(({ messages }) => messages.length > 0);
      if (refused.length > 0) return validationException(refused.map(refusedContact));
    }
    // One after the other: the second of two equal names in one call finds the first.
    const wire = elements.value.map((sent) =>
      this.#commit(this.#check(sent, creating), context, summarisesErrors(request)),
    );
    return this.#wrap(context, { Contacts: wire });
  }

  #check(sent: Fields, creating: boolean): CheckedContact {
    const name = textField(sent, 'Name');
    const existing = this.#find(sent);
    const messages: string[] = [];
    if (existing === null && name === null) {
      messages.push(
        'The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber',
      );
    }
    if (existing === null && textField(sent, 'ContactID') !== null) {
      messages.push('The document with the supplied id was not found for this endpoint.');
    }
    if (creating && existing !== null) messages.push(nameTaken(name ?? existing.name));
    if (name !== null) messages.push(...this.#nameProblems(name, existing));
    if ((textField(sent, 'ContactNumber') ?? '').length > 50)
      messages.push('The Contact Number must not be longer than 50 characters');
    return { sent, existing: creating ? null : existing, messages: [...new Set(messages)] };
  }

  #nameProblems(name: string, existing: ContactRecord | null): string[] {
    const problems: string[] = [];
    const namesake = activeContactNamed(name, this.#organisation);
    if (namesake !== undefined && existing !== null && namesake !== existing) problems.push(nameTaken(name));
    if (name.length > 255) problems.push('The contact name must not be longer than 255 characters');
    if (/[<>]/.test(name)) problems.push('The contact name must not contain < or >');
    if (name !== name.trim() || / {2}/.test(name))
      problems.push('The contact name must not begin or end with a space, or have two in a row');
    return problems;
  }

  /** By ContactID, else ContactNumber, else Name among the active. */
  #find(sent: Fields): ContactRecord | null {
    const id = textField(sent, 'ContactID');
    if (id !== null) return this.#organisation.contact(id) ?? null;
    const number = textField(sent, 'ContactNumber');
    const byNumber =
      number === null ? undefined : this.#organisation.contacts.find((known) => known.contactNumber === number);
    const name = textField(sent, 'Name');
    return byNumber ?? (name === null ? null : (activeContactNamed(name, this.#organisation) ?? null));
  }

  #commit(checked: CheckedContact, context: XeroContext, summarised: boolean): Fields {
    if (checked.messages.length > 0) return refusedContact(checked);
    const { sent, existing } = checked;
    const record = existing ?? this.#organisation.addContact({ name: textField(sent, 'Name') ?? '' });
    record.name = textField(sent, 'Name') ?? record.name;
    record.contactNumber = textField(sent, 'ContactNumber') ?? record.contactNumber;
    record.email = textField(sent, 'EmailAddress') ?? record.email;
    const status = textField(sent, 'ContactStatus');
    if (status === 'ARCHIVED' || status === 'ACTIVE') record.status = status;
    record.updatedAtMs = context.clock.nowMs();
    return summarised ? wireContact(record) : { ...wireContact(record), StatusAttributeString: 'OK' };
  }

  #wrap(context: XeroContext, content: Fields): Answer {
    return jsonAnswer(200, envelope({ id: this.#organisation.newId(), nowMs: context.clock.nowMs(), content }));
  }
}

function nameTaken(name: string): string {
  return `The contact name ${name} is already assigned to another contact. The contact name must be unique across all active contacts.`;
}

function refusedContact({ sent, messages }: CheckedContact): Fields {
  return { ...refusedElement(sent, 'ContactID', messages), HasValidationErrors: true };
}

const readers: FieldReaders<ContactRecord> = {
  ContactID: (record) => record.contactId,
  ContactNumber: (record) => record.contactNumber,
  ContactStatus: (record) => record.status,
  Name: (record) => record.name,
  EmailAddress: (record) => record.email,
  UpdatedDateUTC: (record) => record.updatedAtMs,
};

const rules = {
  readers,
  updatedAtMs: (record: ContactRecord) => record.updatedAtMs,
  defaultOrder: 'UpdatedDateUTC ASC, ContactID ASC',
};
