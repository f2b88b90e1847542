import { type FocusEvent, type KeyboardEvent, type MouseEvent, useState } from 'react';

interface RowActions {
  readonly onOpen: () => void;
  readonly onToggle: () => void;
}

/** Keys for the rows of a table: one of them is in the order of Tab, and the arrows move between them. */
export function useRowKeys(ids: readonly string[]) {
  const [current, setCurrent] = useState<string | null>(null);
  const inTabOrder = current !== null && ids.includes(current) ? current : ids[0];
  return {
    rowProps: (id: string, { onOpen, onToggle }: RowActions) => ({
      tabIndex: id === inTabOrder ? 0 : -1,
      onFocus: (event: FocusEvent<HTMLTableRowElement>) => {
        if (event.target === event.currentTarget) setCurrent(id);
      },
      onClick: (event: MouseEvent<HTMLTableRowElement>) => {
        if (!isOwnBusiness(event.target, event.currentTarget)) onOpen();
      },
      onKeyDown: (event: KeyboardEvent<HTMLTableRowElement>) => {
        if (event.target !== event.currentTarget) return;
        const target = rowFor(event.key, event.currentTarget);
        if (event.key === 'Enter') onOpen();
        else if (event.key === ' ') onToggle();
        else if (target === null) return;
        event.preventDefault();
        target?.focus();
      },
    }),
  };
}

function rowFor(key: string, row: HTMLTableRowElement): HTMLElement | null {
  const reached =
    key === 'ArrowDown'
      ? row.nextElementSibling
      : key === 'ArrowUp'
        ? row.previousElementSibling
        : key === 'Home'
          ? row.parentElement?.firstElementChild
          : key === 'End'
            ? row.parentElement?.lastElementChild
            : null;
  return reached instanceof HTMLElement ? reached : null;
}

/** Buttons, fields and links inside a row answer for themselves. */
function isOwnBusiness(target: EventTarget, row: HTMLElement): boolean {
  const inner = target instanceof Element ? target.closest('button, a, input, label, select, textarea') : null;
  return inner !== null && row.contains(inner);
}
