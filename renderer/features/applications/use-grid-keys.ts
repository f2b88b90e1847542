import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { ApplicationRowDto } from '../../../shared/contract/settings.ts';
import { changeFor } from './choices.ts';
import type { EditedCell } from './edited-cell.ts';
import { gridColumns, isCount, isEdited } from './grid-columns.ts';
import { nextCell } from './next-cell.ts';
import { defaultsKey, rowKey } from './row-key.ts';
import type { RowSelection } from './use-row-selection.ts';
import type { CodingChanges } from './with-coding.ts';

interface GridKeysInput {
  readonly grid: RefObject<HTMLTableElement | null>;
  readonly defaults: ApplicationRowDto;
  readonly rows: readonly ApplicationRowDto[];
  readonly selection: RowSelection;
  readonly onEdit: (cell: EditedCell) => void;
  readonly onChange: (row: ApplicationRowDto, changes: CodingChanges) => void;
}

/** Which cell the focus is in or comes back to, and what keys and presses do there. */
export function useGridKeys({ grid, defaults, rows, selection, onEdit, onChange }: GridKeysInput) {
  const [wanted, setWanted] = useState({ key: defaultsKey, column: 1 });
  const all = [defaults, ...rows];
  const at = all.findIndex((row) => rowKey(row) === wanted.key);
  const lastAt = useRef(0);
  // A row that was filtered away leaves the focus where it was.
  const place = at === -1 ? Math.min(lastAt.current, all.length - 1) : at;
  useEffect(() => {
    lastAt.current = place;
  }, [place]);
  const row = all[place] ?? defaults;
  const current = { key: rowKey(row), column: wanted.column };
  const elementAt = (rowAt: number, column: number): HTMLElement | null =>
    grid.current?.tBodies[0]?.rows[rowAt]?.cells[column] ?? null;
  const focus = (rowAt: number, column: number): void => {
    const element = elementAt(rowAt, column);
    setWanted({ key: rowKey(all[rowAt] ?? defaults), column });
    element?.focus();
  };
  const open = (rowAt: number, column: number): void => {
    const id = gridColumns[column]?.id;
    const element = elementAt(rowAt, column);
    const target = all[rowAt];
    if (id === undefined || element === null || target === undefined) return;
    if (isEdited(id)) onEdit({ row: target, column: id, element });
    else if (isCount(id)) element.querySelector('a')?.click();
    else if (rowKey(target) !== defaultsKey) selection.toggle(rowKey(target), false);
  };
  const act = (event: KeyboardEvent): boolean => {
    const id = gridColumns[wanted.column]?.id;
    if (event.key === 'Enter' || event.key === 'F2') open(place, wanted.column);
    else if (event.key === ' ' && current.key !== defaultsKey) selection.toggle(current.key, event.shiftKey);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) selection.toggleAll();
    else if (event.key === 'Escape' && selection.keys.size > 0) selection.clear();
    else if ((event.key === 'Delete' || event.key === 'Backspace') && id !== undefined && isEdited(id))
      onChange(row, id === 'tracking' ? { tracking: null } : changeFor(id, ''));
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLTableCellElement) || event.altKey) return;
    const next = nextCell(
      event,
      { row: place, column: wanted.column },
      { rows: all.length, columns: gridColumns.length },
    );
    if (next !== null) {
      const key = rowKey(all[next.row] ?? defaults);
      if (event.shiftKey && next.row !== place && key !== defaultsKey) {
        if (current.key !== defaultsKey) selection.extendTo(current.key);
        selection.extendTo(key);
      }
      focus(next.row, next.column);
    } else if (!act(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = (event: MouseEvent): void => {
    const cell = cellOf(event.target);
    if (cell === null || (event.target instanceof Element && event.target.closest('a, label, input') !== null)) return;
    const target = all[cell.row];
    const id = gridColumns[cell.column]?.id;
    if (target === undefined || id === undefined) return;
    focus(cell.row, cell.column);
    if (isEdited(id)) open(cell.row, cell.column);
    else if ((id === 'name' || id === 'check') && rowKey(target) !== defaultsKey)
      selection.toggle(rowKey(target), event.shiftKey);
  };
  const onFocus = (event: FocusEvent): void => {
    const cell = cellOf(event.target);
    const target = cell === null ? undefined : all[cell.row];
    if (cell === null || target === undefined || event.target !== elementAt(cell.row, cell.column)) return;
    if (rowKey(target) !== wanted.key || cell.column !== wanted.column)
      setWanted({ key: rowKey(target), column: cell.column });
  };
  return { current, keyOf: rowKey, onKeyDown, onClick, onFocus };
}

/** Where in the body of the table something is. */
function cellOf(target: EventTarget): { readonly row: number; readonly column: number } | null {
  const cell = target instanceof Element ? target.closest('tbody th, tbody td') : null;
  if (!(cell instanceof HTMLTableCellElement) || !(cell.parentElement instanceof HTMLTableRowElement)) return null;
  return { row: cell.parentElement.sectionRowIndex, column: cell.cellIndex };
}
