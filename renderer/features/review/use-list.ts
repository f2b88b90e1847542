import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef } from 'react';
import type { ReviewFilter, ReviewPageDto, ReviewRowDto, ReviewSort } from '../../../shared/contract/review-list.ts';
import { useCompany } from '../../bridge/company.ts';
import { type Listed, pageOf, pageRows } from './list-page.ts';
import { filterKey } from './review-address.ts';

/** Filter and order, of which the rows on screen are. */
export interface ShownList {
  readonly filter: ReviewFilter;
  readonly sort: ReviewSort;
  readonly key: string;
}

export interface ReviewList {
  readonly shown: ShownList;
  /** Counts, sums and first rows; undefined before the first answer. */
  readonly head: ReviewPageDto | undefined;
  /** What was asked for is not what is shown yet. */
  readonly isBehind: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
  /** Asks for the beginning in another order, before it is wanted. What fails is told when it is. */
  readonly ask: (sort: ReviewSort) => void;
}

/** The list as a whole. While another filter is on its way, what was shown stays. */
export function useList(filter: ReviewFilter, sort: ReviewSort): ReviewList {
  const wanted = useMemo(
    () => ({ filter, sort, key: `${filterKey(filter)} ${sort.by} ${sort.descending}` }),
    [filter, sort],
  );
  const query = useQuery({ ...usePageQuery(wanted)(0), placeholderData: keepPreviousData });
  const ask = useAskFor(filter);
  const before = useRef(wanted);
  const shown = query.isPlaceholderData || (query.isPending && query.data !== undefined) ? before.current : wanted;
  before.current = shown;
  return {
    shown,
    head: query.data,
    isBehind: query.isPlaceholderData,
    error: query.error,
    retry: () => void query.refetch(),
    ask,
  };
}

function useAskFor(filter: ReviewFilter): ReviewList['ask'] {
  const company = useCompany();
  const cache = useQueryClient();
  return useCallback(
    (sort) => void cache.prefetchQuery(pageOf(company.id, { filter, sort }, 0)),
    [cache, company.id, filter],
  );
}

function usePageQuery({ filter, sort }: Listed) {
  const company = useCompany();
  return useCallback((page: number) => pageOf(company.id, { filter, sort }, page), [company.id, filter, sort]);
}

export interface LoadedRows {
  readonly at: (index: number) => ReviewRowDto | undefined;
  /** Where a transaction is among the rows that are loaded; -1 where it is not. */
  readonly indexOf: (transactionId: string) => number;
}

export interface WantedRows extends LoadedRows {
  readonly error: Error | null;
  /** Asks for rows before they are drawn, so that they are on their way meanwhile. What fails is told when they are. */
  readonly ask: (first: number, last: number) => void;
}

/** The pages that hold the rows from `first` to `last`, and those beside them that will be wanted soon. */
function pagesAround(first: number, last: number, total: number): readonly number[] {
  const from = Math.max(0, Math.floor(first / pageRows) - (first % pageRows < pageRows / 3 ? 1 : 0));
  const to = Math.min(Math.floor(Math.max(0, total - 1) / pageRows), Math.floor((last + pageRows / 3) / pageRows));
  return Array.from({ length: Math.max(1, to - from + 1) }, (_, at) => from + at);
}

/** The rows from `first` to `last` and the pages beside them. */
export function useRows(list: ReviewList, first: number, last: number): WantedRows {
  const pageQuery = usePageQuery(list.shown);
  const cache = useQueryClient();
  const total = list.head?.total ?? 0;
  const key = pagesAround(first, last, total).join(' ');
  const pages = useMemo(() => key.split(' ').map(Number), [key]);
  const ask = useCallback(
    (from: number, to: number) => {
      for (const page of pagesAround(from, to, total)) void cache.prefetchQuery(pageQuery(page));
    },
    [cache, pageQuery, total],
  );
  const answers = useQueries({ queries: pages.map((page) => pageQuery(page)) });
  const error = answers.find((answer) => answer.error !== null)?.error ?? null;
  const loaded = pages.map((page, at) => [page, answers[at]?.data] as const);
  const latest = useRef(loaded);
  latest.current = loaded;
  const at = useCallback((index: number) => {
    const page = Math.floor(index / pageRows);
    return latest.current.find(([number]) => number === page)?.[1]?.rows[index % pageRows];
  }, []);
  const indexOf = useCallback((transactionId: string) => {
    for (const [page, answer] of latest.current) {
      const found = answer?.rows.findIndex((row) => row.transactionId === transactionId) ?? -1;
      if (found >= 0) return page * pageRows + found;
    }
    return -1;
  }, []);
  return useMemo(() => ({ at, indexOf, error, ask }), [at, indexOf, error, ask]);
}
