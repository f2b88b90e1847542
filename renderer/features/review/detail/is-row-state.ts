import type { RowState } from '../../../../shared/contract/review-list.ts';

const known: Readonly<Record<RowState, true>> = {
  pending: true,
  proposed: true,
  held: true,
  approved: true,
  sending: true,
  uncertain: true,
  waiting: true,
  blocked: true,
  pushed: true,
  excluded: true,
  'in-xero': true,
  undone: true,
  none: true,
};

/** The log may hold states of an older version. */
export function isRowState(state: string | null): state is RowState {
  return state !== null && Object.hasOwn(known, state);
}
