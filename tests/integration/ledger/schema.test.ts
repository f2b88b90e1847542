import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import type { Migration } from '../../../electron/adapters/ledger/migrations/migration.ts';
import { migrations } from '../../../electron/adapters/ledger/migrations/migrations.ts';
import { openLedger, openView } from '../../../electron/adapters/ledger/open-ledger.ts';
import type { Ledger } from '../../../electron/ports/ledger.ts';
import { root } from '../../checks.ts';
import { makeLedgerFixture } from '../../fixtures/ledgers/make-ledger-fixture.ts';
import { readEverything } from './sample-books.ts';
import { openedLedger, temporaryFolder } from './temporary-ledger.ts';

const fixtures = join(root, 'tests', 'fixtures', 'ledgers');
const snapshot = join(root, 'electron', 'adapters', 'ledger', 'migrations', 'schema-snapshot.sql');
const newest = migrations.length;

const secondStep: Migration = {
  version: newest + 1,
  name: 'notes',
  sql: 'ALTER TABLE movements ADD COLUMN note TEXT; CREATE TABLE notes (id TEXT PRIMARY KEY NOT NULL) STRICT;',
};
const brokenStep: Migration = { version: newest + 2, name: 'broken', sql: 'CREATE TABLE half (id TEXT) STRICT; OOPS;' };

function withDatabase<T>(path: string, use: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return use(database);
  } finally {
    database.close();
  }
}

/** Everything that was made by a statement of ours, sorted. */
function schemaOf(path: string): string {
  const sql = "SELECT sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name";
  return withDatabase(path, (database) => {
    const statements = database.prepare(sql).all();
    return statements.map((row) => `${row['sql']};\n`).join('\n');
  });
}

function columnsOf(path: string): readonly string[] {
  const sql = `SELECT t.name || '.' || c.name || ' ' || c.type || CASE c."notnull" WHEN 1 THEN ' NOT NULL' ELSE '' END AS it
    FROM pragma_table_list t, pragma_table_xinfo(t.name) c WHERE t.type = 'table' ORDER BY it`;
  return withDatabase(path, (database) =>
    database
      .prepare(sql)
      .all()
      .map((row) => String(row['it'])),
  );
}

function userVersion(path: string): unknown {
  return withDatabase(path, (database) => database.prepare('PRAGMA user_version').get()?.['user_version']);
}

/** A folder that holds a copy of the newest fixture as its ledger. */
function companyWithFixture(): string {
  const folder = temporaryFolder();
  copyFileSync(join(fixtures, `v${newest}.db`), join(folder, 'ledger.db'));
  return folder;
}

function openWith(folder: string, steps: readonly Migration[]): Ledger {
  const opened = openLedger(folder, steps);
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

test('the schema is the one that was written down (after a migration: npx vitest -u, and look at the difference)', async () => {
  const folder = temporaryFolder();
  openedLedger(folder).close();
  await expect(schemaOf(join(folder, 'ledger.db'))).toMatchFileSnapshot(snapshot);
});

test('every table is strict', () => {
  const folder = temporaryFolder();
  openedLedger(folder).close();
  const loose = withDatabase(join(folder, 'ledger.db'), (database) =>
    database.prepare("SELECT name FROM pragma_table_list WHERE strict = 0 AND name NOT LIKE 'sqlite_%'").all(),
  );
  expect(loose).toEqual([]);
});

test('migrations are numbered 1, 2, 3 …, and a file named after each begins with its number', () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
  const files = readdirSync(join(root, 'electron', 'adapters', 'ledger', 'migrations'));
  const expected = migrations.map(({ version, name }) => `${String(version).padStart(4, '0')}-${name}.ts`);
  expect(files.filter((file) => /^\d/.test(file)).toSorted()).toEqual(expected);
});

describe('a ledger of every released schema', () => {
  test('is among the fixtures', () => {
    const present = readdirSync(fixtures).filter((name) => name.endsWith('.db'));
    expect(present.toSorted()).toEqual(migrations.map(({ version }) => `v${version}.db`).toSorted());
  });

  test.each(migrations.map(({ version }) => version))('opens and holds what it held: version %d', async (version) => {
    const folder = temporaryFolder();
    copyFileSync(join(fixtures, `v${version}.db`), join(folder, 'ledger.db'));
    const ledger = openedLedger(folder);
    expect(ledger.health()).toMatchObject({ schemaVersion: newest, quickCheck: 'ok' });
    const content = `${JSON.stringify(readEverything(ledger), null, 2)}\n`;
    await expect(content).toMatchFileSnapshot(join(fixtures, `v${version}.txt`));
    ledger.close();
    expect(schemaOf(join(folder, 'ledger.db'))).toBe(readFileSync(snapshot, 'utf8'));
  });

  test.each(migrations.map(({ version }) => version))('has lost no column since: version %d', (version) => {
    const folder = temporaryFolder();
    openedLedger(folder).close();
    expect(columnsOf(join(folder, 'ledger.db'))).toEqual(
      expect.arrayContaining([...columnsOf(join(fixtures, `v${version}.db`))]),
    );
  });

  test('can be made for the present schema', () => {
    const folder = temporaryFolder();
    const path = makeLedgerFixture(folder);
    expect(basename(path)).toBe(`v${newest}.db`);
    expect(schemaOf(path)).toBe(schemaOf(join(fixtures, `v${newest}.db`)));
  });
});

describe('bringing a ledger up to date', () => {
  test('keeps everything, and a checked copy of what it was', () => {
    const folder = companyWithFixture();
    const before = readEverything(openedLedger(companyWithFixture()));
    const ledger = openWith(folder, [...migrations, secondStep]);
    expect(ledger.health()).toMatchObject({ schemaVersion: newest + 1, quickCheck: 'ok' });
    expect(readEverything(ledger)).toEqual(before);
    ledger.close();

    const copy = join(folder, 'backups', `ledger-v${newest}.db`);
    expect(userVersion(copy)).toBe(newest);
    if (process.platform !== 'win32') expect(statSync(copy).mode & 0o777).toBe(0o600);
    const restored = temporaryFolder();
    copyFileSync(copy, join(restored, 'ledger.db'));
    expect(readEverything(openedLedger(restored))).toEqual(before);
  });

  test('makes no copy where there is nothing to do, nor of a ledger that was just made', () => {
    const folder = companyWithFixture();
    openedLedger(folder).close();
    expect(existsSync(join(folder, 'backups'))).toBe(false);
    const fresh = temporaryFolder();
    openWith(fresh, [...migrations, secondStep]).close();
    expect(existsSync(join(fresh, 'backups'))).toBe(false);
  });

  test('stops at the last whole step where one fails, and frees the lock', () => {
    const folder = companyWithFixture();
    expect(() => openLedger(folder, [...migrations, secondStep, brokenStep])).toThrow('OOPS');
    const ledger = openWith(folder, [...migrations, secondStep]);
    expect(ledger.health()).toMatchObject({ schemaVersion: newest + 1, quickCheck: 'ok' });
    ledger.close();
    expect(schemaOf(join(folder, 'ledger.db'))).not.toContain('half');
  });

  test('does not begin where the copy cannot be made', () => {
    const folder = companyWithFixture();
    mkdirSync(join(folder, 'backups', `ledger-v${newest}.db.part`), { recursive: true });
    const opened = openLedger(folder, [...migrations, secondStep]);
    expect(opened).toMatchObject({ ok: false, error: { kind: 'ledgerUnavailable', why: 'unwritable' } });
    expect(userVersion(join(folder, 'ledger.db'))).toBe(newest);
    openedLedger(folder);
  });

  test('refuses a gap in the steps', () => {
    const gap = { ...secondStep, version: newest + 2 };
    expect(() => openLedger(companyWithFixture(), [...migrations, gap])).toThrow('No step leads');
  });

  test('is not the business of a view', () => {
    const folder = companyWithFixture();
    const view = openView(folder, 'whole', [...migrations, secondStep]);
    expect(view.ok ? null : view.error.message).toContain('The next sync brings it up to date');
    expect(userVersion(join(folder, 'ledger.db'))).toBe(newest);
  });
});
