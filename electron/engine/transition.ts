import { nextState, type Proposal, type ProposalEventName, type Reason } from '../../shared/domain/proposal.ts';
import type { ActivityEntry } from '../ports/ledger.ts';
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
export function draftProposal(engine: Pick<Engine, 'ids' | 'clock'>, movementId: string): Proposal {
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

/** A proposal as an event leaves it, and the entry of the log that says so. Nothing of it is in the ledger yet. */
export interface Taken {
  readonly proposal: Proposal;
  readonly entry: Omit<ActivityEntry, 'seq'>;
}

/**
 * What an event makes of a proposal: the state machine decides. An event that the state refuses is a bug of the caller and
 * throws; ask `accepts` first where a person chose the event.
 */
export function take(
  engine: Engine,
  before: Proposal,
  event: ProposalEventName,
  reason: Reason,
  changes: ProposalChanges = {},
  options: { readonly runId?: string | undefined; readonly isNew?: boolean } = {},
): Taken {
  const state = nextState(before.state, event);
  if (state === null) throw new Error(`Proposal ${before.id} is ${before.state} and cannot take "${event}".`);
  const at = nowInstant(engine.clock);
  return {
    proposal: { ...before, ...changes, state, reason, updatedAt: at },
    entry: {
      at,
      runId: options.runId ?? null,
      movementId: before.movementId,
      proposalId: before.id,
      event,
      fromState: options.isNew === true ? null : before.state,
      toState: state,
      message: reason.message,
    },
  };
}

/** Keeps one event, or several that follow on each other at once, as one. */
export function keep(engine: Engine, first: Taken, ...rest: readonly Taken[]): Proposal {
  const { proposal } = rest.at(-1) ?? first;
  engine.ledger.saveProposal(proposal, first.entry, ...rest.map(({ entry }) => entry));
  return proposal;
}

/** The only way a proposal changes: the ledger keeps the new row and the transition together. Throws as `take` does. */
export function move(...event: Parameters<typeof take>): Proposal {
  return keep(event[0], take(...event));
}
