import { stringify } from 'csv-stringify/sync';
import { strToU8, zipSync } from 'fflate';
import type { FileFormats } from '../../ports/file-formats.ts';
import { readCsv } from './read-csv.ts';
import { statementWriter } from './statement/write-statement.ts';

const csv: FileFormats['csv'] = (rows) =>
  stringify(
    rows.map((row) => [...row]),
    // By itself the package quotes CR LF alone, and a lone CR or LF ends a line for many readers.
    { record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  );

export const fileFormats: FileFormats = {
  zip: (files) => zipSync(Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)]))),
  csv,
  readCsv,
  statement: statementWriter(csv),
};
