import { useEffect, useRef } from 'react';
import { call } from '../../bridge/client.ts';
import { useCompany } from '../../bridge/company.ts';
import type { RowPress } from './review-row.tsx';
import type { Review } from './use-review.ts';
import { useStable } from './use-stable.ts';

const mostIds = 1_000_000;

/** Moving along the list: the row of the keys, and with it what is open beside the list. */
export function useReviewMoves(review: Review) {
  const { cursor, total, rows, grid, place, change, selected } = review;
  const moveTo = (index: number, options: { readonly opens?: boolean } = {}): void => {
    if (total === 0) return;
    const next = cursor.moveTo(Math.max(0, Math.min(total - 1, index)));
    grid.current?.reveal(next.index);
    const follows = place.item !== null && next.id !== null && next.id !== place.item;
    if (options.opens === true && next.id !== null) change({ item: next.id }, place.item === null ? 'step' : 'drift');
    else if (follows) change({ item: next.id }, 'drift');
    if (document.activeElement?.closest('[data-review-detail]') == null) grid.current?.focus();
  };
  const moveBy = (by: number): void => moveTo(cursor.current().index + by);
  const onPress = useStable<Parameters<RowPress>, void>((index, how) => {
    const row = rows.at(index);
    if (row === undefined) return;
    const from = cursor.current().index;
    moveTo(index, { opens: how === 'row' });
    if (how === 'box') selected.toggle(row, index);
    if (how === 'range') selected.extendTo(index, from);
  });
  useFollowedItem(review);
  return {
    moveTo,
    moveBy,
    onPress,
    toggle: () => {
      const { index } = cursor.current();
      const row = rows.at(index);
      if (row !== undefined) selected.toggle(row, index);
    },
    extendBy: (by: -1 | 1) => {
      const from = cursor.current().index;
      const row = rows.at(from);
      const to = Math.max(0, Math.min(total - 1, from + by));
      if (row === undefined) return;
      selected.begin(row, from);
      moveTo(to);
      selected.extendTo(to);
    },
    open: () => moveTo(cursor.current().index, { opens: true }),
    close: () => {
      if (place.item !== null) {
        change({ item: null });
        grid.current?.focus();
      } else selected.clear();
    },
  };
}

/** A link may open one that is anywhere in the list, or not in it: the row of the keys goes there if it can. */
function useFollowedItem({ place, list, rows, cursor, grid }: Review): void {
  const company = useCompany();
  const { item } = place;
  const { shown } = list;
  const isThere = list.head !== undefined && !list.isBehind;
  const asked = useRef<string | null>(null);
  useEffect(() => {
    if (item === null || !isThere || cursor.current().id === item || asked.current === item) return;
    asked.current = item;
    const go = (index: number): void => {
      if (index < 0) return;
      cursor.moveTo(index, item);
      grid.current?.reveal(index);
    };
    const loaded = rows.indexOf(item);
    if (loaded >= 0) return go(loaded);
    // Where it cannot be found out, the transaction is open all the same.
    call(company.id, 'review.ids', { filter: shown.filter, sort: shown.sort, offset: 0, limit: mostIds }).then(
      ({ ids }) => go(ids.indexOf(item)),
      () => undefined,
    );
  }, [item, isThere, shown, rows, cursor, grid, company.id]);
}
