import { canRecode, canUndo, type Decision, decisions, objectionTo } from './objection-to.ts';
import type { KnownRow, Selection } from './selection.ts';

export type AbleCounts = Readonly<Record<Decision | 'recode' | 'undo', number>>;

/** How many of the selected can take each action; null while not all of them are known, for counts are exact or absent. */
export function ableCounts({ ids, isComplete }: Selection, known: ReadonlyMap<string, KnownRow>): AbleCounts | null {
  if (!isComplete) return null;
  const counts = { approve: 0, hold: 0, exclude: 0, handled: 0, adopt: 0, reopen: 0, recode: 0, undo: 0 };
  for (const id of ids) {
    const row = known.get(id);
    if (row === undefined) return null;
    for (const decision of decisions) if (objectionTo(decision, row) === null) counts[decision] += 1;
    if (canRecode(row)) counts.recode += 1;
    if (canUndo(row)) counts.undo += 1;
  }
  return counts;
}
