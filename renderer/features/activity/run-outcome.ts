import type { RunDto } from '../../../shared/contract/activity.ts';

/**
 * ok         done                              running    under way
 * attention  done, and something needs you     broken     went wrong inside the program
 * waiting    done, and something waits         outside    ended from outside: the program was closed or killed
 * early      ended early, and says why
 */
export type RunOutcome = 'ok' | 'attention' | 'waiting' | 'early' | 'running' | 'broken' | 'outside';

/** What a run came to, in one word. `underWay` is the run that goes on at this moment; null where none does. */
export function runOutcome({ runId, summary, finishedAt }: RunDto, underWay: string | null): RunOutcome {
  if (summary === null) {
    if (finishedAt !== null) return 'broken';
    return runId === underWay ? 'running' : 'outside';
  }
  if (summary.error !== undefined) return 'early';
  if (summary.blocked.length > 0 || summary.attachmentProblems.length > 0) return 'attention';
  return summary.waitingUntil === null ? 'ok' : 'waiting';
}

/** How long it took, ms; null where its end is not known. */
export function runTookMs({ startedAt, finishedAt }: RunDto): number | null {
  return finishedAt === null ? null : Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt));
}
