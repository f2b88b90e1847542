import type { RemoteDocument } from '../../../../shared/domain/document.ts';
import { json } from '../columns.ts';
import type { Connection } from '../connection.ts';
import { upsertInto } from '../statements.ts';

const upsert = upsertInto('look_alikes', 'movement_id', ['movement_id', 'document_json']);

/** What people are asked about: is this one in Xero the same? */
export class LookAlikeTable {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  find(movementId: string): RemoteDocument | null {
    const sql = 'SELECT document_json FROM look_alikes WHERE movement_id = :movementId';
    const row = this.#connection.get(sql, { movementId });
    return row === null ? null : json(row, 'document_json');
  }

  save(movementId: string, document: RemoteDocument): void {
    this.#connection.run(upsert, { movement_id: movementId, document_json: JSON.stringify(document) });
  }
}
