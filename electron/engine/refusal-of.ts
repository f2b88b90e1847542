import type { Proposal, Reason } from '../../shared/domain/proposal.ts';
import { refusalReason, unpaidReason } from '../../shared/domain/refusal.ts';

/** Why a document that Xero certainly refused is blocked. One whose bill is in Xero already says so: only its payment lacks. */
export function refusalOf({ document, unpaidId }: Proposal, messages: readonly string[]): Reason {
  return unpaidId === null || document === null ? refusalReason(messages) : unpaidReason(document.kind, messages);
}
