import { closeSync, openSync, rmSync } from 'node:fs';
import { renameDurably } from './durable-rename.ts';
import type { LedgerFiles } from './ledger-files.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { openWriter } from './open-connection.ts';

/**
 * Makes an empty ledger for this user alone. It gets its name only when it is complete, so a ledger that is empty or has
 * no tables is never one that we made. The caller holds the lock. Throws what SQLite or the disk throws.
 */
export function createLedger(files: LedgerFiles, migrations: readonly Migration[]): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${files.draft}${suffix}`, { force: true });
  closeSync(openSync(files.draft, 'wx', 0o600)); // SQLite gives its side files the same permissions
  const connection = openWriter(files.draft);
  try {
    migrate(connection, migrations);
  } finally {
    connection.close(); // moves the write-ahead log into the file
  }
  renameDurably(files.draft, files.ledger);
}
