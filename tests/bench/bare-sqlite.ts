import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

type Row = Record<string, SQLInputValue>;

/** Rows of some tables, to be written as they are: what SQLite itself needs for them, with nothing of ours around it. */
export type Tables = Readonly<Record<string, readonly Row[]>>;

export function readTables(path: string, names: readonly string[]): Tables {
  const database = new DatabaseSync(path, { readOnly: true });
  const tables = Object.fromEntries(
    names.map((name) => [name, database.prepare(`SELECT * FROM ${name}`).all() as Row[]]),
  );
  database.close();
  return tables;
}

/** Inserts every row in one transaction, as safely as the ledger does, into tables without index or constraint. */
export function writeBare(path: string, tables: Tables): void {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; BEGIN');
  for (const [name, rows] of Object.entries(tables)) {
    const columns = Object.keys(rows[0] ?? { id: null });
    database.exec(`CREATE TABLE ${name} (${columns.join(', ')})`);
    const insert = database.prepare(`INSERT INTO ${name} VALUES (${columns.map(() => '?').join(', ')})`);
    for (const row of rows) insert.run(...Object.values(row));
  }
  database.exec('COMMIT');
  database.close();
}

/** Looks every row up by its primary key, one query each. Returns how many were there. */
export function findEach(path: string, table: string, ids: readonly string[]): number {
  const database = new DatabaseSync(path, { readOnly: true });
  const find = database.prepare(`SELECT * FROM ${table} WHERE id = ?`);
  const found = ids.filter((id) => find.get(id) !== undefined).length;
  database.close();
  return found;
}
