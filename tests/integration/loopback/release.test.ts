import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openLedger } from '../../../electron/adapters/ledger/open-ledger.ts';
import { root } from '../../checks.ts';
import { makePassphrasesCheap } from '../../fixtures/cheap-passphrase-option.ts';
import { openTestWindow, type TestWindow } from '../../fixtures/test-window.ts';

makePassphrasesCheap();

let window: TestWindow | null = null;
afterEach(async () => {
  await window?.stop();
  window = null;
});

describe('the books of a window that is open', () => {
  test('are let go some time after the last change, and taken again by the next one', async () => {
    window = await openTestWindow({ transactions: 20, page: 'placeholder', secrets: 'file' });
    const folder = join(window.folder, 'companies', window.company);
    await expect.poll(() => tryToOpen(folder), { timeout: 50_000, interval: 500 }).toBe(true);
    await window.call('settings.apply', {
      json: JSON.stringify(await window.call('settings.export', {})),
      author: 'a',
    });
    expect(tryToOpen(folder)).toBe(false);
  });

  test('are brought to the present version before anybody looks', async () => {
    window = await openTestWindow({ transactions: 20, prepared: 'empty', page: 'placeholder', secrets: 'file' });
    const { id } = await window.callApp('companies.add', { name: 'Old' });
    const folder = join(window.folder, 'companies', id);
    mkdirSync(folder, { recursive: true });
    const fixtures = join(root, 'tests/fixtures/ledgers');
    expect(readdirSync(fixtures)).toContain('v1.db');
    cpSync(join(fixtures, 'v1.db'), join(folder, 'ledger.db'));
    await window.killEngine(); // another start of the engine
    await expect
      .poll(() => window?.callOf(id, 'reference.read', {}).catch((error: unknown) => error), { timeout: 50_000 })
      .toHaveProperty('reference');
  });
});

function tryToOpen(folder: string): boolean {
  const opened = openLedger(folder);
  if (opened.ok) opened.value.close();
  return opened.ok;
}
