import { QueryClient } from '@tanstack/react-query';

/**
 * The cache of what the engine said. The engine is on this machine: nothing waits for a network or for the window's
 * focus, nothing is tried again unasked, and what was read stays true until the engine says that it changed.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
