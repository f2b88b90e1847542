import { useCallback, useMemo, useRef, useState } from 'react';

export interface RowSelection {
  /** Of the rows that are shown: what is filtered away is not changed unseen. */
  readonly keys: ReadonlySet<string>;
  readonly toggle: (key: string, isRange: boolean) => void;
  /** Everything from where the range began to here. */
  readonly extendTo: (key: string) => void;
  readonly toggleAll: () => void;
  readonly clear: () => void;
}

export function useRowSelection(shown: readonly string[]): RowSelection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef<string | null>(null);
  const latest = useRef(shown);
  latest.current = shown;
  const keys = useMemo(() => new Set(shown.filter((key) => chosen.has(key))), [shown, chosen]);
  const extendTo = useCallback((key: string) => {
    const from = latest.current.indexOf(anchor.current ?? key);
    const to = latest.current.indexOf(key);
    anchor.current = latest.current[from] ?? key;
    const range = latest.current.slice(Math.min(from, to), Math.max(from, to) + 1);
    setChosen((before) => new Set([...before, ...range]));
  }, []);
  const toggle = useCallback(
    (key: string, isRange: boolean) => {
      if (isRange) {
        extendTo(key);
        return;
      }
      anchor.current = key;
      setChosen((before) => {
        const next = new Set(before);
        if (!next.delete(key)) next.add(key);
        return next;
      });
    },
    [extendTo],
  );
  const toggleAll = useCallback(() => {
    setChosen((before) =>
      latest.current.every((key) => before.has(key)) ? new Set() : new Set([...before, ...latest.current]),
    );
  }, []);
  const clear = useCallback(() => setChosen(new Set()), []);
  return { keys, toggle, extendTo, toggleAll, clear };
}
