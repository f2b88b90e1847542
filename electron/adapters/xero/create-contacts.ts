import type { Contacts } from 'xero-node';
import type { Failure } from '../../../shared/domain/failure.ts';
import { contactsById, followMerges } from '../../../shared/domain/merged-contact.ts';
import type { XeroContact } from '../../../shared/domain/reference-data.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { ContactResult } from '../../ports/xero.ts';
import type { AccountingClient } from './accounting-client.ts';
import { maxElements } from './encode-line.ts';
import { writeAnswer } from './read-answer.ts';
import { readContacts } from './read-reference-data.ts';
import { refusedTogether, type WrittenElement, writtenElements } from './write-elements.ts';
import { contactsUncertain } from './xero-failure.ts';
import { modelOf } from './xero-model.ts';

export interface NewContact {
  readonly name: string;
  readonly contactNumber: string;
}

/** See `SendRequest` of the port. */
interface Sending {
  readonly idempotencyKey: string;
  readonly notAfterMs: number | null;
}

const shape = { list: 'Contacts', id: 'ContactID', name: 'Name' } as const;

/** Xero's own words, developer.xero.com/documentation/api/accounting/contacts. */
const nameTaken = /already assigned to another contact/i;

/**
 * Creates contacts, or finds those that have their number or name already. One result each, in order. PUT, which only
 * creates: a POST would give a contact of that number or name our name and number, whoever made it. What Xero does not make
 * is looked up among all contacts, archived ones too; Xero compares names without regard to case and accents, and its filter
 * language has no documented way to quote one.
 */
export async function createContacts(
  client: AccountingClient,
  tenantId: string,
  wanted: readonly NewContact[],
  sending: Sending,
): Promise<Result<readonly ContactResult[], Failure>> {
  if (wanted.length === 0 || wanted.length > maxElements) throw new Error(`1 to ${maxElements} contacts at a time.`);
  const written = await write(client, tenantId, wanted, sending);
  if (!written.ok) return written;
  const existing = written.value.some(({ refused }) => refused) ? await readContacts(client, tenantId) : ok([]);
  if (!existing.ok) return existing;
  const results: ContactResult[] = [];
  for (const [index, contact] of wanted.entries()) {
    const element = written.value[index];
    if (element === undefined) return err(contactsUncertain());
    const found = element.refused ? findExisting(existing.value, contact, element) : null;
    if (found !== null) results.push({ status: 'ready', contact: found });
    else if (element.refused) results.push({ status: 'refused', messages: element.messages });
    else if (element.id === null) return err(contactsUncertain());
    else results.push({ status: 'ready', contact: createdContact(contact, element.id) });
  }
  return ok(results);
}

/** The one that carries the number, which we made earlier; else, where Xero says that the name is taken, the one of that name. */
function findExisting(
  existing: readonly XeroContact[],
  { name, contactNumber }: NewContact,
  { messages }: WrittenElement,
): XeroContact | null {
  const isTaken = messages.some((message) => nameTaken.test(message));
  const byNumber = existing.filter((contact) => contact.contactNumber === contactNumber);
  const found = preferActive(byNumber) ?? (isTaken ? findByName(existing, name) : null);
  return found === null ? null : followMerges(found, contactsById(existing));
}

async function write(
  client: AccountingClient,
  tenantId: string,
  wanted: readonly NewContact[],
  { idempotencyKey, notAfterMs }: Sending,
): Promise<Result<readonly WrittenElement[], Failure>> {
  const wire = { Contacts: wanted.map(({ name, contactNumber }) => ({ ContactNumber: contactNumber, Name: name })) };
  const body = JSON.stringify(wire);
  const answer = await client.write(tenantId, { idempotencyKey, body, notAfterMs }, (api) =>
    api.createContacts(tenantId, modelOf(wire) as Contacts, false, idempotencyKey),
  );
  if (!answer.ok) return err(aboutContacts(answer.error));
  const refused = refusedTogether(answer.value, wanted.length);
  const json = writeAnswer(answer.value);
  if (!json.ok) {
    if (json.error.kind !== 'rejected' || refused === null) return err(aboutContacts(json.error));
    return ok(refused.map((messages) => ({ id: null, name: null, refused: true, messages, warnings: [] })));
  }
  const elements = writtenElements(
    json.value,
    shape,
    wanted.map(({ name }) => name),
  );
  return elements === null ? err(contactsUncertain()) : ok(elements);
}

function aboutContacts(failure: Failure): Failure {
  return failure.kind === 'uncertain' ? contactsUncertain() : failure;
}

function createdContact(wanted: NewContact, contactId: string): XeroContact {
  return { contactId, contactNumber: wanted.contactNumber, name: wanted.name, status: 'ACTIVE' };
}

const sameName = new Intl.Collator('en', { sensitivity: 'base' });

function findByName(contacts: readonly XeroContact[], name: string): XeroContact | null {
  const matches = contacts.filter((contact) => sameName.compare(contact.name.trim(), name.trim()) === 0);
  return preferActive(matches);
}

function preferActive(contacts: readonly XeroContact[]): XeroContact | null {
  return contacts.find(({ status }) => status === 'ACTIVE') ?? contacts[0] ?? null;
}
