import type { Failure, InputProblem } from '../../shared/domain/failure.ts';
import type { Proposal, ProposalState, Reason } from '../../shared/domain/proposal.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { accept, waitsForApproval } from './accept.ts';
import type { Engine } from './engine.ts';
import { accepts, move } from './transition.ts';

export type Decision = 'approve' | 'hold' | 'exclude';

const events = { approve: 'accept', hold: 'hold-by-hand', exclude: 'exclude' } as const;
/** Where the decision leads; an item that is there already stays as it is. */
const goals: Record<Decision, ProposalState> = { approve: 'approved', hold: 'held', exclude: 'excluded' };

/**
 * What a person decided about proposals, named by their own id or by their transaction's; `all` is everything that waits
 * for review. All or nothing: where one of the named cannot take the decision, each objection is named and nothing changes.
 */
export function decide(
  engine: Engine,
  decision: Decision,
  ids: 'all' | readonly string[],
  author: string,
): Result<readonly Proposal[], Failure> {
  const meant = chosen(engine, decision, ids);
  const details: InputProblem[] = meant.flatMap(([id, proposal]) => {
    const message = proposal === null ? 'There is no such item.' : objectionTo(decision, proposal);
    return message === null ? [] : [{ at: id, message }];
  });
  if (details.length > 0) {
    return err({ kind: 'invalidInput', source: 'local', message: 'Nothing was changed.', details });
  }
  return ok(
    engine.ledger.transaction(() =>
      meant.flatMap(([, proposal]) => (proposal === null ? [] : [carryOut(engine, decision, proposal, author)])),
    ),
  );
}

function chosen(
  engine: Engine,
  decision: Decision,
  ids: 'all' | readonly string[],
): (readonly [string, Proposal | null])[] {
  if (ids !== 'all') return [...new Set(ids)].map((id) => [id, engine.ledger.proposal(id)] as const);
  const waiting = [...engine.ledger.proposals(['proposed', 'held'])];
  const meant = waiting.filter((proposal) => {
    if (decision === 'approve') return waitsForApproval(proposal);
    return decision === 'hold' ? proposal.state === 'proposed' : true;
  });
  return meant.map((proposal) => [proposal.id, proposal] as const);
}

function objectionTo(decision: Decision, proposal: Proposal): string | null {
  if (isThere(decision, proposal)) return null;
  if (!accepts(proposal, events[decision])) {
    return `It is ${inWords[proposal.state]} and cannot be ${pastOf[decision]}.`;
  }
  if (decision === 'approve' && proposal.document === null) {
    return `It has no document yet. ${proposal.reason.message}`;
  }
  return null;
}

function isThere(decision: Decision, proposal: Proposal): boolean {
  return proposal.state === goals[decision] && (decision === 'approve' || proposal.reason.code === 'by-hand');
}

function carryOut(engine: Engine, decision: Decision, proposal: Proposal, author: string): Proposal {
  if (isThere(decision, proposal)) return proposal;
  if (decision === 'approve') return accept(engine, proposal, author);
  const reason: Reason = {
    code: 'by-hand',
    message: decision === 'hold' ? `Set aside by ${author}.` : `Left out by ${author}.`,
  };
  return move(engine, proposal, events[decision], reason, { approvedBy: null, approvedAt: null });
}

const pastOf = { approve: 'approved', hold: 'set aside', exclude: 'left out' } as const;

const inWords: Record<Proposal['state'], string> = {
  pending: 'not settled yet',
  proposed: 'waiting for review',
  held: 'set aside',
  approved: 'approved already',
  sending: 'on its way to Xero',
  uncertain: 'on its way to Xero with the answer lost',
  waiting: 'approved and waiting for its turn',
  blocked: 'blocked',
  pushed: 'in Xero already',
  excluded: 'left out already',
  'in-xero': 'in Xero already',
  undone: 'taken out of Xero',
};
