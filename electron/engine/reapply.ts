import { type ChangeRefusal, changeProblem } from '../../shared/domain/change-refusal.ts';
import { compareDocuments } from '../../shared/domain/compare-documents.ts';
import type { Difference } from '../../shared/domain/difference.ts';
import { isBill, type PushDocument, remoteKindOf } from '../../shared/domain/document.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { type PlanContext, planMovement } from '../../shared/domain/plan-push.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import type { ReferenceData } from '../../shared/domain/reference-data.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { withKnownContact } from './contacts.ts';
import { neverRead } from './decide.ts';
import { lookForDrift } from './drift.ts';
import type { Engine } from './engine.ts';
import { namedProposals } from './named-proposals.ts';
import { type PlanBooks, planContext } from './plan.ts';
import { chosenTenant, readReference } from './read-reference.ts';
import { bookContext } from './replan.ts';
import {
  anotherAccount,
  anotherKind,
  edited,
  noContact,
  noTransfer,
  type RevisionReport,
  reviseAll,
} from './revise.ts';
import { settleOpenChanges } from './settle-change.ts';
import { isUnderWay, underWay } from './undo-objection.ts';

/** A document in Xero that the present settings would make another one. */
export interface Affected {
  readonly proposal: Proposal;
  /** `ours` is what it would become. */
  readonly differences: readonly Difference[];
  /** What speaks against it, known before Xero is asked; null where nothing does. */
  readonly refusal: ChangeRefusal | null;
}

export interface ReapplyPreview {
  /** The settings that it would be done under. */
  readonly settingsVersion: number;
  readonly total: number;
  /** Oldest movement first. */
  readonly items: readonly Affected[];
}

/**
 * What the present settings would change about documents that were pushed under older ones: field by field, with what Xero
 * would refuse. Changes nothing. Eight calls for Xero's lists, and a look for what was changed or reconciled there.
 */
export async function previewReapply(engine: Engine, limit: number): Promise<Result<ReapplyPreview, Failure>> {
  const ready = await getReady(engine);
  if (!ready.ok) return ready;
  const looked = await lookForDrift(engine, ready.value.reference);
  if (!looked.ok) return looked;
  const { context } = ready.value;
  const items: Affected[] = [];
  let total = 0;
  for (const proposal of engine.ledger.proposals(['pushed'])) {
    const planned = plannedAnew(engine, proposal, context);
    if (planned === null) continue;
    total += 1;
    if (items.length < limit)
      items.push({
        proposal,
        differences: planned.differences,
        refusal: refusalOf(engine, proposal, planned, context),
      });
  }
  return ok({ settingsVersion: context.settingsVersion, total, items });
}

/** How many there are, by the books alone; null before there are settings or lists. */
export function affectedCount(engine: Engine): number | null {
  const context = bookContext(engine);
  if (context === null) return null;
  let count = 0;
  for (const proposal of engine.ledger.proposals(['pushed'])) {
    if (plannedAnew(engine, proposal, context) !== null) count += 1;
  }
  return count;
}

/**
 * Makes documents in Xero what the present settings say, in place. Of each it is said whether it was done. Nothing is done
 * where an id is nobody's, or where other settings are in force than those that the person has seen.
 */
export async function reapply(
  engine: Engine,
  ids: readonly string[],
  { version, author }: { readonly version: number; readonly author: string },
): Promise<Result<RevisionReport, Failure>> {
  const named = namedProposals(engine, ids);
  if (!named.ok) return named;
  const ready = await getReady(engine);
  if (!ready.ok) return ready;
  const { context, reference } = ready.value;
  if (context.settingsVersion !== version) return err(otherSettings);
  const refused: { proposal: Proposal; refusal: ChangeRefusal }[] = [];
  const revisions = named.value.flatMap(({ id }) => {
    const proposal = engine.ledger.proposal(id);
    if (proposal === null) return [];
    const planned = proposal.state === 'pushed' ? plannedAnew(engine, proposal, context) : null;
    const refusal = planned === null ? unchanged : refusalOf(engine, proposal, planned, context);
    if (refusal !== null) refused.push({ proposal, refusal });
    if (refusal !== null || planned?.document == null) return [];
    const { document, explanation } = planned;
    return [{ proposal, becomes: { document, explanation, settingsVersion: context.settingsVersion } }];
  });
  const report = await reviseAll(engine, reference, revisions, { author, overwrites: false });
  return ok({ ...report, refused: [...refused, ...report.refused] });
}

interface Ready {
  readonly reference: ReferenceData;
  readonly context: PlanContext;
}

async function getReady(engine: Engine): Promise<Result<Ready, Failure>> {
  const tenant = chosenTenant(engine);
  if (!tenant.ok) return tenant;
  const settled = await settleOpenChanges(engine);
  if (!settled.ok) return settled;
  const reference = await readReference(engine, tenant.value);
  if (!reference.ok) return reference;
  const settings = engine.ledger.settings();
  if (settings === null) return err(neverRead);
  return ok({ reference: reference.value, context: planContext(engine, reference.value, settings) });
}

export interface PlannedAnew {
  /** Null where the settings make no document of it. */
  readonly document: PushDocument | null;
  readonly explanation: Proposal['explanation'];
  readonly differences: readonly Difference[];
  /** Why it could not be posted under the present settings; null where it could. */
  readonly blocked: string | null;
}

/** Null where the present settings say the same of it, or nothing. */
function plannedAnew(engine: Engine, proposal: Proposal, context: PlanContext): PlannedAnew | null {
  const { settingsVersion } = proposal;
  if (settingsVersion === null || settingsVersion >= context.settingsVersion) return null;
  return planAgain(engine, proposal, context);
}

/** What would be posted of it now; null where that is what was posted, or nothing. */
export function planAgain(
  { ledger }: Pick<PlanBooks, 'ledger'>,
  proposal: Proposal,
  context: PlanContext,
): PlannedAnew | null {
  const { document: before, movementId } = proposal;
  if (before === null) return null;
  const movement = ledger.movement(movementId);
  if (movement === null) throw new Error(`The ledger lacks the movement of proposal ${proposal.id}.`);
  const outcome = planMovement(movement, context);
  if (outcome.kind === 'not-posted' || outcome.kind === 'pending') return null;
  const { document, explanation } = outcome;
  const differences = document === null ? [] : compareDocuments(before, document);
  if (document !== null && differences.length === 0) return null;
  const isBlocked = outcome.kind === 'block' || document === null;
  const blocked = isBlocked && outcome.kind !== 'propose' ? outcome.reason.message : null;
  return { document, explanation, differences, blocked };
}

/** What speaks against making it so, as far as it is known before Xero is asked; null where nothing does. */
export function refusalOf(
  engine: Engine,
  proposal: Proposal,
  { document, differences, blocked }: PlannedAnew,
  context: PlanContext,
): ChangeRefusal | null {
  if (isUnderWay(engine.ledger, proposal)) return underWay;
  const { document: before } = proposal;
  if (before === null) return unchanged;
  if (before.kind === 'transfer' || document?.kind === 'transfer') return noTransfer;
  if (document !== null && remoteKindOf(document) !== remoteKindOf(before)) return anotherKind;
  const drift = engine.ledger.drift(proposal.id);
  const days = [before, document ?? before].flatMap((one) => (isBill(one) ? [one.date, one.dueDate] : [one.date]));
  for (const date of days) {
    const remote = { date, isReconciled: drift?.isReconciled === true };
    const problem = changeProblem('update', remote, context.reference);
    if (problem !== null) return problem;
  }
  if (drift !== null && drift.differences.length > 0) return drift.accepted === null ? edited : agreed;
  if (blocked !== null || document === null) return notPostable(blocked ?? '');
  const isFixed = (field: string): boolean => field === 'kind' || (field === 'bankAccount' && !isBill(before));
  if (differences.some(({ field }) => isFixed(field))) return anotherAccount;
  return withKnownContact(document, context.index) === null ? noContact(document) : null;
}

const agreed: ChangeRefusal = {
  code: 'changed-in-xero',
  message: 'You took Xero’s version of it for the right one, so it was left alone. Change it in Xero.',
};

const unchanged: ChangeRefusal = {
  code: 'not-possible',
  message: 'By the present settings nothing about it changes.',
};

function notPostable(why: string): ChangeRefusal {
  return { code: 'not-possible', message: `By the present settings it could not be posted as it is. ${why}` };
}

const otherSettings: Failure = {
  kind: 'invalidInput',
  source: 'local',
  message: 'Nothing was changed.',
  details: [{ at: 'version', message: 'The settings have changed since you looked. Look at the differences again.' }],
};
