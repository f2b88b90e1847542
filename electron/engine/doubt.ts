import type { RemoteMatch } from '../../shared/domain/match.ts';
import { formatDay } from '../../shared/domain/plain-date.ts';
import type { Proposal, Reason } from '../../shared/domain/proposal.ts';

/** Why a document is not simply taken for new: Xero has one that may be the same, or had this very one. */
export interface Doubt {
  readonly reason: Reason;
  readonly lookAlikeId: string | null;
}

/** The doubt that a look at Xero has raised. Whatever was found to be the same is adopted, and is no doubt. */
export function foundDoubt(match: RemoteMatch | null): Doubt | null {
  if (match?.fidelity === 'marker-deleted') return { reason: deletedInXero, lookAlikeId: match.remote.id };
  return match?.fidelity === 'likely' ? { reason: maybeInXero(match), lookAlikeId: match.remote.id } : null;
}

/** What was deleted in Xero stays deleted, whether this look came across it or not: only a person settles it. */
export function deletionDoubt(proposal: Proposal | null): Doubt | null {
  if (proposal?.state !== 'held' || proposal.reason.code !== 'deleted-in-xero') return null;
  return { reason: proposal.reason, lookAlikeId: proposal.lookAlikeId };
}

/** The doubt of an earlier look that nobody has settled: only another look, or a person, can. */
export function standingDoubt(proposal: Proposal | null): Doubt | null {
  if (proposal === null) return null;
  const { reason, lookAlikeId } = proposal;
  if (isHeldInDoubt(proposal)) return { reason, lookAlikeId };
  return lookAlikeId === null ? null : { reason: seenBefore, lookAlikeId };
}

export function isHeldInDoubt({ state, reason }: Proposal): boolean {
  return state === 'held' && (reason.code === 'maybe-in-xero' || reason.code === 'deleted-in-xero');
}

export const deletedInXero: Reason = {
  code: 'deleted-in-xero',
  message: 'It was in Xero and someone deleted it there. It is not sent again unless you approve it.',
};

const seenBefore: Reason = {
  code: 'maybe-in-xero',
  message: 'Xero may have this one already. If it is the same, say so; if not, approve it. The next sync looks again.',
};

function maybeInXero({ remote }: RemoteMatch): Reason {
  const other = remote.contactName === null ? '' : ` for ${remote.contactName}`;
  const message = `Xero has one of the same amount${other} on ${formatDay(remote.date)}. If it is the same, say so; if not, approve it.`;
  return { code: 'maybe-in-xero', message };
}
