import type { XeroTrouble } from '../../../../shared/domain/xero-trouble.ts';
import type { Connections } from '../../../ports/ledger.ts';
import { number, oneOf, text, textOrNull } from '../columns.ts';
import type { Connection } from '../connection.ts';
import { insertInto } from '../statements.ts';

const insertCledara = insertInto('cledara_connection', ['id', 'connected_at', 'health']);
const insertXero = insertInto('xero_connection', [
  'id',
  'connected_at',
  'client_id',
  'tenant_id',
  'tenant_name',
  'user_id',
  'user_email',
  'token_generation',
  'token_received_at',
  'health',
]);

const insertTrouble = insertInto('xero_trouble', ['id', 'trouble']);

/** What is connected: at most one row for each service. */
export class ConnectionTables {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  read(): Connections {
    return { cledara: this.#readCledara(), xero: this.#readXero() };
  }

  save(connections: Connections): void {
    this.#connection.run('DELETE FROM cledara_connection');
    this.#connection.run('DELETE FROM xero_connection');
    const { cledara, xero } = connections;
    if (cledara !== null) {
      this.#connection.run(insertCledara, { id: 1, connected_at: cledara.connectedAt, health: cledara.health });
    }
    if (xero !== null) {
      this.#connection.run(insertXero, {
        id: 1,
        connected_at: xero.connectedAt,
        client_id: xero.clientId,
        tenant_id: xero.tenantId,
        tenant_name: xero.tenantName,
        user_id: xero.userId,
        user_email: xero.userEmail,
        token_generation: xero.tokenGeneration,
        token_received_at: xero.tokenReceivedAt,
        health: xero.health,
      });
    }
  }

  /** Null where nothing is wrong with the organisation. */
  readTrouble(): XeroTrouble | null {
    const row = this.#connection.get('SELECT * FROM xero_trouble');
    return row === null ? null : oneOf(row, 'trouble');
  }

  saveTrouble(trouble: XeroTrouble | null): void {
    this.#connection.run('DELETE FROM xero_trouble');
    if (trouble !== null) this.#connection.run(insertTrouble, { id: 1, trouble });
  }

  #readCledara(): Connections['cledara'] {
    const row = this.#connection.get('SELECT * FROM cledara_connection');
    return row === null ? null : { connectedAt: text(row, 'connected_at'), health: oneOf(row, 'health') };
  }

  #readXero(): Connections['xero'] {
    const row = this.#connection.get('SELECT * FROM xero_connection');
    if (row === null) return null;
    return {
      connectedAt: text(row, 'connected_at'),
      clientId: text(row, 'client_id'),
      tenantId: textOrNull(row, 'tenant_id'),
      tenantName: textOrNull(row, 'tenant_name'),
      userId: textOrNull(row, 'user_id'),
      userEmail: textOrNull(row, 'user_email'),
      tokenGeneration: number(row, 'token_generation'),
      tokenReceivedAt: text(row, 'token_received_at'),
      health: oneOf(row, 'health'),
    };
  }
}
