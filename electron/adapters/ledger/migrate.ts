import type { Connection } from './connection.ts';
import type { Migration } from './migrations/migration.ts';
import { pragma } from './open-connection.ts';

/** Tells a Tallybridge ledger from any other SQLite file: "TaBr" in ASCII. */
export const applicationId = 0x54614272;

export function schemaVersion(connection: Connection): number {
  return Number(pragma(connection, 'user_version'));
}

/** The version that the last of these steps leads to. */
export function newestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

/** Takes the file up to the newest version, each step in one transaction with its number; throws and keeps the last whole step. */
export function migrate(connection: Connection, migrations: readonly Migration[]): void {
  for (const migration of migrations) {
    const present = schemaVersion(connection);
    if (migration.version <= present) continue;
    if (migration.version !== present + 1)
      throw new Error(`No step leads from schema ${present} to ${migration.version}`);
    if (migration.rebuildsTables === true) withoutReferences(connection, () => takeStep(connection, migration));
    else takeStep(connection, migration);
  }
}

function takeStep(connection: Connection, migration: Migration): void {
  connection.transaction(() => {
    connection.exec(migration.sql);
    if (connection.get('PRAGMA foreign_key_check') !== null) {
      throw new Error(`Step ${migration.version} would leave a reference to nothing`);
    }
    connection.exec(`PRAGMA application_id = ${applicationId}`);
    connection.exec(`PRAGMA user_version = ${migration.version}`);
  });
}

/** SQLite takes no notice of this PRAGMA inside a transaction. */
function withoutReferences(connection: Connection, work: () => void): void {
  connection.exec('PRAGMA foreign_keys = OFF');
  try {
    work();
  } finally {
    connection.exec('PRAGMA foreign_keys = ON');
  }
}
