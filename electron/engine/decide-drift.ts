import type { Failure, InputProblem } from '../../shared/domain/failure.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { LedgerView } from '../ports/ledger.ts';
import { type Engine, nowInstant } from './engine.ts';
import { inXero, moveInPlace } from './move-in-place.ts';
import { namedProposals } from './named-proposals.ts';
import { chosenTenant, readReference } from './read-reference.ts';
import { type RevisionReport, reviseAll } from './revise.ts';
import { settleOpenChanges } from './settle-change.ts';
import { isUnderWay, underWay } from './undo-objection.ts';

/** Why a person has nothing to decide about what was changed in Xero of this one; null where they have. */
function driftObjection(view: Pick<LedgerView, 'drift' | 'openChanges'>, proposal: Proposal): string | null {
  if (proposal.state === 'held' && proposal.reason.code === 'deleted-in-xero') return deleted;
  if (proposal.state !== 'pushed') return 'It is not in Xero, so nothing of it can have changed there.';
  if (isUnderWay(view, proposal)) return underWay.message;
  return isUndecided(view, proposal) ? null : 'Nobody is known to have changed it in Xero.';
}

const deleted = 'It was deleted in Xero. Approve it to send it anew, or leave it out.';

function isUndecided(view: Pick<LedgerView, 'drift'>, { id, reason }: Proposal): boolean {
  const drift = view.drift(id);
  return reason.code === 'changed-in-xero' && drift !== null && drift.accepted === null && drift.differences.length > 0;
}

/** Takes what Xero has for the right one: shown no more until somebody changes it again. All or nothing; no request leaves. */
export function acceptDrift(
  engine: Engine,
  ids: readonly string[],
  author: string,
): Result<readonly Proposal[], Failure> {
  const undecided = undecidedOnes(engine, ids);
  if (!undecided.ok) return undecided;
  const at = nowInstant(engine.clock);
  const message = `${author} takes Xero’s version for the right one.`;
  return ok(
    engine.ledger.transaction(() =>
      undecided.value.map((proposal) => {
        const drift = engine.ledger.drift(proposal.id);
        if (drift !== null) engine.ledger.saveDrift({ ...drift, accepted: { by: author, at } });
        return moveInPlace(engine, proposal, 'agree', { ...inXero, message });
      }),
    ),
  );
}

/** Makes Xero's documents what was sent first. An id that has nothing to decide changes nothing. */
export async function sendOursAgain(
  engine: Engine,
  ids: readonly string[],
  author: string,
): Promise<Result<RevisionReport, Failure>> {
  const named = namedProposals(engine, ids);
  if (!named.ok) return named;
  const tenant = chosenTenant(engine);
  if (!tenant.ok) return tenant;
  const settled = await settleOpenChanges(engine);
  if (!settled.ok) return settled;
  const undecided = undecidedOnes(engine, ids);
  if (!undecided.ok) return undecided;
  const reference = await readReference(engine, tenant.value);
  if (!reference.ok) return reference;
  const revisions = undecided.value.flatMap((proposal) => {
    const { document, explanation, settingsVersion } = proposal;
    return document === null ? [] : [{ proposal, becomes: { document, explanation, settingsVersion } }];
  });
  return ok(await reviseAll(engine, reference.value, revisions, { author, overwrites: true }));
}

function undecidedOnes(engine: Engine, ids: readonly string[]): Result<readonly Proposal[], Failure> {
  const named = namedProposals(engine, ids);
  if (!named.ok) return named;
  const details: InputProblem[] = named.value.flatMap((proposal) => {
    const message = driftObjection(engine.ledger, proposal);
    return message === null ? [] : [{ at: proposal.movementId, message }];
  });
  if (details.length === 0) return named;
  return err({ kind: 'invalidInput', source: 'local', message: 'Nothing was changed.', details });
}
