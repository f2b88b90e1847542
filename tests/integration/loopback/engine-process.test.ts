import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { makePassphrasesCheap } from '../../fixtures/cheap-passphrase-option.ts';
import { openTestWindow, type TestWindow, type TestWindowOptions } from '../../fixtures/test-window.ts';
import { openVisitor, type Visitor } from './visitor.ts';

makePassphrasesCheap();

let window: TestWindow;
afterEach(() => window.stop());

async function open(options: TestWindowOptions): Promise<Visitor> {
  window = await openTestWindow({ page: 'placeholder', secrets: 'file', ...options });
  return await openVisitor(window);
}

const syncAll = { approveAll: true, push: true, author: 'the test' };

/** Documents in the sandbox's Xero that carry one of our references, by reference. */
function postedReferences(): string[] {
  const { bankTransactions, bankTransfers } = window.sandbox.world.xero;
  return [...bankTransactions, ...bankTransfers]
    .map(({ reference }) => reference ?? '')
    .filter((reference) => reference.startsWith('CLD-'));
}

const temporary = mkdtempSync(join(tmpdir(), 'tallybridge-samples-'));
vi.stubEnv('TMPDIR', temporary); // of the engine's process too, so that other programs' samples are not seen
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(temporary, { recursive: true, force: true });
});

function sampleFolders(): string[] {
  return readdirSync(temporary).filter((name) => name.startsWith('tallybridge-sample-'));
}

/** Until the sandbox has seen so much, looking at it often. */
async function until(reached: () => boolean): Promise<void> {
  while (!reached()) await new Promise((resolve) => setTimeout(resolve, 1));
}

test('an engine that is killed while it sends is started again; nothing is lost and nothing doubled', async () => {
  const visitor = await open({ transactions: 80 });
  const tape = await visitor.listen();
  // Xero takes the second batch, and its answer never comes: the worst moment to be killed.
  window.sandbox.faults.next({
    service: 'xero',
    method: 'PUT',
    path: /BankTransactions$/,
    fault: { kind: 'hang-after' },
  });
  window.sandbox.faults.next({
    service: 'xero',
    method: 'POST',
    path: /BankTransactions$/,
    fault: { kind: 'hang-after' },
  });
  const syncing = visitor.call(window.company, 'sync.run', syncAll);
  await until(() => postedReferences().length > 0);
  await window.killEngine();
  expect(await syncing).toMatchObject({
    ok: false,
    error: { code: 'engine-restarted', message: expect.stringContaining('Nothing was lost') },
  });
  await tape.until((event) => event.type === 'engine' && event.state === 'restarting');
  await until(() => tape.events.filter((event) => event.type === 'engine' && event.state === 'ready').length > 1);
  tape.close();
  window.sandbox.faults.clear();
  const atDeath = postedReferences();
  const again = await visitor.call(window.company, 'sync.run', syncAll);
  expect(again.ok).toBe(true);
  const posted = postedReferences();
  expect(posted).toEqual(expect.arrayContaining(atDeath));
  expect(new Set(posted).size).toBe(posted.length);
  expect(readFileSync(join(window.folder, 'logs', 'tallybridge.log'), 'utf8')).toContain('"engine-ended"');
});

test('an engine that dies again and again is waited for longer, and its calls say so', async () => {
  const visitor = await open({ prepared: 'connected', empty: true });
  const tape = await visitor.listen();
  await window.killEngine(); // started again at once
  await until(() => tape.events.some((event) => event.type === 'engine' && event.state === 'restarting'));
  expect(await visitor.call(window.company, 'connection.xero.tenants')).toMatchObject({ ok: true });
  await window.killEngine(); // started again in a second
  await until(() => tape.events.filter(({ type }) => type === 'engine').length >= 4);
  const refused = await visitor.call(window.company, 'connection.xero.tenants');
  expect(refused).toMatchObject({ ok: false, error: { code: 'engine-down' } });
  expect(await visitor.call(window.company, 'status.read')).toMatchObject({ ok: true });
  await until(() => tape.events.at(-1)?.type === 'engine' && JSON.stringify(tape.events.at(-1)).includes('ready'));
  tape.close();
  expect(await visitor.call(window.company, 'connection.xero.tenants')).toMatchObject({ ok: true });
});

test('screens are answered while the engine is busy with a call that does not end', async () => {
  const visitor = await open({ transactions: 20 });
  window.sandbox.faults.next({ service: 'cledara', fault: { kind: 'hang-before' } });
  const struck = window.sandbox.faults.struck;
  let isOver = false;
  const syncing = visitor.call(window.company, 'sync.run', syncAll).finally(() => {
    isOver = true;
  });
  await until(() => window.sandbox.faults.struck > struck);
  for (const [method, input] of [
    ['status.read', {}],
    ['review.list', { state: 'all' }],
    ['settings.export', {}],
  ] as const)
    expect(await visitor.call(window.company, method, input)).toMatchObject({ ok: true });
  expect(isOver).toBe(false);
  await window.killEngine();
  await syncing;
});

test('the sample ends with the engine it lived in: it leaves the list, and can be opened anew', async () => {
  const visitor = await open({ prepared: 'empty', empty: true });
  const tape = await visitor.listen();
  const before = sampleFolders();
  const { id } = await window.callApp('companies.openSample', {});
  expect(sampleFolders().length).toBe(before.length + 1);
  await window.killEngine();
  await until(() => tape.events.filter(({ type }) => type === 'companies').length === 2);
  tape.close();
  expect(await window.callApp('app.read', {})).toMatchObject({ companies: [] });
  expect(sampleFolders()).toEqual(before);
  for (const method of ['status.read', 'connection.xero.tenants'])
    expect(await visitor.call(id, method)).toMatchObject({ ok: false, error: { code: 'not-found' } });
  const anew = await window.callApp('companies.openSample', {});
  expect(anew.id).not.toBe(id);
  expect(await visitor.call(anew.id, 'status.read')).toMatchObject({ ok: true });
});

test('without a network a run ends with a reason, and goes on when there is one again', async () => {
  const visitor = await open({ transactions: 10 });
  await window.cutNetwork();
  const cut = await visitor.call(window.company, 'sync.run', syncAll);
  expect(cut).toMatchObject({ ok: true, value: { pushed: 0, error: { code: 'offline' } } });
  await window.restoreNetwork();
  const restored = await visitor.call(window.company, 'sync.run', syncAll);
  expect(restored).toMatchObject({ ok: true });
  expect(postedReferences().length).toBeGreaterThan(5);
});
