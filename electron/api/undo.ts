import type { MethodInput, MethodOutputs } from '../../shared/contract/methods.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import { undo } from '../engine/undo.ts';
import type { CompanyHost } from './company-host.ts';
import { exclusively } from './exclusively.ts';
import { endOf, toRefusalDto } from './to-revision-dto.ts';

export function undoReview(
  host: CompanyHost,
  { ids, author }: MethodInput<'review.undo'>,
): Promise<Result<MethodOutputs['review.undo'], Failure>> {
  return exclusively(host, async (engine) => {
    const report = await undo(engine, ids, author);
    if (!report.ok) return report;
    const { undone, refused, failure, waitingUntilMs } = report.value;
    return ok({
      undone: undone.map(({ id, movementId, state }) => ({ id, transactionId: movementId, state })),
      refused: refused.map(toRefusalDto),
      ...endOf(failure, waitingUntilMs),
    });
  });
}
