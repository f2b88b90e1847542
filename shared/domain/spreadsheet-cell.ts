import { mayStartFormula, partsCells } from './spreadsheet-text.ts';

/**
 * Text for a cell that is read again: as `spreadsheetText`, with an apostrophe before what could start a formula, and one
 * more before what begins with an apostrophe, so that `readCell` gives back every text as it was.
 */
export function writeCell(text: string): string {
  const parts = text.split(partsCells).map((part, place) => (place % 2 === 0 && needsMark(part) ? `'${part}` : part));
  return needsMark(text) && !needsMark(text.split(partsCells)[0] ?? '') ? `'${parts.join('')}` : parts.join('');
}

export function readCell(cell: string): string {
  const parts = cell.split(partsCells);
  return parts.map((part, place) => (place % 2 === 0 && part.startsWith("'") ? part.slice(1) : part)).join('');
}

function needsMark(text: string): boolean {
  return text.startsWith("'") || mayStartFormula.test(text);
}
