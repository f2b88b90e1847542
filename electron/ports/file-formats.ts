import type { Statement, StatementFormat } from '../../shared/domain/statement.ts';
import type { Result } from '../../shared/lib/result.ts';

/** Files that are handed to a person. */
export interface FileFormats {
  /** A ZIP of these text files, UTF-8. */
  zip(files: readonly { readonly name: string; readonly text: string }[]): Uint8Array;
  /** Rows as CSV (RFC 4180): every line ends with CR LF. Cells are written as they are. */
  csv(rows: readonly (readonly string[])[]): string;
  /**
   * The rows of a CSV, its first line too, each with the line that it begins on; empty lines are left out. Cells may be parted
   * by commas, semicolons or tabs, as the first line shows. The error names the line that cannot be read.
   */
  readCsv(
    text: string,
  ): Result<
    readonly { readonly line: number; readonly cells: readonly string[] }[],
    { readonly line: number; readonly message: string }
  >;
  /**
   * A bank statement as Xero's import takes it; at least one file, a CSV for each 1,000 lines. `madeAt` is RFC 3339 in UTC;
   * `countryCode` is the organisation's (`US` writes the month first), null where it is not known.
   */
  statement(
    format: StatementFormat,
    statement: Statement,
    made: { readonly exportId: string; readonly madeAt: string; readonly countryCode: string | null },
  ): readonly { readonly text: string; readonly lines: number }[];
}
