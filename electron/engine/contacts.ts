import { nameKey } from '../../shared/domain/contact-name.ts';
import type { PushDocument } from '../../shared/domain/document.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import type { ReferenceData, XeroContact } from '../../shared/domain/reference-data.ts';
import { indexReference, type ReferenceIndex } from '../../shared/domain/reference-index.ts';
import { refusalReason } from '../../shared/domain/refusal.ts';
import { resolveContact } from '../../shared/domain/resolve-contact.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import type { ContactResult } from '../ports/xero.ts';
import { openRequests, requestAgain, requestContacts, type WantedContact } from './contact-requests.ts';
import { type Engine, nowInstant } from './engine.ts';
import type { Run } from './run.ts';
import { move } from './transition.ts';

const contactsPerRequest = 50;

/**
 * Makes the contacts that approved documents name and Xero lacks, each once however many documents name it: first it is
 * found out what became of requests whose answer was lost, then what is still missing is asked for. Documents whose contact
 * Xero refuses are blocked; those whose contact is in doubt stay approved and wait. Fails only with what stops every other
 * request too.
 */
export async function ensureContacts(
  engine: Engine,
  run: Run,
  reference: ReferenceData,
  approved: readonly Proposal[],
): Promise<Result<ReferenceIndex, Failure>> {
  const making: Making = { engine, known: reference, refused: new Map() };
  const { sendAgain, inDoubt } = openRequests(engine, run, reference);
  for (const request of sendAgain) {
    const made = await requestAgain(engine, request);
    if (!made.ok && made.error.kind !== 'rejected') return made;
    if (made.ok) noteMade(making, request.contacts, made.value);
  }
  const queue = chunksOf(missingContacts(approved, indexOf(making), inDoubt));
  for (let chunk = queue.shift(); chunk !== undefined; chunk = queue.shift()) {
    const made = await requestContacts(engine, reference.tenantId, chunk);
    if (!made.ok && made.error.kind === 'rejected') {
      // It is about these contacts, not about the connection: which of them it was shows when each is asked for alone.
      const [only, ...others] = chunk;
      if (others.length > 0) queue.push(...chunk.map((contact) => [contact]));
      else if (only !== undefined) making.refused.set(nameKey(only.name), made.error.details);
      continue;
    }
    if (!made.ok) return made;
    const alone = noteMade(making, chunk, made.value);
    if (chunk.length > 1) queue.push(...alone.map((contact) => [contact]));
    else for (const { name } of alone) making.refused.set(nameKey(name), []);
  }
  if (making.refused.size > 0) {
    engine.ledger.transaction(() => {
      for (const proposal of approved) blockIfRefused(engine, run, proposal, making.refused);
    });
  }
  return ok(indexOf(making));
}

interface Making {
  readonly engine: Engine;
  /** What Xero is known to have, with the contacts that were made. */
  known: ReferenceData;
  /** Why Xero would not make it, by the key of its name. */
  readonly refused: Map<string, readonly string[]>;
}

function indexOf({ engine, known }: Making): ReferenceIndex {
  return indexReference(known, engine.ledger.keptContacts());
}

/** Keeps what was made or found. Returns those that were refused because of others in the same request. */
function noteMade(
  making: Making,
  wanted: readonly WantedContact[],
  results: readonly ContactResult[],
): readonly WantedContact[] {
  const { engine, known, refused } = making;
  const made: XeroContact[] = [];
  const at = nowInstant(engine.clock);
  return engine.ledger.transaction(() => {
    const alone = wanted.filter((contact, index) => {
      const result = results[index];
      if (result === undefined) return false;
      const messages = objections(result);
      if (result.status === 'ready' && messages === null) {
        made.push(result.contact);
        engine.ledger.keepContact({ key: contact.contactNumber, contactId: result.contact.contactId }, at);
        return false;
      }
      if (messages?.length === 0) return true;
      refused.set(nameKey(contact.name), messages ?? []);
      return false;
    });
    const ids = new Set(made.map(({ contactId }) => contactId));
    const contacts = [...known.contacts.filter(({ contactId }) => !ids.has(contactId)), ...made];
    making.known = { ...known, contacts };
    engine.ledger.saveReferenceData(making.known);
    return alone;
  });
}

function chunksOf(wanted: readonly WantedContact[]): (readonly WantedContact[])[] {
  const chunks: (readonly WantedContact[])[] = [];
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

/**
 * The document with the contact that Xero has for it now: made since it was approved, or merged into another one. Null
 * where Xero has no active one.
 */
export function withKnownContact(document: PushDocument, index: ReferenceIndex): PushDocument | null {
  if (document.kind === 'transfer') return document;
  const { contact } = document;
  if (contact.kind === 'known') {
    const { contactId, name } = index.contactById(contact.contactId) ?? contact;
    return contactId === contact.contactId ? document : { ...document, contact: { kind: 'known', contactId, name } };
  }
  const { part } = resolveContact({ ...contact, kind: 'own-name', why: '' }, index);
  if (part.problem !== null || part.value?.kind !== 'known') return null;
  return { ...document, contact: { ...part.value, name: contact.name } };
}

function missingContacts(
  approved: readonly Proposal[],
  index: ReferenceIndex,
  inDoubt: ReadonlySet<string>,
): WantedContact[] {
  const wanted = new Map<string, WantedContact>();
  for (const { document } of approved) {
    if (document === null || document.kind === 'transfer' || document.contact.kind === 'known') continue;
    const { name, contactNumber } = document.contact;
    const key = nameKey(name);
    if (inDoubt.has(contactNumber) || wanted.has(key)) continue;
    const { part } = resolveContact({ kind: 'own-name', name, contactNumber, why: '' }, index);
    if (part.value?.kind === 'create') wanted.set(key, { name, contactNumber });
  }
  return [...wanted.values()];
}

function blockIfRefused(
  engine: Engine,
  run: Run,
  proposal: Proposal,
  refused: ReadonlyMap<string, readonly string[]>,
): void {
  const { document } = proposal;
  if (document === null || document.kind === 'transfer') return;
  const messages = document.contact.kind === 'create' ? refused.get(nameKey(document.contact.name)) : undefined;
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
