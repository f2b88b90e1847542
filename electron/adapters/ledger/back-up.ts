import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Connection } from './connection.ts';
import { renameDurably } from './durable-rename.ts';
import { quickCheck } from './health.ts';
import { schemaVersion } from './migrate.ts';
import { openReader } from './open-connection.ts';

/**
 * A complete copy of the ledger as it is before a migration, `ledger-v<version>.db`, checked before it gets its name.
 * A copy of the same version from an earlier attempt is replaced. Returns its path; throws where it cannot be made.
 */
export function backUp(connection: Connection, folder: string): string {
  const path = join(folder, `ledger-v${schemaVersion(connection)}.db`);
  copyTo(connection, path);
  return path;
}

/** A complete copy, checked before it gets its name; takes the place of one of that name. Throws where it cannot be made. */
export function copyTo(connection: Connection, path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const part = `${path}.part`;
  rmSync(part, { force: true });
  closeSync(openSync(part, 'wx', 0o600)); // VACUUM INTO fills an empty file, and does not fsync what it wrote
  connection.run('VACUUM INTO :part', { part });
  assertSound(part, schemaVersion(connection));
  renameDurably(part, path);
}

function assertSound(path: string, version: number): void {
  const copy = openReader(path);
  try {
    const found = quickCheck(copy);
    if (found !== 'ok') throw new Error(`The copy of the ledger is damaged: ${found}`);
    if (schemaVersion(copy) !== version) throw new Error('The copy of the ledger has another version');
  } finally {
    copy.close();
  }
}
