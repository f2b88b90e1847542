import type { ReviewRowDto, RowState } from '../../../shared/contract/review-list.ts';

export const decisions = ['approve', 'hold', 'exclude', 'handled', 'adopt', 'reopen'] as const;
export type Decision = (typeof decisions)[number];

/** Why a row cannot take a decision; the words of each are in `review:why`. */
export type Objection =
  | 'blocked'
  | 'no-document'
  | 'pending'
  | 'already'
  | 'under-way'
  | 'in-xero'
  | 'left-out'
  | 'no-look-alike'
  | 'not-posted'
  | 'undecided';

/** Enough of a row to know what can be done with it. */
export type DecidableRow = Pick<ReviewRowDto, 'state' | 'reason' | 'coding' | 'proposalId'>;

/** Why this row cannot take the decision; null where it can. The engine has the last word. */
export function objectionTo(decision: Decision, row: DecidableRow): Objection | null {
  if (row.state === 'none' || row.proposalId === null) return 'not-posted';
  if (decision === 'approve') return objectionToApproval(row);
  if (decision === 'reopen') return objectionToReopening(row);
  if (row.state === 'sending' || row.state === 'uncertain') return 'under-way';
  if (row.state === 'pushed' || row.state === 'in-xero') return 'in-xero';
  if (decision === 'adopt') return row.reason?.code === 'maybe-in-xero' ? null : 'no-look-alike';
  if (decision === 'hold') return objectionToHolding(row);
  if (row.state !== 'excluded') return null;
  const is = row.reason?.code === 'handled-elsewhere' ? 'handled' : 'exclude';
  return byHand(row) && is === decision ? 'already' : null;
}

function objectionToApproval({ state, coding }: DecidableRow): Objection | null {
  const why = notApprovable[state];
  if (why !== undefined) return why;
  return coding === null ? 'no-document' : null;
}

const notApprovable: Readonly<Partial<Record<RowState, Objection>>> = {
  pending: 'pending',
  blocked: 'blocked',
  approved: 'already',
  waiting: 'already',
  sending: 'under-way',
  uncertain: 'under-way',
  pushed: 'in-xero',
};

function objectionToReopening(row: DecidableRow): Objection | null {
  if (row.state === 'approved' || row.state === 'waiting') return null;
  if ((row.state === 'held' || row.state === 'excluded') && byHand(row)) return null;
  if (row.state === 'sending' || row.state === 'uncertain') return 'under-way';
  if (row.state === 'in-xero' && row.reason?.code === 'in-xero-by-hand') return null;
  if (row.state === 'pushed' || row.state === 'in-xero') return 'in-xero';
  return 'undecided';
}

function objectionToHolding(row: DecidableRow): Objection | null {
  if (row.state === 'excluded' || row.state === 'undone') return 'left-out';
  return row.state === 'held' && byHand(row) ? 'already' : null;
}

function byHand({ reason }: DecidableRow): boolean {
  return reason?.code === 'by-hand' || reason?.code === 'handled-elsewhere';
}

/** Whether a row's coding can still be changed by hand: a document that was accepted is frozen. */
export function canRecode({ state }: DecidableRow): boolean {
  return recodable.has(state);
}

const recodable: ReadonlySet<RowState> = new Set(['proposed', 'held', 'blocked', 'pending', 'excluded', 'undone']);

/** Whether its document may be taken out of Xero: this app has made it, found it again under its own reference, or taken out one half of it. */
export function canUndo({ state, reason }: DecidableRow): boolean {
  if (state === 'held' && reason?.code === 'half-undone') return true;
  return state === 'pushed' || (state === 'in-xero' && reason?.code === 'adopted');
}

/** Where a decision leads, to be shown before the engine has answered. */
export const goals: Readonly<Record<Decision, RowState>> = {
  approve: 'approved',
  hold: 'held',
  exclude: 'excluded',
  handled: 'excluded',
  adopt: 'in-xero',
  reopen: 'proposed',
};

/** The decision that led to where a row is, so that taking it back can itself be taken back. */
export function decisionBehind(row: Pick<DecidableRow, 'state' | 'reason'>): Decision | null {
  if (row.state === 'approved' || row.state === 'waiting') return 'approve';
  if (row.state === 'held') return 'hold';
  if (row.state === 'in-xero') return 'adopt';
  if (row.state !== 'excluded') return null;
  return row.reason?.code === 'handled-elsewhere' ? 'handled' : 'exclude';
}
