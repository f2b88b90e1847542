import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { assertSafeVersion, openWriter, pragma } from '../../../electron/adapters/ledger/open-connection.ts';
import { ledgerOpener, openLedger, openView } from '../../../electron/adapters/ledger/open-ledger.ts';
import type { Failure } from '../../../shared/domain/failure.ts';
import type { Result } from '../../../shared/lib/result.ts';
import { aMovement, noon, observed, readEverything, writeSampleBooks } from './sample-books.ts';
import { openedLedger, temporaryFolder } from './temporary-ledger.ts';

/** A folder with a closed ledger in it, and what was written there. */
function closedBooks(): { readonly folder: string; readonly file: string; readonly content: unknown } {
  const folder = temporaryFolder();
  const ledger = openedLedger(folder);
  writeSampleBooks(ledger);
  const content = readEverything(ledger);
  ledger.close();
  return { folder, file: join(folder, 'ledger.db'), content };
}

function failureOf(opened: Result<{ close(): void }, Failure>): Failure {
  if (!opened.ok) return opened.error;
  opened.value.close();
  throw new Error('It opened where a refusal was expected');
}

function expectRefusal(folder: string, why: string, sentence: string): void {
  const file = join(folder, 'ledger.db');
  const before = readFileSync(file);
  for (const failure of [failureOf(openLedger(folder)), failureOf(openView(folder))]) {
    expect(failure).toMatchObject({ kind: 'ledgerUnavailable', source: 'local', why });
    expect(failure.message).toContain(sentence);
  }
  expect(readFileSync(file).equals(before)).toBe(true);
}

function alter(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}

test('the folder and its files are made for this user alone', () => {
  const folder = join(temporaryFolder(), 'companies', 'acme');
  const ledger = openedLedger(folder);
  ledger.saveMovement(observed(aMovement()), noon);
  if (process.platform !== 'win32') {
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(folder))
      expect([name, statSync(join(folder, name)).mode & 0o777]).toEqual([name, 0o600]);
  }
  ledger.close();
  expect(readdirSync(folder).toSorted()).toEqual(['ledger.db', 'ledger.lock']);
});

test('the connection that writes is durable and strict', () => {
  const { file } = closedBooks();
  const connection = openWriter(file);
  const read = (name: string) => pragma(connection, name);
  expect(read('synchronous')).toBe(2); // FULL
  expect(read('journal_mode')).toBe('wal');
  expect(read('foreign_keys')).toBe(1);
  expect(read('trusted_schema')).toBe(0);
  expect(read('cell_size_check')).toBe(1);
  expect(read('busy_timeout')).toBe(5000);
  expect(read('application_id')).toBe(0x54614272);
  connection.close();
});

test.each(['3.51.3', '3.51.10', '3.53.4', '4.0.0'])('SQLite %s is safe', (version) => assertSafeVersion(version));

test.each(['3.51.2', '3.50.9', '3.9.99', '2.99.99', 'unknown'])('SQLite %s is not used', (version) => {
  expect(() => assertSafeVersion(version)).toThrow('3.51.3 or later is needed');
});

describe('a ledger of a newer program', () => {
  test('is refused and left as it is', () => {
    const { folder, file } = closedBooks();
    alter(file, 'PRAGMA user_version = 999; CREATE TABLE from_the_future (a TEXT) STRICT');
    expectRefusal(folder, 'newer', 'newer version of Tallybridge');
  });

  test('is left as it is even with changes still in its write-ahead log', () => {
    const { folder, file } = closedBooks();
    const future = new DatabaseSync(file);
    future.exec('PRAGMA user_version = 999');
    for (const name of ['ledger.db', 'ledger.db-wal']) copyFileSync(join(folder, name), join(folder, `${name}.copy`));
    future.close();
    for (const name of ['ledger.db', 'ledger.db-wal']) copyFileSync(join(folder, `${name}.copy`), join(folder, name));
    const log = readFileSync(join(folder, 'ledger.db-wal'));
    expectRefusal(folder, 'newer', 'newer version of Tallybridge');
    expect(readFileSync(join(folder, 'ledger.db-wal')).equals(log)).toBe(true);
  });
});

describe('a file that is no sound ledger is refused and left as it is:', () => {
  const damage: readonly [what: string, harm: (file: string) => void][] = [
    ['empty', (file) => truncateSync(file, 0)],
    ['all zeros', (file) => writeFileSync(file, Buffer.alloc(statSync(file).size))],
    ['text', (file) => writeFileSync(file, 'Dear diary, '.repeat(1000))],
    ['cut in half', (file) => truncateSync(file, Math.floor(statSync(file).size / 2))],
    ['cut within a page', (file) => truncateSync(file, statSync(file).size - 100)],
    ['of another application', (file) => alter(file, 'PRAGMA application_id = 252006673')],
    ['of no version', (file) => alter(file, 'PRAGMA user_version = 0')],
    ['of a negative version', (file) => alter(file, 'PRAGMA user_version = -1')],
    ['with a page of noise', (file) => overwrite(file, 2 * 4096, Buffer.alloc(4096, 0xa5))],
  ];

  test.each(damage)('%s', (_, harm) => {
    const { folder, file } = closedBooks();
    harm(file);
    expectRefusal(folder, 'corrupt', 'damaged and was left as it is');
  });

  test('gone, but for its write-ahead log', () => {
    const { folder, file } = closedBooks();
    rmSync(file);
    writeFileSync(`${file}-wal`, 'what had not been moved yet');
    for (const failure of [failureOf(openLedger(folder)), failureOf(openView(folder))]) {
      expect(failure).toMatchObject({ kind: 'ledgerUnavailable', why: 'corrupt' });
    }
    expect(existsSync(file)).toBe(false);
    expect(readFileSync(`${file}-wal`, 'utf8')).toBe('what had not been moved yet');
  });

  test('with any byte of its header changed, unless that byte says nothing', () => {
    const { folder, file, content } = closedBooks();
    const sound = readFileSync(file);
    const refusals = new Map<string, number>();
    for (let index = 0; index < 100; index += 1) {
      const harmed = Buffer.from(sound);
      harmed[index] = (harmed[index] ?? 0) ^ 0xff;
      writeFileSync(file, harmed);
      const opened = openLedger(folder);
      if (opened.ok) {
        expect(readEverything(opened.value)).toEqual(content);
        opened.value.close();
      } else {
        const why = opened.error.kind === 'ledgerUnavailable' ? opened.error.why : opened.error.kind;
        refusals.set(why, (refusals.get(why) ?? 0) + 1);
        expect([index, readFileSync(file).equals(harmed)]).toEqual([index, true]);
      }
      for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
    }
    expect(refusals.get('corrupt')).toBeGreaterThan(40);
    // a header that asks for a newer way of writing makes SQLite treat the file as read-only
    expect([...refusals.keys()].toSorted()).toEqual(['corrupt', 'newer', 'unwritable']);
  });
});

describe('a place that cannot be written is named:', () => {
  test('a file where the folder should be', () => {
    const folder = join(temporaryFolder(), 'company');
    writeFileSync(folder, '');
    expectUnwritable(openLedger(folder), 'a file stands where its folder should be');
  });

  test('a file on the way to the folder', () => {
    const file = join(temporaryFolder(), 'company');
    writeFileSync(file, '');
    expectUnwritable(openLedger(join(file, 'inside')), 'part of its path is a file');
  });

  test('a folder where the ledger should be', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'ledger.db'));
    expectUnwritable(openLedger(folder), 'cannot be used');
    expectUnwritable(openView(folder), 'cannot be used');
  });

  test('a folder that this user may only read', () => {
    const { folder } = closedBooks();
    const asRoot = process.getuid?.() === 0;
    chmodSync(join(folder, 'ledger.db'), 0o400);
    chmodSync(folder, 0o500);
    const opened = openLedger(folder);
    chmodSync(folder, 0o700);
    if (asRoot || process.platform === 'win32') {
      expect(opened.ok).toBe(true); // root may write everywhere; Windows knows no such bits for a folder
      if (opened.ok) opened.value.close();
    } else {
      expectUnwritable(opened, 'cannot be used');
    }
  });

  function expectUnwritable(opened: Result<{ close(): void }, Failure>, reason: string): void {
    const failure = failureOf(opened);
    expect(failure).toMatchObject({ kind: 'ledgerUnavailable', source: 'local', why: 'unwritable' });
    expect(failure.message).toContain(reason);
  }
});

test('what an interrupted beginning left behind is no obstacle', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'ledger.draft'), 'half a file');
  writeFileSync(join(folder, 'ledger.draft-wal'), 'half a log');
  const ledger = openedLedger(folder);
  expect(ledger.health().quickCheck).toBe('ok');
  expect(readdirSync(folder).filter((name) => name.startsWith('ledger.draft'))).toEqual([]);
});

describe('a view', () => {
  test('of a company without a ledger says so, and makes nothing', () => {
    const folder = join(temporaryFolder(), 'nobody');
    const failure = failureOf(ledgerOpener.openView(folder));
    expect(failure).toMatchObject({ kind: 'notConnected', source: 'local' });
    expect(failure.message).toContain('Connect Cledara');
    expect(existsSync(folder)).toBe(false);
  });

  test('reads all that was written, and can write nothing', () => {
    const { folder, file, content } = closedBooks();
    const before = readFileSync(file);
    const view = openView(folder);
    if (!view.ok) throw new Error(view.error.message);
    expect(readEverything(view.value)).toEqual(content);
    expect('saveMovement' in view.value).toBe(false);
    view.value.close();
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('works beside a writer and sees what it has committed, nothing else', () => {
    const folder = temporaryFolder();
    const ledger = openedLedger(folder);
    const view = ledgerOpener.openView(folder);
    if (!view.ok) throw new Error(view.error.message);
    expect(view.value.movementCount()).toBe(0);
    ledger.transaction(() => {
      ledger.saveMovement(observed(aMovement()), noon);
      expect(view.value.movementCount()).toBe(0);
    });
    expect([...view.value.movements()]).toHaveLength(1);
    ledger.saveMovement(observed(aMovement({ id: 'txn-2' })), noon);
    expect([...view.value.movements()]).toHaveLength(2);
    view.value.close();
  });
});

function overwrite(file: string, offset: number, bytes: Buffer): void {
  const content = readFileSync(file);
  bytes.copy(content, offset);
  writeFileSync(file, content);
}
