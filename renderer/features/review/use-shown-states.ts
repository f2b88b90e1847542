import { useCallback, useMemo, useState } from 'react';
import type { ReviewRowDto, RowState } from '../../../shared/contract/review-list.ts';

interface Shown {
  /** What the engine had said; once it says something else, that counts. */
  readonly from: RowState;
  readonly to: RowState;
}

export interface ShownStates {
  /** The row as the person has decided, while the engine is still at it. */
  readonly of: (row: ReviewRowDto) => ReviewRowDto;
  readonly show: (rows: readonly Pick<ReviewRowDto, 'transactionId' | 'state'>[], to: RowState) => void;
  readonly forget: (ids: readonly string[]) => void;
}

/** Decisions show at once and are taken back when they fail. */
export function useShownStates(): ShownStates {
  const [shown, setShown] = useState<ReadonlyMap<string, Shown>>(new Map());
  const show = useCallback<ShownStates['show']>((rows, to) => {
    setShown(
      (old) =>
        new Map([...old, ...rows.map(({ transactionId, state }) => [transactionId, { from: state, to }] as const)]),
    );
  }, []);
  const forget = useCallback<ShownStates['forget']>((ids) => {
    setShown((old) => {
      const next = new Map(old);
      for (const id of ids) next.delete(id);
      return next;
    });
  }, []);
  return useMemo(() => {
    const made = new WeakMap<ReviewRowDto, ReviewRowDto>(); // the same row each time, so that it is drawn once
    const of = (row: ReviewRowDto): ReviewRowDto => {
      const change = shown.get(row.transactionId);
      if (change === undefined || change.from !== row.state) return row;
      const before = made.get(row);
      if (before !== undefined) return before;
      const next: ReviewRowDto = { ...row, state: change.to, reason: null };
      made.set(row, next);
      return next;
    };
    return { of, show, forget };
  }, [shown, show, forget]);
}
