export interface Taking<C, T> {
  readonly taker: C;
  readonly taken: T;
}

/** What lies under one key. */
interface Taken<C, T> {
  readonly bySort: Map<string, Taking<C, T>[]>;
  /** The sort that was told of all others; `everyone` once two were, for then every taking has been told. */
  toldTo: { readonly sort: string } | 'everyone' | null;
}

/** What was taken under which keys, and by which sort of taker: takers of one sort may stand for one another. */
export class Takings<C, T> {
  readonly #sortOf: (taker: C) => string;
  readonly #byKey = new Map<string, Taken<C, T>>();

  constructor(sortOf: (taker: C) => string) {
    this.#sortOf = sortOf;
  }

  note(taker: C, taken: T, keys: readonly string[]): void {
    const sort = this.#sortOf(taker);
    for (const key of keys) {
      const present = this.#byKey.get(key) ?? { bySort: new Map(), toldTo: null };
      this.#byKey.set(key, present);
      const takings = present.bySort.get(sort);
      if (takings) takings.push({ taker, taken });
      else present.bySort.set(sort, [{ taker, taken }]);
    }
  }

  /**
   * Takings under these keys by others than the sort of `one`, in the order they were noted: each is told at least once
   * over all calls, and at least one every time there is any. So the effort grows with what was noted, however many ask.
   */
  byOthers(one: C, keys: readonly string[]): readonly Taking<C, T>[] {
    const sort = this.#sortOf(one);
    return keys.flatMap((key) => {
      const present = this.#byKey.get(key);
      return present === undefined ? [] : othersOf(present, sort);
    });
  }
}

function othersOf<C, T>(present: Taken<C, T>, sort: string): readonly Taking<C, T>[] {
  const { toldTo, bySort } = present;
  if (toldTo === 'everyone' || toldTo?.sort === sort) {
    for (const [other, takings] of bySort) if (other !== sort) return takings.slice(0, 1);
    return [];
  }
  present.toldTo = toldTo === null ? { sort } : 'everyone';
  return [...bySort].flatMap(([other, takings]) => (other === sort ? [] : takings));
}
