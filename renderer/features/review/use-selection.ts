import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ReviewRowDto } from '../../../shared/contract/review-list.ts';
import { call } from '../../bridge/client.ts';
import { useCompany } from '../../bridge/company.ts';
import { afterPaint } from './after-paint.ts';
import { filterKey } from './review-address.ts';
import {
  added,
  completed,
  emptySelection,
  isSelected,
  type KnownRow,
  type Selection,
  type Stretch,
  selectedWhole,
  toggled,
  without,
} from './selection.ts';
import type { LoadedRows, ReviewList } from './use-list.ts';

/** As many rows as one answer may have. */
const learnedAtOnce = 500;
/** Up to this many rows are looked at unasked, so that the bar can count what can be done; for more, when it is done. */
const learnedUnasked = 5_000;
/** As many ids as one answer may have. */
const mostIds = 1_000_000;

export interface Resolved {
  readonly ids: readonly string[];
  readonly known: ReadonlyMap<string, KnownRow>;
}

export interface SelectionControl {
  readonly selection: Selection;
  readonly known: ReadonlyMap<string, KnownRow>;
  readonly toggle: (row: ReviewRowDto, index: number) => void;
  /** Where a range begins, unless one was begun already and nothing else was chosen since. */
  readonly begin: (row: ReviewRowDto, index: number) => void;
  /** From where the last single row was chosen, or else from `begunAt`, to `index`. */
  readonly extendTo: (index: number, begunAt?: number) => void;
  readonly selectAll: () => void;
  readonly clear: () => void;
  readonly drop: (ids: Iterable<string>) => void;
  /** All of their ids, and what they are as far as it can be known. */
  readonly resolve: (onProgress: (done: number, total: number) => void) => Promise<Resolved>;
}

/** What the parts of the selection share. */
interface Core {
  readonly latest: RefObject<Selection>;
  readonly anchor: RefObject<Anchor>;
  /** Another one each time the selection was emptied: what is still on its way for the one before is not wanted. */
  readonly turn: RefObject<number>;
  readonly set: (next: Selection) => void;
  readonly clear: () => void;
  readonly rows: ReturnType<typeof useKnownRows>;
}

interface Anchor {
  readonly index: number;
  /** What was selected before the range. */
  readonly base: Selection;
  /** Where the range ends now; null while there is none. */
  readonly reached: number | null;
}

export function useSelection(
  list: ReviewList,
  rows: LoadedRows,
  onFailed: (thrown: unknown) => void,
): SelectionControl {
  const [selection, setSelection] = useState<Selection>(emptySelection);
  const latest = useRef(selection);
  const anchor = useRef<Anchor>({ index: 0, base: emptySelection, reached: null });
  const turn = useRef(0);
  const known = useKnownRows();
  const { learn, forget } = known;
  const set = useCallback((next: Selection) => {
    latest.current = next;
    setSelection(next);
  }, []);
  const clear = useCallback(() => {
    turn.current += 1;
    anchor.current = { index: 0, base: emptySelection, reached: null };
    set(emptySelection);
    forget();
  }, [set, forget]);
  const filter = useMemo(() => filterKey(list.shown.filter), [list.shown.filter]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter is what clears it
  useEffect(() => clear(), [filter, clear]);

  const choose = useCallback(
    (next: Selection, index: number) => {
      set(next.isComplete && next.ids.size === 0 ? emptySelection : next);
      anchor.current = { index, base: next, reached: index };
    },
    [set],
  );
  const toggle = useCallback<SelectionControl['toggle']>(
    (row, index) => {
      learn([row]);
      choose(toggled(latest.current, row.transactionId), index);
    },
    [learn, choose],
  );
  const begin = useCallback<SelectionControl['begin']>(
    (row, index) => {
      if (anchor.current.reached === index && isSelected(latest.current, row.transactionId)) return;
      learn([row]);
      choose(added(latest.current, [row.transactionId]), index);
    },
    [learn, choose],
  );
  const drop = useCallback(
    (gone: Iterable<string>) => {
      const next = without(latest.current, gone);
      set(next);
      anchor.current = { index: anchor.current.index, base: next, reached: null };
    },
    [set],
  );
  const many = useManySelected({ latest, anchor, turn, set, clear, rows: known }, list, rows, onFailed);
  return { selection, known: known.known, toggle, begin, drop, clear, ...many };
}

/** Ranges, and all that match: rows that may never have been on screen. */
function useManySelected(core: Core, list: ReviewList, rows: LoadedRows, onFailed: (thrown: unknown) => void) {
  const fetchIds = useIds();
  const arriving = useRef<Promise<void>>(Promise.resolve());
  const stretchOf = (offset: number, limit: number): Stretch => ({
    filter: list.shown.filter,
    sort: list.shown.sort,
    offset,
    limit,
  });
  const arrive = (stretch: Stretch, then: (found: readonly string[]) => void): void => {
    const turn = core.turn.current;
    const fail = (thrown: unknown): void => {
      if (turn !== core.turn.current) return;
      core.clear();
      onFailed(thrown);
    };
    // A hundred thousand ids take some frames to be read: first it is drawn that they are selected.
    const fetched = async (): Promise<void> => {
      await afterPaint();
      if (turn !== core.turn.current) return;
      const found = await fetchIds(stretch);
      if (turn !== core.turn.current) return;
      then(found);
      if (stretch.limit <= learnedUnasked) core.rows.learnStretch(stretch).catch(fail);
    };
    arriving.current = fetched().catch(fail);
  };
  const extendTo: SelectionControl['extendTo'] = (index, begunAt) => {
    const { reached } = core.anchor.current;
    if (reached === null && begunAt !== undefined) {
      core.anchor.current = { index: begunAt, base: core.latest.current, reached };
    }
    const { index: from, base } = core.anchor.current;
    core.anchor.current = { index: from, base, reached: index };
    const [first, last] = [Math.min(from, index), Math.max(from, index)];
    const count = last - first + 1;
    const loaded = Array.from({ length: Math.min(count, learnedAtOnce) }, (_, at) => rows.at(first + at));
    const here = loaded.filter((row) => row !== undefined);
    core.rows.learn(here);
    const ids = here.map(({ transactionId }) => transactionId);
    if (ids.length === count) return core.set(added(base, ids));
    const stretch = stretchOf(first, count);
    arrive(stretch, (found) => core.set(added(base, found, stretch)));
  };
  const selectAll = (): void => {
    const { head } = list;
    if (head === undefined || head.total === 0) return;
    const stretch = stretchOf(0, Math.min(head.total, mostIds));
    core.set(selectedWhole({ total: head.total, sums: head.sums }, stretch));
    arrive(stretch, (found) => {
      const next = completed(core.latest.current, found);
      core.set(next);
      core.anchor.current = { index: core.anchor.current.index, base: next, reached: null };
    });
  };
  const resolve: SelectionControl['resolve'] = async (onProgress) => {
    await arriving.current;
    const { stretches, ids } = core.latest.current;
    for (const stretch of stretches) {
      if ([...ids].every((id) => core.rows.kept.current.has(id))) break;
      await core.rows.learnStretch(stretch, (done) => onProgress(done, stretch.limit));
    }
    return { ids: [...core.latest.current.ids], known: core.rows.kept.current };
  };
  return { extendTo, selectAll, resolve };
}

function useIds() {
  const company = useCompany();
  return useCallback(
    async ({ filter, sort, offset, limit }: Stretch) =>
      (await call(company.id, 'review.ids', { filter, sort, offset, limit })).ids,
    [company.id],
  );
}

/** What rows are, for as long as they may be selected. The map is another one whenever it has grown. */
function useKnownRows() {
  const company = useCompany();
  const [known, setKnown] = useState<ReadonlyMap<string, KnownRow>>(new Map());
  const kept = useRef(new Map<string, KnownRow>());
  const learn = useCallback((rows: readonly KnownRow[]) => {
    for (const row of rows) kept.current.set(row.transactionId, row);
    setKnown(new Map(kept.current));
  }, []);
  const forget = useCallback(() => {
    const hadRows = kept.current.size > 0;
    kept.current = new Map(); // another one even so: what is still on its way for the one before is not wanted
    if (hadRows) setKnown(kept.current); // each letter of a search comes by here, mostly with none
  }, []);
  const learnStretch = useCallback(
    async ({ filter, sort, offset, limit }: Stretch, onProgress?: (done: number) => void) => {
      const store = kept.current;
      for (let done = 0; done < limit && store === kept.current; done += learnedAtOnce) {
        const page = { offset: offset + done, limit: Math.min(learnedAtOnce, limit - done) };
        const { rows } = await call(company.id, 'review.query', { filter, sort, ...page });
        for (const row of rows) store.set(row.transactionId, row);
        onProgress?.(Math.min(limit, done + learnedAtOnce));
      }
      if (store === kept.current) setKnown(new Map(store));
    },
    [company.id],
  );
  return useMemo(() => ({ known, kept, learn, forget, learnStretch }), [known, learn, forget, learnStretch]);
}
