import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEnvironment } from '../../../electron/environment.ts';
import { type Desk, documentOf, errorOf, filesBelow, openDesk } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ empty: true });
});
afterAll(() => desk.close());

const httpsOnly =
  'must begin with https://, or with http:// where the host is this computer itself (localhost, 127.0.0.1)';

describe('each bad value is named', () => {
  test.each([
    ['TALLYBRIDGE_CLEDARA_URL', 'http://api.cledara.com', httpsOnly],
    ['TALLYBRIDGE_XERO_API_URL', 'ftp://api.xero.com', httpsOnly],
    ['TALLYBRIDGE_XERO_LOGIN_URL', 'xero', 'is not an address; it should look like https://api.example.com'],
    ['TALLYBRIDGE_XERO_IDENTITY_URL', 'http://127.0.0.1.example.com', httpsOnly],
    ['TALLYBRIDGE_XERO_IDENTITY_URL', 'https://me:hunter2@identity.xero.com', 'must not hold a user name or password'],
    ['TALLYBRIDGE_XERO_API_URL', 'https://api.xero.com/?a=b', 'must end with the path: no ? and no #'],
    ['TALLYBRIDGE_XERO_LIMITS', 'perMinute=0', /"perMinute=0" is not a limit/],
    ['TALLYBRIDGE_XERO_LIMITS', 'perMinute=60;perDay=5', /is not a limit/],
    ['TALLYBRIDGE_XERO_LIMITS', 'constructor=5', /"constructor=5" is not a limit/],
    ['TALLYBRIDGE_XERO_LIMITS', 'perMinute=6e1', /is not a limit/],
    ['TALLYBRIDGE_CLEDARA_LIMITS', 'perDay=10', /Write perMinute=N with whole numbers of at least 1/],
    ['TALLYBRIDGE_SECRETS', 'plain', '"plain" is not one of: keychain, file, memory.'],
    ['TALLYBRIDGE_LOG', 'loud', '"loud" is not one of: error, warn, info, debug.'],
    ['TALLYBRIDGE_DATA_DIR', join(import.meta.dirname, 'desk.ts', 'below'), /desk\.ts is a file, not a folder/],
  ])('%s=%s', (name, value, message) => {
    const read = readEnvironment({ TALLYBRIDGE_SECRETS: 'memory', [name]: value });
    expect(read.ok).toBe(false);
    if (read.ok || read.error.kind !== 'invalidInput') return;
    expect(read.error.details.map(({ at }) => at)).toEqual([name]);
    expect(read.error.details[0]?.message).toMatch(message);
    expect(JSON.stringify(read.error)).not.toContain('hunter2');
  });

  test('an encrypted file without a passphrase', () => {
    const read = readEnvironment({ TALLYBRIDGE_SECRETS: 'file', TALLYBRIDGE_PASSPHRASE: ' ' });
    expect(read).toMatchObject({ ok: false, error: { details: [{ at: 'TALLYBRIDGE_PASSPHRASE' }] } });
  });
});

test('nothing set is the real services, the keychain and their own limits', () => {
  const read = readEnvironment({});
  expect(read).toMatchObject({
    ok: true,
    value: {
      cledaraUrl: 'https://api.cledara.com',
      xeroApiUrl: 'https://api.xero.com',
      xeroLoginUrl: 'https://login.xero.com',
      xeroIdentityUrl: 'https://identity.xero.com',
      xeroLimits: { perMinute: 60, perDay: 5000, concurrent: 5 },
      cledaraLimits: { perMinute: 120 },
      secrets: { kind: 'keychain' },
      logLevel: 'info',
    },
  });
});

test('limits that are left out keep their default', () => {
  expect(readEnvironment({ TALLYBRIDGE_XERO_LIMITS: ' perDay = 100 ' })).toMatchObject({
    ok: true,
    value: { xeroLimits: { perMinute: 60, perDay: 100, concurrent: 5 } },
  });
});

test('every bad value is reported at once, with exit 2 for whatever command, and nothing is written', async () => {
  const variables = {
    TALLYBRIDGE_DATA_DIR: desk.path('elsewhere'),
    TALLYBRIDGE_CLEDARA_URL: 'http://api.cledara.com',
    TALLYBRIDGE_XERO_API_URL: 'ftp://api.xero.com',
    TALLYBRIDGE_XERO_LOGIN_URL: 'not an address',
    TALLYBRIDGE_XERO_LIMITS: 'perMinute=many',
    TALLYBRIDGE_CLEDARA_LIMITS: '-1',
    TALLYBRIDGE_SECRETS: 'file',
    TALLYBRIDGE_PASSPHRASE: '',
    TALLYBRIDGE_LOG: 'chatty',
  };
  const status = await desk.run(['status', '--json'], { variables });
  expect(status.code).toBe(2);
  const error = errorOf(status);
  expect(error.code).toBe('invalid-input');
  expect(error.message).toBe('7 environment variables are not usable. Nothing was changed.');
  expect(error.details.map(({ at }) => at).sort()).toEqual(
    [
      'TALLYBRIDGE_CLEDARA_LIMITS',
      'TALLYBRIDGE_CLEDARA_URL',
      'TALLYBRIDGE_LOG',
      'TALLYBRIDGE_PASSPHRASE',
      'TALLYBRIDGE_XERO_API_URL',
      'TALLYBRIDGE_XERO_LIMITS',
      'TALLYBRIDGE_XERO_LOGIN_URL',
    ].sort(),
  );
  for (const { at, message } of error.details) expect(status.stderr).toContain(`${at}: ${message}`);
  const demo = await desk.here(['demo', '--once'], { variables });
  expect(demo).toMatchObject({ code: 2, stdout: '' });
  expect(filesBelow(desk.path('elsewhere'))).toEqual([]);
});

test('a data folder that is a file is exit 2 and named', async () => {
  writeFileSync(desk.path('a-file'), 'mine');
  const variables = { TALLYBRIDGE_DATA_DIR: join(desk.path('a-file'), 'data') };
  const outcome = await desk.here(['connect', 'cledara', '--json'], { variables, stdin: desk.sandbox.apiKey });
  expect(outcome.code).toBe(2);
  expect(errorOf(outcome).details).toEqual([
    {
      at: 'TALLYBRIDGE_DATA_DIR',
      message: `The data folder cannot be used: ${desk.path('a-file')} is a file, not a folder.`,
    },
  ]);
});

test('a company folder that cannot be made is exit 3 with a sentence', async () => {
  mkdirSync(desk.path('half'), { recursive: true });
  writeFileSync(join(desk.path('half'), 'companies'), 'a file where a folder should be');
  const variables = { TALLYBRIDGE_DATA_DIR: desk.path('half') };
  const outcome = await desk.here(['connect', 'cledara', '--json'], { variables, stdin: desk.sandbox.apiKey });
  expect(outcome.code).toBe(3);
  expect(errorOf(outcome).code).toBe('ledger-unwritable');
});

test('doctor names what is out of reach as such, and not as not connected', async () => {
  await desk.prepare();
  for (const name of ['TALLYBRIDGE_CLEDARA_URL', 'TALLYBRIDGE_XERO_API_URL']) {
    const outcome = await desk.here(['doctor', '--json'], { variables: { [name]: 'http://127.0.0.1:1' } });
    expect([outcome.code, errorOf(outcome).code]).toEqual([3, 'offline']);
  }
});

test('another passphrase is exit 3, and with the right one nothing was lost', async () => {
  await desk.prepare();
  const wrong = await desk.here(['sync', '--json'], { variables: { TALLYBRIDGE_PASSPHRASE: 'something else' } });
  expect(wrong.code).toBe(3);
  expect(errorOf(wrong).code).toBe('secrets-unavailable');
  expect(errorOf(wrong).message).toContain('the passphrase is another one, or the file was damaged');
  const doctor = await desk.here(['doctor', '--json'], { variables: { TALLYBRIDGE_PASSPHRASE: 'something else' } });
  expect([doctor.code, errorOf(doctor).code]).toEqual([3, 'secrets-unavailable']);
  const { checks } = documentOf(doctor) as { checks: { id: string; status: string; action: string }[] };
  const passphrase = expect.stringContaining('give the passphrase that the file of secrets was made with');
  expect(checks.slice(0, 2)).toMatchObject([
    { id: 'cledara-connection', status: 'problem', action: passphrase },
    { id: 'xero-connection', status: 'problem', action: passphrase },
  ]);
  const right = await desk.here(['sync', '--json']);
  expect(right.code).toBe(0);
  expect(documentOf(right)).not.toHaveProperty('error');
});
