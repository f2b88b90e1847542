import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { SystemClock } from '../../../electron/adapters/system/system-clock.ts';
import { addCompany } from '../../../electron/companies.ts';
import { WindowCalls } from '../../../electron/engine-process/window-calls.ts';
import { readEnvironment } from '../../../electron/environment.ts';
import type { CallAnswer } from '../../../shared/contract/app-methods.ts';
import { writeSampleBooks } from '../ledger/sample-books.ts';
import { openedLedger } from '../ledger/temporary-ledger.ts';

// The window's host does not read the whole of the books before it shows them, so that damage is met in the middle of a call.

const pageBytes = 4096;
const whole = { filter: {}, sort: { by: 'date', descending: true }, offset: 0, limit: 100 };

test('damage that is met while the books are read is named, changes nothing, and is gone once they are put back', async () => {
  const { company, file, open } = someBooks();
  const sound = readFileSync(file);
  const harmed = Buffer.from(sound);
  for (let at = 2 * pageBytes; at < harmed.length; at += pageBytes) harmed.fill(0xa5, at, at + pageBytes);
  writeFileSync(file, harmed);

  const before = await ask(open(), company);
  expect(before).toMatchObject({ ok: false, error: { code: 'ledger-corrupt' } });
  expect(JSON.stringify(before)).toContain('is damaged and was left as it is');
  expect(readFileSync(file).equals(harmed)).toBe(true);

  writeFileSync(file, sound);
  expect(await ask(open(), company)).toMatchObject({ ok: true });
});

function someBooks(): { readonly company: string; readonly file: string; open(): WindowCalls } {
  const dataDir = mkdtempSync(join(tmpdir(), 'tallybridge-damaged-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const added = addCompany(dataDir, 'Test');
  const environment = readEnvironment({ TALLYBRIDGE_DATA_DIR: dataDir, TALLYBRIDGE_SECRETS: 'memory' });
  if (!added.ok || !environment.ok) throw new Error('There is no company to look at.');
  const ledger = openedLedger(added.value.folder);
  writeSampleBooks(ledger);
  ledger.close();
  return {
    company: added.value.id,
    file: join(added.value.folder, 'ledger.db'),
    open: () =>
      new WindowCalls({
        environment: environment.value,
        clock: new SystemClock(),
        version: 'test',
        author: 'the test',
        platform: 'browser',
        openEngine: () => {
          throw new Error('Looking at the books needs no engine.');
        },
      }),
  };
}

async function ask(calls: WindowCalls, company: string): Promise<CallAnswer> {
  try {
    return await calls.call({ company, method: 'review.query', input: whole });
  } finally {
    await calls.close();
  }
}
