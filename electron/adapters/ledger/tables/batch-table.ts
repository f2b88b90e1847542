import type { Batch } from '../../../ports/ledger.ts';
import { json, number, oneOf, text } from '../columns.ts';
import type { Connection, Row } from '../connection.ts';
import { upsertInto } from '../statements.ts';

const columns = [
  'id',
  'tenant_id',
  'kind',
  'idempotency_key',
  'body',
  'body_hash',
  'proposal_ids_json',
  'first_sent_at',
  'attempts',
  'state',
] as const;

const upsert = upsertInto('batches', 'id', columns);

export class BatchTable {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  find(id: string): Batch | null {
    const row = this.#connection.get('SELECT * FROM batches WHERE id = :id', { id });
    return row === null ? null : batchFromRow(row);
  }

  /** Those that are not done, in the order they first left. */
  open(): readonly Batch[] {
    const sql = `SELECT * FROM batches WHERE state <> 'done' ORDER BY first_sent_at, id`;
    return this.#connection.all(sql).map(batchFromRow);
  }

  /** State, attempts and firstSentAt may change later; anything else of a request that was saved throws. */
  save(batch: Batch): void {
    if (!batch.body.isWellFormed()) throw new Error('A lone surrogate would not be sent as it was hashed');
    this.#connection.run(upsert, {
      id: batch.id,
      tenant_id: batch.tenantId,
      kind: batch.kind,
      idempotency_key: batch.idempotencyKey,
      body: batch.body,
      body_hash: batch.bodyHash,
      proposal_ids_json: JSON.stringify(batch.proposalIds),
      first_sent_at: batch.firstSentAt,
      attempts: batch.attempts,
      state: batch.state,
    });
  }
}

function batchFromRow(row: Row): Batch {
  return {
    id: text(row, 'id'),
    tenantId: text(row, 'tenant_id'),
    kind: oneOf(row, 'kind'),
    idempotencyKey: text(row, 'idempotency_key'),
    body: text(row, 'body'),
    bodyHash: text(row, 'body_hash'),
    proposalIds: json(row, 'proposal_ids_json'),
    firstSentAt: text(row, 'first_sent_at'),
    attempts: number(row, 'attempts'),
    state: oneOf(row, 'state'),
  };
}
