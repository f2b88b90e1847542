import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { type PickerOption, searchable, searchOptions } from './picker-search.ts';

/** What can be chosen, what is, and what comes of it. */
export interface PickerChoice {
  readonly options: readonly PickerOption[];
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  readonly onClose: () => void;
  readonly action?: { readonly label: (query: string) => string; readonly onPress: (query: string) => void };
}

const optionHeightPx = 32;
const tallOptionHeightPx = 46;

/** The state of an open picker: what is typed, what fits, which one the keys are at. The action comes after the last one. */
export function usePickerOptions({ options, value, onChange, onClose, action: offer }: PickerChoice) {
  const [query, setQuery] = useState('');
  const all = useMemo(() => searchable(options), [options]);
  const found = useMemo(() => searchOptions(all, query), [all, query]);
  // What is there already need not be made.
  const action = found.some(({ label }) => label.toLowerCase() === query.trim().toLowerCase()) ? undefined : offer;
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      found.findIndex(({ id }) => id === value),
    ),
  );
  const scroller = useRef<HTMLDivElement>(null);
  const last = found.length - (action === undefined ? 1 : 0);
  const rows = useVirtualizer({
    count: found.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => (found[at]?.disabledReason === undefined ? optionHeightPx : tallOptionHeightPx),
    overscan: 8,
    paddingStart: 4,
    paddingEnd: 4,
    initialOffset: () => Math.max(0, active - 4) * optionHeightPx,
  });
  const moveTo = (at: number) => {
    const next = Math.min(Math.max(at, 0), Math.max(last, 0));
    setActive(next);
    if (next < found.length) rows.scrollToIndex(next);
  };
  const choose = (at: number) => {
    const option = found[at];
    if (option === undefined) action?.onPress(query);
    else if (option.disabledReason !== undefined) return;
    else onChange(option.id);
    if (option !== undefined || action !== undefined) onClose();
  };
  const search = (text: string) => {
    setQuery(text);
    setActive(0);
    rows.scrollToOffset(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = keyTarget(event.key, active, last);
    if (event.nativeEvent.isComposing || (to === null && event.key !== 'Enter')) return;
    event.preventDefault();
    if (to === null) choose(active);
    else moveTo(to);
  };
  return { query, search, found, active, setActive, last, rows, scroller, choose, onKeyDown, action };
}

/** Where a key leads from the active option; null for keys that lead nowhere. */
function keyTarget(key: string, active: number, last: number): number | null {
  const pageSize = 8;
  if (key === 'ArrowDown') return active >= last ? 0 : active + 1;
  if (key === 'ArrowUp') return active <= 0 ? last : active - 1;
  if (key === 'PageDown') return active + pageSize;
  if (key === 'PageUp') return active - pageSize;
  return null;
}
