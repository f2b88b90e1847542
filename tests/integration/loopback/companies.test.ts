import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openView } from '../../../electron/adapters/ledger/open-ledger.ts';
import { makePassphrasesCheap } from '../../fixtures/cheap-passphrase-option.ts';
import { consent } from '../../fixtures/test-company.ts';
import { openTestWindow, type TestWindow } from '../../fixtures/test-window.ts';
import { openVisitor, type Visitor } from './visitor.ts';

makePassphrasesCheap();

let window: TestWindow;
let visitor: Visitor;
afterEach(() => window.stop());

async function open(secrets: 'memory' | 'file' = 'memory'): Promise<void> {
  window = await openTestWindow({ page: 'placeholder', transactions: 30, secrets });
  visitor = await openVisitor(window);
}

const companies = async () => (await window.callApp('app.read', {})).companies;
const folderOf = (id: string) => join(window.folder, 'companies', id);
const ask = (method: 'companies.rename' | 'companies.archive' | 'companies.remove', input: object) =>
  visitor.call(null, method, { company: window.company, ...input });
/** What the log of the company says of the company as a whole, oldest first. */
const history = async () => {
  const { entries } = await window.call('activity.search', {
    text: '',
    states: [],
    runId: null,
    before: null,
    limit: 200,
  });
  return entries
    .filter(({ event }) => event.startsWith('company-'))
    .map(({ event, message }) => [event, message] as const)
    .reverse();
};
const sync = { approveAll: true, push: true, author: 'the test' };

test('a company that is renamed keeps its folder, its secrets and its connections, and every window hears of it', async () => {
  await open();
  const file = join(folderOf(window.company), 'company.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ofALaterVersion: 1 }));
  writeFileSync(`${file}.part`, '{"id":"'); // a program that was ended in the middle of another rename
  const tape = await visitor.listen();
  expect(await ask('companies.rename', { name: '  Zebra & Söhne ' })).toMatchObject({
    ok: true,
    value: { id: window.company, name: 'Zebra & Söhne' },
  });
  await tape.until(({ type }) => type === 'companies');
  tape.close();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ ofALaterVersion: 1 });
  expect(await window.call('status.read', {})).toMatchObject({ company: 'Zebra & Söhne' });
  expect((await window.call('sync.run', sync)).pushed).toBeGreaterThan(0);

  await window.callApp('companies.add', { name: 'Other' });
  for (const name of ['oTHER', '  ', 'a\nb', 'x'.repeat(81)]) {
    expect(await ask('companies.rename', { name })).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  }
  expect(await ask('companies.rename', { company: 'nobody', name: 'New' })).toMatchObject({
    ok: false,
    error: { code: 'not-found' },
  });
  expect(await companies()).toMatchObject([{ name: 'Other' }, { id: window.company, name: 'Zebra & Söhne' }]);
  expect(await ask('companies.rename', { name: 'ZEBRA & söhne' })).toMatchObject({ ok: true }); // its own
  expect(await ask('companies.rename', { name: 'ZEBRA & söhne' })).toMatchObject({ ok: true }); // nothing to tell
  expect(await history()).toEqual([
    ['company-renamed', 'the test renamed the company: “Test” is “Zebra & Söhne” from now on.'],
    ['company-renamed', 'the test renamed the company: “Zebra & Söhne” is “ZEBRA & söhne” from now on.'],
  ]);
});

test('a company that is archived is looked at only, keeps everything, and can be taken back', async () => {
  await open('file');
  window.sandbox.faults.next({ service: 'cledara', fault: { kind: 'slow', ms: 1000 } });
  await window.call('sync.start', { push: false, author: 'the test' });
  expect(await ask('companies.archive', { archived: true })).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('was not archived') },
  });
  while ((await window.call('sync.progress', {})).progress !== null) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const before = await window.call('status.read', {});
  expect(await ask('companies.archive', { archived: true })).toMatchObject({ ok: true, value: { archived: true } });
  const requests = window.sandbox.world.requests.length;
  for (const [method, input] of [
    ['sync.run', sync],
    ['sync.start', { push: true, author: 'the test' }],
    ['review.decide', { decision: 'approve', ids: 'all', author: 'the test' }],
    ['reference.refresh', {}],
  ] as const) {
    expect(await visitor.call(window.company, method, input)).toMatchObject({
      ok: false,
      error: { code: 'invalid-input', message: expect.stringMatching(/^“Test” is archived/) },
    });
  }
  expect(window.sandbox.world.requests).toHaveLength(requests);
  expect(await window.call('status.read', {})).toEqual(before);
  expect(await history()).toEqual([['company-archived', 'the test archived the company.']]);
  expect((await window.callApp('background.read', {})).companies).toEqual([]);
  await window.restartHost();
  expect(await companies()).toMatchObject([{ name: 'Test', archived: true }]);
  await window.callApp('companies.archive', { company: window.company, archived: false });
  expect((await history()).map(([event]) => event)).toEqual(['company-archived', 'company-unarchived']);
  expect((await window.call('sync.run', sync)).pushed).toBeGreaterThan(0);
});

test('a company that is removed goes with its key and its access; a copy of its books and its documents stay', async () => {
  await open();
  await window.call('sync.run', sync);
  await window.callApp('preferences.write', { key: `review.views:${window.company}`, value: [1] });
  await window.callApp('preferences.write', { key: 'company', value: window.company });
  const posted = window.sandbox.world.xero.bankTransactions.length;
  const rows = (await window.call('review.list', { state: 'all' })).proposals.length;

  expect(await ask('companies.remove', { name: 'test', author: 'the test' })).toMatchObject({
    ok: false,
    error: { code: 'invalid-input', details: [{ at: 'name' }] },
  });
  await window.cutNetwork();
  expect((await ask('companies.remove', { name: 'Test', author: 'the test' })).ok).toBe(false);
  await window.restoreNetwork();
  expect(existsSync(join(window.folder, 'removed-companies'))).toBe(false);
  expect((await window.call('sync.run', sync)).error).toBeUndefined(); // everything stayed

  const removed = await ask('companies.remove', { name: 'Test', author: 'the test' });
  if (!removed.ok) throw new Error(removed.error.message);
  const { copy } = removed.value as { readonly copy: string };
  expect(await companies()).toEqual([]);
  expect(existsSync(folderOf(window.company))).toBe(false);
  expect(existsSync(join(window.folder, 'leaving'))).toBe(false);
  expect((await window.callApp('preferences.read', {})).values).toEqual({});
  expect(window.sandbox.world.identity.connections).toEqual([]);
  expect(window.sandbox.world.xero.bankTransactions).toHaveLength(posted);
  expect(readFileSync(join(copy, 'company.json'), 'utf8')).toContain('"Test"');
  const view = openView(copy);
  if (!view.ok) throw new Error(view.error.message);
  expect([...view.value.proposals()]).toHaveLength(rows);
  view.value.close();
  expect(await visitor.call(window.company, 'status.read', {})).toMatchObject({ error: { code: 'not-found' } });
});

test('a removal that was cut off leaves the company with all its books, and asked for again it ends', async () => {
  await open('file');
  await window.call('sync.run', sync);
  const before = await window.call('review.list', { state: 'all' });
  window.sandbox.faults.next({ service: 'identity', path: /revocation$/, fault: { kind: 'hang-after' } });
  const struck = window.sandbox.faults.struck;
  const removing = ask('companies.remove', { name: 'Test', author: 'the test' });
  while (window.sandbox.faults.struck === struck) await new Promise((resolve) => setTimeout(resolve, 5));
  // What an earlier removal moved away and did not clear goes when the engine starts.
  const left = join(window.folder, 'leaving', 'one');
  mkdirSync(left, { recursive: true });
  await window.killEngine();
  expect(await removing).toMatchObject({ ok: false, error: { code: 'engine-restarted' } });
  expect(await window.call('review.list', { state: 'all' })).toEqual(before);
  while (existsSync(left)) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await ask('companies.remove', { name: 'Test', author: 'the test' })).toMatchObject({ ok: true });
  expect(await companies()).toEqual([]);
});

async function connect(): Promise<void> {
  await window.call('connection.cledara', { apiKey: window.sandbox.apiKey });
  const { authoriseUrl } = await window.call('connection.xero.begin', { clientId: window.sandbox.clientId });
  const finished = window.call('connection.xero.finish', {});
  await consent(authoriseUrl);
  await finished;
}

test('a removed company is put back from its copy, and from one that is older than what was posted since: nothing doubles', async () => {
  await open();
  const copyOf = async (): Promise<string> => {
    const removed = await ask('companies.remove', { name: 'Test', author: 'the test' });
    if (!removed.ok) throw new Error(removed.error.message);
    return (removed.value as { readonly copy: string }).copy;
  };
  const older = join(window.folder, 'older');
  cpSync(await copyOf(), older, { recursive: true }); // before anything was posted
  cpSync(older, folderOf('put back'), { recursive: true });
  await connect();
  const posted = await window.call('sync.run', sync);
  expect(posted.pushed).toBeGreaterThan(5);
  const { xero } = window.sandbox.world;
  const markers = () => xero.bankTransactions.map(({ reference }) => reference).sort();
  const before = markers();
  expect(await history()).toMatchObject([
    [
      'company-removed',
      'the test removed the company from this computer. These books are the copy that was put aside.',
    ],
    ['company-restored', expect.stringMatching(/^The company was put back from the copy of its books of 20\d\d-/)],
  ]);
  await copyOf(); // on the same day: the earlier copy stays
  expect(await companies()).toEqual([]);
  cpSync(older, folderOf('put back'), { recursive: true });
  await connect();
  await window.call('sync.run', sync);
  expect(markers()).toEqual(before);
  expect(new Set(before).size).toBe(before.length);
  expect((await window.call('review.list', { state: 'approved' })).proposals).toEqual([]);
});
