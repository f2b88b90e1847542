/** One run of the engine: its name in the books, and what it has done so far. */
export interface Run {
  readonly id: string;
  readonly counts: {
    pulled: number;
    updated: number;
    released: number;
    proposed: number;
    approved: number;
    pushed: number;
    attached: number;
    alreadyInXero: number;
  };
  /** Earliest instant at which something that waits may go on, ms since the epoch. */
  waitingUntilMs: number | null;
}

export function newRun(id: string): Run {
  return {
    id,
    counts: { pulled: 0, updated: 0, released: 0, proposed: 0, approved: 0, pushed: 0, attached: 0, alreadyInXero: 0 },
    waitingUntilMs: null,
  };
}

export function waitUntil(run: Run, untilMs: number): void {
  if (run.waitingUntilMs === null || untilMs < run.waitingUntilMs) run.waitingUntilMs = untilMs;
}
