import type { RowState } from '../../../shared/contract/review-list.ts';

/** What a person looks at together: the tabs above the list. `all` stands for every state but "not posted". */
export const stateGroups = {
  review: ['proposed', 'held', 'blocked'],
  ready: ['proposed'],
  held: ['held'],
  blocked: ['blocked'],
  under: ['approved', 'sending', 'uncertain', 'waiting'],
  done: ['pushed', 'in-xero'],
  out: ['excluded', 'undone'],
  pending: ['pending'],
  none: ['none'],
  all: null,
} as const satisfies Record<string, readonly RowState[] | null>;

export type StateGroup = keyof typeof stateGroups;

export const stateGroupNames = Object.keys(stateGroups) as StateGroup[]; // the keys above, in their order

/** The group that has exactly these states; null for a mixture that no tab stands for. */
export function groupOf(states: readonly RowState[] | undefined): StateGroup | null {
  if (states === undefined) return 'all';
  const wanted = new Set(states);
  const found = stateGroupNames.find((name) => {
    const group: readonly RowState[] | null = stateGroups[name];
    return group !== null && group.length === wanted.size && group.every((state) => wanted.has(state));
  });
  return found ?? null;
}

/** How many rows are in a group, of the counts per state. */
export function groupCount(group: StateGroup, counts: Readonly<Partial<Record<RowState, number>>>): number {
  const states: readonly RowState[] | null = stateGroups[group];
  if (states !== null) return states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  return Object.entries(counts).reduce((sum, [state, count]) => (state === 'none' ? sum : sum + (count ?? 0)), 0);
}
