import type { Proposal, ProposalEventName, Reason } from '../../shared/domain/proposal.ts';
import type { Engine } from './engine.ts';
import { move, type ProposalChanges } from './transition.ts';

/**
 * A transition of what stays the same document in Xero: its invoice is still attached there, though what was noted of one
 * before a proposal last changed counts for nothing otherwise. Part of the caller's transaction.
 */
export function moveInPlace(
  engine: Engine,
  proposal: Proposal,
  event: ProposalEventName & ('differ' | 'agree' | 'revise'),
  reason: Reason,
  changes: ProposalChanges = {},
  runId?: string,
): Proposal {
  const next = move(engine, proposal, event, reason, changes, { runId });
  const noted = engine.ledger.attachment(proposal.movementId);
  if (noted !== null && noted.updatedAt >= proposal.updatedAt && noted.updatedAt < next.updatedAt) {
    engine.ledger.saveAttachment({ ...noted, updatedAt: next.updatedAt });
  }
  return next;
}

export const inXero: Reason = { code: 'pushed', message: 'In Xero.' };
