import type { Failure } from '../../shared/domain/failure.ts';
import type { ReferenceData } from '../../shared/domain/reference-data.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { Engine } from './engine.ts';
import { isHalfUndone } from './half-undone.ts';
import { removeBills } from './remove-bills.ts';
import { type Run, waitUntil } from './run.ts';
import { standingDocument } from './standing-document.ts';

/** Bills or credit notes in one request. */
const batchSize = 50;

/** Goes on with every undo that was stopped, or refused, between its two steps. */
export async function finishUndoing(
  engine: Engine,
  run: Run,
  reference: ReferenceData,
): Promise<Result<null, Failure>> {
  const left = [...engine.ledger.proposals(['held'])].filter(isHalfUndone);
  for (const kind of ['invoice', 'credit-note'] as const) {
    const ofKind = left.filter((proposal) => standingDocument(proposal)?.kind === kind);
    for (let start = 0; start < ofKind.length; start += batchSize) {
      const some = ofKind.slice(start, start + batchSize);
      const outcome = await removeBills(engine, { kind, author: 'Tallybridge', reference }, some);
      if (outcome.waitingUntilMs !== null) waitUntil(run, outcome.waitingUntilMs);
      // A consent that does not cover bills leaves them as they are, and everything else goes on.
      if (outcome.failure?.kind === 'scopeLacking') return ok(null);
      if (outcome.failure !== null) return err(outcome.failure);
    }
  }
  return ok(null);
}
