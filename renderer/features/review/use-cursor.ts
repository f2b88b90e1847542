import { useCallback, useMemo, useRef, useState } from 'react';
import type { LoadedRows } from './use-list.ts';

/** The row that the keys are about. It is followed by its id: when rows above it leave, it stays what it was. */
export interface Cursor {
  readonly index: number;
  readonly id: string | null;
}

export function useCursor(rows: LoadedRows, total: number) {
  const [kept, setKept] = useState<Cursor>({ index: 0, id: null });
  const cursor = placed(kept, rows, total);
  const latest = useRef(cursor);
  latest.current = cursor;
  const moveTo = useCallback(
    (index: number, id: string | null = null) => {
      const next = { index, id: id ?? rows.at(index)?.transactionId ?? null };
      latest.current = next; // the next key may come before the next frame
      setKept(next);
      return next;
    },
    [rows],
  );
  const current = useCallback(() => latest.current, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cursor is the same while its parts are
  return useMemo(() => ({ cursor, current, moveTo }), [cursor.index, cursor.id, current, moveTo]);
}

/** Where the row is now; where it has left the list, the one that took its place. */
export function placed({ index, id }: Cursor, rows: Pick<LoadedRows, 'at' | 'indexOf'>, total: number): Cursor {
  const within = Math.max(0, Math.min(index, total - 1));
  const there = rows.at(within)?.transactionId ?? null;
  if (id === null || there === id) return { index: within, id: there };
  const found = rows.indexOf(id);
  if (found >= 0) return { index: found, id };
  return { index: within, id: there ?? id };
}
