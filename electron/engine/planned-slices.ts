import type { PushDocument } from '../../shared/domain/document.ts';
import type { StoredMovement } from '../../shared/domain/movement.ts';
import type { PlanContext } from '../../shared/domain/plan-push.ts';
import type { Engine } from './engine.ts';
import { type PlanItem, planItem, settledStates } from './plan-item.ts';
import { takeSlice } from './take-slice.ts';

/** Rows in one slice: a few hundredths of a second of work, and one transaction where it is written. */
const sliceSize = 500;

/** Which movements are looked at; the document is the one that the movement's proposal has, null where there is none. */
export type IsWanted = (movement: StoredMovement, document: PushDocument | null) => boolean;

/**
 * Everything that is to be planned, decided about under this context, oldest first, so that no more than a slice is in memory.
 * Between two slices of a patient walk other calls get their turn, so that a slice is to be used before anything is awaited.
 */
export async function* plannedSlices(
  engine: Engine,
  { context, isPatient }: { readonly context: PlanContext; readonly isPatient: boolean },
  isWanted: IsWanted = () => true,
): AsyncGenerator<readonly PlanItem[], void, undefined> {
  const rows = engine.ledger.movementsBeside(settledStates)[Symbol.iterator]();
  for (;;) {
    const slice = takeSlice(rows, sliceSize);
    yield slice.flatMap(({ movement, proposal }) =>
      isWanted(movement, proposal?.document ?? null) ? (planItem(movement, proposal, context) ?? []) : [],
    );
    if (slice.length < sliceSize) return;
    if (isPatient) await engine.clock.sleep(0);
  }
}
