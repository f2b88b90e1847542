import type { Failure } from '../../shared/domain/failure.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { backoffMs } from '../../shared/domain/retry-policy.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { InvoiceFile } from '../ports/cledara.ts';
import type { Attachment } from '../ports/ledger.ts';
import type { AttachRequest } from '../ports/xero.ts';
import { type Engine, nowInstant } from './engine.ts';
import { type Run, waitUntil } from './run.ts';

/** How many invoices are under way at once; Xero allows five requests at a time. */
const workers = 4;

/** An upload without an answer is repeated at most this often in one run; a file of the same name replaces itself. */
const maxAttempts = 3;

/** After this many files in a row without an answer Xero is taken for unreachable, and the queue ends. */
const lostBeforeStop = 2;

/** When the next run may go on with what had no answer. */
const nextTryMs = 60_000;

/** File types that Xero takes, of those that can be told from a file's bytes (Xero: Attachments, file types). */
const accepted: ReadonlySet<string> = new Set([
  ...['7z', 'bmp', 'csv', 'doc', 'docx', 'eml', 'gif', 'jpeg', 'jpg', 'key', 'msg', 'numbers', 'odf', 'ods', 'odt'],
  ...['pages', 'pdf', 'png', 'ppt', 'pptx', 'rar', 'rtf', 'tif', 'tiff', 'txt', 'xls', 'xlsx', 'zip'],
]);

/**
 * Attaches the invoices of documents that are in Xero, after the documents, in a queue of its own. A file that cannot be
 * attached is noted as a problem and never fails its document. Fails only with what stops every other file too.
 */
export async function attachInvoices(engine: Engine, run: Run): Promise<Result<null, Failure>> {
  const queue = waitingForInvoice(engine);
  const state: { stopped: Failure | null; lost: number } = { stopped: null, lost: 0 };
  const work = async (): Promise<void> => {
    for (let proposal = queue.shift(); proposal !== undefined; proposal = queue.shift()) {
      if (state.stopped !== null) return;
      const failure = await attachOne(engine, run, proposal);
      state.lost = failure?.kind === 'uncertain' ? state.lost + 1 : 0;
      if (failure !== null && (failure.kind !== 'uncertain' || state.lost >= lostBeforeStop)) state.stopped = failure;
      if (failure?.kind === 'uncertain') waitUntil(run, engine.clock.nowMs() + nextTryMs);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  if (state.stopped === null) return ok(null);
  if (state.stopped.kind === 'rateLimited') waitUntil(run, state.stopped.untilMs);
  return err(state.stopped);
}

/** Also those with a problem: Cledara does not say when someone has uploaded another file. */
function waitingForInvoice(engine: Engine): Proposal[] {
  const waiting: Proposal[] = [];
  for (const proposal of engine.ledger.proposals(['pushed'])) {
    if (engine.ledger.attachment(proposal.movementId)?.state === 'attached') continue;
    if (engine.ledger.movement(proposal.movementId)?.hasInvoice === true) waiting.push(proposal);
  }
  return waiting;
}

/** Null when this file is settled, one way or the other; `uncertain` when it has to be sent again; else what stops all. */
async function attachOne(engine: Engine, run: Run, proposal: Proposal): Promise<Failure | null> {
  const { remote, document } = proposal;
  const batch = proposal.batchId === null ? null : engine.ledger.batch(proposal.batchId);
  if (remote === null || document === null || batch === null) {
    throw new Error(`Proposal ${proposal.id} is pushed but has no document in Xero.`);
  }
  const invoice = await engine.cledara.invoice(proposal.movementId);
  if (!invoice.ok) {
    if (stopsAll(invoice.error)) return invoice.error;
    note(engine, proposal, downloadProblem(invoice.error));
    return null;
  }
  const file = invoice.value;
  const refusal = typeProblem(file);
  if (refusal !== null || file.extension === null || file.mediaType === null) {
    note(engine, proposal, refusal ?? unknownType);
    return null;
  }
  const fileName = `invoice-${document.reference}.${file.extension}`;
  const attached = await attachWithRetry(engine, {
    tenantId: batch.tenantId,
    kind: remote.kind,
    documentId: remote.id,
    fileName,
    mediaType: file.mediaType,
    bytes: file.bytes,
    idempotencyKey: engine.ids.uuid(),
  });
  if (attached.ok) {
    save(engine, proposal, { state: 'attached', fileName, sha256: file.sha256, problem: null });
    run.counts.attached += 1;
    return null;
  }
  return settleRefusal(engine, proposal, attached.error);
}

async function attachWithRetry(engine: Engine, request: AttachRequest): Promise<Result<null, Failure>> {
  for (let attempt = 1; ; attempt += 1) {
    const attached = await engine.xero.attach(request);
    if (attached.ok || attached.error.kind !== 'uncertain' || attempt >= maxAttempts) return attached;
    await engine.clock.sleep(backoffMs(attempt, 0.5));
  }
}

function settleRefusal(engine: Engine, proposal: Proposal, failure: Failure): Failure | null {
  if (stopsAll(failure)) return failure;
  if (failure.kind === 'uncertain') {
    save(engine, proposal, { state: 'waiting', fileName: null, sha256: null, problem: null });
    return failure;
  }
  if (failure.kind === 'notFound')
    note(engine, proposal, {
      code: 'document-gone',
      message: 'The document is no longer in Xero, so its invoice cannot be attached. Look at it in Xero.',
    });
  else
    note(engine, proposal, {
      code: 'refused-by-xero',
      message: `Xero refused the file. ${failure.message} It is tried again with the next sync.`,
    });
  return null;
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

type Problem = NonNullable<Attachment['problem']>;

const unknownType: Problem = {
  code: 'type-unknown',
  message:
    'The invoice is of a type that could not be told, so it was not attached. Save it as a PDF, upload that to Cledara, and attach it.',
};

function typeProblem(file: InvoiceFile): Problem | null {
  if (file.extension === null) return unknownType;
  if (accepted.has(file.extension)) return null;
  return {
    code: 'type-refused',
    message: `Xero does not take ${file.extension.toUpperCase()} files. Upload the invoice to Cledara as a PDF or JPG.`,
  };
}

function downloadProblem(failure: Failure): Problem {
  if (failure.kind === 'notFound') {
    return {
      code: 'invoice-gone',
      message: 'Cledara says there is an invoice but does not have the file. Upload it there again.',
    };
  }
  if (failure.kind === 'rejected') return { code: 'too-large', message: failure.message };
  return { code: 'download-failed', message: `${failure.message} It is tried again with the next sync.` };
}

function note(engine: Engine, proposal: Proposal, problem: Problem): void {
  const before = engine.ledger.attachment(proposal.movementId)?.problem;
  if (before?.code === problem.code && before.message === problem.message) return; // nothing new to tell
  save(engine, proposal, { state: 'problem', fileName: null, sha256: null, problem });
}

function save(
  engine: Engine,
  proposal: Proposal,
  outcome: Pick<Attachment, 'state' | 'fileName' | 'sha256' | 'problem'>,
): void {
  const before = engine.ledger.attachment(proposal.movementId);
  const at = nowInstant(engine.clock);
  engine.ledger.transaction(() => {
    engine.ledger.saveAttachment({
      movementId: proposal.movementId,
      proposalId: proposal.id,
      ...outcome,
      attempts: (before?.attempts ?? 0) + 1,
      updatedAt: at,
    });
    engine.ledger.appendActivity({
      at,
      runId: null,
      movementId: proposal.movementId,
      proposalId: proposal.id,
      event: outcome.state === 'attached' ? 'invoice-attached' : 'invoice-not-attached',
      fromState: null,
      toState: null,
      message:
        outcome.problem?.message ??
        (outcome.fileName === null ? 'Xero did not answer.' : `Attached ${outcome.fileName}.`),
    });
  });
}
