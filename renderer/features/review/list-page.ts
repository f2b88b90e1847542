import type { ReviewFilter, ReviewSort } from '../../../shared/contract/review-list.ts';
import { companyQuery } from '../../bridge/queries.ts';

export const pageRows = 50;
/** Pages that have scrolled out of sight are forgotten soon: a walk through 100,000 rows must not keep them all. */
const forgottenAfterMs = 20_000;

export interface Listed {
  readonly filter: ReviewFilter;
  readonly sort: ReviewSort;
}

/** How a page of the list is asked for and kept; pages are counted from 0. */
export function pageOf(
  company: string,
  { filter, sort }: Listed,
  page: number,
): ReturnType<typeof companyQuery<'review.query'>> {
  return {
    ...companyQuery(company, 'review.query', { filter, sort, offset: page * pageRows, limit: pageRows }),
    gcTime: forgottenAfterMs,
  };
}
