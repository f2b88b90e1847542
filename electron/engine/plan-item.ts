import type { StoredMovement } from '../../shared/domain/movement.ts';
import type { PlanOutcome } from '../../shared/domain/plan-push.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';

/** One movement with what is known and what was decided about it. */
export interface PlanItem {
  readonly movement: StoredMovement;
  readonly existing: Proposal | null;
  readonly outcome: PlanOutcome;
}
