import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOfThrown } from '../../bridge/host-error.ts';
import { pageToasts } from '../../ui/page-toasts.ts';
import { useSay } from '../../words/say.ts';
import { ableCounts } from './able-counts.ts';
import type { GridHandle } from './review-grid.tsx';
import { type KnownRow, selectedCount } from './selection.ts';
import { useColumns } from './use-columns.ts';
import { useCursor } from './use-cursor.ts';
import { useDecisions } from './use-decisions.ts';
import { rowIn, useAskAhead, useList, useRows } from './use-list.ts';
import { usePlace } from './use-place.ts';
import { useSelection } from './use-selection.ts';
import { useShownStates } from './use-shown-states.ts';
import { useViews } from './use-views.ts';

export type Review = ReturnType<typeof useReview>;

/** Everything that the parts of the screen share: what is listed, selected, decided, and where the keys are. */
export function useReview() {
  const askAhead = useAskAhead();
  const [place, change] = usePlace(askAhead);
  const list = useList(place.filter, place.sort);
  const [rows, loaded] = useRows(list);
  const total = list.head?.total ?? 0;
  const shown = useShownStates();
  const rowAt = useCallback(
    (index: number) => {
      const row = rowIn(loaded, index);
      return row === undefined ? undefined : shown.of(row);
    },
    [loaded, shown],
  );
  const onFailed = useSelectionFailed();
  const selected = useSelection(list, rows, onFailed);
  const { selection, known, drop } = selected;
  const able = useMemo(() => ableCounts(selection, known), [selection, known]);
  const cursor = useCursor(rows, total);
  const decisions = useDecisions(shown, drop);
  const columns = useColumns();
  const views = useViews(columns.choice);
  const [coding, setCoding] = useState<readonly KnownRow[] | null>(null);
  const [undoing, setUndoing] = useState<readonly KnownRow[] | null>(null);
  const grid = useRef<GridHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  return {
    place,
    change,
    askAhead,
    list,
    rows,
    rowAt,
    total,
    selected,
    count: selectedCount(selection),
    able,
    cursor,
    decisions,
    columns,
    views,
    coding,
    setCoding,
    undoing,
    setUndoing,
    grid,
    search,
  };
}

/** Rows that could not be selected are not selected, and it is said. */
function useSelectionFailed(): (thrown: unknown) => void {
  const { t } = useTranslation('review');
  const say = useSay();
  return useCallback(
    (thrown) =>
      void pageToasts.show({
        kind: 'problem',
        title: t('selection.failed'),
        detail: `${say(errorOfThrown(thrown).message)} ${t('selection.failedWhat')}`,
      }),
    [t, say],
  );
}
