import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginSignIn, consent, openTestCompany, type TestCompany } from '../../fixtures/test-company.ts';
import { commandOn } from './command-on.ts';
import { documentOf, errorOf } from './desk.ts';

// One story in order: a company that has no connection to Cledara at all.

let company: TestCompany;
const run = (...words: readonly string[]) => commandOn(company, words);
beforeAll(async () => {
  company = await openTestCompany({ empty: true, connected: false });
  const { authoriseUrl } = await beginSignIn(company.company.api, company.sandbox.clientId);
  const finished = company.call('connection.xero.finish', {});
  await consent(authoriseUrl);
  await finished;
});
afterAll(() => company.close());

function write(name: string, content: string | Uint8Array): string {
  const path = join(company.folder, name);
  writeFileSync(path, content);
  return path;
}

const setup = {
  version: 1,
  syncFrom: '2026-10-01',
  accounts: [{ id: 'GBP:saas', enabled: true, bankAccount: '090' }],
  defaults: { account: '429', taxType: 'NONE', mode: 'review' },
  applications: [{ name: 'Figma', account: '463', mode: 'auto' }],
};

const lines = [
  '\ufeffReference,Cledara ID,Transaction amount,Money move,FX rate,Transaction date,Project,Local currency,Local amount',
  '"Figma, FIGMA INC, #4417",10021,-42.00,debit,,06/10/2026,Blue,,',
  '"Linear (pending), LINEAR.APP, #4417",10022,-12.50,debit,,07/10/2026,,,',
  '"Amazon Web Services, ""AWS""\nEMEA, #4417",10023,"-1,234.56",debit,1.30000,07/10/2026,Red,USD,"-1,604.93"',
  'DEMO COMPANY UK top-up,10024,"10,000.00",credit,,05/10/2026,,,',
  ',,,,,Exported on 30/11/2026,,,',
];

test('setup works before the first file, without Cledara', async () => {
  expect(await run('setup', write('setup.json', JSON.stringify(setup)))).toMatchObject({ code: 0 });
});

test('sync says that nothing is connected until a file was imported', async () => {
  const outcome = await run('sync', '--json');
  expect(outcome.code).toBe(3);
  expect(errorOf(outcome).message).toBe('Cledara is not connected. Connect it first.');
});

test('a file that is no such export is exit 2 and changes nothing, also beside one that is', async () => {
  const good = write('good.csv', lines.join('\r\n'));
  const bad = write('bank.csv', 'Date,Amount,Payee\n2026-10-06,-42.00,Figma\n');
  const outcome = await run('import', '--account', 'GBP:saas', good, bad, '--json');
  expect(outcome.code).toBe(2);
  const { code, details } = errorOf(outcome);
  expect(code).toBe('invalid-input');
  expect(details).toEqual([{ at: bad, message: expect.stringMatching(/^It is no CSV export of Cledara’s/) }]);
  expect(company.ledger().movementCount()).toBe(0);
  expect(company.ledger().fileImports(1)).toEqual([]);
});

test.each([
  [['import'], /^The command "import" is not complete/],
  [['import', '/no/such/file.csv'], /Nothing was imported/],
  [['import', '--account', 'GBP:main', 'X'], /Nothing was imported/],
])('%j is exit 2', async (words, message) => {
  const path = write('good.csv', lines.join('\r\n'));
  const outcome = await run(...words.map((word) => (word === 'X' ? path : word)), '--json');
  expect(outcome.code).toBe(2);
  expect(errorOf(outcome).message).toMatch(message);
});

test('without a currency in it a file needs --account', async () => {
  const outcome = await run('import', write('good.csv', lines.join('\r\n')), '--json');
  expect(outcome.code).toBe(2);
  expect(errorOf(outcome).details[0]?.message).toMatch(/^No column says the currency/);
});

test('import takes the file in, with exactly the keys that it promises, and nothing twice', async () => {
  const path = write('october.csv', lines.join('\r\n'));
  const outcome = await run('import', '--account', 'GBP:saas', path, '--json');
  expect(outcome.code).toBe(0);
  const file = { path, kind: 'transactions', rows: 4, new: 4, known: 0, skipped: [] };
  expect(documentOf(outcome)).toEqual({ files: [file] });
  const again = await run('import', '--account', 'GBP:saas', path, '--json');
  expect(documentOf(again)).toEqual({ files: [{ ...file, new: 0, known: 4 }] });
  expect(company.ledger().movement('file-10023')).toMatchObject({
    kind: 'purchase',
    accountId: 'GBP:saas',
    amountMinor: -123_456,
    local: { amount: '-1604.93', currency: 'USD' },
    description: '"AWS"\nEMEA',
    application: { name: 'Amazon Web Services' },
    card: { last4: '4417' },
  });
});

test('lines that are no movements are left out and named, with exit 1', async () => {
  const more = [
    lines[0],
    '"Figma, FIGMA INC, #4417",10031,n/a,debit,,06/10/2026,,,',
    'x,10032,-1.00,debit,,31/02/2026,,,',
  ];
  const path = write('more.csv', more.join('\r\n'));
  const outcome = await run('import', '--account', 'GBP:saas', path, '--json');
  expect(outcome.code).toBe(1);
  const skipped = [
    { line: 2, reason: 'Its amount "n/a" cannot be read.' },
    { line: 3, reason: 'Its date "31/02/2026" cannot be read.' },
  ];
  expect(documentOf(outcome)).toEqual({ files: [{ path, kind: 'transactions', rows: 2, new: 0, known: 0, skipped }] });
  expect(outcome.stderr).toContain('  line 2: Its amount "n/a" cannot be read.\n');
});

test('sync, status, doctor and both exports work, and say which way the data comes', async () => {
  const synced = await run('sync', '--json');
  expect(synced.code).toBe(1); // Amazon's waits for review
  expect(documentOf(synced)).toMatchObject({ pulled: 0, pushed: 1, held: 1, blocked: [], calls: { cledara: 0 } });
  const status = await run('status', '--json');
  expect(documentOf(status)).toMatchObject({
    source: 'files',
    movements: 4,
    counts: { pushed: 1, proposed: 1, pending: 1 },
  });
  expect(documentOf(status)).not.toHaveProperty('error');
  expect(status.stderr).toContain('Movements   from imported files\n');
  const { checks } = documentOf(await run('doctor', '--json')) as {
    checks: { id: string; status: string; detail: string }[];
  };
  expect(checks.find(({ id }) => id === 'cledara-connection')).toMatchObject({
    status: 'ok',
    detail: expect.stringMatching(/^Not by its API: the movements come from files/),
  });
  const out = join(company.folder, 'statement.csv');
  const days = ['--from', '2026-10-01', '--to', '2026-10-31'];
  expect(
    (await run('export', 'statement', '--account', 'GBP:saas', '--format', 'csv', ...days, '--out', out)).code,
  ).toBe(0);
  expect((await run('export', 'transactions', '--format', 'csv', '--out', out)).code).toBe(0);
});
