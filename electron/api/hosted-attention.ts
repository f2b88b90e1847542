import type { AttentionDto } from '../../shared/contract/overview.ts';
import type { ReviewFilter } from '../../shared/contract/review-list.ts';
import type { ListedMovement } from '../../shared/domain/listed-movement.ts';
import type { PlainDate } from '../../shared/domain/plain-date.ts';
import { signsOfOthers } from '../../shared/domain/signs-of-others.ts';

const states = ['in-xero', 'held'] as const;
const causes = ['in-xero', 'in-xero-by-hand', 'maybe-in-xero'];

/** That somebody else seems to post the same movements; the filter shows what it posted, and what may be its. */
export function hostedAttention(
  rows: readonly ListedMovement[],
  from: PlainDate | null,
  today: PlainDate,
): readonly AttentionDto[] {
  const theirs = rows.filter(({ state, reason }) => {
    return reason !== null && causes.includes(reason.code) && states.some((one) => one === state);
  });
  const items = theirs.map(({ state, reason, day }) => ({ state, reason: reason?.code ?? null, day }));
  const { goesOn, recent } = signsOfOthers(items, from ?? today, today);
  if (!goesOn) return [];
  const filter: ReviewFilter = { states: [...states], causes: [...causes] };
  const message = `${recent} of the movements of the last 14 days were posted by somebody else too, most likely by Cledara's own connection to Xero. Turn it off in Cledara.`;
  return [{ cause: 'hosted-integration', count: theirs.length, message, filter, fix: null }];
}
