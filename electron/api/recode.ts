import type { MethodInput, MethodOutputs } from '../../shared/contract/methods.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import { recode } from '../engine/recode.ts';
import type { CompanyHost } from './company-host.ts';

export async function recodeReview(
  host: CompanyHost,
  input: MethodInput<'review.recode'>,
): Promise<Result<MethodOutputs['review.recode'], Failure>> {
  const engine = host.engine();
  if (!engine.ok) return engine;
  const recoded = await recode(engine.value, input);
  if (!recoded.ok) return recoded;
  const { proposals, version } = recoded.value;
  return ok({
    changed: proposals.map(({ id, movementId, state }) => ({ id, transactionId: movementId, state })),
    version,
  });
}
