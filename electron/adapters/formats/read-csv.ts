import { CsvError, parse } from 'csv-parse/sync';
import { err, ok } from '../../../shared/lib/result.ts';
import type { FileFormats } from '../../ports/file-formats.ts';

/** Spreadsheets of many countries part cells by semicolons, and keep the name CSV. */
const delimiters = [',', ';', '\t'];

export const readCsv: FileFormats['readCsv'] = (text) => {
  try {
    const rows: { readonly line: number; readonly cells: readonly string[] }[] = [];
    parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[], { lines }) => {
        rows.push({ line: lines - cells.join('').split(/\r\n|\r|\n/).length + 1, cells }); // `lines` is where it ends
        return null;
      },
    });
    return ok(rows);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    return err({ line, message: 'The quotes of this line do not close, or stand in the middle of a cell.' });
  }
};

/** What parts the names in the first line: they hold none of the three themselves. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split(/[\r\n]/);
  const count = (delimiter: string) => first.split(delimiter).length;
  return delimiters.toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}
