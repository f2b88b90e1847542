import type { ReferenceData } from '../../shared/domain/reference-data.ts';
import { roleLoss, withRoleBefore } from '../../shared/domain/role-change.ts';
import { type Engine, nowInstant } from './engine.ts';

/**
 * Keeps what Xero has just said of the organisation, so that reviewing works offline, and notes in the log where the connected
 * user's role was lowered since. Part of the caller's transaction. Returns what is kept.
 */
export function keepReference(engine: Engine, read: ReferenceData): ReferenceData {
  const { ledger } = engine;
  const before = ledger.referenceData();
  const data = withRoleBefore(before, read);
  ledger.saveReferenceData(data);
  const loss = roleLoss(data);
  if (loss !== null && before?.roleBefore?.until !== data.roleBefore?.until) {
    ledger.appendActivity({
      at: nowInstant(engine.clock),
      runId: null,
      movementId: null,
      proposalId: null,
      event: 'xero-role-lowered',
      fromState: null,
      toState: null,
      message: loss.message,
    });
  }
  return data;
}
