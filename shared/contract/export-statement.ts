import { z } from 'zod';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written YYYY-MM-DD');

/** Inputs of the methods about statement files: see docs/automation.md, `export statement`. */
export const statementInputs = {
  /**
   * Makes the statement files of an account, first and last day included, and notes that they were handed out. `account` is
   * `CURRENCY:saas` or `CURRENCY:spend` and must be on.
   */
  'export.statement': z.strictObject({
    account: z.string().max(200),
    format: z.enum(['csv', 'ofx', 'camt053', 'quickbooks']),
    from: day,
    to: day,
    author: z.string().max(200),
  }),
  /** Says that an export does not count: its file was not written, or was not imported. */
  'export.statement.withdraw': z.strictObject({ exportId: z.string().max(200) }),
  /** Everything that was exported, newest first. */
  'export.statements': z.strictObject({}),
} as const;

export interface StatementFilesDto {
  readonly exportId: string;
  /** A name for the file; where there are several, each gets its number before the extension. */
  readonly fileName: string;
  readonly files: readonly { readonly text: string; readonly lines: number }[];
  readonly currency: string;
  /** The days that were taken: `from` is never before the day that posting starts on. */
  readonly from: string;
  readonly to: string;
  /** Decimal text in `currency`: what the lines of all days before add up to, and with these. */
  readonly opening: string;
  readonly closing: string;
  /** Earlier exports of the account, and statements of its bank feed, that share days with this one, oldest first. */
  readonly overlaps: readonly {
    readonly from: string;
    readonly to: string;
    readonly exportedAt: string;
    /** Absent for a file. */
    readonly by?: 'feed';
  }[];
  /** What was not understood, with why it is no line. */
  readonly heldBack: readonly { readonly transactionId: string; readonly reason: string }[];
  /** Lines of days before these that were exported without them, because they settled or were read later. */
  readonly missed: readonly { readonly transactionId: string; readonly day: string }[];
}

export interface StatementExportDto {
  readonly id: string;
  readonly account: string;
  readonly format: 'csv' | 'ofx' | 'camt053' | 'quickbooks';
  readonly from: string;
  readonly to: string;
  readonly exportedAt: string;
  readonly author: string;
  readonly lines: number;
  readonly withdrawn: boolean;
}
