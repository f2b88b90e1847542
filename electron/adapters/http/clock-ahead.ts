/** The second that a `Date` header names may have begun up to this long before the answer was made, in ms (RFC 9110, 5.6.7). */
const datePrecisionMs = 1000;

/** What one exchange says of two clocks, ms since the epoch: `leftMs` and `arrivedMs` by ours, `datedMs` by theirs. */
export interface ClockSight {
  readonly leftMs: number;
  readonly arrivedMs: number;
  readonly datedMs: number;
}

/**
 * How far our clock is ahead of theirs, in ms. One answer says it only as exactly as it was quick, so that what was known
 * before (null: nothing, which is taken for none) stays where the answer does not contradict it, and else moves no further
 * than it must: by right clocks it is 0, however slow the answers are.
 */
export function clockAhead(beforeMs: number | null, { leftMs, arrivedMs, datedMs }: ClockSight): number {
  const most = arrivedMs - datedMs;
  // A clock that was set while the request was under way makes nonsense of when it left.
  const least = Math.min(leftMs - datedMs - datePrecisionMs, most);
  return Math.min(most, Math.max(least, beforeMs ?? 0));
}
