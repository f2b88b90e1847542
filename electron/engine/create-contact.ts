import { contactNameOf, nameKey } from '../../shared/domain/contact-name.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { sha256Hex } from '../../shared/domain/hash.ts';
import type { XeroContact } from '../../shared/domain/reference-data.ts';
import { indexReference } from '../../shared/domain/reference-index.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { type ContactAnswer, requestContacts, type WantedContact } from './contact-requests.ts';
import type { Engine } from './engine.ts';
import { noteInLog } from './note-in-log.ts';
import { chosenTenant, readReference } from './read-reference.ts';

/**
 * A contact of this name in Xero, made there on a person's word so that it can be chosen. An active one that has the name
 * already is taken as it is, and nothing is made; one that is archived is for a person to restore. The request is written down
 * before it leaves; a lost answer is found out by the next sync, and asking again makes no second one, because the contact number
 * is made from the name and Xero has each once. Nothing is coded to it yet. Eight calls, and one more where it is made.
 */
export async function createContact(
  engine: Engine,
  given: string,
  author: string,
): Promise<Result<XeroContact, Failure>> {
  const name = contactNameOf(given);
  if (name === '') return err(invalid('Type the name of the contact.'));
  const tenant = chosenTenant(engine);
  if (!tenant.ok) return tenant;
  const reference = await readReference(engine, tenant.value);
  if (!reference.ok) return reference;
  const present = indexReference(reference.value).contact(name);
  if (present !== null) return present.status === 'ACTIVE' ? ok(present) : err(archived(present.name));
  noteInLog(engine, 'contact-asked', `${author} asked for a contact in Xero: ${name}.`);
  const made = onlyOne(name, await requestContacts(engine, tenant.value, [wanted(name)]));
  if (!made.ok) {
    noteInLog(engine, 'contact-not-made', `No contact ${name} was made in Xero. ${made.error.message}`);
    return made;
  }
  const contact = made.value;
  if (contact.status !== 'ACTIVE') return err(archived(contact.name));
  engine.ledger.transaction(() => {
    const known = engine.ledger.referenceData() ?? reference.value;
    const others = known.contacts.filter(({ contactId }) => contactId !== contact.contactId);
    engine.ledger.saveReferenceData({ ...known, contacts: [...others, contact] });
  });
  noteInLog(engine, 'contact-made', `Xero has the contact ${contact.name}.`);
  return ok(contact);
}

function onlyOne(name: string, answer: ContactAnswer): Result<XeroContact, Failure> {
  if (!answer.ok) return answer;
  const [result] = answer.value;
  return result?.status === 'ready' ? ok(result.contact) : err(refused(name, result?.messages ?? []));
}

/** Names that Xero takes for one another have one number: 40 of the 50 characters that Xero allows. */
function wanted(name: string): WantedContact {
  return { name, contactNumber: `cledara:by-hand:${sha256Hex(nameKey(name)).slice(0, 24)}` };
}

function refused(name: string, details: readonly string[]): Failure {
  const why = details.length === 0 ? '' : ` It says: ${details.join('; ')}`;
  return { kind: 'rejected', source: 'xero', message: `Xero did not make the contact ${name}.${why}`, details };
}

function archived(name: string): Failure {
  return invalid(`Xero has the contact ${name}, and it is archived there. Restore it in Xero, or choose another name.`);
}

function invalid(message: string): Failure {
  return { kind: 'invalidInput', source: 'local', message, details: [{ at: 'name', message }] };
}
