import type { Movement } from './movement.ts';
import type { Instant, PlainDate } from './plain-date.ts';

/** What has been read from Cledara: complete from `coveredFrom` until `readAt`. */
export interface PullWindow {
  readonly coveredFrom: Instant;
  readonly readAt: Instant;
}

const dayMs = 86_400_000;

/**
 * How far every read reaches back. Cledara has no "changed since": late settlements, late invoices and released
 * authorisations show only when rows are read again, and Cledara itself matches invoices for 90 days.
 */
const lookBackMs = 90 * dayMs;

/** The oldest pending movement has to be inside the read, or its release would never be noticed. */
const pendingMarginMs = dayMs;

/**
 * From when on Cledara is to be read this time. The first time, and when `syncFrom` was set to an earlier day than was
 * covered: 90 days before `syncFrom`, because a payment is posted on the day it settles but listed under the day it was
 * authorised. Later: 90 days before the last reading, or further where something is still pending; never earlier than
 * the first time. A day as `syncFrom` counts from midnight UTC; the look-back is wider than any time zone.
 */
export function queryFrom(input: {
  readonly syncFrom: Instant | PlainDate;
  readonly window: PullWindow | null;
  readonly oldestPendingAuthorisedAt: Instant | null;
  readonly nowMs: number;
}): Instant {
  const { window, nowMs } = input;
  const earliestMs = Math.min(Date.parse(input.syncFrom) - lookBackMs, nowMs);
  if (window === null || earliestMs < Date.parse(window.coveredFrom)) return instantOf(earliestMs);
  // A clock that was set back must not make the last reading look newer than now.
  const readMs = Math.min(Date.parse(window.readAt), nowMs);
  const pendingMs =
    input.oldestPendingAuthorisedAt === null
      ? Number.POSITIVE_INFINITY
      : Date.parse(input.oldestPendingAuthorisedAt) - pendingMarginMs;
  return instantOf(Math.max(Math.min(readMs - lookBackMs, pendingMs), earliestMs));
}

/**
 * What was authorised after this instant a read from `from` on must have. Not documented is which of a movement's instants
 * Cledara's `from` goes by, nor how exactly; a settlement never lies before its authorisation, and a day is margin enough.
 */
export function missedAfter(from: Instant): Instant {
  return instantOf(Date.parse(from) + dayMs);
}

/** One reading of all pages: the ids it saw, and what each page gave as the count of the whole. */
export interface PullPass {
  readonly ids: ReadonlySet<string>;
  readonly totals: readonly number[];
  /** What the pass before it saw; null for the first. */
  readonly previousIds: ReadonlySet<string> | null;
}

/**
 * Was the pass complete? Rows that come or go while pages are read shift the others across page borders, so one may be
 * missed or seen twice. It was complete where every page gave the same count and that many different rows were seen, or
 * where two passes in a row saw the same rows.
 */
export function judgePass(pass: PullPass): 'complete' | 'again' {
  const [total] = pass.totals;
  if (total === pass.ids.size && pass.totals.every((other) => other === total)) return 'complete';
  const { previousIds } = pass;
  if (previousIds === null || previousIds.size !== pass.ids.size) return 'again';
  return [...pass.ids].every((id) => previousIds.has(id)) ? 'complete' : 'again';
}

/**
 * Pending movements that a complete read from `from` on no longer shows: their authorisation was released. Those that
 * the read did not reach are left alone, and an incomplete read tells nothing.
 */
export function releasedIds(input: {
  readonly pendingKnown: readonly { readonly id: string; readonly authorisedAt: Instant }[];
  readonly seen: ReadonlySet<string>;
  readonly from: Instant;
  readonly complete: boolean;
}): string[] {
  if (!input.complete) return [];
  const fromMs = Date.parse(input.from);
  return input.pendingKnown
    .filter(({ id, authorisedAt }) => Date.parse(authorisedAt) > fromMs && !input.seen.has(id))
    .map(({ id }) => id);
}

/** What was authorised so far apart is another payment, whatever else is alike. */
const replacedWithinMs = 7 * dayMs;

/**
 * Movements that a read brings for the first time and that may be others under another id: those of the same account and
 * amount, within a week, that the same read misses for the first time. Cledara says nothing of ids that it gives anew.
 */
export function mayReplace(
  fresh: readonly Movement[],
  missed: readonly Movement[],
): { readonly movementId: string; readonly among: readonly string[] }[] {
  return fresh.flatMap((movement) => {
    const among = missed.filter((other) => isAlike(movement, other)).map(({ id }) => id);
    return among.length === 0 ? [] : [{ movementId: movement.id, among }];
  });
}

function isAlike(a: Movement, b: Movement): boolean {
  const apartMs = Math.abs(Date.parse(a.authorisedAt) - Date.parse(b.authorisedAt));
  return a.accountId === b.accountId && a.amountMinor === b.amountMinor && apartMs <= replacedWithinMs;
}

function instantOf(ms: number): Instant {
  return new Date(ms).toISOString();
}
