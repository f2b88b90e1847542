import type { ActivityEntry } from '../../../ports/ledger.ts';
import { number, oneOf, text, textOrNull } from '../columns.ts';
import type { Connection, Row } from '../connection.ts';

const append = `INSERT INTO activity (at, run_id, movement_id, proposal_id, event, from_state, to_state, message)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;

/** The log of what happened. Triggers refuse every edit and deletion. */
export class ActivityTable {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  newest(query: { readonly movementId?: string; readonly limit: number }): readonly ActivityEntry[] {
    const { movementId, limit } = query;
    const rows =
      movementId === undefined
        ? this.#connection.all('SELECT * FROM activity ORDER BY seq DESC LIMIT :limit', { limit })
        : this.#connection.all(
            'SELECT * FROM activity WHERE movement_id = :movementId ORDER BY seq DESC LIMIT :limit',
            {
              movementId,
              limit,
            },
          );
    return rows.map(entryFromRow);
  }

  /** Oldest first. */
  after(seq: number, limit: number): readonly Pick<ActivityEntry, 'seq' | 'movementId'>[] {
    const sql = 'SELECT seq, movement_id FROM activity WHERE seq > :seq ORDER BY seq LIMIT :limit';
    const rows = this.#connection.all(sql, { seq, limit });
    return rows.map((row) => ({ seq: number(row, 'seq'), movementId: textOrNull(row, 'movement_id') }));
  }

  /** Both ends included; newest first. */
  between({
    from,
    to,
    runId,
  }: {
    readonly from: number;
    readonly to: number;
    readonly runId: string | null;
  }): readonly ActivityEntry[] {
    const rows =
      runId === null
        ? this.#connection.all('SELECT * FROM activity WHERE seq BETWEEN :from AND :to ORDER BY seq DESC', { from, to })
        : this.#connection.all(
            'SELECT * FROM activity WHERE seq BETWEEN :from AND :to AND run_id = :runId ORDER BY seq DESC',
            { from, to, runId },
          );
    return rows.map(entryFromRow);
  }

  append(entry: Omit<ActivityEntry, 'seq'>): void {
    this.#connection.runBare(append, [
      entry.at,
      entry.runId,
      entry.movementId,
      entry.proposalId,
      entry.event,
      entry.fromState,
      entry.toState,
      entry.message,
    ]);
  }
}

function entryFromRow(row: Row): ActivityEntry {
  return {
    seq: number(row, 'seq'),
    at: text(row, 'at'),
    runId: textOrNull(row, 'run_id'),
    movementId: textOrNull(row, 'movement_id'),
    proposalId: textOrNull(row, 'proposal_id'),
    event: text(row, 'event'),
    fromState: row['from_state'] === null ? null : oneOf(row, 'from_state'),
    toState: row['to_state'] === null ? null : oneOf(row, 'to_state'),
    message: text(row, 'message'),
  };
}
