import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { sampleSetup, startSandbox } from '../../../electron/sandbox/sandbox.ts';
import { sandboxVariables } from '../../fixtures/test-company.ts';
import { Desktop, locked, requireDebianPackages, unlocked } from './desktop.ts';

const child = join(import.meta.dirname, 'keyring-company-child.ts');

/** A desktop with a company that is connected, its consent in the real keyring. */
async function openDesktop() {
  const sandbox = await startSandbox({
    transactions: 30,
    xeroLimits: { perMinute: 100_000, perDay: 100_000, concurrent: 5 },
    cledaraPerMinute: 100_000,
  });
  onTestFinished(() => sandbox.stop());
  const folder = mkdtempSync(join(tmpdir(), 'tallybridge-keyring-company-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const setup = join(folder, 'setup.json');
  writeFileSync(setup, JSON.stringify(sampleSetup(sandbox.world)));
  const desktop = new Desktop(child, {
    ...sandboxVariables(sandbox, join(folder, 'data')),
    TALLYBRIDGE_SECRETS: 'keychain',
    TALLYBRIDGE_XERO_LIMITS: 'perMinute=100000,perDay=100000',
    TALLYBRIDGE_CLEDARA_LIMITS: 'perMinute=100000',
    ...{ TEST_API_KEY: sandbox.apiKey, TEST_CLIENT_ID: sandbox.clientId, TEST_SETUP: setup },
  });
  expect(await desktop.session(unlocked, 'connect')).toMatchObject({
    cledara: { ok: true },
    xero: { ok: true },
    applied: { ok: true },
  });
  return desktop;
}

const connected = {
  ok: true,
  value: { connections: { cledara: { connected: true, health: 'ok' }, xero: { connected: true, health: 'ok' } } },
};
const ended = { ok: true, value: { error: { code: 'secrets-unavailable', message: expect.any(String) } } };

const elsewhere = process.platform === 'linux' ? '' : ' (of Linux: not applicable to this system)';

describe.runIf(process.platform === 'linux')(`a company beside a real keyring${elsewhere}`, () => {
  beforeAll(requireDebianPackages);

  test('is signed out of nothing while it is locked, sends nothing, and goes on when it is unlocked', async () => {
    const desktop = await openDesktop();
    const whileLocked = await desktop.session(locked, 'sync');
    expect(whileLocked).toMatchObject({ run: ended, status: connected });
    expect(JSON.stringify(whileLocked)).toContain('Unlock');
    const again = await desktop.session(locked, 'sync');
    expect(again).toMatchObject({ run: ended, status: connected });

    const after = await desktop.session(unlocked, 'sync');
    expect(after).toMatchObject({ run: { ok: true }, status: connected });
    expect(after).not.toMatchObject({ run: ended });
    const { run } = after as { run: { value: { pushed: number } } };
    expect(run.value.pushed).toBeGreaterThan(0);
  });

  test('is signed out of nothing where there is none, and goes on when it is back', async () => {
    const desktop = await openDesktop();
    expect(await desktop.withoutKeychain('sync')).toMatchObject({ run: ended, status: connected });
    expect(await desktop.withoutBus('sync')).toMatchObject({ run: ended, status: connected });
    expect(await desktop.session(unlocked, 'sync')).not.toMatchObject({ run: ended });
  });

  test('whose keyring dies between two syncs is signed out of nothing, and the next start goes on', async () => {
    const desktop = await openDesktop();
    const outcome = await desktop.session(unlocked, 'sync-after-death');
    expect(outcome).toMatchObject({ before: { run: { ok: true } }, after: { run: ended, status: connected } });
    expect(outcome).not.toMatchObject({ before: { run: ended } });
    const next = await desktop.session(unlocked, 'sync');
    expect(next).toMatchObject({ run: { ok: true }, status: connected });
    expect(next).not.toMatchObject({ run: ended });
  });
});
