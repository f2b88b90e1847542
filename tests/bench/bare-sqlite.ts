import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

type Row = Record<string, SQLInputValue>;

/** How many rows are in memory at once, and in one transaction: as many as a slice of a plan has. */
const rowsAtOnce = 500;

/**
 * What SQLite itself needs for the rows of these tables, with nothing of ours around it: they are read from the ledger at
 * `from`, and written to `to` as they are, into tables without index or constraint, as durably as the ledger does and in as
 * many transactions. `spend` is given the writing alone.
 */
export function writeBare(
  from: string,
  to: string,
  tables: readonly string[],
  spend: (work: () => void) => void,
): void {
  const source = new DatabaseSync(from, { readOnly: true });
  const target = new DatabaseSync(to);
  spend(() => target.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL'));
  for (const table of tables) {
    let columns: readonly string[] | null = null;
    for (const rows of rowsOf(source, table)) {
      columns ??= prepared(target, table, rows);
      const insert = target.prepare(`INSERT INTO ${table} VALUES (${columns.map(() => '?').join(', ')})`);
      spend(() => {
        target.exec('BEGIN');
        for (const row of rows) insert.run(...Object.values(row));
        target.exec('COMMIT');
      });
    }
  }
  spend(() => target.close());
  source.close();
}

/** Every row of these tables. Returns how many there were. */
export function readBare(path: string, tables: readonly string[]): number {
  const database = new DatabaseSync(path, { readOnly: true });
  let count = 0;
  for (const table of tables) for (const rows of rowsOf(database, table)) count += rows.length;
  database.close();
  return count;
}

/** Looks every row up by its primary key, one query each. Returns how many were there. */
export function findEach(path: string, table: string, ids: Iterable<string>): number {
  const database = new DatabaseSync(path, { readOnly: true });
  const find = database.prepare(`SELECT * FROM ${table} WHERE id = ?`);
  let found = 0;
  for (const id of ids) if (find.get(id) !== undefined) found += 1;
  database.close();
  return found;
}

function prepared(target: DatabaseSync, table: string, rows: readonly Row[]): readonly string[] {
  const columns = Object.keys(rows[0] ?? {});
  target.exec(`CREATE TABLE ${table} (${columns.join(', ')})`);
  return columns;
}

function* rowsOf(database: DatabaseSync, table: string): Generator<readonly Row[]> {
  let rows: Row[] = [];
  for (const row of database.prepare(`SELECT * FROM ${table}`).iterate()) {
    rows.push(row);
    if (rows.length < rowsAtOnce) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}
