import type { RemoteDocument } from '../../shared/domain/document.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { isGone } from '../../shared/domain/remote-details.ts';
import type { LedgerView } from '../ports/ledger.ts';

/** The document in Xero that a proposal may be the same as, as last seen; null where there is none. */
export function lookAlikeOf(view: Pick<LedgerView, 'lookAlike'>, proposal: Proposal): RemoteDocument | null {
  const seen = proposal.lookAlikeId === null ? null : view.lookAlike(proposal.movementId);
  return seen?.id === proposal.lookAlikeId ? seen : null;
}

/** Why nobody may say that it is the one in Xero, in a sentence or two; null where they may. */
export function adoptObjection(view: Pick<LedgerView, 'lookAlike'>, proposal: Proposal): string | null {
  const seen = lookAlikeOf(view, proposal);
  if (seen === null) {
    return 'Nothing was found in Xero that it may be the same as. Sync to look again, or mark it as booked elsewhere.';
  }
  return isGone(seen) ? 'The one in Xero was deleted there. Approve it to send it again, or leave it out.' : null;
}

/** One document in Xero is never two movements': says who of these has none of its own left, by proposal id. */
export function takenLookAlikes(
  view: Pick<LedgerView, 'proposals'>,
  meant: readonly Proposal[],
): ReadonlyMap<string, string> {
  const takers = new Map<string, string>();
  for (const { id, remote } of view.proposals(['pushed', 'in-xero'])) if (remote !== null) takers.set(remote.id, id);
  const taken = new Map<string, string>();
  for (const { id, lookAlikeId } of meant) {
    if (lookAlikeId === null) continue;
    const taker = takers.get(lookAlikeId);
    if (taker === undefined) takers.set(lookAlikeId, id);
    else if (taker !== id) taken.set(id, 'That one in Xero belongs to another transaction already. Look at both.');
  }
  return taken;
}
