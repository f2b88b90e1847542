import { nameKey } from '../../shared/domain/contact-name.ts';
import type { PushDocument } from '../../shared/domain/document.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import type { ReferenceData, XeroContact } from '../../shared/domain/reference-data.ts';
import { refusalReason } from '../../shared/domain/refusal.ts';
import { backoffMs } from '../../shared/domain/retry-policy.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import type { ContactResult } from '../ports/xero.ts';
import type { Engine } from './engine.ts';
import type { Run } from './run.ts';
import { move } from './transition.ts';

const contactsPerRequest = 50;
const maxAttempts = 3;

interface Wanted {
  readonly name: string;
  readonly contactNumber: string;
}

/**
 * Makes the contacts that approved documents name and Xero lacks, each once however many documents name it. Asking again
 * is safe: Xero returns the contact that carries the number or the name. Documents whose contact Xero refuses are blocked.
 * Fails only with what stops every other request too.
 */
export async function ensureContacts(
  engine: Engine,
  run: Run,
  reference: ReferenceData,
  approved: readonly Proposal[],
): Promise<Result<ReferenceData, Failure>> {
  const wanted = missingContacts(approved, reference.contacts);
  const contacts = [...reference.contacts];
  const refused = new Map<string, readonly string[]>();
  const queue = chunksOf(wanted);
  for (let chunk = queue.shift(); chunk !== undefined; chunk = queue.shift()) {
    const made = await createWithRetry(engine, reference.tenantId, chunk);
    if (!made.ok && made.error.kind === 'rejected') {
      // It is about these contacts, not about the connection: which of them it was shows when each is asked for alone.
      const [only, ...others] = chunk;
      if (others.length > 0) queue.push(...chunk.map((contact) => [contact]));
      else if (only !== undefined) refused.set(nameKey(only.name), made.error.details);
      continue;
    }
    if (!made.ok) return made;
    for (const [index, contact] of chunk.entries()) {
      const result = made.value[index];
      const messages = result === undefined ? [] : objections(result);
      if (result?.status === 'ready' && messages === null) contacts.push({ ...result.contact, name: contact.name });
      else if (messages?.length === 0 && chunk.length > 1) queue.push([contact]);
      else refused.set(nameKey(contact.name), messages ?? []);
    }
  }
  if (wanted.length === 0) return ok(reference);
  const known = { ...reference, contacts };
  engine.ledger.transaction(() => {
    engine.ledger.saveReferenceData(known);
    for (const proposal of approved) blockIfRefused(engine, run, proposal, refused);
  });
  return ok(known);
}

function chunksOf(wanted: readonly Wanted[]): (readonly Wanted[])[] {
  const chunks: (readonly Wanted[])[] = [];
  for (let start = 0; start < wanted.length; start += contactsPerRequest) {
    chunks.push(wanted.slice(start, start + contactsPerRequest));
  }
  return chunks;
}

/** Why the contact cannot be used; null where it can, nothing where Xero named only others of the same request. */
function objections(result: ContactResult): readonly string[] | null {
  if (result.status === 'refused') return result.messages;
  if (result.contact.status === 'ACTIVE') return null;
  return [`The contact ${result.contact.name} is archived`];
}

/** Active contacts by the key of their name. */
export type ContactsByName = ReadonlyMap<string, XeroContact>;

export function contactsByName(contacts: readonly XeroContact[]): ContactsByName {
  return new Map(
    contacts.filter(({ status }) => status === 'ACTIVE').map((contact) => [nameKey(contact.name), contact]),
  );
}

/** The document with its contact's id; null where Xero has no active contact of that name. */
export function withKnownContact(document: PushDocument, contacts: ContactsByName): PushDocument | null {
  if (document.kind === 'transfer' || document.contact.kind === 'known') return document;
  const contact = contacts.get(nameKey(document.contact.name));
  if (contact === undefined) return null;
  return { ...document, contact: { kind: 'known', contactId: contact.contactId, name: contact.name } };
}

function missingContacts(approved: readonly Proposal[], contacts: readonly XeroContact[]): Wanted[] {
  const known = contactsByName(contacts);
  const wanted = new Map<string, Wanted>();
  for (const { document } of approved) {
    if (document === null || document.kind === 'transfer' || document.contact.kind === 'known') continue;
    const { name, contactNumber } = document.contact;
    const key = nameKey(name);
    if (!known.has(key) && !wanted.has(key)) wanted.set(key, { name, contactNumber });
  }
  return [...wanted.values()];
}

async function createWithRetry(
  engine: Engine,
  tenantId: string,
  contacts: readonly Wanted[],
): Promise<Result<readonly ContactResult[], Failure>> {
  const key = engine.ids.uuid();
  for (let attempt = 1; ; attempt += 1) {
    const made = await engine.xero.createContacts(tenantId, contacts, key);
    if (made.ok || made.error.kind !== 'uncertain' || attempt >= maxAttempts) return made;
    await engine.clock.sleep(backoffMs(attempt, 0.5));
  }
}

function blockIfRefused(
  engine: Engine,
  run: Run,
  proposal: Proposal,
  refused: ReadonlyMap<string, readonly string[]>,
): void {
  const { document } = proposal;
  if (document === null || document.kind === 'transfer') return;
  const messages = refused.get(nameKey(document.contact.name));
  if (messages === undefined) return;
  const present = engine.ledger.proposal(proposal.id);
  if (present?.state !== 'approved') return; // a person has taken it out of the queue meanwhile
  const reason = refusalReason(messages);
  move(
    engine,
    present,
    'block',
    { code: reason.code, message: `The contact ${document.contact.name} could not be made. ${reason.message}` },
    {},
    { runId: run.id },
  );
}
