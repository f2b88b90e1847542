import {
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import type { ReviewRowDto } from '../../../shared/contract/review-list.ts';
import { usePreference } from '../../bridge/preferences.ts';
import {
  type ColumnChoice,
  type ColumnId,
  columnIds,
  columnShapes,
  firstColumns,
  isColumnId,
  moved,
  parseColumns,
} from './columns.ts';

const features = tableFeatures({ columnOrderingFeature, columnSizingFeature, columnVisibilityFeature });
const helper = createColumnHelper<typeof features, ReviewRowDto>();
const columns = helper.columns(
  columnIds.map((id) =>
    helper.display({ id, size: columnShapes[id].size, minSize: columnShapes[id].minSize, maxSize: 1200 }),
  ),
);
/** The rows come page by page and are drawn by the list; the table keeps the columns. */
const noRows: ReviewRowDto[] = [];

export interface ColumnControl {
  readonly choice: ColumnChoice;
  /** Those that the person wants to see, in their order. */
  readonly visible: readonly ColumnId[];
  readonly show: (id: ColumnId, isShown: boolean) => void;
  readonly move: (id: ColumnId, by: -1 | 1) => void;
  readonly resize: (id: ColumnId, widthPx: number) => void;
  readonly set: (choice: ColumnChoice) => void;
  readonly reset: () => void;
}

/** Which columns there are, in which order and how wide: kept for this person. */
export function useColumns(): ColumnControl {
  const [choice, set] = usePreference<ColumnChoice>('review.columns', parseColumns, firstColumns);
  const state = useMemo(
    () => ({
      columnOrder: [...choice.order],
      columnVisibility: Object.fromEntries(choice.hidden.map((id) => [id, false])),
      columnSizing: Object.fromEntries(Object.entries(choice.sizes)),
    }),
    [choice],
  );
  const table = useTable({ features, columns, data: noRows, state });
  const key = table
    .getVisibleLeafColumns()
    .map(({ id }) => id)
    .join(' ');
  const visible = useMemo(() => key.split(' ').filter(isColumnId), [key]);
  return useMemo(() => controlOf(choice, visible, set), [choice, visible, set]);
}

function controlOf(
  choice: ColumnChoice,
  visible: readonly ColumnId[],
  set: (choice: ColumnChoice) => void,
): ColumnControl {
  return {
    choice,
    visible,
    show: (id, isShown) =>
      set({ ...choice, hidden: isShown ? choice.hidden.filter((one) => one !== id) : [...choice.hidden, id] }),
    move: (id, by) => set(moved(choice, id, by)),
    resize: (id, widthPx) => {
      const { minSize } = columnShapes[id];
      set({ ...choice, sizes: { ...choice.sizes, [id]: Math.round(Math.min(1200, Math.max(minSize, widthPx))) } });
    },
    set,
    reset: () => set(firstColumns),
  };
}
