import type { DriftDto } from '../../shared/contract/drift.ts';
import type { MethodInput, MethodOutputs } from '../../shared/contract/methods.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import { acceptDrift, sendOursAgain } from '../engine/decide-drift.ts';
import { lookForDrift } from '../engine/drift.ts';
import { chosenTenant, readReference } from '../engine/read-reference.ts';
import type { LedgerView } from '../ports/ledger.ts';
import type { CompanyHost } from './company-host.ts';
import { exclusively } from './exclusively.ts';
import { toRevisionDto } from './to-revision-dto.ts';

export function lookAtXero(host: CompanyHost): Promise<Result<MethodOutputs['drift.look'], Failure>> {
  return exclusively(host, async (engine) => {
    const tenant = chosenTenant(engine);
    if (!tenant.ok) return tenant;
    const reference = await readReference(engine, tenant.value);
    return reference.ok ? await lookForDrift(engine, reference.value) : reference;
  });
}

export function decideDrift(
  host: CompanyHost,
  { decision, ids, author }: MethodInput<'drift.decide'>,
): Promise<Result<MethodOutputs['drift.decide'], Failure>> {
  return exclusively(host, async (engine) => {
    if (decision === 'send') {
      const sent = await sendOursAgain(engine, ids, author);
      return sent.ok ? ok(toRevisionDto(sent.value)) : sent;
    }
    const accepted = acceptDrift(engine, ids, author);
    if (!accepted.ok) return accepted;
    return ok(toRevisionDto({ revised: accepted.value, refused: [], failure: null, waitingUntilMs: null }));
  });
}

/** Null where nothing is known that differs, and it is not reconciled. */
export function driftOf(view: LedgerView, proposalId: string | null): DriftDto | null {
  const drift = proposalId === null ? null : view.drift(proposalId);
  if (drift === null) return null;
  const { foundAt, isReconciled, differences, accepted } = drift;
  return { foundAt, isReconciled, differences, acceptedBy: accepted?.by ?? null };
}
