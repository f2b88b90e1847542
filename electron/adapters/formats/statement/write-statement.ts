import type { FileFormats } from '../../../ports/file-formats.ts';
import { camtStatement } from './camt-statement.ts';
import { csvStatement } from './csv-statement.ts';
import { ofxStatement } from './ofx-statement.ts';
import { quickbooksStatement } from './quickbooks-statement.ts';

/** The files of a statement; one that is longer than its format takes becomes several. */
export function statementWriter(csv: FileFormats['csv']): FileFormats['statement'] {
  return (format, statement, made) => {
    const { lines } = statement;
    if (format === 'ofx') return [{ text: ofxStatement(statement, made.madeAt), lines: lines.length }];
    if (format === 'camt053') return [{ text: camtStatement(statement, made), lines: lines.length }];
    const { countryCode } = made;
    if (format === 'quickbooks') return quickbooksStatement(statement, { countryCode, csv });
    return csvStatement(statement, countryCode).map((rows) => ({ text: csv(rows), lines: rows.length - 1 }));
  };
}
