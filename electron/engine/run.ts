import type { RunTeller } from './run-teller.ts';

/** One run of the engine: its name in the books, and what it has done so far. */
export interface Run {
  readonly id: string;
  /** It began by itself: it leaves the last requests of the day to people. */
  readonly isBackground: boolean;
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
  /** Tells how far it is. */
  readonly teller: Pick<RunTeller, 'tell' | 'changed'>;
}

/** Tells nobody. */
const silent: Run['teller'] = { tell: () => undefined, changed: () => undefined };

export function newRun(id: string, teller: Run['teller'] = silent, isBackground = false): Run {
  return {
    id,
    isBackground,
    counts: { pulled: 0, updated: 0, released: 0, proposed: 0, approved: 0, pushed: 0, attached: 0, alreadyInXero: 0 },
    waitingUntilMs: null,
    teller,
  };
}

export function waitUntil(run: Run, untilMs: number): void {
  if (run.waitingUntilMs === null || untilMs < run.waitingUntilMs) run.waitingUntilMs = untilMs;
}
