import { isBill, type RemoteDocument } from '../../shared/domain/document.ts';
import { lockProblem, roleProblem } from '../../shared/domain/lock-date.ts';
import type { RemoteMatch } from '../../shared/domain/match.ts';
import type { PlanContext, PlanOutcome } from '../../shared/domain/plan-push.ts';
import type { Proposal, Reason } from '../../shared/domain/proposal.ts';
import { accept, automaticRule } from './accept.ts';
import { movementChanged } from './document-changes.ts';
import { deletedInXero } from './doubt.ts';
import type { Engine } from './engine.ts';
import { isTooNarrow } from './narrow-consent.ts';
import { resumeWhenDue } from './resume-when-due.ts';
import type { Run } from './run.ts';
import { move, notApproved } from './transition.ts';

/** A bill or credit note that stands in Xero and is not paid. */
export function isUnpaidBill({ billing, status }: RemoteDocument): boolean {
  return billing !== null && !billing.isPaid && status === 'AUTHORISED';
}

/** A proposal whose bill is in Xero and lacks its payment, and what was decided about its movement. */
interface UnpaidItem {
  readonly existing: Proposal;
  readonly outcome: PlanOutcome;
}

/**
 * Brings one whose bill is in Xero to its payment, after a look at Xero: the document stays as it was sent, whatever the
 * settings say by now. A bill that someone has paid there is whole; one that someone has voided is no more.
 */
export function applyUnpaid(
  engine: Engine,
  run: Run,
  item: UnpaidItem,
  match: RemoteMatch | null,
  reference: PlanContext['reference'],
): Proposal {
  const { existing } = item;
  const remote = match !== null && match.remote.id === existing.unpaidId ? match.remote : null;
  const options = { runId: run.id };
  if (remote !== null && match?.fidelity === 'marker-deleted') {
    const changes = { ...notApproved, unpaidId: null, paymentId: null, lookAlikeId: remote.id };
    return move(engine, existing, 'hold', deletedInXero, changes, options);
  }
  if (remote?.billing?.isPaid === true) return adoptPaid(engine, run, existing, remote);
  const problem = problemOf(existing, item.outcome, reference);
  if (problem !== null) return block(engine, run, existing, problem);
  return goOn(engine, run, existing);
}

function adoptPaid(engine: Engine, run: Run, existing: Proposal, remote: RemoteDocument): Proposal {
  const message = 'It is in Xero, and someone has paid it there. It was adopted, and not paid a second time.';
  run.counts.alreadyInXero += 1;
  const changes = { remote: { kind: remote.kind, id: remote.id }, unpaidId: null, waitingUntil: null };
  return move(engine, existing, 'adopt', { code: 'adopted', message }, changes, { runId: run.id });
}

/** Why its payment must not leave now; null where it may. */
function problemOf(
  { document, ...existing }: Proposal,
  outcome: PlanOutcome,
  { organisation, user }: PlanContext['reference'],
): Reason | null {
  if (document === null || !isBill(document)) throw new Error(`Proposal ${existing.id} has no bill to be paid.`);
  if (movementChanged({ ...existing, document }, outcome)) {
    const message =
      'Cledara changed the movement after its bill or credit note was put into Xero, where it is unpaid. Void that in Xero: the next sync sees it, and you can approve it anew.';
    return { code: 'changed-in-cledara', message };
  }
  if (outcome.kind === 'hold' && outcome.reason.code === 'no-longer-listed') {
    const message =
      'Its bill or credit note is in Xero without its payment or refund, and Cledara does not list the movement any more. Look for it in Cledara. If it stands all the same, enter the payment in Xero; if not, void the document there.';
    return { code: 'no-longer-listed', message };
  }
  const tooNarrow = outcome.kind === 'block' && isTooNarrow(outcome) ? outcome.reason : null;
  const stop = tooNarrow ?? roleProblem(user) ?? lockProblem(document.dueDate, organisation, user?.role ?? null, false);
  if (stop === null) return null;
  return { ...stop, message: `Its bill or credit note is in Xero without its payment or refund. ${stop.message}` };
}

/** What a person decided stands; what waits for one waits on. */
function block(engine: Engine, run: Run, existing: Proposal, reason: Reason): Proposal {
  const { state } = existing;
  if (state !== 'approved' && state !== 'blocked') return existing;
  if (state === 'blocked' && existing.reason.message === reason.message) return existing;
  return move(engine, existing, 'block', reason, {}, { runId: run.id });
}

/** What was stopped was approved once, and the cause may be gone: it is tried again, as everything blocked is. */
function goOn(engine: Engine, run: Run, existing: Proposal): Proposal {
  const { state, reason, approvedBy } = existing;
  if (state === 'waiting') return resumeWhenDue(engine, run, existing);
  const wasStopped = state === 'blocked' || (state === 'excluded' && reason.code === 'not-to-be-posted');
  if (!wasStopped) return existing;
  const message = 'Its bill or credit note is in Xero. What lacks is its payment or refund.';
  const proposed = move(engine, existing, 'propose', { code: 'review', message }, {}, { runId: run.id });
  return accept(engine, proposed, approvedBy ?? automaticRule, { runId: run.id });
}
