import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { RunDto } from '../../../shared/contract/activity.ts';
import { call } from '../../bridge/client.ts';
import { useCompany } from '../../bridge/company.ts';

/** Runs in one answer: each may hold a list of thousands of blocked items. */
const pageRuns = 50;

export interface Runs {
  /** Newest first; undefined before the first answer. */
  readonly runs: readonly RunDto[] | undefined;
  readonly hasOlder: boolean;
  readonly isLoadingOlder: boolean;
  readonly loadOlder: () => void;
  readonly error: Error | null;
  readonly retry: () => void;
  /** The run that was looked for is there, is still being looked for, or is in no book. */
  readonly sought: RunDto | 'looking' | 'missing' | null;
}

/** The runs, and the one with this id however old it is: then all that lie between are read too. */
export function useRuns(soughtId: string | null): Runs {
  const company = useCompany();
  const query = useInfiniteQuery({
    // Under the company, so that a run that begins or ends makes it stale.
    queryKey: ['company', company.id, 'activity.runs', 'pages'],
    queryFn: ({ pageParam }) => call(company.id, 'activity.runs', { before: pageParam, limit: pageRuns }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ runs }) => (runs.length < pageRuns ? null : (runs.at(-1)?.startedAt ?? null)),
  });
  const { data, error, hasNextPage, isFetching, isFetchingNextPage, fetchNextPage, refetch } = query;
  const runs = data?.pages.flatMap((page) => page.runs);
  const found = runs?.find(({ runId }) => runId === soughtId) ?? null;
  const isMissing = soughtId !== null && found === null;
  useEffect(() => {
    if (isMissing && hasNextPage && !isFetching && error === null) void fetchNextPage();
  }, [isMissing, hasNextPage, isFetching, error, fetchNextPage]);
  return {
    runs,
    hasOlder: hasNextPage,
    isLoadingOlder: isFetchingNextPage,
    loadOlder: () => void fetchNextPage(),
    error,
    retry: () => void refetch(),
    sought:
      soughtId === null ? null : (found ?? (runs === undefined || hasNextPage || isFetching ? 'looking' : 'missing')),
  };
}
