import type { StatusDto } from '../../shared/contract/methods.ts';
import type { ErrorDto, SyncSummary } from '../../shared/contract/sync-summary.ts';
import type { UndoDto } from '../../shared/contract/undo.ts';

/** 0 done, nothing needs a person; 1 done, something does; 2 bad input, nothing changed; 3 not connected or not reachable. */
export type ExitCode = 0 | 1 | 2 | 3;

/** Bad input is 2; whatever else stops a command is 3: nothing was lost, run again later. */
export function exitOfError(error: ErrorDto): ExitCode {
  return error.code === 'invalid-input' ? 2 : 3;
}

export function exitOfSummary(summary: SyncSummary): ExitCode {
  if (summary.error !== undefined) return 3;
  const needsPerson =
    summary.held > 0 ||
    summary.blocked.length > 0 ||
    summary.attachmentProblems.length > 0 ||
    (summary.feedProblems?.length ?? 0) > 0;
  return needsPerson ? 1 : 0;
}

export function exitOfStatus(status: StatusDto): ExitCode {
  if (status.error !== undefined) return 3;
  const waits = waitingForPerson.some((state) => (status.counts[state] ?? 0) > 0);
  const isStopped = status.statementLines.problems.length > 0;
  return waits || isStopped || (status.lastRun?.attachmentProblems.length ?? 0) > 0 ? 1 : 0;
}

/** Of items that a command names: what else waits is not its answer. */
export function exitOfStates(items: readonly { readonly state: string }[]): ExitCode {
  return items.some(({ state }) => waitingForPerson.includes(state)) ? 1 : 0;
}

/** Refused items need a person; whatever was lost, or stopped it, can be tried again later. */
export function exitOfUndo({ refused, error }: UndoDto): ExitCode {
  if (error !== undefined) return 3;
  return refused.length === 0 ? 0 : 1;
}

const waitingForPerson: readonly string[] = ['proposed', 'held', 'blocked'];
