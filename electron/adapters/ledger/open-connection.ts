import { DatabaseSync } from 'node:sqlite';
import { Connection } from './connection.ts';

/** How long a statement waits for another connection's lock, in milliseconds. */
const busyTimeoutMs = 5000;

/** Below this, SQLite can corrupt a WAL file that two connections use (sqlite.org/wal.html#walresetbug). */
const oldestSafeSqlite = [3, 51, 3] as const;

/** What each PRAGMA is set to, and what it must then read as. `synchronous` 2 is FULL: a commit survives a power cut. */
const writerPragmas = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['recursive_triggers', 'ON', 1], // REPLACE must fire the triggers that keep the log append-only
  ['cell_size_check', 'ON', 1],
  ['fullfsync', 'ON', 1], // macOS: fsync alone leaves data in the drive's cache
  ['checkpoint_fullfsync', 'ON', 1],
  ['temp_store', 'MEMORY', 2], // no copies of the books in the system's folder for temporary files
  ['cache_size', '-8000', -8000], // kB: with four times as much a plan of 100,000 takes no less, and the memory is not given back
  ['journal_size_limit', '67108864', 67108864],
] as const;

const viewPragmas = [
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['temp_store', 'MEMORY', 2],
] as const;

/** A connection that writes. The file is created where it does not exist. Throws what SQLite throws. */
export function openWriter(path: string): Connection {
  return prepare(new DatabaseSync(path, { timeout: busyTimeoutMs }), writerPragmas);
}

/** A connection that cannot write; works beside a writer. Throws what SQLite throws. */
export function openReader(path: string): Connection {
  return prepare(new DatabaseSync(path, { timeout: busyTimeoutMs, readOnly: true }), viewPragmas);
}

function prepare(
  database: DatabaseSync,
  pragmas: readonly (readonly [name: string, value: string, expected: string | number])[],
): Connection {
  const connection = new Connection(database);
  try {
    assertSafeVersion(sqliteVersion(connection));
    for (const [name, value, expected] of pragmas) {
      connection.exec(`PRAGMA ${name} = ${value}`);
      const actual = pragma(connection, name);
      if (actual !== expected) throw new Error(`PRAGMA ${name} is ${actual}, not ${expected}`);
    }
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** The value of a PRAGMA that answers with one row of one column. */
export function pragma(connection: Connection, name: string): string | number {
  const value = Object.values(connection.get(`PRAGMA ${name}`) ?? {})[0];
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new Error(`PRAGMA ${name} gave no value`);
}

export function sqliteVersion(connection: Connection): string {
  return String(connection.get('SELECT sqlite_version() AS version')?.['version']);
}

/** Throws for a version older than 3.51.3. */
export function assertSafeVersion(version: string): void {
  const parts = version.split('.').map(Number);
  for (const [index, least] of oldestSafeSqlite.entries()) {
    const part = parts[index] ?? 0;
    if (part > least) return;
    if (part < least || Number.isNaN(part)) {
      throw new Error(`SQLite ${version} can damage a ledger; ${oldestSafeSqlite.join('.')} or later is needed`);
    }
  }
}
