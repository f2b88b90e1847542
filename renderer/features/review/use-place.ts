import { useCallback, useEffect, useRef, useState } from 'react';
import { goTo, presentScreen, useRoute } from '../../ui/route.ts';
import { hrefOf, placeOf, type ReviewPlace } from './review-address.ts';

/** Browsers refuse many changes of the address in a short time, so steps that need no entry in the history are written late. */
const writtenAfterMs = 250;

/** `step` can be gone back to; `drift` is typing and moving along, which would fill the history. */
export type PlaceChange = (change: Partial<ReviewPlace>, kind?: 'step' | 'drift') => void;

/** Whoever has gone to another screen meanwhile is not fetched back: until that screen is there, this one is not taken down. */
function writeLate(place: ReviewPlace): void {
  if (presentScreen() === 'review') goTo(hrefOf(place), { replace: true });
}

/**
 * What the list shows. The address follows it, and it follows the address when a link or "back" changes that. `onNext` is
 * told of another list before it is shown.
 */
export function usePlace(onNext: (next: ReviewPlace) => void): readonly [ReviewPlace, PlaceChange] {
  const { query } = useRoute();
  const [place, setPlace] = useState(() => placeOf(query));
  const latest = useRef(place);
  const written = useRef(query);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const show = useCallback((next: ReviewPlace) => {
    latest.current = next;
    setPlace(next);
  }, []);
  const rest = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  }, []);

  useEffect(() => {
    if (query === written.current) return;
    written.current = query;
    const next = placeOf(query);
    if (hrefOf(next) === hrefOf(latest.current)) return; // our own change, come back as an address
    rest();
    show(next);
  }, [query, rest, show]);
  useEffect(() => rest, [rest]);

  const change = useCallback<PlaceChange>(
    (part, kind = 'step') => {
      const before = latest.current;
      const next = { ...before, ...part };
      if (part.filter !== undefined || part.sort !== undefined) onNext(next);
      rest();
      show(next);
      if (kind === 'drift') timer.current = setTimeout(() => writeLate(latest.current), writtenAfterMs);
      else if (hrefOf(next) !== hrefOf(before)) goTo(hrefOf(next));
    },
    [rest, show, onNext],
  );
  return [place, change];
}
