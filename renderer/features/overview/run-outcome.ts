import type { RunDto } from '../../../shared/contract/activity.ts';

export type RunOutcome = 'ok' | 'waiting' | 'attention' | 'failed' | 'running' | 'broken';

/** What a run came to, in one word. Only the newest run without an end can still be under way. */
export function runOutcome({ summary, finishedAt }: RunDto, isUnderWay: boolean): RunOutcome {
  if (summary === null) return isUnderWay && finishedAt === null ? 'running' : 'broken';
  if (summary.error !== undefined) return 'failed';
  if (summary.waitingUntil !== null) return 'waiting';
  return summary.blocked.length > 0 || summary.attachmentProblems.length > 0 ? 'attention' : 'ok';
}

/** How long it took, ms; null while it is not over. */
export function runTookMs({ startedAt, finishedAt }: RunDto): number | null {
  return finishedAt === null ? null : Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt));
}
