import type { ListedMovement } from '../../shared/domain/listed-movement.ts';
import { once } from '../../shared/domain/once.ts';
import { addDays, type PlainDate, plainDateOf } from '../../shared/domain/plain-date.ts';
import type { LedgerView } from '../ports/ledger.ts';
import { asksWhenPosted, urgency, type WaitingCount, type WaitingCounts } from './attention.ts';
import { type DatedItem, isByOthers, othersSince, postedByOthers } from './hosted-attention.ts';
import { firstSpendingMonth, type SpentMovement } from './spending.ts';

/** All that the overview is reckoned from, whichever way it was counted. */
export interface OverviewCounts extends WaitingCounts {
  /** Items that somebody else posted, of the last days at least. */
  readonly byOthers: readonly DatedItem[];
  /** Movements that money was spent on, of the months that are told at least. */
  readonly spent: readonly SpentMovement[];
}

/** From the list in memory. */
export function countList(rows: readonly ListedMovement[]): OverviewCounts {
  const reasons = new Map<string, Counted>();
  const invoiceProblems = { count: 0, message: null };
  const byOthers: DatedItem[] = [];
  for (const { state, reason, invoiceProblem, day } of rows) {
    if (invoiceProblem !== null) add(invoiceProblems, { count: 1, message: invoiceProblem });
    if (reason === null) continue;
    const { code, message } = reason;
    add(
      once(reasons, `${state} ${code}`, () => ({ state, code, count: 0, message: null })),
      { count: 1, message },
    );
    if (isByOthers({ state, code })) byOthers.push({ state, reason: code, day });
  }
  return { reasons: [...reasons.values()], invoiceProblems, byOthers, spent: rows };
}

/** From the books themselves, with pauses. */
export function* countBooks(
  view: LedgerView,
  timeZone: string,
  today: PlainDate,
): Generator<void, OverviewCounts, undefined> {
  const wanted = { states: [...urgency, ...postedByOthers.states], pushedCodes: asksWhenPosted };
  const reasons = new Map<string, Counted>();
  for (const part of view.reasonCounts(wanted)) {
    for (const one of part) {
      const { state, code } = one;
      add(
        once(reasons, `${state} ${code}`, () => ({ state, code, count: 0, message: null })),
        one,
      );
    }
    yield;
  }
  const byOthers = view
    .reasonInstants({ ...postedByOthers, since: beginsBefore(othersSince(today)) })
    .map(({ state, code, at }) => ({ state, reason: code, day: plainDateOf(at, timeZone) }));
  yield;
  const spent: SpentMovement[] = [];
  for (const part of view.spentRows(beginsBefore(`${firstSpendingMonth(today)}-01`))) {
    for (const { settledAt, ...row } of part)
      spent.push({ ...row, isSettled: true, day: plainDateOf(settledAt, timeZone) });
    yield;
  }
  return { reasons: [...reasons.values()], invoiceProblems: view.invoiceProblems(), byOthers, spent };
}

interface Counted extends WaitingCount {
  count: number;
  message: string | null;
}

/** Nothing has been said while the count is 0. */
function add(
  to: { count: number; message: string | null },
  { count, message }: Pick<WaitingCount, 'count' | 'message'>,
) {
  to.message = to.count === 0 || to.message === message ? message : null;
  to.count += count;
}

/** An instant that is before the day in every time zone: they begin 14 hours before UTC's at most. */
function beginsBefore(day: PlainDate): string {
  return `${addDays(day, -1)}T00:00:00.000Z`;
}
