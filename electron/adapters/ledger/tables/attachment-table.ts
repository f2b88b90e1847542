import type { Attachment } from '../../../ports/ledger.ts';
import { number, oneOf, text, textOrNull } from '../columns.ts';
import type { Connection, Row } from '../connection.ts';
import { pageByKey } from '../page-by-key.ts';
import { upsertInto } from '../statements.ts';

const columns = [
  'movement_id',
  'proposal_id',
  'state',
  'file_name',
  'sha256',
  'problem_code',
  'problem_message',
  'attempts',
  'updated_at',
  'looked_at',
  'movement_hash',
] as const;

const upsert = upsertInto('attachments', 'movement_id', columns);

export class AttachmentTable {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** In the order of movement ids. */
  all(): Iterable<Attachment> {
    const sql = 'SELECT * FROM attachments WHERE movement_id > :id ORDER BY movement_id LIMIT :limit';
    return pageByKey(
      this.#connection,
      (after, limit) => this.#connection.all(sql, { id: after === null ? '' : text(after, 'movement_id'), limit }),
      attachmentFromRow,
    );
  }

  find(movementId: string): Attachment | null {
    const row = this.#connection.get('SELECT * FROM attachments WHERE movement_id = :movementId', { movementId });
    return row === null ? null : attachmentFromRow(row);
  }

  save(attachment: Attachment): void {
    this.#connection.run(upsert, {
      movement_id: attachment.movementId,
      proposal_id: attachment.proposalId,
      state: attachment.state,
      file_name: attachment.fileName,
      sha256: attachment.sha256,
      problem_code: attachment.problem?.code ?? null,
      problem_message: attachment.problem?.message ?? null,
      attempts: attachment.attempts,
      updated_at: attachment.updatedAt,
      looked_at: attachment.lookedAt,
      movement_hash: attachment.movementHash,
    });
  }
}

function attachmentFromRow(row: Row): Attachment {
  return {
    movementId: text(row, 'movement_id'),
    proposalId: text(row, 'proposal_id'),
    state: oneOf(row, 'state'),
    fileName: textOrNull(row, 'file_name'),
    sha256: textOrNull(row, 'sha256'),
    problem:
      row['problem_code'] === null ? null : { code: oneOf(row, 'problem_code'), message: text(row, 'problem_message') },
    attempts: number(row, 'attempts'),
    updatedAt: text(row, 'updated_at'),
    lookedAt: textOrNull(row, 'looked_at'),
    movementHash: textOrNull(row, 'movement_hash'),
  };
}
