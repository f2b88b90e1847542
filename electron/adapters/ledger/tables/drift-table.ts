import type { Drift, DriftLook } from '../../../ports/drift.ts';
import { flag, json, number, text, textOrNull } from '../columns.ts';
import type { Connection, Row } from '../connection.ts';
import { upsertInto } from '../statements.ts';

const upsert = upsertInto('drifts', 'proposal_id', [
  'proposal_id',
  'movement_id',
  'found_at',
  'is_reconciled',
  'differences_json',
  'accepted_by',
  'accepted_at',
]);
const upsertLook = upsertInto('drift_look', 'id', ['id', 'tenant_id', 'looked_at']);

/** What others changed in Xero of what this app has put there. The log keeps what was found before. */
export class DriftTable {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  find(proposalId: string): Drift | null {
    const row = this.#connection.get('SELECT * FROM drifts WHERE proposal_id = :proposalId', { proposalId });
    return row === null ? null : driftFromRow(row);
  }

  save(drift: Drift): void {
    this.#connection.run(upsert, {
      proposal_id: drift.proposalId,
      movement_id: drift.movementId,
      found_at: drift.foundAt,
      is_reconciled: drift.isReconciled ? 1 : 0,
      differences_json: JSON.stringify(drift.differences),
      accepted_by: drift.accepted?.by ?? null,
      accepted_at: drift.accepted?.at ?? null,
    });
  }

  remove(proposalId: string): void {
    this.#connection.run('DELETE FROM drifts WHERE proposal_id = :proposalId', { proposalId });
  }

  undecided(): number {
    const row = this.#connection.get(`SELECT count(*) AS count FROM drifts
      WHERE accepted_at IS NULL AND differences_json <> '[]'`);
    return row === null ? 0 : number(row, 'count');
  }

  look(): DriftLook | null {
    const row = this.#connection.get('SELECT * FROM drift_look WHERE id = 1');
    return row === null ? null : { tenantId: text(row, 'tenant_id'), lookedAt: text(row, 'looked_at') };
  }

  saveLook({ tenantId, lookedAt }: DriftLook): void {
    this.#connection.run(upsertLook, { id: 1, tenant_id: tenantId, looked_at: lookedAt });
  }
}

function driftFromRow(row: Row): Drift {
  const by = textOrNull(row, 'accepted_by');
  return {
    proposalId: text(row, 'proposal_id'),
    movementId: text(row, 'movement_id'),
    foundAt: text(row, 'found_at'),
    isReconciled: flag(row, 'is_reconciled'),
    differences: json(row, 'differences_json'),
    accepted: by === null ? null : { by, at: text(row, 'accepted_at') },
  };
}
