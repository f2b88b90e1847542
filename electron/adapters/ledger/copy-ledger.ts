import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Failure } from '../../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import { copyTo } from './back-up.ts';
import { failureFromError } from './ledger-failure.ts';
import { ledgerFiles } from './ledger-files.ts';
import { takeLedgerLock } from './ledger-lock.ts';
import { openWriter } from './open-connection.ts';

/**
 * Copies the ledger of a company's folder, checked, to `path`; where there is none, nothing. Fails with `ledgerUnavailable`
 * where another writer has it, or where no sound copy can be made.
 */
export function copyLedger(folder: string, path: string): Result<null, Failure> {
  const files = ledgerFiles(resolve(folder));
  if (!existsSync(files.ledger)) return ok(null);
  try {
    const lock = takeLedgerLock(files.lock);
    try {
      const connection = openWriter(files.ledger);
      try {
        copyTo(connection, path);
      } finally {
        connection.close();
      }
    } finally {
      lock.free();
    }
    return ok(null);
  } catch (error) {
    const failure = failureFromError(error, files.folder);
    if (failure === null) throw error;
    return err(failure);
  }
}
