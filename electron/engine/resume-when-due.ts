import type { Proposal, Reason } from '../../shared/domain/proposal.ts';
import type { Engine } from './engine.ts';
import { type Run, waitUntil } from './run.ts';
import { move } from './transition.ts';

/** Approved again where its wait is over; else the run says when that is. */
export function resumeWhenDue(engine: Engine, run: Run, existing: Proposal): Proposal {
  const untilMs = existing.waitingUntil === null ? 0 : Date.parse(existing.waitingUntil);
  if (untilMs > engine.clock.nowMs()) {
    waitUntil(run, untilMs);
    return existing;
  }
  const reason: Reason = { code: 'approved', message: 'The wait is over.' };
  return move(engine, existing, 'resume', reason, { waitingUntil: null }, { runId: run.id });
}
