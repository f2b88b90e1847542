import type { MethodInput, MethodOutputs } from '../../shared/contract/methods.ts';
import type { ErrorDto } from '../../shared/contract/sync-summary.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import { type UndoReport, undo } from '../engine/undo.ts';
import type { CompanyHost } from './company-host.ts';
import { errorOf } from './error-of.ts';
import { exclusively } from './exclusively.ts';

export function undoReview(
  host: CompanyHost,
  { ids, author }: MethodInput<'review.undo'>,
): Promise<Result<MethodOutputs['review.undo'], Failure>> {
  return exclusively(host, async (engine) => {
    const undone = await undo(engine, ids, author);
    return undone.ok ? ok(toUndoDto(undone.value)) : undone;
  });
}

function toUndoDto({ undone, refused, failure, waitingUntilMs }: UndoReport): MethodOutputs['review.undo'] {
  const waitingUntil = waitingUntilMs === null ? null : new Date(waitingUntilMs).toISOString();
  const error = failure === null ? (waitingUntil === null ? null : waiting(waitingUntil)) : errorOf(failure);
  return {
    undone: undone.map(({ id, movementId, state }) => ({ id, transactionId: movementId, state })),
    refused: refused.map(({ proposal, refusal }) => ({
      id: proposal.id,
      transactionId: proposal.movementId,
      code: refusal.code,
      message: refusal.message,
    })),
    waitingUntil,
    ...(error === null ? {} : { error }),
  };
}

/** As a sync says it. */
function waiting(waitingUntil: string): ErrorDto {
  const message = `Something waits until ${waitingUntil}. Nothing was lost; run again then.`;
  return { code: 'waiting', message, details: [] };
}
