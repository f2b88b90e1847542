import type { QueryClient, QueryFilters } from '@tanstack/react-query';

/**
 * Asks anew for what is shown, and lets the rest be asked for when it is shown again. So also of what is on its way: an answer
 * that was given before the change and comes after it would else count as new.
 */
export function readAnew(cache: QueryClient, which: Pick<QueryFilters, 'queryKey' | 'predicate'>): void {
  // What is shown and was answered before, the cache itself takes back and asks again.
  const onTheirWay = cache
    .getQueryCache()
    .findAll({ ...which, fetchStatus: 'fetching' })
    .filter((query) => query.state.data === undefined || !query.isActive());
  void cache.invalidateQueries(which);
  for (const query of onTheirWay) {
    const again = () => cache.invalidateQueries({ queryKey: query.queryKey, exact: true });
    void query.promise?.then(again, again);
  }
}
