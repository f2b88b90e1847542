import { useCallback, useRef } from 'react';

/** The same function each time, which does what the latest one does: rows that hold it need not be drawn anew. */
export function useStable<Args extends readonly unknown[], Result>(
  latest: (...args: Args) => Result,
): (...args: Args) => Result {
  const kept = useRef(latest);
  kept.current = latest;
  return useCallback((...args: Args) => kept.current(...args), []);
}
