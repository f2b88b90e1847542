import type { ChangeRefusal } from '../../shared/domain/change-refusal.ts';
import { compareDocuments } from '../../shared/domain/compare-documents.ts';
import { compareUnpaid } from '../../shared/domain/compare-remote.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { canonicalJson, sha256Hex } from '../../shared/domain/hash.ts';
import type { Proposal, Reason } from '../../shared/domain/proposal.ts';
import { indexReference, type ReferenceIndex } from '../../shared/domain/reference-index.ts';
import { isGone, type RemoteDetails } from '../../shared/domain/remote-details.ts';
import { lookUpAfterMs } from '../../shared/domain/retry-policy.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import type { Change, ChangeItem } from '../ports/change.ts';
import { changeMessage } from './drift-message.ts';
import { type Engine, nowInstant } from './engine.ts';
import { noteToBeRepaid, noteUnpaid } from './half-undone.ts';
import { inXero, moveInPlace } from './move-in-place.ts';
import { resendNow } from './resend-now.ts';
import { standingDocument } from './standing-document.ts';
import { move, notApproved } from './transition.ts';
import { xeroNow } from './xero-time.ts';

/** The proposal of an item whose fate is not in the books yet; null where it is. */
export function unsettledProposal(
  engine: Engine,
  { remoteKind }: Pick<Change, 'remoteKind'>,
  { proposalId, remoteId }: ChangeItem,
): Proposal | null {
  const proposal = engine.ledger.proposal(proposalId);
  if (proposal === null) throw new Error(`The ledger lacks proposal ${proposalId}, which a change names.`);
  const standing = standingDocument(proposal);
  // Once its payment is taken away the bill stands unpaid, so a whole one still has it.
  if (remoteKind === 'payment') return standing !== null && proposal.unpaidId === null ? proposal : null;
  return standing?.id === remoteId ? proposal : null;
}

/** Xero has done it. Part of the caller's transaction. */
export function noteDone(
  engine: Engine,
  change: Pick<Change, 'author' | 'remoteKind'>,
  { becomes }: ChangeItem,
  proposal: Proposal,
  runId?: string,
): void {
  if (change.remoteKind === 'payment') {
    if (becomes === null) noteUnpaid(engine, proposal, change.author, runId);
    else noteToBeRepaid(engine, proposal, change.author, runId);
    return;
  }
  if (becomes !== null) {
    noteRevised(engine, change, becomes, proposal, runId);
    return;
  }
  const message = `Taken out of Xero by ${change.author}. It is not sent again unless you approve it.`;
  noteUndone(engine, proposal, message, runId);
}

/** The document in Xero is the one that these books have of it. */
function noteRevised(
  engine: Engine,
  { author }: Pick<Change, 'author'>,
  becomes: NonNullable<ChangeItem['becomes']>,
  proposal: Proposal,
  runId: string | undefined,
): void {
  const { document, explanation, settingsVersion } = becomes;
  const message = changeMessage(
    author,
    proposal.document === null ? [] : compareDocuments(proposal.document, document),
  );
  const documentHash = sha256Hex(canonicalJson(document));
  const changes = { document, documentHash, explanation, settingsVersion, approvedBy: author };
  const approved = { ...changes, approvedAt: nowInstant(engine.clock) };
  engine.ledger.removeDrift(proposal.id);
  if (proposal.unpaidId === null) {
    moveInPlace(engine, proposal, 'revise', { ...inXero, message }, approved, runId);
    return;
  }
  const reason: Reason = { code: 'approved', message: `${message} Its payment or refund goes next.` };
  move(engine, proposal, 'revise', reason, approved, { runId });
}

/** A look has found that its document lies in Xero as deleted already. */
export function noteFoundGone(engine: Engine, proposal: Proposal, author: string): void {
  const message = `It had been deleted in Xero already when ${author} undid it. It is not sent again unless you approve it.`;
  engine.ledger.transaction(() => noteUndone(engine, proposal, message));
}

/** Its document lies in Xero as deleted. Part of the caller's transaction. */
function noteUndone(engine: Engine, proposal: Proposal, message: string, runId?: string): void {
  const remote = standingDocument(proposal);
  if (remote === null) throw new Error(`Proposal ${proposal.id} has no document in Xero.`);
  engine.ledger.saveRemovedDocument({
    remoteId: remote.id,
    remoteKind: remote.kind,
    proposalId: proposal.id,
    at: nowInstant(engine.clock),
  });
  engine.ledger.removeDrift(proposal.id);
  const changes = { ...notApproved, batchId: null, remote, unpaidId: null, paymentId: null };
  move(engine, proposal, 'undo', { code: 'undone', message }, changes, { runId });
}

/** Xero has said no, or has certainly not done it: the document stands as it stood. Part of the caller's transaction. */
export function noteRefused(
  engine: Engine,
  { what }: Pick<Change, 'what'>,
  proposal: Proposal,
  { message }: ChangeRefusal,
  runId?: string,
): void {
  engine.ledger.appendActivity({
    at: nowInstant(engine.clock),
    runId: runId ?? null,
    movementId: proposal.movementId,
    proposalId: proposal.id,
    event: what === 'remove' ? 'undo-refused' : 'update-refused',
    fromState: null,
    toState: null,
    message,
  });
}

/**
 * Asks Xero how the documents of a change stand, and settles what can be told. That it was done is believed at once, because
 * nothing turns it back; that it was not only nine minutes after it first left, because until then it may still arrive.
 * Returns the instant of the next look in ms since the epoch; null where everything is settled.
 */
export async function settleByLookUp(
  engine: Engine,
  change: Change,
  runId?: string,
): Promise<Result<number | null, Failure>> {
  const open = change.items.flatMap((item) => {
    const proposal = unsettledProposal(engine, change, item);
    const standing = proposal === null ? null : standingDocument(proposal);
    return proposal === null || standing === null ? [] : [{ item, proposal, standing }];
  });
  const wanted = open.map(({ proposal, standing }) => ({
    id: standing.id,
    reference: proposal.document?.reference ?? '',
  }));
  // All of one request are of one kind; of a payment the bill is looked at.
  const kind = open[0]?.standing.kind;
  const read =
    kind === undefined
      ? ok<readonly RemoteDetails[]>([])
      : await engine.xero.documentsById(change.tenantId, kind, wanted);
  if (!read.ok) return read;
  const index = bookIndex(engine);
  const byId = new Map(read.value.map((remote) => [remote.id, remote]));
  const age = resendNow(engine, change.firstSentAt);
  let isSettled = true;
  engine.ledger.transaction(() => {
    for (const { item, standing } of open) {
      const proposal = unsettledProposal(engine, change, item);
      if (proposal === null) continue;
      const remote = byId.get(standing.id);
      if (isDone(change, item, remote, index)) noteDone(engine, change, item, proposal, runId);
      else if (age.kind === 'look-up') noteRefused(engine, change, proposal, neverArrived, runId);
      else isSettled = false;
    }
    const firstSentAt = age.kind === 'clock-went-back' ? xeroNow(engine) : change.firstSentAt;
    engine.ledger.saveChange({ ...change, firstSentAt, state: isSettled ? 'done' : 'uncertain' });
  });
  if (isSettled) return ok(null);
  return ok(age.kind === 'quarantine' ? age.untilMs : engine.clock.nowMs() + lookUpAfterMs);
}

/** Is this how the change would have left it? */
function isDone(
  { remoteKind }: Pick<Change, 'remoteKind'>,
  { becomes, remoteId }: ChangeItem,
  remote: RemoteDetails | undefined,
  index: ReferenceIndex | null,
): boolean {
  if (remoteKind === 'payment') {
    return remote === undefined || remote.bill?.payments.every(({ id }) => id !== remoteId) === true;
  }
  if (becomes === null) return remote === undefined || isGone(remote);
  if (remote === undefined || isGone(remote) || index === null) return false;
  return compareUnpaid(becomes.document, remote, index).length === 0;
}

/** Xero's lists as last read; null where they never were. */
function bookIndex(engine: Engine): ReferenceIndex | null {
  const reference = engine.ledger.referenceData();
  return reference === null ? null : indexReference(reference, engine.ledger.keptContacts());
}

const neverArrived: ChangeRefusal = {
  code: 'answer-lost',
  message: 'Xero still has it as it was: the request never arrived there. Try again.',
};

/** Settles every change whose answer was lost, or that was under way when the program stopped. The next look, or null. */
export async function settleOpenChanges(engine: Engine, runId?: string): Promise<Result<number | null, Failure>> {
  let nextMs: number | null = null;
  for (const change of engine.ledger.openChanges()) {
    const settled = await settleByLookUp(engine, change, runId);
    // A bill cannot be looked at under a consent without bills: it stays open until there is another one.
    if (!settled.ok && settled.error.kind === 'scopeLacking') continue;
    if (!settled.ok) return settled;
    if (settled.value !== null && (nextMs === null || settled.value < nextMs)) nextMs = settled.value;
  }
  return ok(nextMs);
}
