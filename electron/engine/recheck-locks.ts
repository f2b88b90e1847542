import { firstDayOf } from '../../shared/domain/document.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { lockProblem } from '../../shared/domain/lock-date.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import type { Engine } from './engine.ts';
import { readReference } from './read-reference.ts';
import type { Run } from './run.ts';
import { move } from './transition.ts';

/** Has Xero just refused one of these because of a lock date, which was another one when they were planned? */
export function metLockDate(engine: Engine, proposals: readonly { readonly id: string }[]): boolean {
  return proposals.some(({ id }) => isRefusedForLock(engine.ledger.proposal(id)));
}

function isRefusedForLock(proposal: Proposal | null): boolean {
  return proposal?.state === 'blocked' && proposal.reason.code === 'lock-date';
}

/**
 * Someone has closed days in Xero since it was read for this run: reads its lock dates again, names them in what was
 * refused, and stops whatever is still to be sent on a closed day. What Xero has refused keeps Xero's words where the dates
 * that it now gives do not explain it.
 */
export async function recheckLocks(engine: Engine, run: Run, tenantId: string): Promise<Result<null, Failure>> {
  const read = await readReference(engine, tenantId);
  if (!read.ok) return read;
  const { organisation, user } = read.value;
  engine.ledger.transaction(() => {
    for (const proposal of [...engine.ledger.proposals(['approved', 'blocked'])]) {
      if (proposal.document === null || (proposal.state === 'blocked' && !isRefusedForLock(proposal))) continue;
      if (proposal.unpaidId !== null) continue; // what stands in its payment's way was told with it
      const date = firstDayOf(proposal.document);
      const isChosen = engine.ledger.openDay(proposal.movementId)?.day === date;
      const problem = lockProblem(date, organisation, user?.role ?? null, isChosen);
      if (problem === null || problem.message === proposal.reason.message) continue;
      move(engine, proposal, 'block', problem, {}, { runId: run.id });
    }
  });
  return ok(null);
}
