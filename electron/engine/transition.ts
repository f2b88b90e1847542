import { nextState, type Proposal, type ProposalEventName, type Reason } from '../../shared/domain/proposal.ts';
import { type Engine, nowInstant } from './engine.ts';

/** What may change together with the state. */
export type ProposalChanges = Partial<
  Pick<
    Proposal,
    | 'document'
    | 'documentHash'
    | 'explanation'
    | 'settingsVersion'
    | 'approvedBy'
    | 'approvedAt'
    | 'lookAlikeId'
    | 'batchId'
    | 'remote'
    | 'waitingUntil'
    | 'unpaidId'
    | 'paymentId'
  >
>;

/** A proposal that is not in the ledger yet; its first transition puts it there. */
export function draftProposal(engine: Engine, movementId: string): Proposal {
  return {
    id: engine.ids.uuid(),
    movementId,
    state: 'pending',
    reason: { code: 'not-settled', message: '' },
    document: null,
    documentHash: null,
    explanation: [],
    settingsVersion: null,
    approvedBy: null,
    approvedAt: null,
    lookAlikeId: null,
    batchId: null,
    remote: null,
    waitingUntil: null,
    unpaidId: null,
    paymentId: null,
    updatedAt: nowInstant(engine.clock),
  };
}

/** What is no longer approved, or was never. */
export const notApproved = { approvedBy: null, approvedAt: null, documentHash: null };

/** May this event happen to a proposal in its present state? */
export function accepts(proposal: Proposal, event: ProposalEventName): boolean {
  return nextState(proposal.state, event) !== null;
}

/**
 * The only way a proposal changes: the state machine decides, the ledger keeps the new row and the transition together.
 * An event that the state refuses is a bug of the caller and throws; ask `accepts` first where a person chose the event.
 */
export function move(
  engine: Engine,
  proposal: Proposal,
  event: ProposalEventName,
  reason: Reason,
  changes: ProposalChanges = {},
  options: { readonly runId?: string; readonly isNew?: boolean } = {},
): Proposal {
  const state = nextState(proposal.state, event);
  if (state === null) throw new Error(`Proposal ${proposal.id} is ${proposal.state} and cannot take "${event}".`);
  const at = nowInstant(engine.clock);
  const next: Proposal = { ...proposal, ...changes, state, reason, updatedAt: at };
  engine.ledger.saveProposal(next, {
    at,
    runId: options.runId ?? null,
    movementId: proposal.movementId,
    proposalId: proposal.id,
    event,
    fromState: options.isNew === true ? null : proposal.state,
    toState: state,
    message: reason.message,
  });
  return next;
}
