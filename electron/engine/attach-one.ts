import type { Failure } from '../../shared/domain/failure.ts';
import { movementHash } from '../../shared/domain/movement-hash.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { backoffMs } from '../../shared/domain/retry-policy.ts';
import type { Result } from '../../shared/lib/result.ts';
import type { InvoiceFile } from '../ports/cledara.ts';
import type { Attachment } from '../ports/ledger.ts';
import type { AttachRequest } from '../ports/xero.ts';
import {
  type AttachmentProblem,
  downloadProblem,
  oldFileLeft,
  refusedUpload,
  typeProblem,
  unknownType,
  uploadProblem,
} from './attachment-problem.ts';
import { type Engine, nowInstant } from './engine.ts';
import type { Run } from './run.ts';

/** An upload without an answer is repeated at most this often in one run; a file of the same name replaces itself. */
const maxAttempts = 3;

/** What was noted before the present document came to Xero is about another one, which has been deleted there since. */
export function attachmentOf(engine: Engine, proposal: Proposal): Attachment | null {
  const noted = engine.ledger.attachment(proposal.movementId);
  return noted === null || noted.updatedAt < proposal.updatedAt ? null : noted;
}

/**
 * Attaches one invoice, or compares one that is attached with Cledara's and replaces it. Null when this file is settled, one
 * way or the other; `uncertain` when it has to be sent again; else what stops all.
 */
export async function attachOne(
  engine: Engine,
  run: Run,
  tenantId: string,
  proposal: Proposal,
): Promise<Failure | null> {
  const before = attachmentOf(engine, proposal);
  const invoice = await engine.cledara.invoice(proposal.movementId);
  if (!invoice.ok) {
    if (stopsAll(invoice.error)) return invoice.error;
    // What is attached stays attached, whatever has become of Cledara's copy.
    if (before?.state === 'attached') noteLook(engine, before);
    else note(engine, run, proposal, downloadProblem(invoice.error));
    return null;
  }
  const file = invoice.value;
  if (before?.state === 'attached' && before.sha256 === file.sha256) {
    noteLook(engine, before);
    return null;
  }
  if (before?.problem?.code === 'old-file-left' && before.sha256 === file.sha256) {
    return await lookForOldFile(engine, run, tenantId, { proposal, before });
  }
  return await upload(engine, run, tenantId, { proposal, before, file });
}

interface Placed {
  readonly proposal: Proposal;
  readonly before: Attachment | null;
}

async function upload(
  engine: Engine,
  run: Run,
  tenantId: string,
  { proposal, before, file }: Placed & { readonly file: InvoiceFile },
): Promise<Failure | null> {
  const { remote, document } = inXero(proposal);
  const refusal = typeProblem(file);
  if (refusal !== null || file.extension === null || file.mediaType === null) {
    note(engine, run, proposal, refusal ?? unknownType);
    return null;
  }
  const fileName = `invoice-${document.reference}.${file.extension}`;
  const tenant = tenantOf(engine, proposal) ?? tenantId;
  const attached = await attachWithRetry(engine, {
    tenantId: tenant,
    kind: remote.kind,
    documentId: remote.id,
    fileName,
    mediaType: file.mediaType,
    bytes: file.bytes,
    idempotencyKey: engine.ids.uuid(),
  });
  if (attached.ok) noteAttached(engine, run, { proposal, before }, { fileName, sha256: file.sha256 });
  else if (stopsAll(attached.error)) return attached.error;
  else if (attached.error.kind === 'uncertain') {
    noteLost(engine, run, proposal);
    return attached.error;
  } else if (attached.error.kind === 'rejected') {
    const present = await engine.xero.attachedFiles(tenant, remote.kind, remote.id);
    if (!present.ok && stopsAll(present.error)) return present.error;
    note(engine, run, proposal, refusedUpload(attached.error, present.ok ? present.value : []));
  } else note(engine, run, proposal, uploadProblem(attached.error));
  return null;
}

/** The new file is there; whether a person has taken the old one away in Xero shows in the list of files. */
async function lookForOldFile(
  engine: Engine,
  run: Run,
  tenantId: string,
  { proposal, before }: Placed,
): Promise<Failure | null> {
  const { remote, document } = inXero(proposal);
  const present = await engine.xero.attachedFiles(tenantOf(engine, proposal) ?? tenantId, remote.kind, remote.id);
  if (!present.ok) return stopsAll(present.error) ? present.error : null;
  const fileName = before?.fileName ?? null;
  const sha256 = before?.sha256 ?? null;
  const old = present.value.find((name) => name !== fileName && name.startsWith(`invoice-${document.reference}.`));
  if (fileName === null || sha256 === null) return null;
  if (old !== undefined) note(engine, run, proposal, oldFileLeft(fileName, old), { fileName, sha256 });
  else {
    const outcome = { state: 'attached', fileName, sha256, problem: null } as const;
    save(engine, run, proposal, outcome, 1, `The old invoice is no longer on the document; ${fileName} is.`);
  }
  return null;
}

function inXero(proposal: Proposal) {
  const { remote, document } = proposal;
  if (remote === null || document === null) {
    throw new Error(`Proposal ${proposal.id} is ${proposal.state} but has no document in Xero.`);
  }
  return { remote, document };
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

interface NamedFile {
  readonly fileName: string;
  readonly sha256: string;
}

function noteAttached(engine: Engine, run: Run, { proposal, before }: Placed, file: NamedFile): void {
  run.counts.attached += 1;
  const oldName = before?.fileName ?? null;
  if (oldName !== null && oldName !== file.fileName) {
    note(engine, run, proposal, oldFileLeft(file.fileName, oldName), file);
    return;
  }
  const outcome = { state: 'attached', ...file, problem: null } as const;
  const message =
    oldName === null
      ? `Attached ${file.fileName}.`
      : `The invoice was replaced in Cledara, so ${file.fileName} was attached again in place of the first.`;
  save(engine, run, proposal, outcome, 1, message);
}

/** It was compared with Cledara's, and nothing is to be told. */
function noteLook(engine: Engine, before: Attachment): void {
  engine.ledger.transaction(() => engine.ledger.saveAttachment({ ...before, ...lookNow(engine, before.movementId) }));
}

function lookNow(engine: Engine, movementId: string): Pick<Attachment, 'lookedAt' | 'movementHash'> {
  const movement = engine.ledger.movement(movementId);
  return { lookedAt: nowInstant(engine.clock), movementHash: movement === null ? null : movementHash(movement) };
}

function noteLost(engine: Engine, run: Run, proposal: Proposal): void {
  const fileName = attachmentOf(engine, proposal)?.fileName ?? null;
  const outcome = { state: 'waiting', fileName, sha256: null, problem: null } as const;
  const message =
    'Xero did not answer when the invoice was sent, so it may be there or not. It is sent again with the next sync and takes the place of the first.';
  save(engine, run, proposal, outcome, 1, message);
}

/** An equal problem counts as one more attempt, with nothing new to tell. */
function note(
  engine: Engine,
  run: Run,
  proposal: Proposal,
  problem: AttachmentProblem,
  file: NamedFile | null = null,
): void {
  const before = attachmentOf(engine, proposal);
  const attempts = before?.problem?.code === problem.code ? before.attempts + 1 : 1;
  const isNew = before?.problem?.code !== problem.code || before.problem.message !== problem.message;
  // Of a file that could not take its place the first one's name is kept: it is still on the document.
  const fileName = file?.fileName ?? before?.fileName ?? null;
  const outcome = { state: 'problem', fileName, sha256: file?.sha256 ?? null, problem } as const;
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
      ...lookNow(engine, movementId),
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
