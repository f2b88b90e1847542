export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** Rows that a page key goes on. */
const pageRows = 12;

/** Where a key leads in a grid of this size; null for keys that lead nowhere. */
export function nextCell(
  { key, ctrlKey, metaKey }: Pressed,
  { row, column }: CellPlace,
  size: { readonly rows: number; readonly columns: number },
): CellPlace | null {
  const isFar = ctrlKey || metaKey;
  const toRow = (wanted: number): CellPlace => ({ row: Math.min(Math.max(wanted, 0), size.rows - 1), column });
  const toColumn = (wanted: number): CellPlace => ({ row, column: Math.min(Math.max(wanted, 0), size.columns - 1) });
  switch (key) {
    case 'ArrowDown':
      return toRow(isFar ? size.rows - 1 : row + 1);
    case 'ArrowUp':
      return toRow(isFar ? 0 : row - 1);
    case 'PageDown':
      return toRow(row + pageRows);
    case 'PageUp':
      return toRow(row - pageRows);
    case 'ArrowRight':
      return toColumn(column + 1);
    case 'ArrowLeft':
      return toColumn(column - 1);
    case 'Home':
      return isFar ? { row: 0, column: 0 } : toColumn(0);
    case 'End':
      return isFar ? { row: size.rows - 1, column: size.columns - 1 } : toColumn(size.columns - 1);
    default:
      return null;
  }
}
