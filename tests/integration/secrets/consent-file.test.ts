import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { takeLedgerLock, tryLedgerLock } from '../../../electron/adapters/ledger/ledger-lock.ts';
import { ConsentFile } from '../../../electron/adapters/secrets/consent-file.ts';
import type { ConsentRecord } from '../../../electron/ports/consents.ts';
import { ok } from '../../../shared/lib/result.ts';

const record: ConsentRecord = {
  id: 'xero-consent/shared-1',
  clientId: 'CLIENT-1',
  userId: 'user-1',
  userEmail: 'priya@example.test',
  signIns: 1,
  generation: 3,
  receivedAt: '2026-06-15T10:00:00.000Z',
  health: 'ok',
};

function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tallybridge-consents-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function consentsIn(folder: string, patienceMs = 10_000): ConsentFile {
  return new ConsentFile({ folder, tryLock: tryLedgerLock, patienceMs });
}

test('a record is kept for this user alone, replaced by its id, and gone when it is removed', () => {
  const folder = freshFolder();
  consentsIn(folder).save(record);
  consentsIn(folder).save({ ...record, id: 'xero-consent/shared-2' });
  consentsIn(folder).save({ ...record, generation: 4 });
  expect(consentsIn(folder).find(record.id)).toEqual({ ...record, generation: 4 });
  expect(consentsIn(folder).list()).toHaveLength(2);
  if (process.platform !== 'win32') expect(statSync(join(folder, 'consents.json')).mode & 0o777).toBe(0o600);
  consentsIn(folder).remove(record.id);
  expect(
    consentsIn(folder)
      .list()
      .map(({ id }) => id),
  ).toEqual(['xero-consent/shared-2']);
});

test('work of one waits for that of another, and is refused by name where the other does not end', async () => {
  const folder = freshFolder();
  const held = takeLedgerLock(join(folder, 'consents.lock'));
  const refused = await consentsIn(folder, 60).alone(() => Promise.resolve(ok('done')));
  expect(refused).toMatchObject({ ok: false, error: { kind: 'timeout', source: 'local' } });
  const waiting = consentsIn(folder).alone(() => Promise.resolve(ok('done')));
  held.free();
  expect(await waiting).toEqual(ok('done'));
});

test('work that throws frees the lock, and does not stop what waits behind it', async () => {
  const consents = consentsIn(freshFolder());
  const broken = consents.alone(() => Promise.reject(new Error('a bug')));
  const next = consents.alone(() => Promise.resolve(ok('done')));
  await expect(broken).rejects.toThrow('a bug');
  expect(await next).toEqual(ok('done'));
});

test('a data folder that cannot be used is told, and the work is not begun', async () => {
  const path = join(freshFolder(), 'a-file');
  writeFileSync(path, '');
  let begun = false;
  const refused = await consentsIn(path).alone(() => {
    begun = true;
    return Promise.resolve(ok(null));
  });
  expect(refused).toMatchObject({ ok: false, error: { kind: 'ledgerUnavailable', why: 'unwritable' } });
  expect(begun).toBe(false);
});

test('a disk that fails while a record is replaced is told, and the record before it stays', async () => {
  const folder = freshFolder();
  const consents = consentsIn(folder);
  consents.save(record);
  mkdirSync(join(folder, 'consents.json.part', 'in the way'), { recursive: true });
  const refused = await consents.alone(async () => {
    consents.save({ ...record, generation: 4 });
    return ok(null);
  });
  expect(refused).toMatchObject({ ok: false, error: { kind: 'ledgerUnavailable', why: 'unwritable' } });
  expect(consents.find(record.id)).toEqual(record);
});
