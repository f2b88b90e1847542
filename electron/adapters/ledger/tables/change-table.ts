import type { Change, RemovedDocument } from '../../../ports/change.ts';
import { json, number, oneOf, text } from '../columns.ts';
import type { Connection, Row } from '../connection.ts';
import { insertInto, upsertInto } from '../statements.ts';

const upsert = upsertInto('changes', 'id', [
  'id',
  'tenant_id',
  'what',
  'remote_kind',
  'idempotency_key',
  'body',
  'body_hash',
  'items_json',
  'author',
  'first_sent_at',
  'attempts',
  'state',
]);

const insertRemoved = insertInto('removed_documents', ['remote_id', 'remote_kind', 'proposal_id', 'at']);

/** Requests that change what is in Xero, and what was taken out of it by them. */
export class ChangeTable {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Those that are not done, in the order they first left. */
  open(): readonly Change[] {
    const sql = `SELECT * FROM changes WHERE state <> 'done' ORDER BY first_sent_at, id`;
    return this.#connection.all(sql).map(changeFromRow);
  }

  /** State, attempts and firstSentAt may change later; anything else of a request that was saved throws. */
  save(change: Change): void {
    if (!change.body.isWellFormed()) throw new Error('A lone surrogate would not be sent as it was hashed');
    this.#connection.run(upsert, {
      id: change.id,
      tenant_id: change.tenantId,
      what: change.what,
      remote_kind: change.remoteKind,
      idempotency_key: change.idempotencyKey,
      body: change.body,
      body_hash: change.bodyHash,
      items_json: JSON.stringify(change.items),
      author: change.author,
      first_sent_at: change.firstSentAt,
      attempts: change.attempts,
      state: change.state,
    });
  }

  /** In the order of ids. */
  removed(proposalId: string | null): readonly RemovedDocument[] {
    const rows =
      proposalId === null
        ? this.#connection.all('SELECT * FROM removed_documents ORDER BY remote_id')
        : this.#connection.all('SELECT * FROM removed_documents WHERE proposal_id = :proposalId ORDER BY remote_id', {
            proposalId,
          });
    return rows.map(removedFromRow);
  }

  saveRemoved(document: RemovedDocument): void {
    this.#connection.run(insertRemoved, {
      remote_id: document.remoteId,
      remote_kind: document.remoteKind,
      proposal_id: document.proposalId,
      at: document.at,
    });
  }
}

function changeFromRow(row: Row): Change {
  return {
    id: text(row, 'id'),
    tenantId: text(row, 'tenant_id'),
    what: oneOf(row, 'what'),
    remoteKind: oneOf(row, 'remote_kind'),
    idempotencyKey: text(row, 'idempotency_key'),
    body: text(row, 'body'),
    bodyHash: text(row, 'body_hash'),
    items: json(row, 'items_json'),
    author: text(row, 'author'),
    firstSentAt: text(row, 'first_sent_at'),
    attempts: number(row, 'attempts'),
    state: oneOf(row, 'state'),
  };
}

function removedFromRow(row: Row): RemovedDocument {
  return {
    remoteId: text(row, 'remote_id'),
    remoteKind: oneOf(row, 'remote_kind'),
    proposalId: text(row, 'proposal_id'),
    at: text(row, 'at'),
  };
}
