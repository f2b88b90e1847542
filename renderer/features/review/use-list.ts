import { keepPreviousData, type UseQueryResult, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { ReviewFilter, ReviewPageDto, ReviewRowDto, ReviewSort } from '../../../shared/contract/review-list.ts';
import { useCompany } from '../../bridge/company.ts';
import { afterPaint } from './after-paint.ts';
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
}

/** The list as a whole. While another filter is on its way, what was shown stays. */
export function useList(filter: ReviewFilter, sort: ReviewSort): ReviewList {
  const wanted = useMemo(
    () => ({ filter, sort, key: `${filterKey(filter)} ${sort.by} ${sort.descending}` }),
    [filter, sort],
  );
  const query = useQuery({ ...usePageQuery(wanted)(0), placeholderData: keepPreviousData });
  const before = useRef(wanted);
  const shown = query.isPlaceholderData || (query.isPending && query.data !== undefined) ? before.current : wanted;
  before.current = shown;
  return {
    shown,
    head: query.data,
    isBehind: query.isPlaceholderData,
    error: query.error,
    retry: () => void query.refetch(),
  };
}

/**
 * Asks for the beginning of a list before it is wanted: the engine works while the window draws what else has changed. What
 * fails is told when it is wanted.
 */
export function useAskAhead(): (list: Listed) => void {
  const company = useCompany();
  const cache = useQueryClient();
  return useCallback((list) => void cache.prefetchQuery(pageOf(company.id, list, 0)), [cache, company.id]);
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
  /** These rows are drawn. Only where other pages hold them is anything drawn anew. */
  readonly see: (first: number, last: number) => void;
  /** Asks for rows before they are drawn, so that they are on their way meanwhile. What fails is told when they are. */
  readonly ask: (first: number, last: number) => void;
}

/** First and last one. */
type PageSpan = readonly [number, number];

function pagesHolding(first: number, last: number): PageSpan {
  return [Math.floor(first / pageRows), Math.floor(last / pageRows)];
}

/** The same, and those beside them that will be wanted soon. */
function pagesAround(first: number, last: number): PageSpan {
  const from = Math.floor(first / pageRows) - (first % pageRows < pageRows / 3 ? 1 : 0);
  return [Math.max(0, from), Math.floor((last + pageRows / 3) / pageRows)];
}

function pagesOf([from, to]: PageSpan, total: number): readonly number[] {
  const lastPage = Math.min(to, Math.floor(Math.max(0, total - 1) / pageRows));
  return Array.from({ length: Math.max(1, lastPage - from + 1) }, (_, at) => from + at);
}

/** The same function each time: where what it makes of the answers is the same as before, nothing is drawn anew. */
function answersAndError(results: readonly UseQueryResult<ReviewPageDto>[]) {
  return {
    answers: results.map(({ data }) => data),
    error: results.find((result) => result.error !== null)?.error ?? null,
  };
}

/** Pages by their number, counted from 0, as far as they are there. */
export type LoadedPages = readonly (readonly [number, ReviewPageDto | undefined])[];

export function rowIn(pages: LoadedPages, index: number): ReviewRowDto | undefined {
  const page = Math.floor(index / pageRows);
  return pages.find(([number]) => number === page)?.[1]?.rows[index % pageRows];
}

/** The rows that are seen and the pages beside them: always the same to ask, and what is loaded, which is another one when rows are. */
export function useRows(list: ReviewList): readonly [WantedRows, LoadedPages] {
  const pageQuery = usePageQuery(list.shown);
  const cache = useQueryClient();
  const total = list.head?.total ?? 0;
  const [around, setAround] = useState<PageSpan>([0, 0]);
  const wide = useRef<PageSpan>([0, 0]);
  const see = useCallback((first: number, last: number) => {
    const [from, to] = pagesHolding(first, last);
    setAround((old) => (old[0] <= from && to <= old[1] ? old : [from, to]));
    // Those beside them would be answered first, or meanwhile: what is in sight is not to wait for them.
    const next = pagesAround(first, last);
    wide.current = next;
    void afterPaint().then(() => {
      if (wide.current !== next) return;
      setAround((old) => (old[0] === next[0] && old[1] === next[1] ? old : next));
    });
  }, []);
  const pages = useMemo(() => pagesOf(around, total), [around, total]);
  const ask = useCallback(
    (first: number, last: number) => {
      for (const page of pagesOf(pagesHolding(first, last), total)) void cache.prefetchQuery(pageQuery(page));
    },
    [cache, pageQuery, total],
  );
  const { answers, error } = useQueries({ queries: pages.map((page) => pageQuery(page)), combine: answersAndError });
  const loaded = useMemo(() => pages.map((page, at) => [page, answers[at]] as const), [pages, answers]);
  const latest = useRef(loaded);
  latest.current = loaded;
  const at = useCallback((index: number) => rowIn(latest.current, index), []);
  const indexOf = useCallback((transactionId: string) => {
    for (const [page, answer] of latest.current) {
      const found = answer?.rows.findIndex((row) => row.transactionId === transactionId) ?? -1;
      if (found >= 0) return page * pageRows + found;
    }
    return -1;
  }, []);
  const rows = useMemo(() => ({ at, indexOf, error, see, ask }), [at, indexOf, error, see, ask]);
  return [rows, loaded];
}
