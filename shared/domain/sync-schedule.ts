import { sha256Hex } from './hash.ts';

/** What a run came to, as far as the next one goes by it. */
export type RunOutcome =
  | 'done'
  /** What mends itself, or may: a network, a service, a program that was killed. */
  | 'failed'
  /** Only a person can mend it, so trying again sooner helps nobody. */
  | 'needs-person';

/** A run of the books. */
export interface EarlierRun {
  readonly id: string;
  readonly startedAtMs: number;
  /** Null for one without an end: it was cut off, or another program is still at it. */
  readonly finishedAtMs: number | null;
  readonly outcome: RunOutcome;
  /** When something that waits for a limit or an answer may go on; null where nothing waits. */
  readonly waitingUntilMs: number | null;
}

export interface ScheduleFacts {
  readonly nowMs: number;
  /** How often a person wants it, ms. */
  readonly everyMs: number;
  /** The company's id; it and the run's make the jitter, so that the same facts always say the same. */
  readonly company: string;
  /** Newest first; seven are enough to know how long to back off. */
  readonly runs: readonly EarlierRun[];
}

export interface DueSync {
  /** Never before now. */
  readonly atMs: number;
  readonly why: 'never-ran' | 'interval' | 'retry' | 'waiting' | 'needs-person';
}

const minuteMs = 60_000;
/** Whatever a service asks for, its longest limit is one of a day. */
const longestWaitMs = 24 * 60 * minuteMs;
const longestBackOffMs = 60 * minuteMs;
/** Many computers with the same interval do not ask in the same second: this part of it earlier or later. */
const jitterShare = 0.1;

/** Codes of what a run ended with (docs: the automation interface) that no repetition mends. */
const forPerson: ReadonlySet<string> = new Set([
  'sign-in-needed',
  'forbidden',
  'rejected',
  'not-understood',
  'not-connected',
  'secrets-unavailable',
  'ledger-newer',
  'ledger-corrupt',
  'ledger-unwritable',
  'invalid-input',
]);

/** What a run came to, by the code it ended with; null where it had none. That something waits is no failure. */
export function outcomeOfCode(code: string | null): RunOutcome {
  if (code === null || code === 'waiting') return 'done';
  return forPerson.has(code) ? 'needs-person' : 'failed';
}

/**
 * When the next sync of a company is due, from its runs alone, so that it is the same after a restart. After a success:
 * one interval. After failures in a row: 1, 2, 4 … minutes, at most the interval and at most an hour. What a person has to
 * mend: one interval. What a run said it waits for is respected.
 *
 * A clock that was set back makes nothing later than that: a run from the future says nothing, and an end in the future
 * counts as its beginning.
 */
export function dueAt({ nowMs, everyMs, company, runs }: ScheduleFacts): DueSync {
  const past = runs.filter(({ startedAtMs }) => startedAtMs <= nowMs);
  const last = past[0];
  if (last === undefined) return { atMs: nowMs, why: 'never-ran' };
  const endedAtMs = endOf(last, nowMs);
  const jitter = jitterShare * (2 * shareOf(`${company} ${last.id}`) - 1);
  const regularMs = endedAtMs + Math.round(everyMs * (1 + jitter));
  const waitsUntilMs = last.waitingUntilMs === null ? null : Math.min(last.waitingUntilMs, endedAtMs + longestWaitMs);
  const { atMs, why } = next({ outcome: last.outcome, endedAtMs, regularMs, waitsUntilMs }, () =>
    backOffMs(failuresInARow(past), everyMs, company),
  );
  return { atMs: Math.max(nowMs, atMs), why };
}

interface LastRun {
  readonly outcome: RunOutcome;
  readonly endedAtMs: number;
  readonly regularMs: number;
  readonly waitsUntilMs: number | null;
}

function next({ outcome, endedAtMs, regularMs, waitsUntilMs }: LastRun, backOff: () => number): DueSync {
  if (outcome === 'done') {
    // It may go on sooner than usual; what else there is does not wait for it any longer than usual.
    const sooner = waitsUntilMs === null ? regularMs : Math.max(waitsUntilMs, endedAtMs + minuteMs);
    return sooner < regularMs ? { atMs: sooner, why: 'waiting' } : { atMs: regularMs, why: 'interval' };
  }
  const own: DueSync =
    outcome === 'failed' ? { atMs: endedAtMs + backOff(), why: 'retry' } : { atMs: regularMs, why: 'needs-person' };
  return waitsUntilMs !== null && waitsUntilMs > own.atMs ? { atMs: waitsUntilMs, why: 'waiting' } : own;
}

function endOf({ startedAtMs, finishedAtMs }: EarlierRun, nowMs: number): number {
  return finishedAtMs === null || finishedAtMs > nowMs ? startedAtMs : finishedAtMs;
}

function failuresInARow(runs: readonly EarlierRun[]): number {
  const other = runs.findIndex(({ outcome }) => outcome !== 'failed');
  return other === -1 ? runs.length : other;
}

/** The jitter is the company's own and the same each time: a longer row of failures never waits for less. */
function backOffMs(failures: number, everyMs: number, company: string): number {
  const doubledMs = minuteMs * 2 ** (failures - 1) * (1 + jitterShare * shareOf(company));
  return Math.round(Math.min(doubledMs, everyMs, longestBackOffMs));
}

/** From 0 to 1, as the text determines it. */
function shareOf(text: string): number {
  return Number.parseInt(sha256Hex(text).slice(0, 8), 16) / 0xffffffff;
}
