import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { ActivityDto } from '../../../shared/contract/activity.ts';
import type { MethodOutputs } from '../../../shared/contract/methods.ts';
import { call } from '../../bridge/client.ts';
import { useCompany } from '../../bridge/company.ts';
import { companyQuery } from '../../bridge/queries.ts';
import type { ActivityPlace } from './activity-place.ts';

type Page = MethodOutputs['activity.search'];

const pageEntries = 100;
/** A walk through hundreds of thousands of entries must not be kept for long. */
const forgottenAfterMs = 60_000;

export interface Log {
  /** Newest first; undefined before the first answer. */
  readonly entries: readonly ActivityDto[] | undefined;
  readonly hasOlder: boolean;
  readonly isLoadingOlder: boolean;
  /** Does nothing while something is on its way, or where the last attempt failed. */
  readonly loadOlder: () => void;
  readonly error: Error | null;
  readonly retry: () => void;
  /** Entries came that are newer than those shown, while somebody looks at older ones. */
  readonly hasNewer: boolean;
  readonly showNewest: () => void;
  /** Another search than the one shown is on its way. */
  readonly isBehind: boolean;
}

/**
 * The log is only ever added to, so what was read of it stays true: a change of the books must not read hundreds of
 * pages anew. Only the newest entry is asked for then. At the top the list follows by itself; further down it is left
 * where it is, and says that there is more above.
 */
export function useLog({ text, run, states }: ActivityPlace): Log {
  const company = useCompany();
  const cache = useQueryClient();
  const input = useMemo(() => ({ text, runId: run, states: [...states] }), [text, run, states]);
  const queryKey = ['activity-log', company.id, input];
  const pages = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) =>
      call(company.id, 'activity.search', { ...input, before: pageParam, limit: pageEntries }),
    initialPageParam: null as number | null,
    getNextPageParam: (page: Page) => page.next,
    placeholderData: keepPreviousData,
    gcTime: forgottenAfterMs,
  });
  const newest = useQuery({
    ...companyQuery(company.id, 'activity.search', { ...input, before: null, limit: 1 }),
    gcTime: forgottenAfterMs,
  });
  const { data, error, refetch, isFetching, hasNextPage, fetchNextPage } = pages;
  const entries = useMemo(() => data?.pages.flatMap((page) => page.entries), [data]);
  const newestSeq = newest.data?.entries[0]?.seq ?? 0;
  const hasNewer = entries !== undefined && !pages.isPlaceholderData && newestSeq > (entries[0]?.seq ?? 0);
  const isAtTop = (data?.pages.length ?? 0) <= 1;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each new entry
  useEffect(() => {
    if (hasNewer && isAtTop) void refetch();
  }, [newestSeq]);
  return {
    entries,
    hasOlder: hasNextPage,
    isLoadingOlder: pages.isFetchingNextPage,
    loadOlder: () => {
      if (hasNextPage && !isFetching && error === null) void fetchNextPage();
    },
    error,
    retry: () => void (entries !== undefined && hasNextPage ? fetchNextPage() : refetch()),
    hasNewer: hasNewer && !isAtTop,
    showNewest: () => {
      cache.setQueryData<InfiniteData<Page, number | null>>(queryKey, (old) =>
        old === undefined ? old : { pages: old.pages.slice(0, 1), pageParams: old.pageParams.slice(0, 1) },
      );
      void refetch();
    },
    isBehind: pages.isPlaceholderData,
  };
}
