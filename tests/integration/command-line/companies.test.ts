import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLedger, openView } from '../../../electron/adapters/ledger/open-ledger.ts';
import { type Desk, documentOf, errorOf, openDesk } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ empty: true });
});
afterAll(() => desk.close());

// The tests of this file tell one story in order: nothing, one company, two companies.

test.each([
  [['status']],
  [['sync']],
  [['review']],
  [['doctor']],
  [['setup', '--export']],
  [['review', 'approve', '--all']],
  [['status', '--company', 'Acme']],
])('%j before anything is connected is exit 3', async (words) => {
  const outcome = await desk.here([...words, '--json']);
  expect(outcome.code).toBe(3);
  expect(documentOf(outcome)).toEqual({
    error: {
      code: 'not-connected',
      message: 'Nothing is connected yet. Connect Cledara and Xero first.',
      details: [],
    },
  });
});

test.each([
  ['is no JSON', '{', ['the file']],
  ['has an impossible day', '{"version":1,"syncFrom":"2026-02-30"}', ['syncFrom']],
  ['has an unknown key', '{"version":1,"acounts":[]}', ['acounts']],
  [
    'has mistakes of every kind that can be seen without asking',
    '{"version":1,"x":1,"syncFrom":"2026-02-30","accounts":[{"id":"GBP","enabled":true},{"id":"EUR:saas"}]}',
    ['accounts[1].enabled', 'x', 'syncFrom', 'accounts[0].id'],
  ],
])('a setup file that %s is exit 2 even before anything is connected', async (_fault, file, places) => {
  writeFileSync(desk.path('setup.json'), file);
  const outcome = await desk.here(['setup', desk.path('setup.json'), '--json']);
  expect(outcome.code).toBe(2);
  expect(errorOf(outcome).details.map(({ at }) => at)).toEqual(places);
});

test('a sound setup file before anything is connected is exit 3', async () => {
  writeFileSync(desk.path('setup.json'), '{"version":1}');
  const outcome = await desk.here(['setup', desk.path('setup.json'), '--json']);
  expect(outcome.code).toBe(3);
  expect(errorOf(outcome).code).toBe('not-connected');
});

const statementOf = ['export', 'statement', '--account', 'GBP:saas', '--format', 'csv', '--out', 'nowhere.csv'];
test.each([
  [[...statementOf, '--from', '2026-02-30', '--to', '2026-03-01'], 'from'],
  [[...statementOf, '--from', '2026-03-02', '--to', '2026-03-01'], 'from'],
  [['export', 'transactions', '--format', 'csv', '--to', '1.3.2026', '--out', 'nowhere.csv'], 'to'],
  [['backfill', '--from', 'January'], 'from'],
])('%j is exit 2 even before anything is connected', async (words, at) => {
  const outcome = await desk.here([...words, '--json']);
  expect(outcome.code).toBe(2);
  expect(errorOf(outcome).details.map((detail) => detail.at)).toEqual([at]);
});

test('with one company its name may be left out, and a name that no company has is exit 2', async () => {
  const connected = await desk.here(['connect', 'cledara', '--company', ' Acme Ltd '], { stdin: desk.sandbox.apiKey });
  expect(connected.code).toBe(0);
  expect(documentOf(await desk.here(['status', '--json']))).toMatchObject({ company: 'Acme Ltd' });
  expect(documentOf(await desk.here(['--company', 'ACME ltd', 'status', '--json']))).toMatchObject({
    company: 'Acme Ltd',
  });
  const unknown = await desk.here(['status', '--company', 'Nobody', '--json']);
  expect(unknown.code).toBe(2);
  expect(errorOf(unknown).details).toEqual([
    { at: '--company', message: 'There is no company "Nobody". There are: Acme Ltd.' },
  ]);
});

test('a company that has Cledara but not Xero says so in its status, with exit 3', async () => {
  const outcome = await desk.here(['status', '--json']);
  expect(outcome.code).toBe(3);
  expect(errorOf(outcome)).toEqual({ code: 'not-connected', message: 'Xero is not connected yet.', details: [] });
  const sync = await desk.here(['sync', '--json']);
  expect(sync.code).toBe(3);
  expect(errorOf(sync).message).toBe('Xero is not connected. Connect it first.');
});

test('connecting the same company again, written differently, makes no second one', async () => {
  const again = await desk.here(['connect', 'cledara', '--company', 'acme ltd '], { stdin: desk.sandbox.apiKey });
  expect(again.code).toBe(0);
  expect(documentOf(await desk.here(['status', '--json']))).toMatchObject({ company: 'Acme Ltd' });
});

test('with two companies one must be named, and each keeps to its own books', async () => {
  await desk.prepare('Zebra & Söhne');
  const open = await desk.here(['status', '--json']);
  expect(open.code).toBe(2);
  expect(errorOf(open).details).toEqual([
    { at: '--company', message: 'There is more than one company. Name one with --company: Acme Ltd, Zebra & Söhne.' },
  ]);
  const zebra = documentOf(await desk.here(['status', '--company', 'Zebra & Söhne', '--json']));
  expect(zebra).toMatchObject({ settingsVersion: 1, connections: { xero: { connected: true } } });
  // On some systems what is typed has its accents as characters of their own.
  const typed = await desk.here(['status', '--company', 'zebra & So\u0308hne', '--json']);
  expect(documentOf(typed)).toMatchObject({ company: 'Zebra & Söhne' });
  const acme = documentOf(await desk.here(['status', '--company', 'Acme Ltd', '--json']));
  expect(acme).toMatchObject({ settingsVersion: null, connections: { xero: { connected: false } } });
});

test('a company is connected by the sign-in of another one, to an organisation that none has yet', async () => {
  const [own] = desk.sandbox.world.identity.connections;
  if (own === undefined) throw new Error('Nobody is connected.');
  const second = { ...own, id: 'c2', tenantId: '5ec0d000-0000-4000-8000-000000000002', tenantName: 'Second Ltd' };
  const like = (name: string, ...more: string[]) =>
    desk.here(['connect', 'xero', '--like', name, '--company', 'Acme Ltd', '--json', ...more]);
  const none = await like('zebra & söhne');
  expect([none.code, errorOf(none).details[0]?.at]).toEqual([2, '--tenant']);
  expect((await like('Nobody')).code).toBe(2);
  desk.sandbox.world.identity.connections.push(second);
  expect((await like('Zebra & Söhne', '--tenant', own.tenantName)).code).toBe(2);
  const joined = await like('zebra & söhne');
  expect(joined.code).toBe(0);
  expect(documentOf(joined)).toEqual({
    connected: true,
    tenants: [{ tenantId: second.tenantId, name: 'Second Ltd' }],
  });
  const acme = documentOf(await desk.here(['status', '--company', 'Acme Ltd', '--json']));
  expect(acme).toMatchObject({ connections: { xero: { connected: true, tenant: 'Second Ltd' } } });
});

test.each([
  ['a', ''],
  ['half of one', '{"id":"1","na'],
  ['another program’s', '{"hello":"world"}'],
])('a folder with %s company file is no company and stops nothing', async (_which, text) => {
  const folder = join(desk.folder, 'companies', 'stray');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'company.json'), text);
  const outcome = await desk.here(['status', '--company', 'Zebra & Söhne', '--json']);
  expect(documentOf(outcome)).toMatchObject({ company: 'Zebra & Söhne' });
});

const companies = async () => {
  const { companies: all } = documentOf(await desk.here(['companies', '--json']));
  return all as readonly { id: string; name: string; archived: boolean }[];
};

test('companies are listed, renamed, archived and taken back, and the log of each tells it', async () => {
  const [acme] = await companies();
  expect(await companies()).toEqual([
    { id: expect.any(String), name: 'Acme Ltd', archived: false },
    { id: expect.any(String), name: 'Zebra & Söhne', archived: false },
  ]);
  const renamed = await desk.here(['companies', 'rename', 'acme ltd', ' Acme (UK) ', '--json']);
  expect([renamed.code, documentOf(renamed)]).toMatchObject([0, { company: { id: acme?.id, name: 'Acme (UK)' } }]);
  const archived = await desk.here(['companies', 'archive', 'Acme (UK)', '--json']);
  expect([archived.code, documentOf(archived)]).toMatchObject([0, { company: { archived: true } }]);
  expect((await desk.here(['sync', '--company', 'Acme (UK)', '--json'])).code).toBe(2);
  expect((await desk.here(['companies', 'unarchive', 'Acme (UK)', '--json'])).code).toBe(0);
  const view = openView(join(desk.folder, 'companies', acme?.id ?? ''));
  if (!view.ok) throw new Error(view.error.message);
  const events = view.value.activity({ limit: 50 }).map(({ event }) => event);
  view.value.close();
  expect(events.filter((event) => event.startsWith('company-')).reverse()).toEqual([
    'company-renamed',
    'company-archived',
    'company-unarchived',
  ]);
});

test.each([
  [['companies', 'rename', 'Nobody', 'Somebody'], '--company'],
  [['companies', 'rename', 'Acme (UK)', 'zebra & söhne'], 'NAME'],
  [['companies', 'rename', 'Acme (UK)', '  '], 'NAME'],
  [['companies', 'rename', 'Acme (UK)'], 'usage'],
  [['companies', 'archive', 'Nobody'], '--company'],
  [['companies', 'remove', 'acme (uk)'], 'NAME'],
  [['companies', '--company', 'Acme (UK)'], '--company'],
  [['companies', 'forget', 'Acme (UK)'], 'usage'],
])('%j is exit 2 and changes nothing', async (words, at) => {
  const before = await companies();
  const outcome = await desk.here([...words, '--json']);
  expect(outcome.code).toBe(2);
  expect(errorOf(outcome).details[0]?.at).toBe(at);
  expect(await companies()).toEqual(before);
});

test('a company whose books another program has is not archived; removed it leaves a copy behind', async () => {
  const [acme] = await companies();
  const folder = join(desk.folder, 'companies', acme?.id ?? '');
  const held = openLedger(folder);
  if (!held.ok) throw new Error(held.error.message);
  expect((await desk.here(['companies', 'archive', 'Acme (UK)', '--json'])).code).toBe(3);
  expect((await desk.here(['companies', 'remove', 'Acme (UK)', '--json'])).code).toBe(3);
  held.value.close();
  expect(await companies()).toHaveLength(2);
  const removed = await desk.here(['companies', 'remove', 'Acme (UK)', '--json']);
  expect(removed.code).toBe(0);
  const { copy } = documentOf(removed);
  expect(existsSync(join(String(copy), 'ledger.db'))).toBe(true);
  expect((await companies()).map(({ name }) => name)).toEqual(['Zebra & Söhne']);
});

test('two programs that connect a new company at the same time make one, and the other says to run again', async () => {
  const own = { TALLYBRIDGE_DATA_DIR: desk.path('twice') };
  const connect = () => desk.here(['connect', 'cledara', '--json'], { stdin: desk.sandbox.apiKey, variables: own });
  const [first, second] = await Promise.all([connect(), connect()]);
  expect([first.code, second.code].toSorted()).toEqual([0, 3]);
  expect(errorOf(first.code === 3 ? first : second).code).toBe('ledger-busy');
  expect(documentOf(await desk.here(['companies', '--json'], { variables: own }))['companies']).toHaveLength(1);
  expect((await connect()).code).toBe(0);
});
