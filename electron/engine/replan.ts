import type { StoredMovement } from '../../shared/domain/movement.ts';
import type { PlanContext } from '../../shared/domain/plan-push.ts';
import { applyFromBooks } from './apply-outcome.ts';
import type { Engine } from './engine.ts';
import { lastSeq } from './meanwhile.ts';
import { planContext } from './plan.ts';
import { planItem } from './plan-item.ts';
import { takeSlice } from './take-slice.ts';

/** Movements in one ledger transaction; between two of them other calls get their turn. */
const sliceSize = 500;

/** What a plan can be made under without asking Xero; null while it was never read, or nothing was set. */
export function bookContext(engine: Engine): PlanContext | null {
  const reference = engine.ledger.referenceData();
  const settings = engine.ledger.settings();
  return reference === null || settings === null ? null : planContext(engine, reference, settings);
}

/**
 * Decides about these movements again from the books alone: the same decisions as a sync's plan, but for what only a
 * look at Xero can settle. Part of the caller's transaction. Says for how many the proposal changed.
 */
export function replanMovements(engine: Engine, context: PlanContext, movements: Iterable<StoredMovement>): number {
  let changed = 0;
  for (const movement of movements) {
    const existing = engine.ledger.proposal(movement.id);
    const item = planItem(movement, existing, context);
    if (item !== null && applyFromBooks(engine, item, context.settingsVersion) !== existing) changed += 1;
  }
  return changed;
}

/**
 * The same for everything, in slices. Safe beside a sync and beside other decisions: a slice is decided and stored
 * without a pause, and it stops where other settings came into force meanwhile, because whoever put them there plans
 * again too. Says how many proposals changed.
 */
export async function replanAll(engine: Engine): Promise<number> {
  let context = bookContext(engine);
  let seq = lastSeq(engine.ledger);
  let changed = 0;
  const movements = engine.ledger.movements()[Symbol.iterator]();
  for (;;) {
    const slice = takeSlice(movements, sliceSize);
    if (slice.length === 0) break;
    // Something was decided between two slices: perhaps about the coding of a movement that is still to come.
    if (lastSeq(engine.ledger) !== seq) context = sameSettings(engine, context);
    if (context === null) break;
    const present = context;
    changed += engine.ledger.transaction(() => replanMovements(engine, present, slice));
    seq = lastSeq(engine.ledger);
    await engine.clock.sleep(0);
    if (engine.ledger.settings()?.number !== present.settingsVersion) break;
  }
  return changed;
}

/** The context as it is now; null where it is about other settings. */
function sameSettings(engine: Engine, before: PlanContext | null): PlanContext | null {
  const now = bookContext(engine);
  return now !== null && now.settingsVersion === before?.settingsVersion ? now : null;
}
