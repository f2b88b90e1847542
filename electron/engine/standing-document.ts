import { remoteKindOf } from '../../shared/domain/document.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';

/** What of an item stands in Xero by the books: its document, or its bill that still lacks the payment. Null: nothing. */
export function standingDocument({
  state,
  remote,
  unpaidId,
  document,
}: Pick<Proposal, 'state' | 'remote' | 'unpaidId' | 'document'>): NonNullable<Proposal['remote']> | null {
  if (unpaidId !== null && document !== null) return { kind: remoteKindOf(document), id: unpaidId };
  return state === 'pushed' || state === 'in-xero' ? remote : null;
}
