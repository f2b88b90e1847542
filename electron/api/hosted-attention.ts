import type { AttentionDto } from '../../shared/contract/overview.ts';
import type { ReviewFilter } from '../../shared/contract/review-list.ts';
import { addDays, type PlainDate } from '../../shared/domain/plain-date.ts';
import { recentDays, signsOfOthers } from '../../shared/domain/signs-of-others.ts';
import type { WaitingCount } from './attention.ts';

/** Items that somebody else has posted, or may have. */
export const postedByOthers = {
  states: ['in-xero', 'held'],
  codes: ['in-xero', 'in-xero-by-hand', 'maybe-in-xero'],
} as const;

/** An item with the day that it goes by. */
export interface DatedItem {
  readonly state: string;
  readonly reason: string | null;
  readonly day: PlainDate;
}

/** Items of `postedByOthers` before this day make no difference. */
export function othersSince(today: PlainDate): PlainDate {
  return addDays(today, -recentDays);
}

/**
 * That somebody else seems to post the same movements; the filter shows what it posted, and what may be its. `recent` are the
 * items of `postedByOthers` of the last days; `from` is the day that posting starts on.
 */
export function hostedAttention(
  reasons: readonly WaitingCount[],
  recent: readonly DatedItem[],
  from: PlainDate | null,
  today: PlainDate,
): readonly AttentionDto[] {
  const { goesOn, recent: found } = signsOfOthers(recent, from ?? today, today);
  if (!goesOn) return [];
  const count = reasons.filter(isByOthers).reduce((sum, one) => sum + one.count, 0);
  const filter: ReviewFilter = { states: [...postedByOthers.states], causes: [...postedByOthers.codes] };
  const message = `${found} of the movements of the last 14 days were posted by somebody else too, most likely by Cledara's own connection to Xero. Turn it off in Cledara.`;
  return [{ cause: 'hosted-integration', count, message, filter, fix: null }];
}

export function isByOthers({ state, code }: { readonly state: string; readonly code: string }): boolean {
  return postedByOthers.states.some((one) => one === state) && postedByOthers.codes.some((one) => one === code);
}
