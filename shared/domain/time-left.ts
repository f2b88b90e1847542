const minuteMs = 60_000;

/** What a guess at the rest of a run goes by. "Calls" are requests to Xero, the service that limits them most. */
export interface TimeLeftFacts {
  readonly nowMs: number;
  /** The present phase; `total` is null while it is not known how much there is. */
  readonly phase: { readonly startedAtMs: number; readonly done: number; readonly total: number | null };
  /** Calls that the rest of this phase takes, and that later phases take as far as that is known. */
  readonly callsLeft: { readonly thisPhase: number; readonly later: number };
  /** Calls of this run within the last minute. */
  readonly callsThisMinute: number;
  readonly callsPerMinute: number;
  /** How long a call has taken so far, waits apart; null before the first. */
  readonly msPerCall: number | null;
  /** A limit lets nothing leave before this instant, ms since the epoch; null where nothing waits. */
  readonly waitsUntilMs: number | null;
}

/**
 * An honest guess at the time until the run is done, in ms; null while nothing is known to go by. Whichever is longer
 * counts: the pace so far, or what Xero's limit per minute allows. A wait for that limit counts to its end, and the rest
 * from there.
 */
export function timeLeftMs(facts: TimeLeftFacts): number | null {
  const { nowMs, callsLeft, callsThisMinute, callsPerMinute, msPerCall, waitsUntilMs } = facts;
  const paceMs = paceOf(facts);
  const calls = callsLeft.thisPhase + callsLeft.later;
  if (paceMs === null && calls === 0) return null;
  const waitMs = Math.max(0, (waitsUntilMs ?? nowMs) - nowMs);
  // Where a wait is over the minute begins anew; else what left in this one has used up part of it.
  const free = waitMs > 0 ? callsPerMinute : Math.max(0, callsPerMinute - callsThisMinute);
  const limitMs = waitMs + (Math.max(0, calls - free) / callsPerMinute) * minuteMs;
  const ofCalls = paceMs === null ? calls : callsLeft.later;
  if (paceMs === null && msPerCall === null && limitMs === 0) return null;
  return Math.round(Math.max((paceMs ?? 0) + ofCalls * (msPerCall ?? 0), limitMs));
}

/** The rest of the present phase at its own pace; null while it has none. */
function paceOf({ nowMs, phase }: TimeLeftFacts): number | null {
  const { startedAtMs, done, total } = phase;
  if (total === null || done <= 0) return null;
  return (Math.max(0, nowMs - startedAtMs) / done) * Math.max(0, total - done);
}

/** The guess before, and when it was made. */
export interface EarlierGuess {
  readonly leftMs: number;
  readonly atMs: number;
}

/** How much of a difference to what was expected counts at once. */
const trust = 0.3;

/**
 * A new guess next to the one before, so that a figure on the screen does not jump with every hiccup: what is left of the
 * earlier one by now, moved towards the new one. That nothing is left is no guess.
 */
export function smoothedLeftMs(fresh: number, before: EarlierGuess | null, nowMs: number): number {
  if (before === null || fresh === 0) return fresh;
  const expected = Math.max(0, before.leftMs - Math.max(0, nowMs - before.atMs));
  return Math.round(expected + (fresh - expected) * trust);
}
