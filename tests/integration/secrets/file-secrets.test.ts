import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { FileSecrets } from '../../../electron/adapters/secrets/file-secrets.ts';

const passphrase = 'correct horse battery staple';
const secret = 'PLANTED-SECRET-4f9a';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tallybridge-secrets-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A file that holds `secret` under the name `key`; made once, because making a key takes long by design. */
let sealed = '';

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tallybridge-secrets-'));
  expect(await new FileSecrets(folder, passphrase).set('key', secret)).toEqual({ ok: true, value: null });
  sealed = readFileSync(join(folder, 'secrets.json'), 'utf8');
  rmSync(folder, { recursive: true });
});

function folderWithSecret(): { readonly folder: string; readonly file: string } {
  const folder = temporaryFolder();
  const file = join(folder, 'secrets.json');
  writeFileSync(file, sealed, { mode: 0o600 });
  return { folder, file };
}

async function expectAllRefused(folder: string, words: string, given: string | null = passphrase): Promise<void> {
  const secrets = new FileSecrets(folder, given);
  for (const result of [await secrets.get('key'), await secrets.set('key', 'x'), await secrets.delete('key')]) {
    expect(result).toMatchObject({ ok: false, error: { kind: 'secretsUnavailable', source: 'local' } });
    expect(result.ok ? '' : result.error.message).toContain(words);
  }
}

test('is one file for this user alone, in a folder that is made, and nothing in it can be read', async () => {
  const folder = join(temporaryFolder(), 'data', 'dir');
  await new FileSecrets(folder, passphrase).set('key', secret);
  expect(readdirSync(folder)).toEqual(['secrets.json']);
  const text = readFileSync(join(folder, 'secrets.json'), 'utf8');
  expect(text).not.toContain(secret);
  expect(text).not.toContain('key"');
  expect(JSON.parse(text)).toMatchObject({ kdf: 'scrypt', N: 131072, r: 8, p: 1 });
  if (process.platform !== 'win32') {
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  }
});

test('opens for the next process that knows the passphrase, however its accents were typed', async () => {
  const folder = temporaryFolder();
  await new FileSecrets(folder, 'caf\u00e9').set('key', secret);
  expect(await new FileSecrets(folder, 'cafe\u0301').get('key')).toEqual({ ok: true, value: secret });
});

test('is written anew each time: the same content never looks the same', async () => {
  const { folder, file } = folderWithSecret();
  const before = readFileSync(file, 'utf8');
  await new FileSecrets(folder, passphrase).set('key', secret);
  const [first, second] = [before, readFileSync(file, 'utf8')].map((text) => JSON.parse(text));
  expect(second.salt).toBe(first.salt);
  expect(second.nonce).not.toBe(first.nonce);
  expect(second.data).not.toBe(first.data);
});

test('deleting what is not there makes no file', async () => {
  const folder = temporaryFolder();
  expect(await new FileSecrets(folder, passphrase).delete('key')).toEqual({ ok: true, value: null });
  expect(readdirSync(folder)).toEqual([]);
});

describe('does not open, and stays as it is,', () => {
  test.each([null, ''])('without a passphrase (%j)', async (none) => {
    const { folder, file } = folderWithSecret();
    const before = readFileSync(file);
    await expectAllRefused(folder, 'Set TALLYBRIDGE_PASSPHRASE', none);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('with another passphrase', async () => {
    const { folder, file } = folderWithSecret();
    const before = readFileSync(file);
    await expectAllRefused(folder, 'the passphrase is another one', `${passphrase} `);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test.each<[string, (text: string) => string]>([
    ['empty', () => ''],
    ['no JSON', (text) => text.slice(0, -20)],
    ['JSON of another kind', () => 'null'],
    ['a list', () => '[]'],
    ['of a later version', (text) => text.replace('"version": 1', '"version": 2')],
    ['asking for a cheaper key', (text) => text.replace('131072', '2')],
    ['asking for an endless key', (text) => text.replace('131072', '1073741824')],
    ['with another salt', (text) => flip(text, 'salt')],
    ['with another nonce', (text) => flip(text, 'nonce')],
    ['with another tag', (text) => flip(text, 'tag')],
    ['with a short tag', (text) => text.replace(/"tag": "(.{4}).*?"/, '"tag": "$1"')],
    ['with other data', (text) => flip(text, 'data')],
    ['without data', (text) => text.replace('"data"', '"dada"')],
  ])('where it was changed: %s', async (_, change) => {
    const { folder, file } = folderWithSecret();
    const changed = change(readFileSync(file, 'utf8'));
    expect(changed).not.toBe(sealed);
    writeFileSync(file, changed);
    await expectAllRefused(folder, 'does not open');
    expect(readFileSync(file, 'utf8')).toBe(changed);
  });

  /** Changes the first character of a value in base64. */
  function flip(text: string, name: string): string {
    return text.replace(new RegExp(`"${name}": "(.)`), (_, first) => `"${name}": "${first === 'A' ? 'B' : 'A'}`);
  }
});

test('a folder that cannot be made is named, and so is a file that cannot be read', async () => {
  const occupied = join(temporaryFolder(), 'data');
  writeFileSync(occupied, '');
  const secrets = new FileSecrets(occupied, passphrase);
  for (const result of [await secrets.get('key'), await secrets.set('key', 'x')]) {
    expect(result).toMatchObject({ ok: false, error: { kind: 'secretsUnavailable' } });
    expect(result.ok ? '' : result.error.message).toContain('cannot be read or written');
  }
});

test('a write that fails leaves the file as it was', async () => {
  const { folder, file } = folderWithSecret();
  const before = readFileSync(file);
  mkdirSync(`${file}.part`); // stands where the new file would be written
  const result = await new FileSecrets(folder, passphrase).set('key', 'another');
  expect(result.ok ? '' : result.error.message).toContain('cannot be read or written');
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(readdirSync(folder)).not.toContain('secrets.json.lock');
});

test('two processes do not undo each other’s changes', async () => {
  const { folder } = folderWithSecret();
  const script = join(import.meta.dirname, 'file-child.ts');
  const children = ['left', 'right'].map((side) =>
    spawn(process.execPath, [script, folder, passphrase, side], { stdio: ['ignore', 'ignore', 'inherit'] }),
  );
  const codes = await Promise.all(children.map(async (child) => (await once(child, 'close'))[0]));
  expect(codes).toEqual([0, 0]);
  const secrets = new FileSecrets(folder, passphrase);
  for (const side of ['left', 'right']) {
    for (let index = 0; index < 15; index += 1) {
      expect(await secrets.get(`${side}-${index}`)).toEqual({ ok: true, value: `${side} ${index}` });
    }
  }
  expect(await secrets.get('key')).toEqual({ ok: true, value: secret });
  expect(readdirSync(folder)).toEqual(['secrets.json']);
});

test('two that begin the same file at the same moment both succeed', async () => {
  const folder = temporaryFolder();
  const [left, right] = [new FileSecrets(folder, passphrase), new FileSecrets(folder, passphrase)];
  const stored = await Promise.all([left.set('left', 'l'), right.set('right', 'r')]);
  expect(stored).toEqual([
    { ok: true, value: null },
    { ok: true, value: null },
  ]);
  expect(await left.get('right')).toEqual({ ok: true, value: 'r' });
  expect(await right.get('left')).toEqual({ ok: true, value: 'l' });
});

test('a lock that a crash left behind is cleared away once it is old', async () => {
  const { folder, file } = folderWithSecret();
  writeFileSync(`${file}.lock`, '');
  const old = new Date(Date.now() - 6000);
  utimesSync(`${file}.lock`, old, old);
  expect(await new FileSecrets(folder, passphrase).set('key', 'another')).toEqual({ ok: true, value: null });
  expect(readdirSync(folder)).toEqual(['secrets.json']);
});
