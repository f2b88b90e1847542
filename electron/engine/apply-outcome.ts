import { isBill, type RemoteDocument } from '../../shared/domain/document.ts';
import { gateCodes } from '../../shared/domain/gates.ts';
import { equalData } from '../../shared/domain/hash.ts';
import type { RemoteMatch } from '../../shared/domain/match.ts';
import type { PlanContext, PlanOutcome } from '../../shared/domain/plan-push.ts';
import { isOfWholeDocument } from '../../shared/domain/pre-flight.ts';
import type { Proposal, ProposalEventName, Reason } from '../../shared/domain/proposal.ts';
import { accept, accepted, automaticRule } from './accept.ts';
import { equalDocuments, movementChanged } from './document-changes.ts';
import { type Doubt, deletionDoubt, foundDoubt, isHeldInDoubt, standingDoubt } from './doubt.ts';
import type { Engine } from './engine.ts';
import type { PlanItem } from './plan-item.ts';
import { redraft } from './redraft.ts';
import { resumeWhenDue } from './resume-when-due.ts';
import type { Run } from './run.ts';
import { draftProposal, keep, move, notApproved, type ProposalChanges, take } from './transition.ts';
import { applyUnpaid, isUnpaidBill } from './unpaid-bill.ts';

/** Under what a plan is carried out. */
interface Pass {
  /** The run that has looked at Xero; null where the books alone are known. */
  readonly run: Run | null;
  readonly settingsVersion: number;
  /** Its bill, which stands in Xero unpaid; absent where it has none. */
  readonly unpaidId?: string;
}

/**
 * Brings one proposal to what was decided about its movement, after a look at Xero. Does nothing where it is there
 * already. Returns it as it stands then.
 */
export function applyOutcome(
  engine: Engine,
  run: Run,
  item: PlanItem,
  match: RemoteMatch | null,
  { settingsVersion, reference }: Pick<PlanContext, 'settingsVersion' | 'reference'>,
): Proposal | null {
  const { existing } = item;
  if (existing?.state === 'undone') return redraft(engine, item, existing, { settingsVersion, runId: run.id });
  if (existing !== null && existing.unpaidId !== null) {
    return applyUnpaid(engine, run, { ...item, existing }, match, reference);
  }
  if (match?.fidelity === 'marker' && isUnpaidBill(match.remote)) {
    return takeUp(engine, { run, settingsVersion }, item, match.remote);
  }
  if (match !== null && (match.fidelity === 'marker' || match.fidelity === 'exact')) {
    return adopt(engine, run, item, match);
  }
  const pass = { run, settingsVersion };
  if (existing !== null && (existing.state === 'approved' || existing.state === 'waiting')) {
    return recheckApproved(engine, run, pass, { ...item, existing }, foundDoubt(match));
  }
  return applyDecision(engine, pass, item, foundDoubt(match) ?? deletionDoubt(existing));
}

/**
 * The same from the books alone. What only a look at Xero can settle stays as it is: approved items, the doubt whether
 * Xero has it, and a document that Xero has refused. The rule `auto` accepts nothing.
 */
export function applyFromBooks(engine: Engine, item: PlanItem, settingsVersion: number): Proposal | null {
  const { existing, outcome } = item;
  const pass = { run: null, settingsVersion };
  if (existing?.state === 'approved' || existing?.state === 'waiting') return existing;
  if (existing !== null && existing.unpaidId !== null) return existing; // its bill is in Xero as it is
  if (existing?.state === 'undone') return redraft(engine, item, existing, { settingsVersion, runId: null });
  if (existing !== null && hasDocument(outcome)) {
    const changes = plannedChanges(item, outcome, existing.lookAlikeId, settingsVersion);
    if (isHeldInDoubt(existing)) return settle(engine, pass, item, 'hold', existing.reason, changes);
    if (wasRefused(existing) && keepsDocument(item)) {
      return settle(engine, pass, item, 'block', existing.reason, changes);
    }
  }
  return applyDecision(engine, pass, item, standingDoubt(existing));
}

/**
 * Its bill or credit note is in Xero under its own reference and not paid: an earlier installation was stopped in between.
 * Where it is what would be sent, only the payment is still to come; else a person has to look.
 */
function takeUp(
  engine: Engine,
  pass: Pass & { readonly run: Run },
  item: PlanItem,
  bill: RemoteDocument,
): Proposal | null {
  const existing = item.existing?.state === 'waiting' ? resumeWhenDue(engine, pass.run, item.existing) : item.existing;
  if (existing?.state === 'waiting') return existing;
  const approved = existing?.state === 'approved' ? existing : null;
  const document = approved?.document ?? (hasDocument(item.outcome) ? item.outcome.document : null);
  if (document === null || !isBill(document) || document.amountMinor !== bill.totalMinor) {
    const doubt = foundDoubt({ fidelity: 'likely', remote: bill });
    if (approved === null) return applyDecision(engine, pass, { ...item, existing }, doubt);
    return recheckApproved(engine, pass.run, pass, { ...item, existing: approved }, doubt);
  }
  const found = { ...pass, unpaidId: bill.id };
  if (approved === null) return applyDecision(engine, found, { ...item, existing }, null);
  const reason: Reason = { code: 'review', message: madeBefore };
  const stopped = move(engine, approved, 'block', reason, {}, { runId: pass.run.id });
  return applyDecision(engine, found, { ...item, existing: stopped }, null);
}

const madeBefore =
  'Its bill or credit note is in Xero already and not paid, made by an earlier installation. Once it is approved the payment follows; no second one is made.';

/** Xero has said no to the document that it had when it was approved. */
function wasRefused({ state, reason, documentHash, batchId }: Proposal): boolean {
  return state === 'blocked' && documentHash !== null && (batchId !== null || reason.code === 'rejected-by-xero');
}

function adopt(engine: Engine, run: Run, item: PlanItem, match: RemoteMatch): Proposal {
  const { existing, outcome } = item;
  const document =
    existing?.document ?? (outcome.kind === 'not-posted' || outcome.kind === 'pending' ? null : outcome.document);
  const message =
    match.fidelity === 'marker'
      ? 'It is in Xero already under its own reference, posted by an earlier installation. It was adopted, not posted again.'
      : 'Someone else has posted it in Xero already: same bank account, amount, day and contact. It was adopted, not posted again.';
  run.counts.alreadyInXero += 1;
  return move(
    engine,
    existing ?? draftProposal(engine, item.movement.id),
    'adopt',
    { code: match.fidelity === 'marker' ? 'adopted' : 'in-xero', message },
    { document, remote: { kind: match.remote.kind, id: match.remote.id } },
    { runId: run.id, isNew: existing === null },
  );
}

/**
 * An approved document keeps what it was approved with whatever the settings say, but it does not leave while Xero would
 * refuse it, nor when Cledara has changed the movement itself since.
 */
function recheckApproved(
  engine: Engine,
  run: Run,
  pass: Pass,
  item: PlanItem & { readonly existing: Proposal },
  doubt: Doubt | null,
): Proposal | null {
  const { outcome } = item;
  const existing = item.existing.state === 'waiting' ? resumeWhenDue(engine, run, item.existing) : item.existing;
  if (outcome.kind === 'not-posted' && outcome.why === 'account-off') {
    // Kept as it was approved: it goes out when the account is on again.
    const reason: Reason = { code: 'not-to-be-posted', message: 'Its account is off, so it is not posted.' };
    return move(engine, existing, 'exclude', reason, { waitingUntil: null }, { runId: run.id });
  }
  const gone = goneReason(outcome);
  if (gone !== null) {
    // Its approval stands, and counts again where Cledara lists it again.
    return move(engine, existing, 'hold', gone, { waitingUntil: null }, { runId: run.id });
  }
  if (existing.state === 'waiting') return existing;
  if (doubt !== null && doubt.lookAlikeId !== existing.lookAlikeId && doubt.lookAlikeId !== existing.remote?.id) {
    // It was not known when it was approved, so nobody has decided about it yet.
    const changes = { ...notApproved, lookAlikeId: doubt.lookAlikeId };
    return move(engine, existing, 'hold', doubt.reason, changes, { runId: run.id });
  }
  if (movementChanged(existing, outcome)) {
    const message = 'Cledara changed the movement after it was approved. It is planned again.';
    const reason: Reason = { code: 'changed-in-cledara', message };
    const blocked = move(engine, existing, 'block', reason, notApproved, { runId: run.id });
    return applyDecision(engine, pass, { ...item, existing: blocked }, doubt);
  }
  if (outcome.kind !== 'block') return existing;
  const sameDocument =
    outcome.document !== null && existing.document !== null && equalDocuments(outcome.document, existing.document);
  if (sameDocument || isOfWholeDocument(outcome.reason.code)) {
    return move(engine, existing, 'block', outcome.reason, {}, { runId: run.id });
  }
  return existing;
}

function applyDecision(engine: Engine, pass: Pass, item: PlanItem, doubt: Doubt | null): Proposal | null {
  const { existing, outcome } = item;
  if (outcome.kind === 'not-posted') {
    return existing === null || existing.state === 'excluded'
      ? existing
      : withdraw(engine, pass, existing, outcome.why);
  }
  const byHand = existing?.state === 'held' && existing.reason.code === 'by-hand' ? existing.reason : null;
  if (outcome.kind === 'pending') {
    const changes = { ...notApproved, document: null, explanation: [], settingsVersion: pass.settingsVersion };
    if (byHand !== null) return settle(engine, pass, item, 'hold', byHand, changes);
    const reason: Reason = {
      code: 'not-settled',
      message: 'Not settled yet. It is posted once the merchant has collected the money.',
    };
    return settle(engine, pass, item, 'see-pending', reason, changes);
  }
  // Whoever approves what is listed no more has not been asked about a look-alike yet.
  const lookAlikeId = goneReason(outcome) !== null ? null : (doubt?.lookAlikeId ?? null);
  const changes = plannedChanges(item, outcome, lookAlikeId, pass.settingsVersion);
  // Set aside by a person: it stays so, with the document kept fresh.
  if (byHand !== null) return settle(engine, pass, item, 'hold', byHand, changes);
  const approvedBefore = approverOf(item);
  const decision = decisionOf(outcome, doubt, approvedBefore, pass);
  const unpaid =
    pass.unpaidId === undefined || decision.event === 'block' ? {} : { unpaidId: pass.unpaidId, remote: null };
  const by = decision.event === 'propose' ? (approvedBefore ?? ruleThatAccepts(pass, outcome)) : null;
  if (by === automaticRule && pass.run !== null) pass.run.counts.approved += 1;
  return settle(engine, pass, item, decision.event, decision.reason, { ...changes, ...unpaid }, by);
}

/** Null where a person has to approve it, or Xero was not looked at. */
function ruleThatAccepts({ run }: Pass, outcome: PlanOutcome): string | null {
  return run !== null && outcome.kind === 'propose' && outcome.mode === 'auto' ? automaticRule : null;
}

/** Why it is held where Cledara lists it no more and nobody has said that it stands all the same; else null. */
function goneReason(outcome: PlanOutcome): Reason | null {
  return outcome.kind === 'hold' && outcome.reason.code === 'no-longer-listed' ? outcome.reason : null;
}

type WithDocument = Extract<PlanOutcome, { kind: 'hold' | 'block' | 'propose' }>;

function hasDocument(outcome: PlanOutcome): outcome is WithDocument {
  return outcome.kind === 'hold' || outcome.kind === 'block' || outcome.kind === 'propose';
}

/** An approval is for one document: another one is nobody's word. */
function plannedChanges(
  item: PlanItem,
  outcome: WithDocument,
  lookAlikeId: string | null,
  settingsVersion: number,
): ProposalChanges {
  return {
    document: outcome.document,
    explanation: outcome.explanation,
    settingsVersion,
    lookAlikeId,
    ...(keepsDocument(item) ? {} : notApproved),
  };
}

function keepsDocument({ existing, outcome }: PlanItem): boolean {
  const before = existing?.document ?? null;
  const after = hasDocument(outcome) ? outcome.document : null;
  return before !== null && after !== null && equalDocuments(before, after);
}

function decisionOf(
  outcome: WithDocument,
  doubt: Doubt | null,
  approvedBefore: string | null,
  { run, unpaidId }: Pass,
): { readonly event: ProposalEventName; readonly reason: Reason } {
  if (outcome.kind === 'block') return { event: 'block', reason: outcome.reason };
  if (outcome.kind === 'hold' && !isSettledByPerson(outcome.reason, approvedBefore)) {
    return { event: 'hold', reason: outcome.reason };
  }
  if (doubt !== null) return { event: 'hold', reason: doubt.reason };
  const message = unpaidId === undefined ? completeMessage(outcome, run) : madeBefore;
  return { event: 'propose', reason: { code: 'review', message } };
}

function completeMessage(outcome: WithDocument, run: Run | null): string {
  if (outcome.kind !== 'propose' || outcome.mode !== 'auto') return 'Complete. It waits for your review.';
  return run === null
    ? 'Complete. It is set to automatic: the next sync approves it, unless Xero has it already.'
    : 'Complete.';
}

/** A person has seen the difference in VAT, the look-alike in the books or what Cledara lacks, and approved it as it is. */
function isSettledByPerson({ code }: Reason, approvedBefore: string | null): boolean {
  const isSeen = code === 'vat-differs' || code === 'maybe-imported' || gateCodes.includes(code);
  return isSeen && approvedBefore !== null && approvedBefore !== automaticRule;
}

/** Who had approved this very document before it was blocked, listed no more, or its account turned off; else null. */
function approverOf(item: PlanItem): string | null {
  const { existing, outcome } = item;
  if (existing === null || outcome.kind === 'block' || !keepsDocument(item)) return null;
  const { state, reason } = existing;
  const wasStopped =
    state === 'blocked' ||
    (state === 'held' && reason.code === 'no-longer-listed') ||
    (state === 'excluded' && reason.code === 'not-to-be-posted');
  // What only the rule had approved is the rule's to approve again.
  return wasStopped && existing.approvedBy !== automaticRule ? existing.approvedBy : null;
}

function withdraw(engine: Engine, { run }: Pass, existing: Proposal, why: string): Proposal {
  const options = run === null ? {} : { runId: run.id };
  if (why === 'released') {
    const reason: Reason = {
      code: 'released',
      message: 'The merchant did not collect the money; Cledara no longer lists it.',
    };
    return move(engine, existing, 'release', reason, {}, options);
  }
  const reason: Reason = { code: 'not-to-be-posted', message: 'The settings say that it is not posted any more.' };
  return move(engine, existing, 'unpost', reason, { ...notApproved, document: null }, options);
}

/** Moves the proposal only where something a person could see would change, and accepts it where somebody has: `acceptedBy`. */
function settle(
  engine: Engine,
  { run }: Pass,
  item: PlanItem,
  event: ProposalEventName,
  reason: Reason,
  changes: ProposalChanges,
  acceptedBy: string | null = null,
): Proposal {
  const { existing } = item;
  const runId = run?.id;
  if (existing !== null && isUnchanged(existing, event, reason, changes)) {
    return acceptedBy === null ? existing : accept(engine, existing, acceptedBy, { runId });
  }
  const isFresh = existing === null || existing.state === 'pending' || existing.state === 'excluded';
  if (run !== null && event !== 'see-pending' && isFresh) run.counts.proposed += 1;
  const before = existing ?? draftProposal(engine, item.movement.id);
  const taken = take(engine, before, event, reason, changes, { isNew: existing === null, runId });
  return acceptedBy === null
    ? keep(engine, taken)
    : keep(engine, taken, accepted(engine, taken.proposal, acceptedBy, { runId }));
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
    (changes.lookAlikeId === undefined || existing.lookAlikeId === changes.lookAlikeId) &&
    (changes.unpaidId === undefined || existing.unpaidId === changes.unpaidId) &&
    equalData(existing.document, changes.document ?? null) &&
    equalData(existing.explanation, changes.explanation ?? [])
  );
}
