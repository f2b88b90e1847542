import type { Backfill } from '../../../../shared/domain/backfill.ts';
import { oneOf, text } from '../columns.ts';
import type { Connection, Row } from '../connection.ts';
import { upsertInto } from '../statements.ts';

const upsert = upsertInto('backfills', 'id', [
  'id',
  'account_id',
  'from_day',
  'until_day',
  'reached_day',
  'state',
  'asked_by',
  'asked_at',
]);

/** Backfills that were asked for; none is ever taken out. */
export class BackfillTable {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Oldest first. */
  all(): readonly Backfill[] {
    return this.#connection.all('SELECT * FROM backfills ORDER BY asked_at, rowid').map(backfillFromRow);
  }

  save(backfill: Backfill): void {
    this.#connection.run(upsert, {
      id: backfill.id,
      account_id: backfill.accountId,
      from_day: backfill.from,
      until_day: backfill.until,
      reached_day: backfill.reached,
      state: backfill.state,
      asked_by: backfill.askedBy,
      asked_at: backfill.askedAt,
    });
  }
}

function backfillFromRow(row: Row): Backfill {
  return {
    id: text(row, 'id'),
    accountId: text(row, 'account_id'),
    from: text(row, 'from_day'),
    until: text(row, 'until_day'),
    reached: text(row, 'reached_day'),
    state: oneOf(row, 'state'),
    askedBy: text(row, 'asked_by'),
    askedAt: text(row, 'asked_at'),
  };
}
