import { formatMinor } from '../../../../shared/domain/money.ts';
import { spreadsheetText } from '../../../../shared/domain/spreadsheet-text.ts';
import type { Statement, StatementLine } from '../../../../shared/domain/statement.ts';
import type { FileFormats } from '../../../ports/file-formats.ts';
import { slashedDay } from './slashed-day.ts';

/**
 * What QuickBooks Online takes in one file, of bytes (Intuit: "Manually upload transactions into QuickBooks Online": 350 KB or
 * less) and of lines (the same thousand that others tell of, so that a file that is too long for it is never made).
 */
const most = { bytes: 350_000, lines: 1000 };

const head = ['Date', 'Description', 'Amount'];

/**
 * QuickBooks Online's CSV of three columns, money out negative. The layout of four columns says the same, and its makers and
 * its users disagree which of its two is money in, so it is not made. At least one file.
 */
export function quickbooksStatement(
  statement: Statement,
  { countryCode, csv }: { readonly countryCode: string | null; readonly csv: FileFormats['csv'] },
): ReturnType<FileFormats['statement']> {
  const files: { text: string; bytes: number; lines: number }[] = [];
  let open = { text: csv([head]), bytes: 0, lines: 0 };
  for (const line of statement.lines) {
    const row = csv([rowOf(line, statement.currency, countryCode === 'US')]);
    const bytes = Buffer.byteLength(row);
    if (open.lines === most.lines || open.bytes + bytes > most.bytes - headBytes) {
      files.push(open);
      open = { text: csv([head]), bytes: 0, lines: 0 };
    }
    open = { text: open.text + row, bytes: open.bytes + bytes, lines: open.lines + 1 };
  }
  return [...files, open].map(({ text, lines }) => ({ text, lines }));
}

/** More than the head takes. */
const headBytes = 100;

/** All that is known of a line stands in its one text, the reference last: it is the same in every file. */
function rowOf(
  { day, amountMinor, payee, description, reference }: StatementLine,
  currency: string,
  isAmerican: boolean,
) {
  const texts = [payee, description, reference].filter((text) => text !== '');
  return [slashedDay(day, isAmerican), spreadsheetText(texts.join(', ')), formatMinor(amountMinor, currency)];
}
