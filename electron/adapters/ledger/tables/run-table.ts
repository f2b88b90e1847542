import type { Instant } from '../../../../shared/domain/plain-date.ts';
import type { RunRecord } from '../../../ports/ledger.ts';
import { text, textOrNull } from '../columns.ts';
import type { Connection, Row } from '../connection.ts';
import { upsertInto } from '../statements.ts';

const upsert = upsertInto('runs', 'id', ['id', 'started_at', 'finished_at', 'summary_json']);

export class RunTable {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Latest start first. */
  newest(limit: number): readonly RunRecord[] {
    const sql = 'SELECT * FROM runs ORDER BY started_at DESC, rowid DESC LIMIT :limit';
    return this.#connection.all(sql, { limit }).map(runFromRow);
  }

  /** Latest start first. */
  before(instant: Instant, limit: number): readonly RunRecord[] {
    const sql = 'SELECT * FROM runs WHERE started_at < :instant ORDER BY started_at DESC, rowid DESC LIMIT :limit';
    return this.#connection.all(sql, { instant, limit }).map(runFromRow);
  }

  save(run: RunRecord): void {
    this.#connection.run(upsert, {
      id: run.id,
      started_at: run.startedAt,
      finished_at: run.finishedAt,
      summary_json: run.summaryJson,
    });
  }
}

function runFromRow(row: Row): RunRecord {
  return {
    id: text(row, 'id'),
    startedAt: text(row, 'started_at'),
    finishedAt: textOrNull(row, 'finished_at'),
    summaryJson: textOrNull(row, 'summary_json'),
  };
}
