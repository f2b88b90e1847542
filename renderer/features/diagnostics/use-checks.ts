import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { CheckDto } from '../../../shared/contract/diagnostics.ts';
import { call } from '../../bridge/client.ts';
import { useCompany } from '../../bridge/company.ts';
import { useLive } from '../../bridge/live.ts';

export interface Checks {
  /** Undefined before the first answer. */
  readonly checks: readonly CheckDto[] | undefined;
  readonly takenAtMs: number;
  readonly isRunning: boolean;
  readonly error: Error | null;
  readonly again: () => void;
}

/**
 * The checks, run whenever the screen opens. They ask the services, so a change of the books does not run them again by
 * itself: their key stands outside of what such a change makes stale.
 */
export function useChecks(): Checks {
  const company = useCompany();
  const engine = useLive((live) => live.engine);
  const { data, dataUpdatedAt, isFetching, error, refetch } = useQuery({
    queryKey: ['diagnostics', company.id],
    queryFn: () => call(company.id, 'diagnostics.run', {}),
    refetchOnMount: 'always',
    gcTime: Number.POSITIVE_INFINITY,
  });
  const hasFailed = error !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the engine comes back
  useEffect(() => {
    if (engine === 'ready' && hasFailed) void refetch();
  }, [engine]);
  return {
    checks: data?.checks,
    takenAtMs: dataUpdatedAt,
    isRunning: isFetching,
    error,
    again: () => void refetch(),
  };
}
