import { addDays, type PlainDate } from './plain-date.ts';
import type { ReasonCode } from './proposal.ts';

/** An item with what decides whether somebody else has posted it. */
interface FoundItem {
  readonly state: string;
  readonly reason: ReasonCode | string | null;
  /** Of the document or the movement, in the organisation's time zone. */
  readonly day: PlainDate;
}

/** What somebody else has posted of the movements that are posted here. */
export interface SignsOfOthers {
  /** Recognised as posted by somebody else, on or after the starting day. */
  readonly found: number;
  /** Of these and of those that are perhaps in Xero: of the last fourteen days. */
  readonly recent: number;
  /** The newest of all; null where there is none. */
  readonly newest: PlainDate | null;
  /** Somebody else seems to post the same movements still. */
  readonly goesOn: boolean;
}

/** So many days back it counts as going on. Cledara posts within days of the settlement. */
export const recentDays = 14;

/** One document may be a person's; from two on it looks like a habit. */
const enough = 2;

/** Reads from the company's own items whether another integration posts beside this one. Pure; any order. */
export function signsOfOthers(items: Iterable<FoundItem>, from: PlainDate, today: PlainDate): SignsOfOthers {
  const since = addDays(today, -recentDays);
  let found = 0;
  let recent = 0;
  let newest: PlainDate | null = null;
  for (const { state, reason, day } of items) {
    const isFound = state === 'in-xero' && (reason === 'in-xero' || reason === 'in-xero-by-hand');
    const isPerhaps = state === 'held' && reason === 'maybe-in-xero';
    if ((!isFound && !isPerhaps) || day < from) continue;
    if (isFound) found += 1;
    if (day > since) recent += 1;
    if (newest === null || day > newest) newest = day;
  }
  return { found, recent, newest, goesOn: recent >= enough };
}
