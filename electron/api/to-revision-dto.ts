import type { RevisionDto } from '../../shared/contract/drift.ts';
import type { ErrorDto } from '../../shared/contract/sync-summary.ts';
import type { ChangeRefusalDto } from '../../shared/contract/undo.ts';
import type { ChangeRefusal } from '../../shared/domain/change-refusal.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import type { RevisionReport } from '../engine/revise.ts';
import { errorOf } from './error-of.ts';
import { waitingError } from './waiting-error.ts';

export function toRevisionDto({ revised, refused, failure, waitingUntilMs }: RevisionReport): RevisionDto {
  return {
    changed: revised.map(({ id, movementId, state }) => ({ id, transactionId: movementId, state })),
    refused: refused.map(toRefusalDto),
    ...endOf(failure, waitingUntilMs),
  };
}

export function toRefusalDto({
  proposal,
  refusal,
}: {
  readonly proposal: Proposal;
  readonly refusal: ChangeRefusal;
}): ChangeRefusalDto {
  return { id: proposal.id, transactionId: proposal.movementId, code: refusal.code, message: refusal.message };
}

/** How it ended: what stopped it, or until when something waits, as a sync says it. */
export function endOf(
  failure: Failure | null,
  waitingUntilMs: number | null,
): { readonly waitingUntil: string | null; readonly error?: ErrorDto } {
  const waitingUntil = waitingUntilMs === null ? null : new Date(waitingUntilMs).toISOString();
  if (failure !== null) return { waitingUntil, error: errorOf(failure) };
  if (waitingUntil === null) return { waitingUntil };
  return { waitingUntil, error: waitingError(waitingUntil) };
}
