import type { ChangeRefusal } from '../../shared/domain/change-refusal.ts';
import type { Proposal, Reason } from '../../shared/domain/proposal.ts';
import type { Engine } from './engine.ts';
import { move, notApproved } from './transition.ts';

/** Is its payment out of Xero, and the bill or credit note itself not yet? */
export function isHalfUndone({ state, reason }: Pick<Proposal, 'state' | 'reason'>): boolean {
  return state === 'held' && reason.code === 'half-undone';
}

/** Xero has taken its payment away; the bill or credit note goes next. Part of the caller's transaction. */
export function noteUnpaid(engine: Engine, proposal: Proposal, author: string, runId?: string): void {
  const { remote } = proposal;
  if (remote === null) throw new Error(`Proposal ${proposal.id} has no bill in Xero.`);
  const reason: Reason = {
    code: 'half-undone',
    message: `${author} took its payment or refund out of Xero; the bill or credit note is still there, unpaid. The next sync voids it. Approve it to have it paid again instead.`,
  };
  engine.ledger.removeDrift(proposal.id);
  const changes = { ...notApproved, remote: null, unpaidId: remote.id, paymentId: null, batchId: null };
  move(engine, proposal, 'unpay', reason, changes, { runId });
}

/** Its payment is out of Xero, taken away to change the bill or gone before: it is paid anew. Part of the caller's transaction. */
export function noteToBeRepaid(engine: Engine, proposal: Proposal, author: string, runId?: string): void {
  const { remote } = proposal;
  if (remote === null) throw new Error(`Proposal ${proposal.id} has no bill in Xero.`);
  const message = `${author} changes it in Xero. For that it has no payment or refund there; the next sync enters it anew.`;
  const changes = { remote: null, unpaidId: remote.id, paymentId: null, batchId: null };
  engine.ledger.removeDrift(proposal.id);
  move(engine, proposal, 'repay', { code: 'approved', message }, changes, { runId });
}

/** Says of one that is half undone why it stays so; of all others nothing. */
export function noteStuck(engine: Engine, proposalId: string, { code, message: why }: ChangeRefusal): void {
  const proposal = engine.ledger.proposal(proposalId);
  if (proposal === null || !isHalfUndone(proposal) || code === 'under-way') return;
  const message = `Its payment or refund was taken out of Xero; the bill or credit note is still there, unpaid. ${why}`;
  if (message === proposal.reason.message) return;
  engine.ledger.transaction(() => move(engine, proposal, 'hold', { code: 'half-undone', message }));
}
