/**
 * What a spreadsheet may take for the beginning of a formula or a command, in its full-width forms too, behind whatever
 * it may skip first: white space, control characters and characters without width.
 */
export const mayStartFormula = /^[\s\p{Cc}\u200b-\u200f\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/** Where spreadsheets of many countries part cells or rows, though the file is parted by commas; quotes do not help there. */
export const partsCells = /([;\t\r\n])/;

/** Text for a cell of a spreadsheet: where it could start a formula, an apostrophe before it says that it is text. */
export function spreadsheetText(text: string): string {
  const parts = text.split(partsCells).map((part, place) => (place > 0 && place % 2 === 0 ? asText(part) : part));
  return mayStartFormula.test(text) ? `'${parts.join('')}` : parts.join('');
}

function asText(part: string): string {
  return mayStartFormula.test(part) ? `'${part}` : part;
}
