import type { Proposal, ProposalState } from '../../../../shared/domain/proposal.ts';
import { json, jsonOrNull, number, numberOrNull, oneOf, text, textOrNull } from '../columns.ts';
import type { Bindings, Connection, Row } from '../connection.ts';
import { pageByKey } from '../page-by-key.ts';
import { assignExcluded } from '../statements.ts';

const columns = [
  'movement_id',
  'state',
  'reason_code',
  'reason_message',
  'document_json',
  'document_hash',
  'explanation_json',
  'settings_version',
  'approved_by',
  'approved_at',
  'look_alike_id',
  'batch_id',
  'remote_kind',
  'remote_id',
  'waiting_until',
  'unpaid_id',
  'payment_id',
  'updated_at',
] as const;

/**
 * `movement_at` and `application_id` are copies of the movement's, so that proposals are read in its order, and counted by
 * application, without a join. Triggers keep them the same.
 */
const upsert = `INSERT INTO proposals (id, movement_at, application_id, ${columns.join(', ')})
VALUES (:id, (SELECT authorised_at FROM movements WHERE id = :movement_id),
  (SELECT application_id FROM movements WHERE id = :movement_id), ${columns.map((name) => `:${name}`).join(', ')})
ON CONFLICT (id) DO UPDATE SET movement_at = excluded.movement_at, application_id = excluded.application_id,
  ${assignExcluded(columns)}`;

export class ProposalTable {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Oldest movement first. Each state is an index of its own order; SQLite merges them lazily. */
  all(states?: readonly ProposalState[]): Iterable<Proposal> {
    const chosen = states === undefined ? null : [...new Set(states)];
    if (chosen?.length === 0) return [];
    const above = '(movement_at, movement_id) > (:at, :movementId)';
    const parts =
      chosen === null
        ? [`SELECT * FROM proposals WHERE ${above}`]
        : chosen.map((_, index) => `SELECT * FROM proposals WHERE state = :state${index} AND ${above}`);
    const sql = `${parts.join(' UNION ALL ')} ORDER BY movement_at, movement_id LIMIT :limit`;
    const stateBindings = Object.fromEntries((chosen ?? []).map((state, index) => [`state${index}`, state]));
    return pageByKey(
      this.#connection,
      (after, limit) => {
        const at = after === null ? '' : text(after, 'movement_at');
        const movementId = after === null ? '' : text(after, 'movement_id');
        return this.#connection.all(sql, { ...stateBindings, at, movementId, limit });
      },
      proposalFromRow,
    );
  }

  /** By proposal id, else by movement id. */
  find(id: string): Proposal | null {
    const row =
      this.#connection.get('SELECT * FROM proposals WHERE id = :id', { id }) ??
      this.#connection.get('SELECT * FROM proposals WHERE movement_id = :id', { id });
    return row === null ? null : proposalFromRow(row);
  }

  countByState(): Readonly<Partial<Record<ProposalState, number>>> {
    const rows = this.#connection.all('SELECT state, count(*) AS count FROM proposals GROUP BY state ORDER BY state');
    return Object.fromEntries(rows.map((row) => [text(row, 'state'), number(row, 'count')]));
  }

  /** Those that were pushed under no settings at all (adopted ones) are not counted. */
  pushedUnderOlderSettings(): number {
    const row = this.#connection.get(`SELECT count(*) AS count FROM proposals
      WHERE state = 'pushed' AND settings_version < (SELECT max(number) FROM settings_versions)`);
    return row === null ? 0 : number(row, 'count');
  }

  pushedByVersion(): ReadonlyMap<number, number> {
    const rows = this.#connection.all(`SELECT settings_version, count(*) AS count FROM proposals
      WHERE state = 'pushed' AND settings_version IS NOT NULL GROUP BY settings_version`);
    return new Map(rows.map((row) => [number(row, 'settings_version'), number(row, 'count')]));
  }

  save(proposal: Proposal): void {
    this.#connection.run(upsert, rowFromProposal(proposal));
  }
}

function rowFromProposal(proposal: Proposal): Bindings {
  return {
    id: proposal.id,
    movement_id: proposal.movementId,
    state: proposal.state,
    reason_code: proposal.reason.code,
    reason_message: proposal.reason.message,
    document_json: proposal.document === null ? null : JSON.stringify(proposal.document),
    document_hash: proposal.documentHash,
    explanation_json: JSON.stringify(proposal.explanation),
    settings_version: proposal.settingsVersion,
    approved_by: proposal.approvedBy,
    approved_at: proposal.approvedAt,
    look_alike_id: proposal.lookAlikeId,
    batch_id: proposal.batchId,
    remote_kind: proposal.remote?.kind ?? null,
    remote_id: proposal.remote?.id ?? null,
    waiting_until: proposal.waitingUntil,
    unpaid_id: proposal.unpaidId,
    payment_id: proposal.paymentId,
    updated_at: proposal.updatedAt,
  };
}

function proposalFromRow(row: Row): Proposal {
  return {
    id: text(row, 'id'),
    movementId: text(row, 'movement_id'),
    state: oneOf(row, 'state'),
    reason: { code: oneOf(row, 'reason_code'), message: text(row, 'reason_message') },
    document: jsonOrNull(row, 'document_json'),
    documentHash: textOrNull(row, 'document_hash'),
    explanation: json(row, 'explanation_json'),
    settingsVersion: numberOrNull(row, 'settings_version'),
    approvedBy: textOrNull(row, 'approved_by'),
    approvedAt: textOrNull(row, 'approved_at'),
    lookAlikeId: textOrNull(row, 'look_alike_id'),
    batchId: textOrNull(row, 'batch_id'),
    remote: row['remote_id'] === null ? null : { kind: oneOf(row, 'remote_kind'), id: text(row, 'remote_id') },
    waitingUntil: textOrNull(row, 'waiting_until'),
    unpaidId: textOrNull(row, 'unpaid_id'),
    paymentId: textOrNull(row, 'payment_id'),
    updatedAt: text(row, 'updated_at'),
  };
}
