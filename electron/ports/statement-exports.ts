import type { AccountId } from '../../shared/domain/movement.ts';
import type { Instant, PlainDate } from '../../shared/domain/plain-date.ts';
import type { StatementFormat } from '../../shared/domain/statement.ts';

/** A statement that was handed out. Noted before its file is written: a line that is missed can be exported again, one twice in Xero is a mess. */
export interface StatementExport {
  readonly id: string;
  readonly accountId: AccountId;
  readonly format: StatementFormat;
  /** Both included. `to` is never after the day of the export: what that day still brought is not in it. */
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly exportedAt: Instant;
  readonly author: string;
  readonly lines: number;
  /** When a person said that it does not count: it was not written, or not imported. Null while it does. */
  readonly withdrawnAt: Instant | null;
}

/** What was exported of an account, to look at. */
export interface StatementExportView {
  /** Newest first; withdrawn ones too. */
  statementExports(): readonly StatementExport[];
  /** Movements that are in an export of the account which was not withdrawn. */
  exportedMovementIds(accountId: AccountId): ReadonlySet<string>;
}

export interface StatementExportStore extends StatementExportView {
  /** Appends an export with the movements that are its lines. */
  appendStatementExport(record: StatementExport, movementIds: readonly string[]): void;
  withdrawStatementExport(id: string, at: Instant): void;
}
