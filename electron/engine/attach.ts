import type { Failure } from '../../shared/domain/failure.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import type { InvoiceFile } from '../ports/cledara.ts';
import type { Attachment, AttachmentProblemCode } from '../ports/ledger.ts';
import { type Engine, nowInstant } from './engine.ts';
import { type Run, waitUntil } from './run.ts';

/** How many invoices are under way at once; Xero allows five requests at a time. */
const workers = 4;

/** Problems that the next run need not look at again: the same file would be refused for the same reason. */
const lasting: ReadonlySet<AttachmentProblemCode> = new Set(['too-large', 'type-refused', 'type-unknown']);

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
  let stopped: Failure | null = null;
  const work = async (): Promise<void> => {
    for (let proposal = queue.shift(); proposal !== undefined; proposal = queue.shift()) {
      if (stopped !== null) return;
      const failure = await attachOne(engine, run, proposal);
      if (failure !== null) stopped = failure;
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  const failure = stopped as Failure | null;
  if (failure === null) return ok(null);
  if (failure.kind === 'rateLimited') waitUntil(run, failure.untilMs);
  return { ok: false, error: failure };
}

function waitingForInvoice(engine: Engine): Proposal[] {
  const waiting: Proposal[] = [];
  for (const proposal of engine.ledger.proposals(['pushed'])) {
    const attachment = engine.ledger.attachment(proposal.movementId);
    if (attachment?.state === 'attached') continue;
    if (attachment?.problem !== null && attachment?.problem !== undefined && lasting.has(attachment.problem.code))
      continue;
    if (engine.ledger.movement(proposal.movementId)?.hasInvoice === true) waiting.push(proposal);
  }
  return waiting;
}

/** Null when this file is settled, one way or the other; a failure when all the others would meet it too. */
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
  const attached = await engine.xero.attach({
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

function settleRefusal(engine: Engine, proposal: Proposal, failure: Failure): Failure | null {
  if (stopsAll(failure)) return failure;
  // A lost answer is no danger here: a file of the same name on the same document replaces itself.
  if (failure.kind === 'uncertain')
    save(engine, proposal, { state: 'waiting', fileName: null, sha256: null, problem: null });
  else if (failure.kind === 'notFound')
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
