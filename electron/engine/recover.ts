import type { Failure } from '../../shared/domain/failure.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { sameKeyMs } from '../../shared/domain/retry-policy.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import type { Batch } from '../ports/ledger.ts';
import { confirm } from './confirm.ts';
import { type Engine, nowInstant } from './engine.ts';
import { type FoundAgain, findAgain, isOf } from './find-again.ts';
import { isTooNarrow, notLookedUp } from './narrow-consent.ts';
import { lookUpFromMs, resendNow } from './resend-now.ts';
import { type Run, waitUntil } from './run.ts';
import { proposalsOf, resendBatch } from './send-batch.ts';
import { move } from './transition.ts';
import { xeroNowMs } from './xero-time.ts';

/** What a program that was killed had under way is not known: every `sending` becomes `uncertain`. No network. */
export function recoverFromCrash(engine: Engine, run: Run): void {
  engine.ledger.transaction(() => {
    for (const batch of engine.ledger.openBatches()) {
      if (batch.state !== 'sending') continue;
      engine.ledger.saveBatch({ ...batch, state: 'uncertain' });
      for (const proposal of proposalsOf(engine, batch)) {
        if (proposal.state !== 'sending') continue;
        const message = "The program stopped while this was on its way, so we don't know yet whether Xero has it.";
        move(engine, proposal, 'answer-lost', { code: 'answer-lost', message }, {}, { runId: run.id });
      }
    }
  });
}

/**
 * Settles every lost answer that can be settled now: within three minutes by asking with the same bytes and key, from
 * nine minutes on by looking the documents up; between the two nothing is done and the run says when it goes on.
 */
export async function resolveUncertain(engine: Engine, run: Run): Promise<Result<null, Failure>> {
  for (const batch of engine.ledger.openBatches()) {
    if (batch.state !== 'uncertain') continue;
    const decision = resendNow(engine, batch.firstSentAt);
    if (decision.kind === 'same-key') await resendBatch(engine, run, batch);
    else if (decision.kind === 'quarantine') waitUntil(run, decision.untilMs);
    else if (decision.kind === 'clock-went-back') restartQuarantine(engine, run, batch);
    else {
      const settled = await lookUp(engine, run, batch);
      if (!settled.ok) return settled;
    }
  }
  return ok(null);
}

/** By the clock the request has not left yet. Its age is unknown: never the same key again, and a full wait from now. */
function restartQuarantine(engine: Engine, run: Run, batch: Batch): void {
  const firstSentAt = new Date(xeroNowMs(engine) - sameKeyMs).toISOString();
  engine.ledger.transaction(() => {
    engine.ledger.saveBatch({ ...batch, firstSentAt });
    engine.ledger.appendActivity({
      at: nowInstant(engine.clock),
      runId: run.id,
      movementId: null,
      proposalId: null,
      event: 'clock-went-back',
      fromState: null,
      toState: null,
      message:
        'The clock of this computer is wrong, or went back. What was on its way to Xero is looked up after a full wait.',
    });
  });
  waitUntil(run, lookUpFromMs(engine, firstSentAt));
}

async function lookUp(engine: Engine, run: Run, batch: Batch): Promise<Result<null, Failure>> {
  const proposals = proposalsOf(engine, batch).filter(({ state }) => state === 'uncertain');
  const found = await findAgain(engine, batch, proposals);
  if (!found.ok && found.error.kind === 'scopeLacking') return ok(leaveUnknown(engine, run, proposals));
  if (!found.ok) return found;
  engine.ledger.transaction(() => {
    for (const proposal of proposals) settleByLookUp(engine, run, batch, proposal, found.value);
    engine.ledger.saveBatch({ ...batch, state: 'done' });
  });
  return ok(null);
}

/** The consent does not let us look: these stay as they are, and say why; everything else goes on. */
function leaveUnknown(engine: Engine, run: Run, proposals: readonly Proposal[]): null {
  engine.ledger.transaction(() => {
    for (const proposal of proposals) {
      if (!isTooNarrow(proposal)) move(engine, proposal, 'answer-lost', notLookedUp, {}, { runId: run.id });
    }
  });
  return null;
}

function settleByLookUp(
  engine: Engine,
  run: Run,
  batch: Batch,
  proposal: Proposal,
  found: readonly FoundAgain[],
): void {
  const known = knownGone(engine, proposal);
  const mine = found.filter((one) => isOf(one, proposal) && !(known.has(one.id) && one.isGone));
  const alive = mine.filter(({ isGone }) => !isGone);
  const [first, second] = alive;
  if (first !== undefined) {
    const remarks =
      second === undefined ? [] : ['there is more than one document with this reference in Xero; look at them there'];
    confirm(engine, run, batch, proposal, { id: first.id, remarks });
  } else if (mine.length > 0) {
    const message =
      batch.kind === 'payment'
        ? 'Xero had its payment, and someone deleted that there. It is not paid again unless you approve it.'
        : 'Xero had it, and someone deleted it there. It is not sent again unless you approve it.';
    const lookAlikeId = batch.kind === 'payment' ? null : (mine[0]?.id ?? null);
    move(engine, proposal, 'mark-deleted', { code: 'deleted-in-xero', message }, { lookAlikeId }, { runId: run.id });
  } else {
    const message = 'Xero does not have it: the request never arrived. It goes out with the next batch.';
    move(engine, proposal, 'return', { code: 'approved', message }, { batchId: null }, { runId: run.id });
  }
}

/** Documents of this item that were known to be deleted before this one was sent: by us, or shown to a person. */
function knownGone(engine: Engine, { id, remote, lookAlikeId }: Proposal): ReadonlySet<string | undefined> {
  return new Set([
    ...engine.ledger.removedDocuments(id).map(({ remoteId }) => remoteId),
    remote?.id,
    lookAlikeId ?? undefined,
  ]);
}
