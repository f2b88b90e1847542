import type { CodingHistory } from '../../../../shared/domain/coding-history.ts';
import type { ReferenceData } from '../../../../shared/domain/reference-data.ts';
import type { PullWindow } from '../../../ports/ledger.ts';
import { json, text } from '../columns.ts';
import type { Connection } from '../connection.ts';
import { upsertInto } from '../statements.ts';

const upsertWindow = upsertInto('pull_window', 'id', ['id', 'covered_from', 'read_at']);
const upsertReferenceData = upsertInto('reference_data', 'id', ['id', 'tenant_id', 'read_at', 'data_json']);

const upsertHistory = upsertInto('coding_history', 'id', ['id', 'tenant_id', 'read_at', 'history_json']);

/** How far each service was read: Cledara's window, and Xero's reference data and how its documents are coded, as last read. One row each. */
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

  codingHistory(): CodingHistory | null {
    const row = this.#connection.get('SELECT history_json FROM coding_history');
    return row === null ? null : json(row, 'history_json');
  }

  saveCodingHistory(history: CodingHistory): void {
    this.#connection.run(upsertHistory, {
      id: 1,
      tenant_id: history.tenantId,
      read_at: history.readAt,
      history_json: JSON.stringify(history),
    });
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
