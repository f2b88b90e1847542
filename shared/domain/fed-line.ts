import { type AccountId, isGone, isPending, movementDay, type StoredMovement } from './movement.ts';
import type { PlainDate } from './plain-date.ts';

/** What Cledara says of a movement whose line is in the bank feed of an account. */
export interface FedWord {
  /** Minor units; 0 where it is no line of that account any more, null where it is not understood. */
  readonly amountMinor: number | null;
  /** The movement's own day in the organisation's time zone. */
  readonly day: PlainDate;
}

/** By the rules of a statement: what is pending, listed no more, internal or another account's has no line in this one. */
export function fedWordOf(movement: StoredMovement, accountId: AccountId, timeZone: string): FedWord {
  const day = movementDay(movement, timeZone);
  if (movement.accountId !== null && movement.accountId !== accountId) return { amountMinor: 0, day };
  const isListed = movement.releasedAt === null && !isGone(movement);
  if (!isListed || movement.kind === 'internal' || isPending(movement)) return { amountMinor: 0, day };
  const isUnderstood = movement.kind !== 'unknown' && movement.accountId !== null;
  return { amountMinor: isUnderstood ? movement.amountMinor : null, day };
}

/**
 * Whether the line in Xero has to be corrected. Its amount always counts; its day only where it went into a month that neither
 * the line nor Cledara had it in, for then the balances at the end of a month differ. `postedDay` is the line's own day.
 */
export function hasToBeCorrected(sent: FedWord, now: FedWord, postedDay: PlainDate): boolean {
  if (sent.amountMinor !== now.amountMinor) return true;
  if (now.amountMinor === null || now.amountMinor === 0) return false;
  return monthOf(now.day) !== monthOf(sent.day) && monthOf(now.day) !== monthOf(postedDay);
}

function monthOf(day: PlainDate): string {
  return day.slice(0, 7);
}
