import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkSecrets } from '../../../electron/adapters/secrets/check-secrets.ts';
import { type Keychain, KeychainSecrets } from '../../../electron/adapters/secrets/keychain-secrets.ts';
import { openSecrets } from '../../../electron/adapters/secrets/open-secrets.ts';
import { ok } from '../../../shared/lib/result.ts';
import { secretsContract } from './secrets-contract.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'tallybridge-secrets-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** A keychain that behaves; what it does differently is given. */
function keychain(changes: Partial<Keychain> = {}): Keychain {
  const passwords = new Map<string, string>();
  return {
    getPassword: async (service, account) => passwords.get(`${service} ${account}`) ?? null,
    setPassword: async (service, account, password) => {
      passwords.set(`${service} ${account}`, password);
    },
    deletePassword: async (service, account) => passwords.delete(`${service} ${account}`),
    ...changes,
  };
}

const soundKeychain = keychain();
const stores = [
  openSecrets('memory', { dataDir, passphrase: null }),
  openSecrets('file', { dataDir, passphrase: 'correct horse' }),
  new KeychainSecrets(async () => soundKeychain),
];

describe.each(stores.map((secrets) => ({ what: secrets.description, secrets })))('$what', ({ secrets }) => {
  test.each(secretsContract)('$name', ({ check }) => check(secrets));
});

test('the system keychain is what is asked for by its name', () => {
  expect(openSecrets('keychain', { dataDir, passphrase: null }).description).toBe('the system keychain');
});

describe('a keychain', () => {
  const hangs = () => new Promise<never>(() => undefined);
  const refusing = (text: string) => () => Promise.reject(new Error(text));
  const fails = refusing('Cannot create an item in a locked collection');

  test('that cannot be loaded is named with what is missing', async () => {
    const secrets = new KeychainSecrets(() => Promise.reject(new Error('Failed to load keytar native addon')));
    for (const result of [await secrets.get('a'), await secrets.set('a', 'b'), await secrets.delete('a')]) {
      expect(result).toMatchObject({ ok: false, error: { kind: 'secretsUnavailable', source: 'local' } });
      expect(result.ok ? '' : result.error.message).toContain('a part of the system it needs is missing');
      expect(result.ok ? '' : result.error.message).toContain('TALLYBRIDGE_SECRETS');
    }
  });

  test('that does not answer is not waited for', async () => {
    const silent = keychain({ getPassword: hangs, setPassword: hangs, deletePassword: hangs });
    const secrets = new KeychainSecrets(async () => silent, 20);
    for (const result of [await secrets.get('a'), await secrets.set('a', 'b'), await secrets.delete('a')]) {
      expect(result.ok ? '' : result.error.message).toContain('did not answer');
    }
  });

  test('that refuses is told apart from one that has nothing', async () => {
    const secrets = new KeychainSecrets(async () => keychain({ setPassword: fails, getPassword: fails }));
    for (const result of [await secrets.get('a'), await secrets.set('a', 'b')]) {
      expect(result).toMatchObject({ ok: false, error: { kind: 'secretsUnavailable' } });
      expect(result.ok ? '' : result.error.message).toContain('The system keychain is locked');
      expect(JSON.stringify(result)).not.toContain('collection');
    }
  });

  // The texts of libsecret and gnome-keyring; keyring.test.ts has them from the real ones.
  test.each([
    ['Cannot create an item in a locked collection', 'is locked, so'],
    ['The name org.freedesktop.secrets was not provided by any .service files', 'No system keychain is running'],
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'No system keychain is running'],
    ['Could not connect: No such file or directory', 'No system keychain is running'],
    ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'has no keyring yet'],
    ['Message recipient disconnected from message bus without replying', 'stopped while it was in use'],
    ['The name :1.0 was not provided by any .service files', 'stopped while it was in use'],
    ['The session wrapping the secret does not exist', 'stopped while it was in use'],
    ['The stub received bad data', 'locked or not running'],
    ['', 'locked or not running'],
  ])('that says %j is named: %s', async (text, words) => {
    const result = await new KeychainSecrets(async () => keychain({ getPassword: refusing(text) })).get('a');
    expect(result.ok ? '' : result.error.message).toContain(words);
    expect(result.ok ? '' : result.error.message).toContain('TALLYBRIDGE_SECRETS');
    if (text !== '') expect(JSON.stringify(result)).not.toContain(text);
  });

  test('that is locked and says that there was nothing to delete is not believed', async () => {
    const locked = keychain({ getPassword: async () => null, setPassword: fails, deletePassword: async () => false });
    expect(await new KeychainSecrets(async () => locked).delete('a')).toMatchObject({
      ok: false,
      error: { kind: 'secretsUnavailable' },
    });
  });

  test.each<[string, Keychain['getPassword']]>([
    ['forgets', async () => null],
    ['changes', async () => 'b\ufffd'],
  ])('that %s what it was given has not stored it', async (_, getPassword) => {
    const result = await new KeychainSecrets(async () => keychain({ getPassword })).set('a', 'b\ud800');
    expect(result.ok ? '' : result.error.message).toContain('did not give back what was stored');
  });
});

describe('the self-test', () => {
  test.each([
    ['loses values', { get: async () => ok(null) }],
    ['mixes values up', { get: async () => ok('another') }],
    ['deletes nothing', { delete: async () => ok(null) }],
  ])('finds a store that %s', async (_, changes) => {
    const memory = openSecrets('memory', { dataDir, passphrase: null });
    const secrets = {
      description: 'a broken store',
      get: (name: string) => memory.get(name),
      set: (name: string, value: string) => memory.set(name, value),
      delete: (name: string) => memory.delete(name),
      ...changes,
    };
    const result = await checkSecrets(secrets);
    expect(result.ok ? '' : result.error.message).toContain('What was stored in a broken store as a test');
  });
});
