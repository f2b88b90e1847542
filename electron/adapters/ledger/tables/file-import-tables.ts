import type { FileImport, ToldDoubt, ToldMovement } from '../../../ports/file-imports.ts';
import { flag, json, number, oneOf, text, textOrNull } from '../columns.ts';
import type { Connection, Row } from '../connection.ts';
import { insertInto, upsertInto } from '../statements.ts';

const insertImport = insertInto('file_imports', [
  'id',
  'name',
  'sha256',
  'kind',
  'imported_at',
  'author',
  'rows',
  'new_rows',
  'known_rows',
  'skipped_json',
]);
const upsertTold = upsertInto('told_movements', 'movement_id', [
  'movement_id',
  'began_in_file',
  'file_id',
  'cledara_id',
  'invoice_sha256',
]);
const upsertDoubt = upsertInto('told_doubts', 'movement_id', ['movement_id', 'among_json']);

/** Files that were imported, and what they and Cledara's API call the same movements. */
export class FileImportTables {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  imports(limit: number): readonly FileImport[] {
    const sql = 'SELECT * FROM file_imports ORDER BY imported_at DESC, rowid DESC LIMIT :limit';
    return this.#connection.all(sql, { limit }).map(importFromRow);
  }

  told(movementId: string): ToldMovement | null {
    const sql = 'SELECT * FROM told_movements WHERE movement_id = :movementId';
    const row = this.#connection.get(sql, { movementId });
    return row === null ? null : toldFromRow(row);
  }

  toldByFileId(fileId: string): ToldMovement | null {
    const row = this.#connection.get('SELECT * FROM told_movements WHERE file_id = :fileId', { fileId });
    return row === null ? null : toldFromRow(row);
  }

  toldByCledaraId(cledaraId: string): ToldMovement | null {
    const row = this.#connection.get('SELECT * FROM told_movements WHERE cledara_id = :cledaraId', { cledaraId });
    return row === null ? null : toldFromRow(row);
  }

  allTold(): readonly ToldMovement[] {
    return this.#connection.all('SELECT * FROM told_movements ORDER BY movement_id').map(toldFromRow);
  }

  doubts(): readonly ToldDoubt[] {
    const rows = this.#connection.all('SELECT * FROM told_doubts ORDER BY movement_id');
    return rows.map((row) => ({ movementId: text(row, 'movement_id'), among: json(row, 'among_json') }));
  }

  append(record: FileImport): void {
    this.#connection.run(insertImport, {
      id: record.id,
      name: record.name,
      sha256: record.sha256,
      kind: record.kind,
      imported_at: record.importedAt,
      author: record.author,
      rows: record.rows,
      new_rows: record.newRows,
      known_rows: record.knownRows,
      skipped_json: JSON.stringify(record.skipped),
    });
  }

  saveTold(told: ToldMovement): void {
    this.#connection.run(upsertTold, {
      movement_id: told.movementId,
      began_in_file: told.beganInFile ? 1 : 0,
      file_id: told.fileId,
      cledara_id: told.cledaraId,
      invoice_sha256: told.invoiceSha256,
    });
  }

  markInvoice(movementId: string): void {
    const sql =
      'UPDATE movements SET has_invoice = 1, revision = revision + 1 WHERE id = :movementId AND has_invoice = 0';
    this.#connection.run(sql, { movementId });
  }

  saveDoubt(doubt: ToldDoubt): void {
    this.#connection.run(upsertDoubt, { movement_id: doubt.movementId, among_json: JSON.stringify(doubt.among) });
  }
}

function importFromRow(row: Row): FileImport {
  return {
    id: text(row, 'id'),
    name: text(row, 'name'),
    sha256: text(row, 'sha256'),
    kind: oneOf(row, 'kind'),
    importedAt: text(row, 'imported_at'),
    author: text(row, 'author'),
    rows: number(row, 'rows'),
    newRows: number(row, 'new_rows'),
    knownRows: number(row, 'known_rows'),
    skipped: json(row, 'skipped_json'),
  };
}

function toldFromRow(row: Row): ToldMovement {
  return {
    movementId: text(row, 'movement_id'),
    beganInFile: flag(row, 'began_in_file'),
    fileId: textOrNull(row, 'file_id'),
    cledaraId: textOrNull(row, 'cledara_id'),
    invoiceSha256: textOrNull(row, 'invoice_sha256'),
  };
}
