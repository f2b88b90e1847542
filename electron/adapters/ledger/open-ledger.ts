import { existsSync, mkdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Failure } from '../../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { Ledger, LedgerOpener, LedgerView } from '../../ports/ledger.ts';
import { backUp } from './back-up.ts';
import type { Connection } from './connection.ts';
import { createLedger } from './create-ledger.ts';
import { type InspectedPart, type Inspection, inspectLedger } from './inspect-ledger.ts';
import { corrupt, failureFromError, newer, noLedger, notYetMigrated } from './ledger-failure.ts';
import { type LedgerFiles, ledgerFiles } from './ledger-files.ts';
import { type LedgerLock, takeLedgerLock } from './ledger-lock.ts';
import { migrate, newestVersion, schemaVersion } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { migrations as everyMigration } from './migrations/migrations.ts';
import { openWriter } from './open-connection.ts';
import { SqliteLedger } from './sqlite-ledger.ts';
import { SqliteLedgerView } from './sqlite-ledger-view.ts';

/**
 * The ledger of a company's folder, for its one writer; made where there is none. A file that is refused is left byte for
 * byte as it is. `migrations` is for tests of the upgrade.
 */
export function openLedger(folder: string, migrations: readonly Migration[] = everyMigration): Result<Ledger, Failure> {
  const files = ledgerFiles(resolve(folder));
  return orFailure(files, () => {
    mkdirSync(files.folder, { recursive: true, mode: 0o700 });
    const lock = takeLedgerLock(files.lock);
    try {
      const opened = openUnderLock(files, lock, migrations);
      if (!opened.ok) lock.free();
      return opened;
    } catch (error) {
      lock.free();
      throw error;
    }
  });
}

/**
 * The ledger of a company's folder, to look at; works beside a writer and changes nothing. Where its `head` alone is looked
 * at, damage further down is met when it is read: SQLite throws then, see `failureFromSqlite`.
 */
export function openView(
  folder: string,
  part: InspectedPart = 'whole',
  migrations: readonly Migration[] = everyMigration,
): Result<LedgerView & { close(): void }, Failure> {
  const files = ledgerFiles(resolve(folder));
  return orFailure(files, () => {
    if (!existsSync(files.ledger)) return lostWriteAheadLog(files) ? err(corrupt(files.folder)) : err(noLedger());
    const inspection = inspectLedger(files.ledger, newestVersion(migrations), part);
    if (inspection.kind === 'current') return ok(new SqliteLedgerView(inspection.connection));
    return err(refuse(inspection, files) ?? notYetMigrated());
  });
}

export const ledgerOpener: LedgerOpener = {
  openLedger: (folder) => openLedger(folder),
  openView: (folder) => openView(folder),
};

function openUnderLock(
  files: LedgerFiles,
  lock: LedgerLock,
  migrations: readonly Migration[],
): Result<SqliteLedger, Failure> {
  if (existsSync(files.ledger)) {
    const refusal = refuse(inspectLedger(files.ledger, newestVersion(migrations)), files);
    if (refusal !== null) return err(refusal);
  } else {
    if (lostWriteAheadLog(files)) return err(corrupt(files.folder));
    createLedger(files, migrations);
  }
  const connection = openWriter(files.ledger);
  try {
    if (schemaVersion(connection) < newestVersion(migrations)) backUp(connection, files.backups);
    migrate(connection, migrations);
    proveWritable(connection);
    return ok(new SqliteLedger(connection, lock));
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Closes what was opened to look. Null for a file that can be used, if only after a migration. */
function refuse(inspection: Inspection, files: LedgerFiles): Failure | null {
  if ('connection' in inspection) {
    inspection.connection.close();
    return null;
  }
  return inspection.kind === 'newer' ? newer() : corrupt(files.folder);
}

/** A full or read-only disk is found out now, and not at the first save in the middle of a run. */
function proveWritable(connection: Connection): void {
  connection.transaction(() => connection.exec(`PRAGMA user_version = ${schemaVersion(connection)}`));
}

/** Changes without the ledger they belong to: SQLite would play them into a new file of that name. */
function lostWriteAheadLog(files: LedgerFiles): boolean {
  return existsSync(files.writeAheadLog) && statSync(files.writeAheadLog).size > 0;
}

function orFailure<T>(files: LedgerFiles, work: () => Result<T, Failure>): Result<T, Failure> {
  try {
    return work();
  } catch (error) {
    const failure = failureFromError(error, files.folder);
    if (failure === null) throw error;
    return err(failure);
  }
}
