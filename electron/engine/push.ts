import {
  isBill,
  type PushDocument,
  type RemoteKind,
  type RequestKind,
  remoteKindOf,
} from '../../shared/domain/document.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { sha256Hex } from '../../shared/domain/hash.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import type { ReferenceData } from '../../shared/domain/reference-data.ts';
import type { ReferenceIndex } from '../../shared/domain/reference-index.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { Batch } from '../ports/ledger.ts';
import { ensureContacts, withKnownContact } from './contacts.ts';
import type { Engine } from './engine.ts';
import { reserveReached } from './people-reserve.ts';
import { metLockDate, recheckLocks } from './recheck-locks.ts';
import type { Run } from './run.ts';
import { sendBatch } from './send-batch.ts';
import { move } from './transition.ts';
import { isUnderWay } from './undo-objection.ts';
import { xeroNow } from './xero-time.ts';

/** Elements per request. Xero advises about fifty; transfers have no answer per element, so each goes alone. */
const batchSize: Record<RequestKind, number> = {
  'bank-transaction': 50,
  'bank-transfer': 1,
  invoice: 50,
  'credit-note': 50,
  payment: 50,
};

/** After this many requests in a row without an answer Xero is taken for unreachable, and the run ends. */
const lostAnswersBeforeStop = 2;

/**
 * Sends every approved document, oldest first, in batches; bills and credit notes are paid right after the request that made
 * them, those of earlier runs first of all. Ends early with the failure that stops all of them.
 */
export async function push(engine: Engine, run: Run, reference: ReferenceData): Promise<Result<null, Failure>> {
  const approved = [...engine.ledger.proposals(['approved'])].sort(oldestFirst);
  if (approved.length === 0) return ok(null);
  const unmade = approved.filter(({ unpaidId }) => unpaidId === null);
  const known = await ensureContacts(engine, run, reference, unmade);
  if (!known.ok) return known;

  let lost = 0;
  const queue = [...paymentChunks(approved), ...chunksOf(unmade, known.value)];
  const total = documentsIn(queue);
  const later = invoicesToCome(engine, queue);
  tellSending(run, queue, total, later);
  for (let chunk = queue.shift(); chunk !== undefined; chunk = queue.shift()) {
    const items = stillApproved(engine, chunk);
    if (items.length === 0) continue;
    const reserved = run.isBackground ? reserveReached(engine, reference.tenantId) : null;
    if (reserved !== null) return err(reserved);
    const batch = persistBatch(engine, run, reference.tenantId, { kind: chunk.kind, items });
    const sent = await sendBatch(engine, run, batch);
    if (!sent.ok) return sent;
    if (sent.value === 'send-singly') queue.unshift(...singly(engine, chunk));
    if (
      metLockDate(
        engine,
        items.map(({ proposal }) => proposal),
      )
    ) {
      const rechecked = await recheckLocks(engine, run, reference.tenantId);
      if (!rechecked.ok) return rechecked;
    }
    queue.unshift(...paymentsDueOf(engine, chunk));
    run.teller.changed();
    tellSending(run, queue, total, later);
    lost = sent.value === 'uncertain' ? lost + 1 : 0;
    if (lost >= lostAnswersBeforeStop) {
      return err({
        kind: 'uncertain',
        source: 'xero',
        message:
          'Xero did not answer. What was sent is looked up before anything is sent again; nothing goes out twice.',
      });
    }
  }
  return ok(null);
}

/** What is not in the queue any more is done, one way or the other. */
function tellSending(run: Run, queue: readonly Chunk[], total: number, later: number): void {
  run.teller.tell('sending', total - documentsIn(queue), total, { thisPhase: requestsFor(queue), later });
}

/** A bill's payment takes another request. */
function requestsFor(queue: readonly Chunk[]): number {
  return queue.reduce((sum, { kind }) => sum + (kind === 'invoice' || kind === 'credit-note' ? 2 : 1), 0);
}

function documentsIn(queue: readonly Chunk[]): number {
  return queue.reduce((sum, { items }) => sum + items.length, 0);
}

/** Each takes a request of its own once its document is in Xero. */
function invoicesToCome(engine: Engine, queue: readonly Chunk[]): number {
  const proposals = queue.flatMap(({ items }) => items.map(({ proposal }) => proposal));
  return proposals.filter(({ movementId }) => engine.ledger.movement(movementId)?.hasInvoice === true).length;
}

/**
 * What of a chunk may leave: a person may have put it back while other requests were under way, or turned its account off.
 * Put back, coded anew and approved again it is another document: the next run compares it with Xero and sends it.
 */
function stillApproved(engine: Engine, chunk: Chunk): Chunk['items'] {
  const accounts = engine.ledger.settings()?.settings.accounts ?? [];
  const isOn = new Map(accounts.map(({ id, enabled }) => [id, enabled]));
  return chunk.items.flatMap(({ proposal, document }) => {
    const present = engine.ledger.proposal(proposal.id);
    if (present?.state !== 'approved' || present.documentHash !== proposal.documentHash) return [];
    // A bill that is in Xero goes on as its payment alone, whatever else became of the request that made it.
    if ((present.unpaidId !== null) !== (chunk.kind === 'payment')) return [];
    // Nothing is paid that may be on its way out of Xero.
    if (present.unpaidId !== null && isUnderWay(engine.ledger, present)) return [];
    const accountId = engine.ledger.movement(present.movementId)?.accountId ?? null;
    if (accountId !== null && isOn.get(accountId) !== true) return [];
    return [{ proposal: present, document }];
  });
}

/** One chunk for each document that may leave still of a chunk that was refused as a whole. */
function singly(engine: Engine, chunk: Chunk): Chunk[] {
  return stillApproved(engine, chunk).map((item) => ({ kind: chunk.kind, items: [item] }));
}

/** The payments of what a request has just made. */
function paymentsDueOf(engine: Engine, { kind, items }: Chunk): readonly Chunk[] {
  if (kind !== 'invoice' && kind !== 'credit-note') return [];
  return paymentChunks(items.flatMap(({ proposal }) => engine.ledger.proposal(proposal.id) ?? []));
}

/** Of these, what is approved and in Xero without its payment. */
function paymentChunks(proposals: readonly Proposal[]): readonly Chunk[] {
  const due = proposals.flatMap((proposal) => {
    const { state, unpaidId, document } = proposal;
    return state === 'approved' && unpaidId !== null && document !== null ? [{ proposal, document }] : [];
  });
  return chunked('payment', due);
}

function chunked(kind: RequestKind, items: Chunk['items']): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let start = 0; start < items.length; start += batchSize[kind]) {
    chunks.push({ kind, items: items.slice(start, start + batchSize[kind]) });
  }
  return chunks;
}

interface Chunk {
  readonly kind: RequestKind;
  readonly items: readonly { readonly proposal: Proposal; readonly document: PushDocument }[];
}

function oldestFirst(a: Proposal, b: Proposal): number {
  const dateA = a.document?.date ?? '';
  const dateB = b.document?.date ?? '';
  if (dateA !== dateB) return dateA < dateB ? -1 : 1;
  return a.movementId < b.movementId ? -1 : 1;
}

function* chunksOf(approved: readonly Proposal[], index: ReferenceIndex): Iterable<Chunk> {
  const byKind: Record<RemoteKind, { proposal: Proposal; document: PushDocument }[]> = {
    'bank-transaction': [],
    'bank-transfer': [],
    invoice: [],
    'credit-note': [],
  };
  for (const proposal of approved) {
    const document = proposal.document === null ? null : withKnownContact(proposal.document, index);
    // Without a contact it was blocked while contacts were made, or waits for one in doubt; it is not part of this push.
    if (document !== null) byKind[remoteKindOf(document)].push({ proposal, document });
  }
  for (const kind of ['bank-transaction', 'bank-transfer', 'invoice', 'credit-note'] as const) {
    yield* chunked(kind, byKind[kind]);
  }
}

/** The intention before the effect: request, key and the state of every document are durable before anything leaves. */
function persistBatch(engine: Engine, run: Run, tenantId: string, { kind, items }: Chunk): Batch {
  const body = kind === 'payment' ? encodePayments(engine, items) : engine.xero.encodeDocuments(documentsOf(items));
  const batch: Batch = {
    id: engine.ids.uuid(),
    tenantId,
    kind,
    idempotencyKey: engine.ids.uuid(),
    body,
    bodyHash: sha256Hex(body),
    proposalIds: items.map(({ proposal }) => proposal.id),
    firstSentAt: xeroNow(engine),
    attempts: 1,
    state: 'sending',
  };
  engine.ledger.transaction(() => {
    engine.ledger.saveBatch(batch);
    for (const { proposal } of items) {
      move(
        engine,
        proposal,
        'send',
        { code: 'approved', message: 'On its way to Xero.' },
        { batchId: batch.id },
        { runId: run.id },
      );
    }
  });
  return batch;
}

function documentsOf(items: Chunk['items']): readonly PushDocument[] {
  return items.map(({ document }) => document);
}

function encodePayments(engine: Engine, items: Chunk['items']): string {
  const made = items.map(({ proposal, document }) => {
    if (proposal.unpaidId === null || !isBill(document))
      throw new Error(`Proposal ${proposal.id} has no bill to be paid.`);
    return { id: proposal.unpaidId, document };
  });
  return engine.xero.encodePayments(made);
}
