import type { AccountId } from '../../../../shared/domain/movement.ts';
import type { Instant } from '../../../../shared/domain/plain-date.ts';
import type { StatementExport } from '../../../ports/statement-exports.ts';
import { number, oneOf, text, textOrNull } from '../columns.ts';
import type { Connection, Row } from '../connection.ts';
import { insertInto } from '../statements.ts';

const insert = insertInto('statement_exports', [
  'id',
  'account_id',
  'format',
  'from_day',
  'to_day',
  'exported_at',
  'author',
  'lines',
  'withdrawn_at',
]);
const insertLine = insertInto('statement_lines', ['export_id', 'movement_id']);

/** Statement files that were handed out, and what was in them. */
export class StatementExportTable {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  all(): readonly StatementExport[] {
    return this.#connection
      .all('SELECT * FROM statement_exports ORDER BY exported_at DESC, rowid DESC')
      .map(exportFromRow);
  }

  movementIds(accountId: AccountId): ReadonlySet<string> {
    const rows = this.#connection.all(
      `SELECT l.movement_id FROM statement_exports e JOIN statement_lines l ON l.export_id = e.id
        WHERE e.account_id = :accountId AND e.withdrawn_at IS NULL`,
      { accountId },
    );
    return new Set(rows.map((row) => text(row, 'movement_id')));
  }

  append(record: StatementExport, movementIds: readonly string[]): void {
    this.#connection.run(insert, {
      id: record.id,
      account_id: record.accountId,
      format: record.format,
      from_day: record.from,
      to_day: record.to,
      exported_at: record.exportedAt,
      author: record.author,
      lines: record.lines,
      withdrawn_at: record.withdrawnAt,
    });
    for (const movementId of movementIds) {
      this.#connection.run(insertLine, { export_id: record.id, movement_id: movementId });
    }
  }

  withdraw(id: string, at: Instant): void {
    this.#connection.run('UPDATE statement_exports SET withdrawn_at = :at WHERE id = :id AND withdrawn_at IS NULL', {
      id,
      at,
    });
  }
}

function exportFromRow(row: Row): StatementExport {
  return {
    id: text(row, 'id'),
    accountId: text(row, 'account_id'),
    format: oneOf(row, 'format'),
    from: text(row, 'from_day'),
    to: text(row, 'to_day'),
    exportedAt: text(row, 'exported_at'),
    author: text(row, 'author'),
    lines: number(row, 'lines'),
    withdrawnAt: textOrNull(row, 'withdrawn_at'),
  };
}
