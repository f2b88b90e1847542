import { closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { isBusy } from './ledger-failure.ts';

/** Held for as long as its holder lives: a crash frees it, because the operating system does. */
export interface LedgerLock {
  free(): void;
}

/** Two that reach for it in the same instant turn each other away for a moment; with some patience one of them gets it. */
const patienceMs = 50;

/**
 * Takes the writer's lock: an exclusive transaction on an empty SQLite file that nothing else uses. Not a pid file, which a
 * crash would leave behind. Throws SQLITE_BUSY within a tenth of a second where another process, or this one, holds it.
 */
export function takeLedgerLock(path: string): LedgerLock {
  createPrivately(path);
  const database = new DatabaseSync(path, { timeout: patienceMs });
  try {
    database.exec('PRAGMA journal_mode = MEMORY'); // no journal file that a crash would leave behind
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    throw error;
  }
  return { free: () => database.close() };
}

/** Makes the file for this user alone. One that exists is never opened here: closing it would drop the lock on it. */
function createPrivately(path: string): void {
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
}

/** The same where it is no failure that another one has it: null then. */
export function tryLedgerLock(path: string): LedgerLock | null {
  try {
    return takeLedgerLock(path);
  } catch (error) {
    if (isBusy(error)) return null;
    throw error;
  }
}
