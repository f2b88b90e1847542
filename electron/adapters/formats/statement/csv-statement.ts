import { formatMinor } from '../../../../shared/domain/money.ts';
import { spreadsheetText } from '../../../../shared/domain/spreadsheet-text.ts';
import type { Statement, StatementLine } from '../../../../shared/domain/statement.ts';
import { slashedDay } from './slashed-day.ts';

/** Xero imports at most 1,000 lines of a CSV at a time (Xero: import a bank statement). */
const linesPerFile = 1000;

/**
 * Xero's template for importing a bank statement: one signed amount, money out negative. In the United States days are
 * written month first, and a cheque is a check. Rows of each file, the head included; at least one file.
 */
export function csvStatement(statement: Statement, countryCode: string | null): readonly (readonly string[])[][] {
  const isAmerican = countryCode === 'US';
  const head = ['*Date', '*Amount', 'Payee', 'Description', 'Reference', isAmerican ? 'Check Number' : 'Cheque Number'];
  const rows = statement.lines.map((line) => rowOf(line, statement.currency, isAmerican));
  const files: (readonly string[])[][] = [];
  for (let start = 0; start === 0 || start < rows.length; start += linesPerFile) {
    files.push([head, ...rows.slice(start, start + linesPerFile)]);
  }
  return files;
}

function rowOf(line: StatementLine, currency: string, isAmerican: boolean): readonly string[] {
  return [
    slashedDay(line.day, isAmerican),
    formatMinor(line.amountMinor, currency),
    spreadsheetText(line.payee),
    spreadsheetText(line.description),
    line.reference,
    '',
  ];
}
