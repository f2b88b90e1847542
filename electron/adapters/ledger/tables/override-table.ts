import type { Override } from '../../../../shared/domain/override.ts';
import { json, text } from '../columns.ts';
import type { Connection, Row } from '../connection.ts';
import { upsertInto } from '../statements.ts';

const upsert = upsertInto('overrides', 'movement_id', ['movement_id', 'fields_json', 'author', 'at']);

/** What people chose for single transactions. The log keeps what was chosen before. */
export class OverrideTable {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** In the order of movement ids. */
  all(): readonly Override[] {
    return this.#connection.all('SELECT * FROM overrides ORDER BY movement_id').map(overrideFromRow);
  }

  find(movementId: string): Override | null {
    const row = this.#connection.get('SELECT * FROM overrides WHERE movement_id = :movementId', { movementId });
    return row === null ? null : overrideFromRow(row);
  }

  save(override: Override): void {
    this.#connection.run(upsert, {
      movement_id: override.movementId,
      fields_json: JSON.stringify(override.fields),
      author: override.author,
      at: override.at,
    });
  }

  remove(movementId: string): void {
    this.#connection.run('DELETE FROM overrides WHERE movement_id = :movementId', { movementId });
  }
}

function overrideFromRow(row: Row): Override {
  return {
    movementId: text(row, 'movement_id'),
    fields: json(row, 'fields_json'),
    author: text(row, 'author'),
    at: text(row, 'at'),
  };
}
