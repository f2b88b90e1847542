import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  memo,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewRowDto, ReviewSort } from '../../../shared/contract/review-list.ts';
import { type ColumnId, columnTemplate, fittingColumns } from './columns.ts';
import styles from './review-grid.module.css';
import { ReviewHead } from './review-head.tsx';
import { ReviewRow, type RowPress } from './review-row.tsx';
import { useRowLook } from './row-look.ts';
import { isSelected, type Selection, selectedCount } from './selection.ts';
import type { ColumnControl } from './use-columns.ts';
import type { Cursor } from './use-cursor.ts';
import { useStable } from './use-stable.ts';

const rowHeightPx = 36;
const headHeightPx = 32;

export interface GridHandle {
  /** Brings a row into sight, as little as it takes. */
  readonly reveal: (index: number) => void;
  readonly focus: () => void;
  /** Whole rows that are in sight. */
  readonly rowsInSight: () => number;
}

export interface ReviewGridProps {
  readonly total: number;
  /** Another one begins at its top. */
  readonly listKey: string;
  readonly rowAt: (index: number) => ReviewRowDto | undefined;
  /** These rows are drawn. */
  readonly onRange: (first: number, last: number) => void;
  /** These will be, in this frame: told before anything is drawn. */
  readonly onScroll: (first: number, last: number) => void;
  readonly handle: RefObject<GridHandle | null>;
  readonly columns: ColumnControl;
  readonly sort: ReviewSort;
  readonly onSort: (sort: ReviewSort) => void;
  /** It may be asked for by now in this order. */
  readonly onAim: (sort: ReviewSort) => void;
  readonly selection: Selection;
  readonly onSelectAll: () => void;
  readonly cursor: Cursor;
  readonly openId: string | null;
  readonly onPress: RowPress;
  readonly isBusy: boolean;
}

/**
 * The list: as many rows as there are, as few on the page as are in sight. The focus is the grid's; the keys move within.
 * Drawn anew when something of it has changed: `rowAt` is another function when rows are other ones.
 */
export const ReviewGrid = memo(function ReviewGrid(props: ReviewGridProps) {
  const { total, rowAt, onRange, handle, columns, selection, cursor, openId } = props;
  const { t } = useTranslation('review');
  const look = useRowLook();
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const shown = useShownColumns(columns, scroller);
  const onResize = useStable(shown.resize);
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroller,
    estimateSize: () => rowHeightPx,
    overscan: 3, // what a frame of a quick scroll uncovers; each more is drawn anew with every letter of a search
    scrollPaddingStart: headHeightPx,
    scrollMargin: headHeightPx,
  });
  const items = rows.getVirtualItems();
  const slotsOf = useSlots();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useLayoutEffect(() => onRange(first, last), [first, last, onRange]);
  useBeforeScrolled(scroller, useStable(props.onScroll));
  useEffect(() => {
    handle.current = {
      reveal: (index) => rows.scrollToIndex(index, { align: 'auto' }),
      focus: () => table.current?.focus({ preventScroll: true }),
      rowsInSight: () => Math.max(1, Math.floor(((scroller?.clientHeight ?? 0) - headHeightPx) / rowHeightPx)),
    };
  }, [handle, rows, scroller]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is what leads to the top
  useLayoutEffect(() => {
    scroller?.scrollTo({ top: 0 });
  }, [props.listKey]);
  const current = items.some(({ index }) => index === cursor.index) ? rowId(cursor.index) : undefined;
  const count = selectedCount(selection);
  const isComing = items.some(({ index }) => rowAt(index) === undefined);
  const body = useHeld(isComing, first, last, () => {
    const { begin, slotOf } = slotsOf(first, last);
    const lines = items.map(({ index }) => {
      const row = rowAt(index);
      return (
        <ReviewRow
          key={slotOf(index)}
          id={rowId(index)}
          index={index}
          topPx={(index - begin) * rowHeightPx}
          row={row}
          columns={shown.ids}
          look={look}
          isSelected={row !== undefined && isSelected(selection, row.transactionId)}
          isCurrent={index === cursor.index}
          isOpen={row !== undefined && row.transactionId === openId}
          onPress={props.onPress}
        />
      );
    });
    return (
      <tbody className={styles['rows']} style={{ transform: `translateY(${begin * rowHeightPx}px)` }}>
        {lines}
      </tbody>
    );
  });
  return (
    <div ref={setScroller} className={styles['scroller']}>
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table that the keys move in
        role="grid"
        tabIndex={0}
        aria-label={t('grid')}
        aria-rowcount={total + 1}
        aria-colcount={shown.ids.length + 1}
        aria-multiselectable="true"
        aria-activedescendant={current}
        aria-busy={props.isBusy}
        data-review-grid=""
        className={styles['grid']}
        style={{ '--review-columns': shown.template, blockSize: rows.getTotalSize() + headHeightPx } as CSSProperties} // React knows no properties of our own
      >
        <ReviewHead
          columns={shown.ids}
          sort={props.sort}
          onSort={props.onSort}
          onAim={props.onAim}
          onResize={onResize}
          selected={count === 0 ? 'none' : count === total ? 'all' : 'some'}
          onSelectAll={props.onSelectAll}
        />
        {body}
      </table>
    </div>
  );
});

/** So long nothing is drawn where the scroll bar was pulled to, in ms. */
const heldMs = 50;

/**
 * The rows from `first` to `last`, as `draw` draws them. Where the list was pulled far and some are still on their way, the
 * former ones for a moment: all are mostly there by then, and are drawn once, instead of covered first. Nobody sees the
 * former ones; they have been scrolled away.
 */
function useHeld(isComing: boolean, first: number, last: number, draw: () => ReactNode): ReactNode {
  const drawn = useRef<{ readonly body: ReactNode; readonly first: number; readonly last: number }>(null);
  const comingSinceMs = useRef<number | null>(null);
  const [, drawNow] = useState(0);
  if (!isComing) comingSinceMs.current = null;
  else comingSinceMs.current ??= performance.now();
  const isFar = drawn.current !== null && (first > drawn.current.last || last < drawn.current.first);
  const isHeld = isFar && comingSinceMs.current !== null && performance.now() - comingSinceMs.current < heldMs;
  useEffect(() => {
    if (!isHeld) return;
    const timer = setTimeout(() => drawNow((turn) => turn + 1), heldMs);
    return () => clearTimeout(timer);
  }, [isHeld]);
  if (!isHeld) drawn.current = { body: draw(), first, last };
  return drawn.current?.body;
}

/** Tells the rows that come into sight, ahead of the virtualizer, which draws when it hears of the same event. */
function useBeforeScrolled(scroller: HTMLElement | null, tell: (first: number, last: number) => void): void {
  useEffect(() => {
    if (scroller === null) return;
    const onScroll = (): void => {
      const first = Math.floor(scroller.scrollTop / rowHeightPx);
      tell(first, first + Math.ceil(scroller.clientHeight / rowHeightPx));
    };
    scroller.addEventListener('scroll', onScroll, { capture: true, passive: true });
    return () => scroller.removeEventListener('scroll', onScroll, { capture: true });
  }, [scroller, tell]);
}

/** Some more than rows in sight, so that one which comes at one end has not the slot of one that leaves at the other. */
function slotsFor(rows: number): number {
  return Math.ceil((rows + 1) / 64) * 64;
}

/** Where the rows of the page stand. */
interface Slots {
  /** The list is moved by so many rows; each row keeps its place in it, also after a leap. */
  readonly begin: number;
  readonly slotOf: (index: number) => number;
}

/**
 * After a leap each row of the page stays where it is and shows the movement that stands there now, because that is quicker
 * than to make it anew, or to move each. Asked when rows are drawn, for those from `first` to `last`.
 */
function useSlots(): (first: number, last: number) => Slots {
  const drawn = useRef({ first: 0, last: -1, begin: 0 });
  return (first, last) => {
    const before = drawn.current;
    const isLeap = first > before.last || last < before.first;
    const begin = isLeap ? before.begin + first - before.first : before.begin;
    drawn.current = { first, last, begin };
    const slots = slotsFor(last - first + 1);
    return { begin, slotOf: (index) => (((index - begin) % slots) + slots) % slots };
  };
}

function rowId(index: number): string {
  return `review-row-${index}`;
}

/** The columns that fit, with the widths of this moment while one is being pulled. */
function useShownColumns({ choice, visible, resize }: ColumnControl, scroller: HTMLElement | null) {
  const [widthPx, setWidthPx] = useState(1024);
  const [pulled, setPulled] = useState<{ readonly id: ColumnId; readonly widthPx: number } | null>(null);
  useLayoutEffect(() => {
    if (scroller === null) return;
    setWidthPx(scroller.clientWidth);
    const observer = new ResizeObserver(() => setWidthPx(scroller.clientWidth));
    observer.observe(scroller);
    return () => observer.disconnect();
  }, [scroller]);
  const sizes = pulled === null ? choice.sizes : { ...choice.sizes, [pulled.id]: pulled.widthPx };
  const key = fittingColumns(visible, sizes, widthPx).join(' ');
  const [ids, setIds] = useState<readonly ColumnId[]>([]);
  if (ids.join(' ') !== key) setIds(fittingColumns(visible, sizes, widthPx)); // the same array while they are the same
  return {
    ids,
    template: columnTemplate(ids, sizes),
    resize: (id: ColumnId, width: number, isDone: boolean) => {
      setPulled(isDone ? null : { id, widthPx: width });
      if (isDone) resize(id, width);
    },
  };
}
