import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { CledaraTransaction } from '../../../electron/sandbox/world/cledara-shapes.ts';
import { readCsv } from '../../fixtures/read-csv.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { application, buy, openBooks, plainSetup, posted } from '../engine/books.ts';
import { commandOn } from './command-on.ts';
import { documentOf, errorOf, root } from './desk.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tallybridge-export-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

const csv = ['export', 'transactions', '--format', 'csv', '--json'];
const run = (books: TestCompany, ...words: string[]) => commandOn(books, [...csv, ...words]);

/** Every row by the names of its columns. */
function rowsOf(text: string): Record<string, string>[] {
  const [names = [], ...rows] = readCsv(text.replace(/^\ufeff/, ''));
  return rows.map((row) => Object.fromEntries(names.map((name, place) => [name, row[place] ?? ''])));
}

async function exported(books: TestCompany, days: { from?: string; to?: string } = {}) {
  const { text } = await books.call('export.transactions', { format: 'csv', ...days });
  return rowsOf(text);
}

describe('the export of transactions', () => {
  test('writes a file that spreadsheets read, and says what it wrote', async () => {
    const books = await openBooks();
    buy(books, 12.3, { description: 'Zürich, "Bahnhof"\n言葉' });
    await books.sync();
    const out = join(folder, 'all.csv');
    const outcome = await run(books, '--out', out);
    expect(outcome.code).toBe(0);
    expect(documentOf(outcome)).toEqual({ files: [{ path: out, rows: 1 }], from: null, to: null });
    const bytes = readFileSync(out);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(rowsOf(bytes.toString('utf8'))).toMatchObject([
      { amount: '-12.30', description: 'Zürich, "Bahnhof"\n言葉' },
    ]);
    expect(statSync(out).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['all.csv']);
  });

  test('has what Cledara said and what Xero got', async () => {
    const books = await openBooks({}, { ...plainSetup, defaults: { ...plainSetup.defaults, account: '463' } });
    const row = buy(books, 10, {
      application: application(books, 'Figma'),
      comment: 'for the team',
      authorizedAt: '2026-06-10T09:00:00.000Z',
      settledAt: '2026-06-11T23:30:00.000Z',
    });
    await books.sync();
    const [document] = posted(books);
    const [only] = await exported(books);
    expect(only).toMatchObject({
      transaction_id: row.id,
      account: 'GBP:saas',
      kind: 'purchase',
      state: 'settled',
      day: '2026-06-12', // London keeps summer time
      settled_at: '2026-06-11T23:30:00.000Z',
      amount: '-10.00',
      currency: 'GBP',
      comment: 'for the team',
      application: 'Figma',
      invoice: 'no',
      xero_state: 'pushed',
      xero_document: 'spend-money',
      xero_reference: document?.reference,
      xero_date: '2026-06-12',
      xero_bank_account: '090',
      xero_account: '463',
      xero_tax_type: 'NONE',
      xero_id: document?.bankTransactionId,
      settings_version: '1',
      approved_by: 'set to automatic',
      attachment: '',
    });
    expect(only?.['pushed_at']).toMatch(/^2026-06-15T/);
  });

  test('leaves nothing out: pending, released and not understood ones too', async () => {
    const books = await openBooks();
    buy(books, 1);
    const pending = buy(books, 2);
    delete pending.settledAt;
    const released = buy(books, 3);
    delete released.settledAt;
    buy(books, 4, { type: 'somethingNew' as CledaraTransaction['type'] });
    await books.sync();
    books.sandbox.world.cledara.removeTransaction(released.id);
    await books.sync();
    const rows = await exported(books);
    expect(rows.map(({ amount, state, kind }) => `${amount} ${state} ${kind}`).sort()).toEqual([
      '-1.00 settled purchase',
      '-2.00 pending purchase',
      '-3.00 released purchase',
      '-4.00 settled unknown',
    ]);
    expect(rows.find(({ kind }) => kind === 'unknown')?.['not_understood']).toContain('somethingNew');
  });

  test('takes the days of the organisation, both included', async () => {
    const books = await openBooks();
    for (const settledAt of ['2026-06-09T22:59:00.000Z', '2026-06-09T23:01:00.000Z', '2026-06-11T12:00:00.000Z'])
      buy(books, 1, { authorizedAt: '2026-06-08T09:00:00.000Z', settledAt });
    await books.sync();
    expect((await exported(books, { from: '2026-06-10', to: '2026-06-10' })).map(({ day }) => day)).toEqual([
      '2026-06-10',
    ]);
    const out = join(folder, 'june.csv');
    const outcome = await run(books, '--from', '2026-06-10', '--to', '2026-06-11', '--out', out);
    expect(documentOf(outcome)).toEqual({ files: [{ path: out, rows: 2 }], from: '2026-06-10', to: '2026-06-11' });
  });

  test('lets no text start a formula, and keeps negative amounts numbers', async () => {
    const books = await openBooks();
    const hostile = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', ' =1', 'plain'];
    for (const [place, text] of hostile.entries()) buy(books, place + 1, { description: text, comment: text });
    await books.sync();
    const rows = await exported(books);
    expect(rows).toHaveLength(hostile.length);
    for (const row of rows) {
      expect(row['amount']).toMatch(/^-\d+\.\d\d$/);
      for (const [name, cell] of Object.entries(row)) {
        if (name === 'amount') continue;
        expect(cell, name).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/);
      }
    }
    expect(rows.map(({ comment }) => comment)).toContain('\'=HYPERLINK("http://x")');
    expect(rows.map(({ comment }) => comment)).toContain('plain');
  });
});

describe('what cannot be exported is exit 2, and no file is made', () => {
  test.each([
    ['no format', ['--out', 'x.csv'], '--format'],
    ['no file', ['--format', 'csv'], '--out'],
    ['a day that is none', ['--format', 'csv', '--out', 'x.csv', '--from', '2026-02-30'], 'from'],
    ['a day in other words', ['--format', 'csv', '--out', 'x.csv', '--to', 'today'], 'to'],
    ['days the wrong way', ['--format', 'csv', '--out', 'x.csv', '--from', '2026-02-02', '--to', '2026-02-01'], 'from'],
  ])('%s', async (_name, words, at) => {
    const books = await openBooks();
    const placed = words.map((word) => (word === 'x.csv' ? join(folder, word) : word));
    const outcome = await commandOn(books, ['export', 'transactions', '--json', ...placed]);
    expect([outcome.code, errorOf(outcome).code]).toEqual([2, 'invalid-input']);
    expect(errorOf(outcome).details.map((detail) => detail.at)).toEqual([at]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a folder, a name of one, and a place that does not exist', async () => {
    const books = await openBooks();
    mkdirSync(join(folder, 'there'));
    for (const out of [join(folder, 'there'), `${join(folder, 'new')}/`, join(folder, 'missing', 'x.csv')]) {
      const outcome = await run(books, '--out', out);
      expect([outcome.code, errorOf(outcome).code]).toEqual([2, 'invalid-input']);
    }
    expect(readdirSync(folder, { recursive: true })).toEqual(['there']);
  });

  test('without books there is nothing to export, and a file of that name stays as it is', async () => {
    const books = await openBooks({ connected: false }, null);
    const out = join(folder, 'before.csv');
    writeFileSync(out, 'before');
    expect((await run(books, '--out', out)).code).toBe(3);
    expect(readFileSync(out, 'utf8')).toBe('before');
    expect(existsSync(`${out}.part`)).toBe(false);
  });
});

test('the columns are those of the documentation, in its order', async () => {
  const page = readFileSync(join(root, 'docs', 'automation.md'), 'utf8');
  const chapter = page.slice(page.indexOf('## The CSV of transactions'), page.indexOf('## The mapping table'));
  const rows = chapter.split('\n').filter((line) => line.startsWith('| `'));
  const documented = rows.flatMap((line) =>
    [...(line.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name),
  );
  const books = await openBooks();
  await books.sync();
  const { text } = await books.call('export.transactions', { format: 'csv' });
  expect(readCsv(text.slice(1))).toEqual([documented]);
});
