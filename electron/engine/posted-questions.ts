import type { Difference } from '../../shared/domain/difference.ts';
import type { Failure, InputProblem } from '../../shared/domain/failure.ts';
import type { PlanContext } from '../../shared/domain/plan-push.ts';
import type { Proposal, ReasonCode } from '../../shared/domain/proposal.ts';
import type { ReferenceData } from '../../shared/domain/reference-data.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { neverRead } from './decide.ts';
import type { Engine } from './engine.ts';
import { inXero, moveInPlace } from './move-in-place.ts';
import { namedProposals } from './named-proposals.ts';
import { type PlanBooks, planContext } from './plan.ts';
import { chosenTenant, readReference } from './read-reference.ts';
import { planAgain, refusalOf } from './reapply.ts';
import { type Revision, type RevisionReport, reviseAll } from './revise.ts';
import { settleOpenChanges } from './settle-change.ts';
import { answerUnlisted } from './unlisted.ts';

// What was posted, and asks for a person all the same: Cledara says something else by now, or Xero had a remark.

/** Reasons of a pushed item that wait for a person's word. */
const questions: ReadonlySet<string> = new Set(['changed-in-cledara', 'no-longer-listed', 'xero-remark']);

/**
 * What Cledara's present word would make of a posted document, field by field, under the settings that it was posted under:
 * so that a difference is Cledara's, and never one of the settings. From the books alone; empty where it is the same.
 */
export function cledaraDifferences(engine: PlanBooks, proposal: Proposal): readonly Difference[] {
  const reference = engine.ledger.referenceData();
  const context = reference === null ? null : pinnedContext(engine, proposal, reference);
  return context === null ? [] : (planAgain(engine, proposal, context)?.differences ?? []);
}

/**
 * Notes of posted movements that Cledara has just changed what that means for their documents: shown, and sent by nobody
 * unasked. Part of the caller's transaction, so that no change is read and forgotten.
 */
export function noteCledaraChanges(engine: Engine, runId: string, movementIds: readonly string[]): void {
  for (const id of movementIds) {
    const proposal = engine.ledger.proposal(id);
    if (proposal?.state !== 'pushed') continue;
    const { code } = proposal.reason;
    const unclear = unclearSince(engine, id);
    const differences = unclear === null ? cledaraDifferences(engine, proposal) : [];
    const isNew = unclear !== null || differences.length > 0;
    if (isNew && (code === 'pushed' || isCledaras(code))) {
      const message = unclear ?? changedSince;
      moveInPlace(engine, proposal, 'differ', { code: 'changed-in-cledara', message }, {}, runId);
    } else if (!isNew && isCledaras(code)) {
      moveInPlace(engine, proposal, 'agree', { ...inXero, message: asItWas }, {}, runId);
    }
  }
}

/** Asked because of what Cledara said before. */
function isCledaras(code: ReasonCode): boolean {
  return code === 'changed-in-cledara' || code === 'no-longer-listed';
}

/** What Cledara says now and is not understood, so that no document can be compared with the posted one; null where all of it is. */
function unclearSince({ ledger }: PlanBooks, movementId: string): string | null {
  const details = ledger.movement(movementId)?.notUnderstood ?? [];
  if (details.length === 0) return null;
  return `Since it was posted, not all that Cledara says of it was understood: ${details.join('; ')}. Look at it in Cledara, and change it in Xero by hand or leave it as it was posted.`;
}

const changedSince =
  'Cledara says something else of it since it was posted. Leave it in Xero as it was posted, or change it there from here.';
const asItWas = 'Cledara says of it again what was posted.';

/** Leaves what was posted as it is: shown no more until Cledara changes it once more. All or nothing; no request leaves. */
export function leaveAsPosted(
  engine: Engine,
  ids: readonly string[],
  author: string,
): Result<readonly Proposal[], Failure> {
  const asked = askedOnes(engine, ids, questions);
  if (!asked.ok) return asked;
  const message = `${author} leaves it in Xero as it was posted.`;
  return ok(
    engine.ledger.transaction(() => {
      answerUnlisted(engine, asked.value);
      return asked.value.map((proposal) => moveInPlace(engine, proposal, 'agree', { ...inXero, message }));
    }),
  );
}

/** Makes documents in Xero what Cledara says now, in place. Of each it is said whether it was done. */
export async function sendCledaraChange(
  engine: Engine,
  ids: readonly string[],
  author: string,
): Promise<Result<RevisionReport, Failure>> {
  const asked = askedOnes(engine, ids, new Set(['changed-in-cledara']));
  if (!asked.ok) return asked;
  const tenant = chosenTenant(engine);
  if (!tenant.ok) return tenant;
  const settled = await settleOpenChanges(engine);
  if (!settled.ok) return settled;
  const reference = await readReference(engine, tenant.value);
  if (!reference.ok) return reference;
  const refused: RevisionReport['refused'][number][] = [];
  const revisions: Revision[] = [];
  for (const { id } of asked.value) {
    const proposal = engine.ledger.proposal(id);
    const context = proposal === null ? null : pinnedContext(engine, proposal, reference.value);
    if (proposal === null || context === null) return err(neverRead);
    const planned = planAgain(engine, proposal, context);
    if (planned === null) continue; // it is the same again
    const refusal = refusalOf(engine, proposal, planned, context);
    if (refusal !== null) refused.push({ proposal, refusal });
    else if (planned.document !== null) {
      const { document, explanation } = planned;
      revisions.push({ proposal, becomes: { document, explanation, settingsVersion: proposal.settingsVersion } });
    }
  }
  const report = await reviseAll(engine, reference.value, revisions, { author, overwrites: false });
  return ok({ ...report, refused: [...refused, ...report.refused] });
}

/** The settings that it was posted under, and today's lists; null where these settings are not known. */
function pinnedContext(engine: PlanBooks, { settingsVersion }: Proposal, reference: ReferenceData): PlanContext | null {
  const version = engine.ledger.settingsHistory().find(({ number }) => number === settingsVersion);
  return version === undefined ? null : planContext(engine, reference, version);
}

function askedOnes(
  engine: Engine,
  ids: readonly string[],
  codes: ReadonlySet<string>,
): Result<readonly Proposal[], Failure> {
  const named = namedProposals(engine, ids);
  if (!named.ok) return named;
  const details: InputProblem[] = named.value
    .filter(({ state, reason }) => state !== 'pushed' || !codes.has(reason.code))
    .map(({ movementId }) => ({ at: movementId, message: nothingAsked }));
  if (details.length === 0) return named;
  return err({ kind: 'invalidInput', source: 'local', message: 'Nothing was changed.', details });
}

const nothingAsked = 'Nothing about it is open: it is in Xero as it was posted, or was decided about since.';
