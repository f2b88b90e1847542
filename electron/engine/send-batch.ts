import type { Failure } from '../../shared/domain/failure.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { backoffMs } from '../../shared/domain/retry-policy.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { Batch } from '../ports/ledger.ts';
import type { ElementResult } from '../ports/xero.ts';
import { confirm } from './confirm.ts';
import type { Engine } from './engine.ts';
import { consentTooNarrow } from './narrow-consent.ts';
import { refusalOf } from './refusal-of.ts';
import { keyEndMs, lookUpFromMs, resendNow } from './resend-now.ts';
import { type Run, waitUntil } from './run.ts';
import { move } from './transition.ts';

/** The same request is sent at most this often in one run, all within the time its key certainly lives. */
const maxAttemptsPerRun = 3;

/**
 * What became of a batch: settled element by element; nobody knows yet; or refused as a whole, so that what is approved
 * still must go alone, to find out which one it was, or because it was not this one.
 */
export type BatchOutcome = 'done' | 'uncertain' | 'send-singly';

/**
 * Sends a persisted batch and settles its documents by the answer. A lost answer is followed by the same bytes under the
 * same key while Xero surely still knows the key; if that fails too, the documents stay `uncertain` and are looked up
 * later. Fails only with what stops every other batch too.
 */
export async function sendBatch(engine: Engine, run: Run, batch: Batch): Promise<Result<BatchOutcome, Failure>> {
  // However long a request waits for its turn, it does not leave when Xero may have forgotten its key.
  const first = await engine.xero.sendDocuments({ ...batch, notAfterMs: keyEndMs(engine, batch.firstSentAt) });
  if (first.ok) return ok(settleBatch(engine, run, batch, first.value));
  if (first.error.kind !== 'uncertain') return returnBatch(engine, run, batch, first.error);
  markUncertain(engine, run, batch, first.error);
  return ok(await resendBatch(engine, run, batch));
}

/** Same bytes, same key. Whatever goes wrong here, the earlier attempt may have arrived: the batch stays uncertain. */
export async function resendBatch(engine: Engine, run: Run, uncertain: Batch): Promise<BatchOutcome> {
  let batch = uncertain;
  for (let attempt = 1; attempt < maxAttemptsPerRun; attempt += 1) {
    await engine.clock.sleep(backoffMs(attempt, 0.5));
    const decision = resendNow(engine, batch.firstSentAt);
    if (decision.kind !== 'same-key') break;
    batch = { ...batch, attempts: batch.attempts + 1, state: 'sending' };
    const attemptBatch = batch;
    engine.ledger.transaction(() => {
      engine.ledger.saveBatch(attemptBatch);
      for (const proposal of proposalsOf(engine, attemptBatch)) {
        move(
          engine,
          proposal,
          'send',
          { code: 'approved', message: 'Asking Xero again for the same answer.' },
          {},
          { runId: run.id },
        );
      }
    });
    const answer = await engine.xero.sendDocuments({ ...batch, notAfterMs: keyEndMs(engine, batch.firstSentAt) });
    if (answer.ok) return settleBatch(engine, run, batch, answer.value);
    markUncertain(engine, run, batch, answer.error);
  }
  waitUntil(run, lookUpFromMs(engine, batch.firstSentAt));
  return 'uncertain';
}

/** The proposals of a batch in the order of the request's elements. */
export function proposalsOf(engine: Engine, batch: Batch): readonly Proposal[] {
  return batch.proposalIds.map((id) => {
    const proposal = engine.ledger.proposal(id);
    if (proposal === null) throw new Error(`Batch ${batch.id} names proposal ${id}, which the ledger lacks.`);
    return proposal;
  });
}

function settleBatch(engine: Engine, run: Run, batch: Batch, results: readonly ElementResult[]): BatchOutcome {
  const proposals = proposalsOf(engine, batch);
  if (results.length !== proposals.length)
    throw new Error(`Batch ${batch.id}: ${results.length} results for ${proposals.length} elements.`);
  let outcome: BatchOutcome = 'done';
  engine.ledger.transaction(() => {
    proposals.forEach((proposal, index) => {
      const result = results[index];
      if (result === undefined) return;
      if (result.status === 'created')
        confirm(engine, run, batch, proposal, { id: result.id, remarks: result.warnings });
      else if (result.messages.length === 0 && proposals.length > 1) {
        const message = 'Xero refused the whole request because of another document in it. It goes alone now.';
        move(engine, proposal, 'return', { code: 'approved', message }, {}, { runId: run.id });
        outcome = 'send-singly';
      } else move(engine, proposal, 'refuse', refusalOf(proposal, result.messages), {}, { runId: run.id });
    });
    engine.ledger.saveBatch({ ...batch, state: 'done' });
  });
  return outcome;
}

function markUncertain(engine: Engine, run: Run, batch: Batch, failure: Failure): void {
  engine.ledger.transaction(() => {
    engine.ledger.saveBatch({ ...batch, state: 'uncertain' });
    for (const proposal of proposalsOf(engine, batch)) {
      move(engine, proposal, 'answer-lost', { code: 'answer-lost', message: failure.message }, {}, { runId: run.id });
    }
  });
  engine.log.warn('answer-lost', { batch: batch.id, attempt: batch.attempts, kind: failure.kind });
}

/** The request was certainly not carried out: every document goes back, and what stops all others stops the push. */
function returnBatch(engine: Engine, run: Run, batch: Batch, failure: Failure): Result<BatchOutcome, Failure> {
  const refusedAlone = failure.kind === 'rejected' && batch.proposalIds.length === 1;
  engine.ledger.transaction(() => {
    engine.ledger.saveBatch({ ...batch, state: 'done' });
    for (const proposal of proposalsOf(engine, batch)) {
      if (failure.kind === 'rateLimited') {
        const waitingUntil = new Date(failure.untilMs).toISOString();
        move(
          engine,
          proposal,
          'wait',
          { code: 'rate-limited', message: failure.message },
          { waitingUntil },
          { runId: run.id },
        );
      } else if (failure.kind === 'scopeLacking') {
        move(engine, proposal, 'refuse', consentTooNarrow, {}, { runId: run.id });
      } else if (refusedAlone) {
        move(engine, proposal, 'refuse', refusalOf(proposal, failure.details), {}, { runId: run.id });
      } else {
        move(engine, proposal, 'return', { code: 'approved', message: failure.message }, {}, { runId: run.id });
      }
    }
  });
  if (failure.kind === 'rateLimited') waitUntil(run, failure.untilMs);
  if (failure.kind === 'scopeLacking') return ok('done'); // what is no bill may go
  // A refusal of the whole request is about its documents, not about the connection: the others may go.
  if (failure.kind === 'rejected') return ok(refusedAlone ? 'done' : 'send-singly');
  return err(failure);
}
