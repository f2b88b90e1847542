import { CsvError, parse } from 'csv-parse/sync';
import { err, ok, type Result } from '../../../../shared/lib/result.ts';

/** A record of the file, and the line that it begins on. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The longest record that is read, in bytes; no cell of Cledara's is of such a size. */
const longestRecord = 1_000_000;

/**
 * The records of a CSV file (RFC 4180; csv-parse): commas, or what a spreadsheet program saves in their place. Empty lines
 * are left out. The error says what stands in the way, and on which line.
 */
export function parseCsv(bytes: Uint8Array): Result<readonly CsvRecord[], string> {
  const text = textOf(bytes);
  if (text === null) return err('It is not text in UTF-8, as Cledara writes it. Export it from Cledara again.');
  const [header = ''] = text.split(/\r\n|\r|\n/, 1);
  const delimiter = [',', ';', '\t'].reduce((best, one) => (count(header, one) > count(header, best) ? one : best));
  const buffer = Buffer.from(text);
  const lineAt = lineFinder(buffer);
  const records: CsvRecord[] = [];
  let begin = 0;
  try {
    parse(buffer, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: longestRecord,
      on_record: (cells: readonly string[], { bytes }) => {
        records.push({ line: lineAt(begin), cells });
        begin = bytes;
        return null;
      },
    });
    return ok(records);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = String(error['lines']);
    const reason = reasons[error.code] ?? 'its form is broken';
    return err(`It is not a CSV file that can be read: near line ${line} ${reason}.`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  INVALID_OPENING_QUOTE: 'a quotation mark stands where none can be',
  CSV_INVALID_CLOSING_QUOTE: 'a quotation mark stands where none can be',
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark is missing',
  CSV_MAX_RECORD_SIZE: 'a row is longer than a million letters',
};

/** UTF-8, or UTF-16 with its mark, without the mark; null where the bytes are neither. */
function textOf(bytes: Uint8Array): string | null {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function count(text: string, letter: string): number {
  return text.split(letter).length - 1;
}

/** The line (from 1) of the first record that begins at or after an offset; asked in rising order. */
function lineFinder(buffer: Buffer): (offset: number) => number {
  const carriageReturn = 0x0d;
  const lineFeed = 0x0a;
  let at = 0;
  let line = 1;
  return (offset) => {
    for (; at < buffer.length; at += 1) {
      const byte = buffer[at];
      const isBreak = byte === lineFeed || byte === carriageReturn;
      if (at >= offset && !isBreak) break;
      if (byte === lineFeed || (byte === carriageReturn && buffer[at + 1] !== lineFeed)) line += 1;
    }
    return line;
  };
}
