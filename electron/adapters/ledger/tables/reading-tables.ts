import type { ReferenceData } from '../../../../shared/domain/reference-data.ts';
import type { PullWindow } from '../../../ports/ledger.ts';
import { json, text } from '../columns.ts';
import type { Connection } from '../connection.ts';
import { upsertInto } from '../statements.ts';

const upsertWindow = upsertInto('pull_window', 'id', ['id', 'covered_from', 'read_at']);
const upsertReferenceData = upsertInto('reference_data', 'id', ['id', 'tenant_id', 'read_at', 'data_json']);

/** How far each service was read: Cledara's window, and Xero's reference data as last read. One row each. */
export class ReadingTables {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  pullWindow(): PullWindow | null {
    const row = this.#connection.get('SELECT * FROM pull_window');
    return row === null ? null : { coveredFrom: text(row, 'covered_from'), readAt: text(row, 'read_at') };
  }

  savePullWindow(window: PullWindow): void {
    this.#connection.run(upsertWindow, { id: 1, covered_from: window.coveredFrom, read_at: window.readAt });
  }

  referenceData(): ReferenceData | null {
    const row = this.#connection.get('SELECT data_json FROM reference_data');
    return row === null ? null : json(row, 'data_json');
  }

  saveReferenceData(data: ReferenceData): void {
    this.#connection.run(upsertReferenceData, {
      id: 1,
      tenant_id: data.tenantId,
      read_at: data.readAt,
      data_json: JSON.stringify(data),
    });
  }
}
