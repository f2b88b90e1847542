import type { MethodInput, MethodOutputs } from '../../shared/contract/methods.ts';
import { proposalStates } from '../../shared/contract/states.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import type { ProposalState } from '../../shared/domain/proposal.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import { decide } from '../engine/decide.ts';
import type { LedgerView } from '../ports/ledger.ts';
import type { CompanyHost } from './company-host.ts';
import { organisationOf } from './movement-list-reader.ts';
import { toProposalDto } from './to-dto.ts';

/** What `review` lists when no state is named: all that may still need a look. */
const open = proposalStates.filter((state) => state !== 'pushed' && state !== 'excluded' && state !== 'in-xero');

export function listReview(
  host: CompanyHost,
  { state }: MethodInput<'review.list'>,
): Result<MethodOutputs['review.list'], Failure> {
  const view = host.view();
  if (!view.ok) return view;
  const { timeZone } = organisationOf(view.value);
  return ok({
    proposals: [...view.value.proposals(statesMeant(state))].map((proposal) =>
      toProposalDto(proposal, view.value.movement(proposal.movementId), timeZone),
    ),
  });
}

export function decideReview(
  host: CompanyHost,
  { decision, ids, author, note, seen }: MethodInput<'review.decide'>,
): Result<MethodOutputs['review.decide'], Failure> {
  const engine = host.engine();
  if (!engine.ok) return engine;
  const meant = ids === 'all' ? ids : onceEach(engine.value.ledger, ids);
  const decided = decide(engine.value, decision, meant, { author, note, seen });
  if (!decided.ok) return decided;
  return ok({ changed: decided.value.map(({ id, movementId, state }) => ({ id, transactionId: movementId, state })) });
}

/** An item may be named by both of its ids; it is decided about once. */
function onceEach(view: LedgerView, ids: readonly string[]): readonly string[] {
  return [...new Map(ids.map((id) => [view.proposal(id)?.id ?? id, id])).values()];
}

function statesMeant(state: MethodInput<'review.list'>['state']): readonly ProposalState[] {
  if (state === null) return open;
  return state === 'all' ? proposalStates : [state];
}
