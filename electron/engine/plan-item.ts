import type { StoredMovement } from '../../shared/domain/movement.ts';
import { type PlanContext, type PlanOutcome, planMovement } from '../../shared/domain/plan-push.ts';
import { isExcludedByPerson, type Proposal, type ProposalState } from '../../shared/domain/proposal.ts';

/** One movement with what is known and what was decided about it. */
export interface PlanItem {
  readonly movement: StoredMovement;
  readonly existing: Proposal | null;
  readonly outcome: PlanOutcome;
}

/** States that planning leaves alone: the document is under way or in Xero. Of what was taken out it keeps the document fresh. */
export const settledStates = ['sending', 'uncertain', 'pushed', 'in-xero'] as const satisfies readonly ProposalState[];
const settled: ReadonlySet<ProposalState> = new Set(settledStates);

/** Null where planning has nothing to say: it is settled, left out by a person, or not posted and never was to be. */
export function planItem(movement: StoredMovement, existing: Proposal | null, context: PlanContext): PlanItem | null {
  if (existing !== null && (settled.has(existing.state) || isExcludedByPerson(existing))) return null;
  const outcome = planMovement(movement, context);
  return existing === null && outcome.kind === 'not-posted' ? null : { movement, existing, outcome };
}
