import { nameKey } from '../../shared/domain/contact-name.ts';
import type { PushDocument } from '../../shared/domain/document.ts';
import { canonicalJson } from '../../shared/domain/hash.ts';
import type { RemoteMatch } from '../../shared/domain/match.ts';
import { formatDay } from '../../shared/domain/plain-date.ts';
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
  const { existing } = item;
  if (match !== null && (match.fidelity === 'marker' || match.fidelity === 'exact')) {
    adopt(engine, run, item, match);
  } else if (existing !== null && (existing.state === 'approved' || existing.state === 'waiting')) {
    recheckApproved(engine, run, { ...item, existing }, match, settingsVersion);
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
    { code: match.fidelity === 'marker' ? 'adopted' : 'in-xero', message },
    { document, remote: { kind: match.remote.kind, id: match.remote.id } },
    { runId: run.id, isNew: existing === null },
  );
  run.counts.alreadyInXero += 1;
}

/**
 * An approved document keeps what it was approved with whatever the settings say, but it does not leave while Xero would
 * refuse it, nor when Cledara has changed the movement itself since.
 */
function recheckApproved(
  engine: Engine,
  run: Run,
  item: PlanItem & { readonly existing: Proposal },
  match: RemoteMatch | null,
  settingsVersion: number,
): void {
  const { outcome } = item;
  const existing = item.existing.state === 'waiting' ? resumeWhenDue(engine, run, item.existing) : item.existing;
  if (outcome.kind === 'not-posted' && outcome.why === 'account-off') {
    // Kept as it was approved: it goes out when the account is on again.
    const reason: Reason = { code: 'not-to-be-posted', message: 'Its account is off, so it is not posted.' };
    move(engine, existing, 'exclude', reason, { waitingUntil: null }, { runId: run.id });
    return;
  }
  if (existing.state === 'waiting') return;
  if (match?.fidelity === 'likely' && match.remote.id !== existing.lookAlikeId) {
    // It came after the approval, so nobody has decided about it yet.
    const changes = { ...notApproved, lookAlikeId: match.remote.id };
    move(engine, existing, 'hold', maybeInXero(match), changes, { runId: run.id });
    return;
  }
  if (movementChanged(existing, outcome)) {
    const message = 'Cledara changed the movement after it was approved. It is planned again.';
    const reason: Reason = { code: 'changed-in-cledara', message };
    const blocked = move(engine, existing, 'block', reason, notApproved, { runId: run.id });
    applyDecision(engine, run, { ...item, existing: blocked }, match, settingsVersion);
    return;
  }
  if (outcome.kind !== 'block') return;
  const sameDocument =
    outcome.document !== null && existing.document !== null && equalDocuments(outcome.document, existing.document);
  if (sameDocument || outcome.reason.code === 'lock-date' || outcome.reason.code === 'role-too-low') {
    move(engine, existing, 'block', outcome.reason, {}, { runId: run.id });
  }
}

const notApproved = { approvedBy: null, approvedAt: null, documentHash: null };

function maybeInXero({ remote }: RemoteMatch): Reason {
  const other = remote.contactName === null ? '' : ` for ${remote.contactName}`;
  const message = `Xero has one of the same amount${other} on ${formatDay(remote.date)}. If it is the same, leave this one out; if not, approve it.`;
  return { code: 'maybe-in-xero', message };
}

function resumeWhenDue(engine: Engine, run: Run, existing: Proposal): Proposal {
  const untilMs = existing.waitingUntil === null ? 0 : Date.parse(existing.waitingUntil);
  if (untilMs > engine.clock.nowMs()) {
    waitUntil(run, untilMs);
    return existing;
  }
  const reason: Reason = { code: 'approved', message: 'The wait is over.' };
  return move(engine, existing, 'resume', reason, { waitingUntil: null }, { runId: run.id });
}

/** Not the coding, which is the settings' affair: amount, direction and day are Cledara's word. */
function movementChanged({ document: approved }: Proposal, outcome: PlanOutcome): boolean {
  if (outcome.kind === 'not-posted') return ['released', 'zero', 'internal'].includes(outcome.why);
  if (outcome.kind === 'pending') return true;
  if (outcome.kind === 'hold' && outcome.reason.code === 'not-understood') return true;
  if (approved === null || outcome.document === null) return false;
  const { document } = outcome;
  return (
    document.kind !== approved.kind ||
    document.amountMinor !== approved.amountMinor ||
    document.currency !== approved.currency ||
    document.date !== approved.date
  );
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
  const byHand = existing?.state === 'held' && existing.reason.code === 'by-hand' ? existing.reason : null;
  if (outcome.kind === 'pending') {
    const changes = { document: null, explanation: [], settingsVersion };
    if (byHand !== null) {
      settle(engine, run, item, 'hold', byHand, changes);
      return;
    }
    const reason: Reason = {
      code: 'not-settled',
      message: 'Not settled yet. It is posted once the merchant has collected the money.',
    };
    settle(engine, run, item, 'see-pending', reason, changes);
    return;
  }
  const changes = {
    document: outcome.document,
    explanation: outcome.explanation,
    settingsVersion,
    lookAlikeId: match?.fidelity === 'likely' ? match.remote.id : null,
  };
  if (byHand !== null) {
    // Set aside by a person: it stays so, with the document kept fresh.
    settle(engine, run, item, 'hold', byHand, changes);
    return;
  }
  const approvedBefore = approverOf(item);
  const decision = decisionOf(outcome, match, approvedBefore);
  const next = settle(engine, run, item, decision.event, decision.reason, changes);
  if (decision.event !== 'propose') return;
  if (approvedBefore !== null) accept(engine, next, approvedBefore, run.id);
  else if (outcome.kind === 'propose' && outcome.mode === 'auto') {
    accept(engine, next, automaticRule, run.id);
    run.counts.approved += 1;
  }
}

function decisionOf(
  outcome: Extract<PlanOutcome, { kind: 'hold' | 'block' | 'propose' }>,
  match: RemoteMatch | null,
  approvedBefore: string | null,
): { readonly event: ProposalEventName; readonly reason: Reason } {
  if (outcome.kind === 'block') return { event: 'block', reason: outcome.reason };
  if (outcome.kind === 'hold' && !isSettledByPerson(outcome.reason, approvedBefore)) {
    return { event: 'hold', reason: outcome.reason };
  }
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
    return { event: 'hold', reason: maybeInXero(match) };
  }
  const message =
    outcome.kind === 'propose' && outcome.mode === 'auto' ? 'Complete.' : 'Complete. It waits for your review.';
  return { event: 'propose', reason: { code: 'review', message } };
}

/** A person has seen the difference in VAT and approved the document as it is. */
function isSettledByPerson({ code }: Reason, approvedBefore: string | null): boolean {
  return code === 'vat-differs' && approvedBefore !== null && approvedBefore !== automaticRule;
}

/** Who had approved this very document before it was blocked, or before its account was turned off; else null. */
function approverOf({ existing, outcome }: PlanItem): string | null {
  if (existing === null || existing.document === null) return null;
  const wasStopped =
    existing.state === 'blocked' || (existing.state === 'excluded' && existing.reason.code === 'not-to-be-posted');
  if (!wasStopped || (outcome.kind !== 'propose' && outcome.kind !== 'hold') || outcome.document === null) return null;
  // What only the rule had approved is the rule's to approve again.
  if (existing.approvedBy === automaticRule) return null;
  return equalDocuments(existing.document, outcome.document) ? existing.approvedBy : null;
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
    existing.lookAlikeId === (changes.lookAlikeId ?? null) &&
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
