import { useMemo } from 'react';
import { goTo, useRoute } from '../../ui/route.ts';
import { type ActivityPlace, hrefOf, placeOf } from './activity-place.ts';

/** What the screen shows, kept in the address. `replace`: a step that is not worth going back to. */
export function usePlace(): readonly [
  ActivityPlace,
  (change: Partial<ActivityPlace>, options?: { readonly replace?: boolean }) => void,
] {
  const { query } = useRoute();
  const place = useMemo(() => placeOf(query), [query]);
  return [place, (change, options) => goTo(hrefOf({ ...place, ...change }), options)];
}
