import type { LedgerHealth } from '../../ports/ledger.ts';
import type { Connection } from './connection.ts';
import { pragma, sqliteVersion } from './open-connection.ts';

/** `ok`, or what SQLite's quick_check found (at most a hundred lines). Reads the whole file. */
export function quickCheck(connection: Connection): string {
  return connection
    .all('PRAGMA quick_check')
    .map((row) => String(row['quick_check']))
    .join('; ');
}

export function readHealth(connection: Connection): LedgerHealth {
  return {
    sqliteVersion: sqliteVersion(connection),
    schemaVersion: Number(pragma(connection, 'user_version')),
    quickCheck: quickCheck(connection),
    sizeBytes: Number(pragma(connection, 'page_count')) * Number(pragma(connection, 'page_size')),
  };
}
