import type { StatusDto } from '../../shared/contract/methods.ts';
import type { ErrorDto, SyncSummary } from '../../shared/contract/sync-summary.ts';

/** 0 done, nothing needs a person; 1 done, something does; 2 bad input, nothing changed; 3 not connected or not reachable. */
export type ExitCode = 0 | 1 | 2 | 3;

/** Bad input is 2; whatever else stops a command is 3: nothing was lost, run again later. */
export function exitOfError(error: ErrorDto): ExitCode {
  return error.code === 'invalid-input' ? 2 : 3;
}

export function exitOfSummary(summary: SyncSummary): ExitCode {
  if (summary.error !== undefined) return 3;
  const needsPerson = summary.held > 0 || summary.blocked.length > 0 || summary.attachmentProblems.length > 0;
  return needsPerson ? 1 : 0;
}

export function exitOfStatus(status: StatusDto): ExitCode {
  if (status.error !== undefined) return 3;
  return needsPerson(status.counts) || (status.lastRun?.attachmentProblems.length ?? 0) > 0 ? 1 : 0;
}

export function needsPerson(counts: Readonly<Record<string, number>>): boolean {
  return ['proposed', 'held', 'blocked'].some((state) => (counts[state] ?? 0) > 0);
}
