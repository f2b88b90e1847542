import type { ReviewSort } from '../../../shared/contract/review-list.ts';

export const columnIds = [
  'state',
  'date',
  'application',
  'description',
  'amount',
  'coding',
  'invoice',
  'reason',
  'account',
  'contact',
] as const;
export type ColumnId = (typeof columnIds)[number];

export interface ColumnShape {
  /** Widths in px. */
  readonly size: number;
  readonly minSize: number;
  /** How much of the width that is left it takes; 0 keeps to its size. */
  readonly grow: number;
  /** In a narrow table the column with the highest number gives way first; 0 never does. */
  readonly givesWay: number;
  readonly sort?: ReviewSort['by'];
  readonly isNumber?: boolean;
  /** Shown where the person has not chosen. */
  readonly isShownFirst: boolean;
}

export const columnShapes: Readonly<Record<ColumnId, ColumnShape>> = {
  state: { size: 112, minSize: 40, grow: 0, givesWay: 3, sort: 'state', isShownFirst: true },
  date: { size: 102, minSize: 72, grow: 0, givesWay: 2, sort: 'date', isShownFirst: true },
  application: { size: 128, minSize: 72, grow: 0, givesWay: 1, sort: 'application', isShownFirst: true },
  description: { size: 130, minSize: 100, grow: 2, givesWay: 0, sort: 'description', isShownFirst: true },
  amount: { size: 120, minSize: 90, grow: 0, givesWay: 0, sort: 'amount', isNumber: true, isShownFirst: true },
  coding: { size: 160, minSize: 80, grow: 3, givesWay: 4, sort: 'coding', isShownFirst: true },
  invoice: { size: 40, minSize: 40, grow: 0, givesWay: 5, isShownFirst: true },
  reason: { size: 170, minSize: 80, grow: 2, givesWay: 6, isShownFirst: true },
  account: { size: 110, minSize: 72, grow: 0, givesWay: 8, sort: 'account', isShownFirst: false },
  contact: { size: 140, minSize: 72, grow: 1, givesWay: 7, isShownFirst: false },
};

/** The column of the boxes, which is always there. */
export const checkWidthPx = 36;

/** Which columns a person wants, in which order and how wide; kept with a saved view too. */
export interface ColumnChoice {
  readonly order: readonly ColumnId[];
  readonly hidden: readonly ColumnId[];
  readonly sizes: Readonly<Partial<Record<ColumnId, number>>>;
}

export const firstColumns: ColumnChoice = {
  order: columnIds,
  hidden: columnIds.filter((id) => !columnShapes[id].isShownFirst),
  sizes: {},
};

export function isColumnId(id: unknown): id is ColumnId {
  return columnIds.some((known) => known === id);
}

/** What was kept may be of another version: columns it does not know come where they begin, others are left out. */
export function parseColumns(stored: unknown): ColumnChoice | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { order, hidden, sizes } = stored as Readonly<Record<string, unknown>>; // every part is looked at below
  if (!Array.isArray(order) || !Array.isArray(hidden)) return null;
  const known = order.filter(isColumnId);
  const missing = columnIds.filter((id) => !known.includes(id));
  return {
    order: [...new Set(known), ...missing],
    hidden: [...hidden.filter(isColumnId), ...missing.filter((id) => !columnShapes[id].isShownFirst)],
    sizes: sizesOf(sizes),
  };
}

function sizesOf(stored: unknown): ColumnChoice['sizes'] {
  if (typeof stored !== 'object' || stored === null) return {};
  const entries = Object.entries(stored).filter(
    ([id, size]) => isColumnId(id) && typeof size === 'number' && size >= columnShapes[id].minSize && size <= 1200,
  );
  return Object.fromEntries(entries);
}

/** The columns that there is room for: what can be read beside the list gives way to what tells the rows apart. */
export function fittingColumns(
  wanted: readonly ColumnId[],
  sizes: ColumnChoice['sizes'],
  widthPx: number,
): readonly ColumnId[] {
  let shown = [...wanted];
  const needed = (): number => shown.reduce((sum, id) => sum + (sizes[id] ?? columnShapes[id].size), checkWidthPx);
  while (needed() > widthPx) {
    const next = shown
      .filter((id) => columnShapes[id].givesWay > 0)
      .sort((one, other) => columnShapes[other].givesWay - columnShapes[one].givesWay)[0];
    if (next === undefined) break;
    shown = shown.filter((id) => id !== next);
  }
  return shown;
}

/** The columns as CSS: those that grow share what is left. A width chosen by hand is kept where there is room. */
export function columnTemplate(shown: readonly ColumnId[], sizes: ColumnChoice['sizes']): string {
  const someGrow = shown.some((id) => columnShapes[id].grow > 0 && sizes[id] === undefined);
  const tracks = shown.map((id) => {
    const { size, minSize, grow } = columnShapes[id];
    const chosen = sizes[id];
    if (chosen !== undefined) return grow > 0 && !someGrow ? `minmax(${minSize}px, ${chosen}fr)` : `${chosen}px`;
    return grow > 0 ? `minmax(${minSize}px, ${grow}fr)` : `${size}px`;
  });
  return `${checkWidthPx}px ${tracks.join(' ')}`;
}

/** The column moved one place among those that are shown. */
export function moved(choice: ColumnChoice, id: ColumnId, by: -1 | 1): ColumnChoice {
  const order = [...choice.order];
  const from = order.indexOf(id);
  const to = from + by;
  const other = order[to];
  if (other === undefined) return choice;
  order[to] = id;
  order[from] = other;
  return { ...choice, order };
}
