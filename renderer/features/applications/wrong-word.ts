export type WrongWord = 'missing' | 'archived' | 'notUsable' | 'notAllowed' | 'other';

/** What is wrong with a value, as short as a cell has room; the whole sentence is shown when pointed at. */
export function wrongWord(code: string): WrongWord {
  if (code.endsWith('-missing')) return 'missing';
  if (code.endsWith('-archived')) return 'archived';
  if (code.endsWith('-not-usable')) return 'notUsable';
  return code.endsWith('-not-legal') ? 'notAllowed' : 'other';
}
