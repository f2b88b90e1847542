import { nameKey } from '../../shared/domain/contact-name.ts';
import type { PushDocument } from '../../shared/domain/document.ts';
import { canonicalJson } from '../../shared/domain/hash.ts';
import type { RemoteMatch } from '../../shared/domain/match.ts';
import type { PlanOutcome } from '../../shared/domain/plan-push.ts';
import type { Proposal, ProposalEventName, Reason } from '../../shared/domain/proposal.ts';
import { accept, automaticRule } from './accept.ts';
import type { Engine } from './engine.ts';
import type { PlanItem } from './plan-item.ts';
import { type Run, waitUntil } from './run.ts';
import { draftProposal, move, type ProposalChanges } from './transition.ts';

/** Brings one proposal to what was decided about its movement. Does nothing where it is there already. */
export function applyOutcome(
  engine: Engine,
  run: Run,
  item: PlanItem,
  match: RemoteMatch | null,
  settingsVersion: number,
): void {
  const { existing, outcome } = item;
  if (match !== null && (match.fidelity === 'marker' || match.fidelity === 'exact')) {
    adopt(engine, run, item, match);
  } else if (existing !== null && (existing.state === 'approved' || existing.state === 'waiting')) {
    recheckApproved(engine, run, existing, outcome);
  } else {
    applyDecision(engine, run, item, match, settingsVersion);
  }
}

function adopt(engine: Engine, run: Run, item: PlanItem, match: RemoteMatch): void {
  const { existing, outcome } = item;
  const document =
    existing?.document ?? (outcome.kind === 'not-posted' || outcome.kind === 'pending' ? null : outcome.document);
  const message =
    match.fidelity === 'marker'
      ? 'It is in Xero already under its own reference, posted by an earlier installation. It was adopted, not posted again.'
      : 'Someone else has posted it in Xero already: same bank account, amount, day and contact. It was adopted, not posted again.';
  move(
    engine,
    existing ?? draftProposal(engine, item.movement.id),
    'adopt',
    { code: 'in-xero', message },
    { document, remote: { kind: match.remote.kind, id: match.remote.id } },
    { runId: run.id, isNew: existing === null },
  );
  run.counts.alreadyInXero += 1;
}

/** An approved document keeps what it was approved with, but does not leave while Xero would refuse it. */
function recheckApproved(engine: Engine, run: Run, existing: Proposal, outcome: PlanOutcome): void {
  if (existing.state === 'waiting') {
    const untilMs = existing.waitingUntil === null ? 0 : Date.parse(existing.waitingUntil);
    if (untilMs > engine.clock.nowMs()) waitUntil(run, untilMs);
    else
      move(
        engine,
        existing,
        'resume',
        { code: 'approved', message: 'The wait is over.' },
        { waitingUntil: null },
        { runId: run.id },
      );
    return;
  }
  if (outcome.kind !== 'block') return;
  const sameDocument =
    outcome.document !== null && existing.document !== null && equalDocuments(outcome.document, existing.document);
  if (sameDocument || outcome.reason.code === 'lock-date' || outcome.reason.code === 'role-too-low') {
    move(engine, existing, 'block', outcome.reason, {}, { runId: run.id });
  }
}

function applyDecision(
  engine: Engine,
  run: Run,
  item: PlanItem,
  match: RemoteMatch | null,
  settingsVersion: number,
): void {
  const { existing, outcome } = item;
  if (outcome.kind === 'not-posted') {
    if (existing !== null && existing.state !== 'excluded') withdraw(engine, run, existing, outcome.why);
    return;
  }
  if (outcome.kind === 'pending') {
    const reason: Reason = {
      code: 'not-settled',
      message: 'Not settled yet. It is posted once the merchant has collected the money.',
    };
    settle(engine, run, item, 'see-pending', reason, { document: null, explanation: [], settingsVersion });
    return;
  }
  const changes = { document: outcome.document, explanation: outcome.explanation, settingsVersion };
  const decision = decisionOf(outcome, match);
  if (existing?.state === 'held' && existing.reason.code === 'by-hand') {
    // Set aside by a person: it stays so, with the document kept fresh.
    settle(engine, run, item, 'hold', existing.reason, changes);
    return;
  }
  const next = settle(engine, run, item, decision.event, decision.reason, changes);
  if (outcome.kind === 'propose' && decision.event === 'propose') acceptByRule(engine, run, item, next, outcome.mode);
}

function decisionOf(
  outcome: Extract<PlanOutcome, { kind: 'hold' | 'block' | 'propose' }>,
  match: RemoteMatch | null,
): { readonly event: ProposalEventName; readonly reason: Reason } {
  if (outcome.kind === 'block') return { event: 'block', reason: outcome.reason };
  if (outcome.kind === 'hold') return { event: 'hold', reason: outcome.reason };
  if (match?.fidelity === 'marker-deleted') {
    return {
      event: 'hold',
      reason: {
        code: 'deleted-in-xero',
        message: 'It was in Xero and someone deleted it there. It is not sent again unless you approve it.',
      },
    };
  }
  if (match?.fidelity === 'likely') {
    const other = match.remote.contactName === null ? '' : ` for ${match.remote.contactName}`;
    return {
      event: 'hold',
      reason: {
        code: 'maybe-in-xero',
        message: `Xero has one of the same amount${other} on ${match.remote.date}. If it is the same, leave this one out; if not, approve it.`,
      },
    };
  }
  const message = outcome.mode === 'auto' ? 'Complete.' : 'Complete. It waits for your review.';
  return { event: 'propose', reason: { code: 'review', message } };
}

/** Accepts what is set to automatic, and what had been approved before it was blocked and has not changed since. */
function acceptByRule(engine: Engine, run: Run, item: PlanItem, proposal: Proposal, mode: 'auto' | 'review'): void {
  const { existing } = item;
  const approvedBefore =
    existing?.state === 'blocked' &&
    existing.approvedBy !== null &&
    existing.document !== null &&
    proposal.document !== null &&
    equalDocuments(existing.document, proposal.document);
  if (mode === 'auto' || approvedBefore) {
    accept(engine, proposal, approvedBefore ? (existing.approvedBy ?? automaticRule) : automaticRule, run.id);
    if (!approvedBefore) run.counts.approved += 1;
  }
}

function withdraw(engine: Engine, run: Run, existing: Proposal, why: string): void {
  if (why === 'released') {
    const reason: Reason = {
      code: 'released',
      message: 'The merchant did not collect the money; Cledara no longer lists it.',
    };
    move(engine, existing, 'release', reason, {}, { runId: run.id });
  } else {
    const reason: Reason = { code: 'not-to-be-posted', message: 'The settings say that it is not posted any more.' };
    move(engine, existing, 'unpost', reason, { document: null }, { runId: run.id });
  }
}

/** Moves the proposal only where something a person could see would change. */
function settle(
  engine: Engine,
  run: Run,
  item: PlanItem,
  event: ProposalEventName,
  reason: Reason,
  changes: ProposalChanges,
): Proposal {
  const { existing } = item;
  const before = existing ?? draftProposal(engine, item.movement.id);
  if (existing !== null && isUnchanged(existing, event, reason, changes)) return existing;
  const next = move(engine, before, event, reason, changes, { runId: run.id, isNew: existing === null });
  if (event !== 'see-pending' && (existing === null || existing.state === 'pending' || existing.state === 'excluded')) {
    run.counts.proposed += 1;
  }
  return next;
}

const stateOfEvent: Partial<Record<ProposalEventName, Proposal['state']>> = {
  'see-pending': 'pending',
  propose: 'proposed',
  hold: 'held',
  block: 'blocked',
};

function isUnchanged(existing: Proposal, event: ProposalEventName, reason: Reason, changes: ProposalChanges): boolean {
  return (
    existing.state === stateOfEvent[event] &&
    existing.reason.code === reason.code &&
    existing.reason.message === reason.message &&
    existing.settingsVersion === changes.settingsVersion &&
    canonicalJson(existing.document) === canonicalJson(changes.document ?? null) &&
    canonicalJson(existing.explanation) === canonicalJson(changes.explanation ?? [])
  );
}

/** Equal but for how the contact is named: one that was still to be made may have been made since. */
function equalDocuments(a: PushDocument, b: PushDocument): boolean {
  return canonicalJson(comparable(a)) === canonicalJson(comparable(b));
}

function comparable(document: PushDocument): unknown {
  if (document.kind === 'transfer') return document;
  return { ...document, contact: nameKey(document.contact.name) };
}
