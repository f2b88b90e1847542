import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { CledaraTransaction } from '../../../electron/sandbox/world/cledara-shapes.ts';
import { markerOf } from '../../../shared/domain/marker.ts';
import { readCsv } from '../../fixtures/read-csv.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { application, buy, day, openBooks, plainSetup } from '../engine/books.ts';
import { commandOn } from './command-on.ts';
import { documentOf, errorOf } from './desk.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tallybridge-statement-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

function statement(books: TestCompany, from: string, to: string, more: Readonly<Record<string, string>> = {}) {
  const given = { account: 'GBP:saas', format: 'csv', from, to, out: join(folder, 'statement.csv'), ...more };
  const words = Object.entries(given).flatMap(([name, value]) => [`--${name}`, value]);
  return commandOn(books, ['export', 'statement', '--json', ...words]);
}

/** Settled at noon of that day. */
const on = (date: string) => ({ authorizedAt: `${date}T09:00:00.000Z`, settledAt: `${date}T12:00:00.000Z` });

function linesOf(name = 'statement.csv'): readonly (readonly string[])[] {
  return readCsv(readFileSync(join(folder, name), 'utf8')).slice(1);
}

test('has what settled in these days, and nothing else, with balances that follow from one file to the next', async () => {
  const books = await openBooks();
  const bought = buy(books, 12.3, { ...on('2026-06-02'), application: application(books, 'Figma') });
  const refund = buy(books, -2.5, { ...on('2026-06-03'), type: 'cardReceive' });
  buy(books, 1, { ...on('2026-06-04'), amount: 0 });
  buy(books, 4, { ...on('2026-06-04'), type: 'applicationTopUp' });
  const pending = buy(books, 7, on('2026-06-04'));
  delete pending.settledAt;
  buy(books, 9, { ...on('2026-06-04'), currency: 'EUR' });
  const later = buy(books, 5, on('2026-06-10'));
  await books.sync();

  const first = await statement(books, '2026-06-01', '2026-06-05');
  expect([first.code, documentOf(first)]).toEqual([
    0,
    {
      files: [{ path: join(folder, 'statement.csv'), lines: 2 }],
      from: '2026-06-01',
      to: '2026-06-05',
      opening: '0.00',
      closing: '-9.80',
      overlaps: [],
      heldBack: [],
      missed: [],
    },
  ]);
  expect(linesOf().map(([date, amount, payee, , reference]) => [date, amount, payee, reference])).toEqual([
    ['02/06/2026', '-12.30', 'Figma', markerOf(bought.id)],
    ['03/06/2026', '2.50', 'Figma', markerOf(refund.id)],
  ]);

  const second = await statement(books, '2026-06-06', '2026-06-12');
  expect(documentOf(second)).toMatchObject({ opening: '-9.80', closing: '-14.80', overlaps: [] });
  expect(linesOf().map(([, , , , reference]) => reference)).toEqual([markerOf(later.id)]);
});

test('an application that pushes no statement lines has none, and days before the start are not taken', async () => {
  const setup = {
    ...plainSetup,
    syncFrom: '2026-06-03',
    applications: [{ name: 'Figma', pushStatementLines: false }],
  };
  const books = await openBooks({}, setup);
  buy(books, 1, on('2026-06-02'));
  buy(books, 2, { ...on('2026-06-04'), application: application(books, 'Figma') });
  buy(books, 3, { ...on('2026-06-04'), application: application(books, 'Linear') });
  await books.sync();
  const outcome = await statement(books, '2026-06-01', '2026-06-30');
  expect(documentOf(outcome)).toMatchObject({
    from: '2026-06-03',
    to: '2026-06-30',
    opening: '0.00',
    closing: '-3.00',
  });
  expect(linesOf().map(([, amount]) => amount)).toEqual(['-3.00']);
});

test('what is not understood is no line, and named', async () => {
  const books = await openBooks();
  const strange = buy(books, 4, { ...on('2026-06-02'), type: 'somethingNew' as CledaraTransaction['type'] });
  await books.sync();
  const outcome = await statement(books, '2026-06-01', '2026-06-05');
  expect(outcome.code).toBe(1);
  expect(documentOf(outcome)).toMatchObject({
    files: [{ lines: 0 }],
    heldBack: [{ transactionId: strange.id, reason: expect.stringContaining('somethingNew') }],
  });
});

test('days that went out before are named, in whatever format they did, and of one account alone', async () => {
  const books = await openBooks();
  buy(books, 1, on('2026-06-02'));
  await books.sync();
  expect((await statement(books, '2026-06-01', '2026-06-05', { format: 'ofx' })).code).toBe(0);
  expect((await statement(books, '2026-06-01', '2026-06-05', { account: 'EUR:saas' })).code).toBe(0);
  const again = await statement(books, '2026-06-05', '2026-06-09', { format: 'camt053' });
  expect([again.code, documentOf(again)['overlaps']]).toEqual([
    1,
    [{ from: '2026-06-01', to: '2026-06-05', exportedAt: expect.stringMatching(/^2026-06-15T/) }],
  ]);
  expect((await statement(books, '2026-06-10', '2026-06-12')).code).toBe(0);
});

test('for QuickBooks it is three columns, and the days count as exported like any others', async () => {
  const books = await openBooks();
  const bought = buy(books, 12.3, {
    ...on('2026-06-02'),
    application: application(books, 'Figma'),
    description: '=1+1',
  });
  await books.sync();
  expect((await statement(books, '2026-06-01', '2026-06-05', { format: 'quickbooks' })).code).toBe(0);
  expect(readCsv(readFileSync(join(folder, 'statement.csv'), 'utf8'))).toEqual([
    ['Date', 'Description', 'Amount'],
    ['02/06/2026', expect.stringMatching(`^Figma, .*${markerOf(bought.id)}$`), '-12.30'],
  ]);
  expect(documentOf(await statement(books, '2026-06-05', '2026-06-06'))['overlaps']).toHaveLength(1);
});

test('what settled into days that went out already is named, until it is exported', async () => {
  const books = await openBooks();
  buy(books, 1, on('2026-06-02'));
  await books.sync();
  await statement(books, '2026-06-01', '2026-06-05');
  const late = buy(books, 2, on('2026-06-03'));
  await books.sync();
  const next = await statement(books, '2026-06-06', '2026-06-09');
  expect([next.code, documentOf(next)['missed']]).toEqual([1, [{ transactionId: late.id, day: '2026-06-03' }]]);
  expect(documentOf(await statement(books, '2026-06-03', '2026-06-03'))['missed']).toEqual([]);
  expect(documentOf(await statement(books, '2026-06-10', '2026-06-11'))['missed']).toEqual([]);
});

test('a day that is not over yet counts as exported until now only', async () => {
  const books = await openBooks();
  await books.sync();
  await statement(books, '2026-06-01', '2026-12-31');
  const { exports } = await books.call('export.statements', {});
  expect(exports).toMatchObject([{ account: 'GBP:saas', from: '2026-06-01', to: '2026-06-15', withdrawn: false }]);
  await books.clock.sleep(2 * day); // its clock skips waits
  expect((await statement(books, '2026-06-16', '2026-06-17')).code).toBe(0);
});

test('more than a thousand lines of CSV are several files', async () => {
  const books = await openBooks({}, { ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } });
  for (let index = 0; index < 1001; index += 1) buy(books, index + 1, on('2026-06-02'));
  await books.sync();
  const outcome = await statement(books, '2026-06-01', '2026-06-05');
  expect(documentOf(outcome)['files']).toEqual([
    { path: join(folder, 'statement-1.csv'), lines: 1000 },
    { path: join(folder, 'statement-2.csv'), lines: 1 },
  ]);
  expect(linesOf('statement-2.csv')).toHaveLength(1);
});

test.each([
  ['an account that is off', { account: 'USD:saas' }, 'account'],
  ['a format that is none', { format: 'pdf' }, 'format'],
  ['a day that is none', { from: '2026-02-30' }, 'from'],
  ['days the wrong way', { from: '2026-06-09', to: '2026-06-08' }, 'from'],
  ['days before the start', { from: '2025-01-01', to: '2025-01-31' }, 'to'],
])('%s is exit 2, and nothing counts as exported', async (_name, more, at) => {
  const books = await openBooks();
  await books.sync();
  const outcome = await statement(books, '2026-06-01', '2026-06-05', more);
  expect([outcome.code, errorOf(outcome).code]).toEqual([2, 'invalid-input']);
  expect(errorOf(outcome).details.map((detail) => detail.at)).toEqual([at]);
  expect(readdirSync(folder)).toEqual([]);
  expect((await books.call('export.statements', {})).exports).toEqual([]);
});

test('every option is asked for by name', async () => {
  const books = await openBooks();
  const outcome = await commandOn(books, ['export', 'statement', '--json']);
  expect(errorOf(outcome).details.map(({ at }) => at)).toEqual(['--account', '--format', '--from', '--to', '--out']);
});

test('a file that could not be written does not count as exported', async () => {
  const books = await openBooks({}, { ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } });
  for (let index = 0; index < 1001; index += 1) buy(books, index + 1, on('2026-06-02'));
  await books.sync();
  mkdirSync(join(folder, 'statement-2.csv')); // the second file cannot take this name
  expect((await statement(books, '2026-06-01', '2026-06-05')).code).toBe(2);
  expect(readdirSync(folder)).toEqual(['statement-2.csv']);
  expect((await books.call('export.statements', {})).exports).toMatchObject([{ withdrawn: true }]);
  rmSync(join(folder, 'statement-2.csv'), { recursive: true });
  expect((await statement(books, '2026-06-01', '2026-06-05')).code).toBe(0);
});
