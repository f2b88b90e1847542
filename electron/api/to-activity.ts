import type { ActivityDto, RunDto } from '../../shared/contract/activity.ts';
import type { ListedMovement } from '../../shared/domain/listed-movement.ts';
import { namingText } from '../../shared/domain/movement.ts';
import type { RunReport } from '../engine/run-report.ts';
import type { ActivityEntry, RunRecord } from '../ports/ledger.ts';
import { toSyncSummary } from './to-dto.ts';
import { amountText } from './to-review-row.ts';

/** An entry of the log, with the movement it was about and where its document is now. */
export function toActivityDto(
  { seq, at, runId, movementId, event, fromState, toState, message }: ActivityEntry,
  movement: ListedMovement | null,
  xeroUrl: string | null,
): ActivityDto {
  return {
    seq,
    at,
    runId,
    transactionId: movementId,
    event,
    fromState,
    toState,
    message,
    subject: movement === null ? null : subjectOf(movement),
    xeroUrl,
  };
}

function subjectOf(movement: ListedMovement): ActivityDto['subject'] {
  const { application, description, kind, amountMinor, currency, day } = movement;
  return {
    application: application?.name ?? null,
    description: namingText(description),
    kind,
    amount: amountText(amountMinor, currency),
    currency,
    day,
  };
}

export function toRunDto({ id, startedAt, finishedAt, summaryJson }: RunRecord): RunDto {
  return {
    runId: id,
    startedAt,
    finishedAt,
    // Written by reportRun of this program; the ledger's schema version guards its shape.
    summary: summaryJson === null ? null : toSyncSummary(JSON.parse(summaryJson) as RunReport),
  };
}
