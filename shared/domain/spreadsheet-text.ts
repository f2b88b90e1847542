/**
 * What a spreadsheet may take for the beginning of a formula or a command, in its full-width forms too, behind whatever
 * it may skip first: white space, control characters and characters without width.
 */
const mayStartFormula = /^[\s\p{Cc}\u200b-\u200f\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/** Text for a cell of a spreadsheet: where it could start a formula, an apostrophe before it says that it is text. */
export function spreadsheetText(text: string): string {
  return mayStartFormula.test(text) ? `'${text}` : text;
}
