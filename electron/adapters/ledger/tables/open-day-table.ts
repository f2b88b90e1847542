import type { OpenDayChoice } from '../../../../shared/domain/open-day.ts';
import { text } from '../columns.ts';
import type { Connection, Row } from '../connection.ts';
import { upsertInto } from '../statements.ts';

const upsert = upsertInto('open_days', 'movement_id', ['movement_id', 'day', 'author', 'at']);

/** Open days that people chose for single documents. The log keeps what was chosen before. */
export class OpenDayTable {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** In the order of movement ids. */
  all(): readonly OpenDayChoice[] {
    return this.#connection.all('SELECT * FROM open_days ORDER BY movement_id').map(choiceFromRow);
  }

  find(movementId: string): OpenDayChoice | null {
    const row = this.#connection.get('SELECT * FROM open_days WHERE movement_id = :movementId', { movementId });
    return row === null ? null : choiceFromRow(row);
  }

  save({ movementId, day, author, at }: OpenDayChoice): void {
    this.#connection.run(upsert, { movement_id: movementId, day, author, at });
  }

  remove(movementId: string): void {
    this.#connection.run('DELETE FROM open_days WHERE movement_id = :movementId', { movementId });
  }
}

function choiceFromRow(row: Row): OpenDayChoice {
  return {
    movementId: text(row, 'movement_id'),
    day: text(row, 'day'),
    author: text(row, 'author'),
    at: text(row, 'at'),
  };
}
