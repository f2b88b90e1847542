import type { AccountId } from './movement.ts';
import { addDays, type Instant, type PlainDate } from './plain-date.ts';
import type { AccountSettings } from './settings.ts';

/** `done` and `stopped` are ends; what was opened until then stays open. */
export type BackfillState = 'running' | 'paused' | 'stopped' | 'done';

/** Movements of one account before the day that its posting starts on, which a person asked for. */
export interface Backfill {
  readonly id: string;
  readonly accountId: AccountId;
  /** The first day that is asked for. */
  readonly from: PlainDate;
  /** The day that posting of the account started on when it was asked for: the first that is not part of it. */
  readonly until: PlainDate;
  /** Days from here on are open to be posted. Goes back from `until` to `from`, a month at a time. */
  readonly reached: PlainDate;
  readonly state: BackfillState;
  readonly askedBy: string;
  readonly askedAt: Instant;
}

/** The same with its next month open, the newest first; null where there is none, or it does not run. */
export function withNextMonth(backfill: Backfill): Backfill | null {
  const { from, reached, state } = backfill;
  if (state !== 'running' || reached <= from) return null;
  const firstOfMonth = `${addDays(reached, -1).slice(0, 7)}-01`;
  const next = firstOfMonth > from ? firstOfMonth : from;
  return { ...backfill, reached: next, state: next === from ? 'done' : 'running' };
}

/**
 * The days that posting of the accounts starts on: the company's own, or an account's where that is later; or the earliest
 * day that a backfill of the account has opened. What was opened once stays open, also where the backfill was stopped.
 */
export function accountStarts(
  syncFrom: PlainDate,
  accounts: readonly AccountSettings[],
  backfills: readonly Backfill[],
): ReadonlyMap<AccountId, PlainDate> {
  const starts = new Map<AccountId, PlainDate>();
  for (const { id, syncFrom: own = syncFrom } of accounts) starts.set(id, own > syncFrom ? own : syncFrom);
  for (const { accountId, reached } of backfills) {
    if (reached < (starts.get(accountId) ?? syncFrom)) starts.set(accountId, reached);
  }
  return starts;
}
