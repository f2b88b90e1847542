import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { Desktop, locked, notSetUp, requireDebianPackages, unlocked } from './desktop.ts';
import { secretsContract } from './secrets-contract.ts';

const child = join(import.meta.dirname, 'keyring-child.ts');
const done = { ok: true, value: null };
const unavailable = { ok: false, error: { kind: 'secretsUnavailable', source: 'local' } };

/** Well below what a keychain that hangs would take: the adapter gives up after 3 seconds a call. */
const promptMs = 2500;

const elsewhere = process.platform === 'linux' ? '' : ' (of Linux: not applicable to this system)';

describe.runIf(process.platform === 'linux')(`a real Secret Service${elsewhere}`, () => {
  beforeAll(requireDebianPackages);

  test('that is unlocked keeps the contract', async () => {
    const outcomes = await new Desktop(child).session(unlocked, 'contract');
    expect(outcomes).toEqual(Object.fromEntries(secretsContract.map(({ name }) => [name, null])));
  });

  test('keeps a secret for the next session, and no file shows it', async () => {
    const desktop = new Desktop(child);
    expect(await desktop.session(unlocked, 'store')).toEqual(done);
    expect(await desktop.session(unlocked, 'fetch')).toEqual({ ok: true, value: 'PLANTED-KEYRING-SECRET' });
    expect(desktop.content()).toContain('GnomeKeyring'); // the keyring's own file was among those that were read
    expect(desktop.content()).not.toContain('PLANTED-KEYRING-SECRET');
  });

  test('that is locked hides what it has, takes nothing, deletes nothing, and has it again when unlocked', async () => {
    const desktop = new Desktop(child);
    await desktop.session(unlocked, 'store');
    const outcome = await desktop.session(locked, 'probe');
    expect(outcome).toMatchObject({
      get: { result: done },
      set: { result: unavailableFor('The system keychain is locked') },
      delete: { result: unavailableFor('The system keychain is locked') },
      selfTest: { result: unavailableFor('The system keychain is locked') },
    });
    expectPrompt(outcome);
    expect(await desktop.session(unlocked, 'fetch')).toEqual({ ok: true, value: 'PLANTED-KEYRING-SECRET' });
  });

  test('that was never set up has nothing, takes nothing, and says how it is made', async () => {
    const outcome = await new Desktop(child).session(notSetUp, 'probe');
    expect(outcome).toMatchObject({
      get: { result: done },
      set: { result: unavailableFor('has no keyring yet') },
      delete: { result: unavailableFor('has no keyring yet') },
      selfTest: { result: unavailableFor('has no keyring yet') },
    });
    expectPrompt(outcome);
  });

  test.each<[string, (desktop: Desktop) => Promise<unknown>]>([
    ['no bus at all', (desktop) => desktop.withoutBus('probe')],
    ['a bus without a keychain', (desktop) => desktop.withoutKeychain('probe')],
  ])('that is absent (%s) is named at once', async (_, run) => {
    const outcome = await run(new Desktop(child));
    const absent = { result: unavailableFor('No system keychain is running') };
    expect(outcome).toMatchObject({ get: absent, set: absent, delete: absent, selfTest: absent });
    expectPrompt(outcome);
  });

  test('whose bus has gone is named at once', async () => {
    const desktop = new Desktop(child, { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' });
    const outcome = await desktop.withoutBus('probe');
    const absent = { result: unavailableFor('No system keychain is running') };
    expect(outcome).toMatchObject({ get: absent, set: absent, delete: absent, selfTest: absent });
  });

  test('that dies in the middle of a session is named, nothing hangs, and it has all of it when it is back', async () => {
    const desktop = new Desktop(child);
    const outcome = await desktop.session(unlocked, 'after-death');
    expect(outcome).toMatchObject({
      stored: done,
      get: { result: unavailableFor('The system keychain stopped') },
      set: { result: unavailable },
    });
    expectPrompt(outcome);
    expect(await desktop.session(unlocked, 'fetch')).toEqual({ ok: true, value: 'PLANTED-KEYRING-SECRET' });
  });

  // libsecret does not notice the new daemon. Where this test fails because it does, the advice can go from the sentence.
  test('that dies and is started again is there for the next process, and the present one says so', async () => {
    const desktop = new Desktop(child);
    const stopped = unavailableFor('Quit Tallybridge, start it again');
    expect(await desktop.session(unlocked, 'after-return')).toEqual({
      get: stopped,
      set: stopped,
      elsewhere: { ok: true, value: 'PLANTED-KEYRING-SECRET' },
    });
  });
});

function unavailableFor(words: string): unknown {
  const error = { kind: 'secretsUnavailable', source: 'local', message: expect.stringContaining(words) };
  return { ok: false, error };
}

function expectPrompt(outcome: unknown): void {
  for (const part of Object.values(outcome ?? {})) {
    if (typeof part === 'object' && part !== null && 'tookMs' in part) expect(part.tookMs).toBeLessThan(promptMs);
  }
}
