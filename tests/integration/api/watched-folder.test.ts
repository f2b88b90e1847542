import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleSetup } from '../../../electron/sandbox/sandbox.ts';
import { openTestCompany, type TestCompany } from '../../fixtures/test-company.ts';

// One story in order.

let company: TestCompany;
let folder: string;
beforeAll(async () => {
  company = await openTestCompany({ transactions: 20 });
  await company.setup(sampleSetup(company.sandbox.world));
  folder = join(company.folder, 'exports');
});
afterAll(() => company.close());

const author = 'the test';
const list = () => company.call('import.list', { limit: 10 });
const sync = () => company.sync({ push: false });

/** Written so long before the program's own time, in seconds. */
function write(name: string, content: string | Uint8Array, secondsAgo: number): void {
  const path = join(folder, name);
  writeFileSync(path, content);
  const at = company.clock.nowMs() / 1000 - secondsAgo;
  utimesSync(path, at, at);
}

async function attention(): Promise<readonly (readonly [string, string | null])[]> {
  const found = (await company.call('overview.read', {})).attention;
  return found.flatMap(({ cause, message }) => (cause.startsWith('watched') ? [[cause, message] as const] : []));
}

async function check() {
  return (await company.call('diagnostics.run', {})).checks.find(({ id }) => id === 'watched-folder');
}

test('a folder that cannot be read is not watched', async () => {
  await expect(company.call('import.watch', { path: folder, author })).rejects.toThrow('There is no such folder');
  await expect(company.call('import.watch', { path: 'exports', author })).rejects.toThrow('It is no whole path');
  expect((await list()).folder).toBeNull();
  expect(await check()).toBeUndefined();
});

test('each sync takes what stands still, once, and leaves it where it is', async () => {
  mkdirSync(join(folder, 'sub.csv'), { recursive: true });
  await company.call('import.watch', { path: folder, author });
  const { cledara } = company.sandbox.world;
  write('invoices.zip', cledara.exportedInvoices(), 60);
  write('all.csv', cledara.exportedTransactions(), 60);
  write('notes.txt', 'nothing', 60);
  write('late.csv', 'still being written', 3);
  await sync();
  expect((await list()).imports.map(({ name, author: by }) => [name, by])).toEqual([
    ['invoices.zip', 'The watched folder'],
    ['all.csv', 'The watched folder'],
  ]);
  expect(readdirSync(folder).sort()).toEqual(['all.csv', 'invoices.zip', 'late.csv', 'notes.txt', 'sub.csv']);
  await sync();
  expect((await list()).imports).toHaveLength(2);
  expect(await attention()).toEqual([]);
  expect(await check()).toMatchObject({ status: 'ok' });
});

test('a bad file is named, not tried again until it changes, and forgotten once it was mended', async () => {
  write('late.csv', 'Date,Amount', 60);
  await sync();
  const message = expect.stringMatching(/^In the watched folder, late\.csv: It is no CSV export of Cledara’s/);
  expect(await attention()).toEqual([['watched-file', message]]);
  expect(await check()).toMatchObject({ status: 'warning' });
  expect((await list()).folder?.files).toMatchObject([{ name: 'late.csv' }]);
  await sync();
  expect(await attention()).toHaveLength(1);
  write(
    'late.csv',
    company.sandbox.world.cledara.exportedTransactions({
      columns: ['Transaction date', 'Transaction amount', 'Currency', 'Cledara ID'],
    }),
    60,
  );
  await sync();
  expect(await attention()).toEqual([]);
  expect((await list()).imports.map(({ name }) => name)[0]).toBe('late.csv');
});

test('a folder that is gone is named, stops no sync, and is no problem once it is back or not watched any more', async () => {
  rmSync(folder, { recursive: true });
  await sync();
  expect(await attention()).toEqual([['watched-folder', expect.stringContaining('There is no such folder')]]);
  expect(await check()).toMatchObject({ status: 'problem' });
  await company.call('import.watch', { path: null, author });
  expect(await attention()).toEqual([]);
});
