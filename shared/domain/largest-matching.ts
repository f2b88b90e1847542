/**
 * As many pairs as there can be, each element in one at most (augmenting paths, Kuhn). Elements that come first are matched
 * before others, and with the first that they fit.
 */
export function largestMatching<A, B>(
  left: readonly A[],
  right: readonly B[],
  fits: (one: A, other: B) => boolean,
): ReadonlyMap<A, B> {
  const takenBy = new Map<B, A>();
  const place = (one: A, tried: Set<B>): boolean => {
    for (const other of right) {
      if (tried.has(other) || !fits(one, other)) continue;
      tried.add(other);
      const holder = takenBy.get(other);
      if (holder !== undefined && !place(holder, tried)) continue;
      takenBy.set(other, one);
      return true;
    }
    return false;
  };
  for (const one of left) place(one, new Set());
  return new Map([...takenBy].map(([other, one]) => [one, other]));
}
