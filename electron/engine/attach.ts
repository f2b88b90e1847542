import type { Failure } from '../../shared/domain/failure.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { backoffMs } from '../../shared/domain/retry-policy.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { Attachment } from '../ports/ledger.ts';
import type { AttachRequest } from '../ports/xero.ts';
import {
  type AttachmentProblem,
  downloadProblem,
  isWorthAnotherLook,
  typeProblem,
  unknownType,
  uploadProblem,
} from './attachment-problem.ts';
import { type Engine, nowInstant } from './engine.ts';
import { chosenTenant } from './read-reference.ts';
import { type Run, waitUntil } from './run.ts';

/** How many invoices are under way at once; Xero allows five requests at a time. */
const workers = 4;

/** An upload without an answer is repeated at most this often in one run; a file of the same name replaces itself. */
const maxAttempts = 3;

/** After this many files in a row without an answer Xero is taken for unreachable, and the queue ends. */
const lostBeforeStop = 2;

/** When the next run may go on with what had no answer. */
const nextTryMs = 60_000;

/** This share of the day's requests is kept for the documents of later runs. */
const keptForDocuments = 0.2;

/** The smallest allowance of a day, of which Xero's port tells the share that is left. */
const smallestAllowance = 1000;

/**
 * Attaches the invoices of documents that are in Xero, after the documents, in a queue of its own. A file that cannot be
 * attached is noted as a problem and never fails its document. Ends early, without failing, where the day's requests are
 * needed for documents. Fails only with what stops every other file too, once all that were under way are settled.
 */
export async function attachInvoices(engine: Engine, run: Run): Promise<Result<null, Failure>> {
  const queue = waitingForInvoice(engine);
  if (queue.length === 0) return ok(null);
  const tenant = chosenTenant(engine);
  if (!tenant.ok) return tenant;
  const stopped: Failure[] = [];
  const total = queue.length;
  let settled = 0;
  let lost = 0;
  tellAttaching(engine, run, tenant.value, 0, total);
  const work = async (): Promise<void> => {
    for (let proposal = queue.shift(); proposal !== undefined; proposal = queue.shift()) {
      if (engine.xero.allowanceLeft(tenant.value) < keptForDocuments) {
        pauseForTheDay(engine, run, tenant.value, queue.splice(0).length + 1);
        return;
      }
      const failure = await attachOne(engine, run, tenant.value, proposal);
      lost = failure?.kind === 'uncertain' ? lost + 1 : 0;
      if (failure === null) {
        settled += 1;
        run.teller.changed();
        tellAttaching(engine, run, tenant.value, settled, total);
        continue;
      }
      if (failure.kind === 'uncertain') waitUntil(run, engine.clock.nowMs() + nextTryMs);
      if (failure.kind === 'rateLimited') waitUntil(run, failure.untilMs);
      if (failure.kind === 'uncertain' && lost < lostBeforeStop) continue;
      stopped.push(failure);
      queue.length = 0;
    }
  };
  await allEnded(Array.from({ length: workers }, work), () => {
    queue.length = 0;
  });
  const [first] = stopped;
  return first === undefined ? ok(null) : err(first);
}

/** Only as many as the day's requests are enough for take time in this run. */
function tellAttaching(engine: Engine, run: Run, tenantId: string, done: number, total: number): void {
  const share = Math.max(0, engine.xero.allowanceLeft(tenantId) - keptForDocuments);
  const thisPhase = Math.min(total - done, Math.ceil(share * smallestAllowance));
  run.teller.tell('attaching', done, total, { thisPhase, later: 0 });
}

/** Waits for every worker, also where one has a bug: what another has sent by then must still be noted in the books. */
async function allEnded(work: readonly Promise<void>[], stop: () => void): Promise<void> {
  for (const one of work) one.catch(stop);
  const ends = await Promise.allSettled(work);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

function pauseForTheDay(engine: Engine, run: Run, tenantId: string, invoices: number): void {
  const untilMs = engine.xero.allowanceEndsMs(tenantId);
  waitUntil(run, untilMs);
  engine.log.info('attaching-paused', { invoices, until: new Date(untilMs).toISOString() });
}

/** Documents of ours: those this ledger has posted, and those it has found again under our own reference. */
function waitingForInvoice(engine: Engine): Proposal[] {
  const waiting: Proposal[] = [];
  for (const proposal of engine.ledger.proposals(['pushed', 'in-xero'])) {
    if (proposal.state === 'in-xero' && proposal.reason.code !== 'adopted') continue;
    const before = attachmentOf(engine, proposal);
    if (before?.state === 'attached') continue;
    if (before !== null && !isWorthAnotherLook(before, engine.clock.nowMs())) continue;
    if (engine.ledger.movement(proposal.movementId)?.hasInvoice === true) waiting.push(proposal);
  }
  return waiting;
}

/** What was noted before the present document came to Xero is about another one, which has been deleted there since. */
function attachmentOf(engine: Engine, proposal: Proposal): Attachment | null {
  const noted = engine.ledger.attachment(proposal.movementId);
  return noted === null || noted.updatedAt < proposal.updatedAt ? null : noted;
}

/** Null when this file is settled, one way or the other; `uncertain` when it has to be sent again; else what stops all. */
async function attachOne(engine: Engine, run: Run, tenantId: string, proposal: Proposal): Promise<Failure | null> {
  const { remote, document } = proposal;
  if (remote === null || document === null) {
    throw new Error(`Proposal ${proposal.id} is ${proposal.state} but has no document in Xero.`);
  }
  const invoice = await engine.cledara.invoice(proposal.movementId);
  if (!invoice.ok) {
    if (stopsAll(invoice.error)) return invoice.error;
    note(engine, run, proposal, downloadProblem(invoice.error));
    return null;
  }
  const file = invoice.value;
  const refusal = typeProblem(file);
  if (refusal !== null || file.extension === null || file.mediaType === null) {
    note(engine, run, proposal, refusal ?? unknownType);
    return null;
  }
  const fileName = `invoice-${document.reference}.${file.extension}`;
  const attached = await attachWithRetry(engine, {
    tenantId: tenantOf(engine, proposal) ?? tenantId,
    kind: remote.kind,
    documentId: remote.id,
    fileName,
    mediaType: file.mediaType,
    bytes: file.bytes,
    idempotencyKey: engine.ids.uuid(),
  });
  if (attached.ok) noteAttached(engine, run, proposal, { fileName, sha256: file.sha256 });
  else if (stopsAll(attached.error)) return attached.error;
  else if (attached.error.kind === 'uncertain') {
    noteLost(engine, run, proposal);
    return attached.error;
  } else note(engine, run, proposal, uploadProblem(attached.error));
  return null;
}

/** The organisation that the document was sent to; null where it was found there and not sent. */
function tenantOf(engine: Engine, { batchId }: Proposal): string | null {
  return batchId === null ? null : (engine.ledger.batch(batchId)?.tenantId ?? null);
}

async function attachWithRetry(engine: Engine, request: AttachRequest): Promise<Result<null, Failure>> {
  for (let attempt = 1; ; attempt += 1) {
    const attached = await engine.xero.attach(request);
    if (attached.ok || attached.error.kind !== 'uncertain' || attempt >= maxAttempts) return attached;
    await engine.clock.sleep(backoffMs(attempt, 0.5));
  }
}

function stopsAll(failure: Failure): boolean {
  return [
    'offline',
    'rateLimited',
    'authExpired',
    'forbidden',
    'notConnected',
    'secretsUnavailable',
    'cancelled',
  ].includes(failure.kind);
}

function noteAttached(
  engine: Engine,
  run: Run,
  proposal: Proposal,
  file: { readonly fileName: string; readonly sha256: string },
): void {
  const outcome = { state: 'attached', ...file, problem: null } as const;
  save(engine, run, proposal, outcome, 1, `Attached ${file.fileName}.`);
  run.counts.attached += 1;
}

function noteLost(engine: Engine, run: Run, proposal: Proposal): void {
  const outcome = { state: 'waiting', fileName: null, sha256: null, problem: null } as const;
  const message =
    'Xero did not answer when the invoice was sent, so it may be there or not. It is sent again with the next sync and takes the place of the first.';
  save(engine, run, proposal, outcome, 1, message);
}

/** An equal problem counts as one more attempt, with nothing new to tell. */
function note(engine: Engine, run: Run, proposal: Proposal, problem: AttachmentProblem): void {
  const before = attachmentOf(engine, proposal);
  const attempts = before?.problem?.code === problem.code ? before.attempts + 1 : 1;
  const isNew = before?.problem?.code !== problem.code || before.problem.message !== problem.message;
  const outcome = { state: 'problem', fileName: null, sha256: null, problem } as const;
  save(engine, run, proposal, outcome, attempts, isNew ? problem.message : null);
}

type Outcome = Pick<Attachment, 'state' | 'fileName' | 'sha256' | 'problem'>;

/** `message` is what the activity says; null where it says nothing. */
function save(
  engine: Engine,
  run: Run,
  proposal: Proposal,
  outcome: Outcome,
  attempts: number,
  message: string | null,
): void {
  const { id: proposalId, movementId } = proposal;
  const at = nowInstant(engine.clock);
  engine.ledger.transaction(() => {
    engine.ledger.saveAttachment({
      movementId,
      proposalId,
      ...outcome,
      attempts,
      // Never before its document, whatever the clock says: see `attachmentOf`.
      updatedAt: at < proposal.updatedAt ? proposal.updatedAt : at,
    });
    if (message === null) return;
    engine.ledger.appendActivity({
      at,
      runId: run.id,
      movementId,
      proposalId,
      event: outcome.state === 'attached' ? 'invoice-attached' : 'invoice-not-attached',
      fromState: null,
      toState: null,
      message,
    });
  });
}
