import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileFormats } from '../../../electron/adapters/formats/file-formats.ts';
import { parseSettings } from '../../../shared/contract/setup-file.ts';
import { mappingTable } from '../../../shared/domain/mapping-table.ts';
import { readMapping } from '../../../shared/domain/read-mapping.ts';
import type { ApplicationSettings, Settings } from '../../../shared/domain/settings.ts';
import { readCell, writeCell } from '../../../shared/domain/spreadsheet-cell.ts';
import { spreadsheetText } from '../../../shared/domain/spreadsheet-text.ts';
import { reference } from './example-company.ts';

const applications = [
  { id: 'a', name: 'Figma' },
  { id: 'b', name: '=HYPERLINK("x")' },
  { id: 'c', name: "'Slack;\n@x" },
  { id: 'd', name: 'Zoom' },
  { id: 'e', name: 'zoom' },
];

function settingsOf(rows: readonly ApplicationSettings[]): Settings {
  return { version: 1, xero: {}, accounts: [], defaults: {}, applications: rows, movements: {} };
}

function csvOf(settings: Settings): string {
  return fileFormats.csv(mappingTable(settings, applications, reference.trackingCategories));
}

function read(text: string, settings: Settings) {
  const table = fileFormats.readCsv(text);
  if (!table.ok) throw new Error(`${table.error.line}: ${table.error.message}`);
  return readMapping(table.value, settings, applications);
}

const odd = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc
      .array(fc.constantFrom('=', '+', "'", ';', ',', '"', '\n', '\r\n', '\t', ' ', 'a', '(none)', '＝', '-'), {
        maxLength: 6,
      })
      .map((parts) => parts.join('')),
  )
  .map((text) => text.toWellFormed());

describe('a cell', () => {
  it('is read as it was written, starts no formula, and a plain one stays as it is', () => {
    const property = fc.property(odd, (text) => {
      const cell = writeCell(text);
      expect(readCell(cell)).toBe(text);
      expect(spreadsheetText(cell)).toBe(cell);
      if (/^\w*$/.test(text)) expect(cell).toBe(text);
    });
    fc.assert(property, { numRuns: 1000 });
  });
});

describe('a mapping table', () => {
  const text = odd.filter((value) => value.trim() !== '').map((value) => value.trim());
  const own = fc.record(
    {
      pushTransactions: fc.boolean(),
      pushStatementLines: fc.boolean(),
      document: fc.constantFrom('spend-money', 'bill'),
      contact: text,
      account: text,
      taxType: text,
      tracking: fc.oneof(
        fc.constant({}),
        fc.dictionary(fc.constantFrom('Department', 'Région; 1', '=Mars'), text, { maxKeys: 2 }),
      ),
      description: odd,
      mode: fc.constantFrom('auto', 'review'),
    },
    { requiredKeys: [] },
  );
  const named = fc.constantFrom(
    { id: 'a' },
    { id: 'b', name: '=HYPERLINK("x")' },
    { name: 'FIGMA' },
    { id: 'd', name: 'Zoom' },
    { id: 'gone', name: 'Gone' },
  );
  const rows = fc.uniqueArray(fc.record({ named, own }), { selector: ({ named: one }) => one.id ?? 'a', maxLength: 5 });
  const settings = rows.map((list) => settingsOf(list.map(({ named: one, own: fields }) => ({ ...one, ...fields }))));

  it('comes out again byte for byte after it was taken in, and taking it in changes nothing', () => {
    const property = fc.property(settings, (before) => {
      fc.pre(parseSettings(before).ok);
      const file = csvOf(before);
      const again = read(file, before);
      expect(again).toMatchObject({ ok: true, value: { settings: before } });
      for (const row of mappingTable(before, applications, []))
        for (const cell of row) expect(spreadsheetText(cell)).toBe(cell);
      const fresh = read(
        file,
        settingsOf(
          before.applications
            .filter(({ id }) => id === 'gone')
            .map(({ id, name }) => ({ id: id ?? '', name: name ?? '' })),
        ),
      );
      if (!fresh.ok) throw new Error(JSON.stringify(fresh.error));
      expect(csvOf(fresh.value.settings).split('\r\n').slice(1).sort()).toEqual(file.split('\r\n').slice(1).sort());
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('leaves what has no column and what has no row, and an empty cell takes the value away', () => {
    const before = settingsOf([
      {
        id: 'a',
        name: 'Figma',
        account: '463',
        contact: 'Figma Inc',
        tracking: { Department: 'Design', Region: 'UK' },
      },
      { id: 'd', name: 'Zoom', account: '429' },
    ]);
    const file = 'Account;application;TRACKING:department\n485;figma;Sales\n';
    expect(read(file, before)).toMatchObject({
      ok: true,
      value: {
        rows: 1,
        settings: {
          applications: [
            { id: 'a', account: '485', contact: 'Figma Inc', tracking: { Department: 'Sales', Region: 'UK' } },
            { id: 'd', account: '429' },
          ],
        },
      },
    });
    const emptied = read('application_id,account\nd,\n', before);
    expect(emptied.ok && emptied.value.settings.applications.map(({ id }) => id)).toEqual(['a']);
    const without = read('application_id,description,tracking:Department,tracking:Region\na,(none),(none),\n', before);
    expect(without.ok && without.value.settings.applications[0]).toMatchObject({ description: '', tracking: {} });
  });

  it('keeps that an application has no tracking, where the table has no column of it', () => {
    const own = { id: 'a', name: 'Figma', account: '463', tracking: {} };
    const found = read('application_id,account\na,485\n', settingsOf([own]));
    expect(found.ok && found.value.settings.applications).toEqual([{ ...own, account: '485' }]);
  });

  it('asks which of two of one name is meant that Cledara lists no more; one that has a name alone is named by it', () => {
    const [old, older, alone] = [
      { id: 'x', name: 'Miro', account: '463' },
      { id: 'y', name: 'miro', account: '485' },
      { name: 'Miro', account: '429' },
    ];
    const file = 'application,account\nMiro,400\n';
    const message = 'The settings have 2 applications called Miro; name the one by its id (x, y).';
    expect(read(file, settingsOf([old, older]))).toEqual({ ok: false, error: [{ at: 'line 2: Miro', message }] });
    const found = read(file, settingsOf([old, alone]));
    expect(found.ok && found.value.settings.applications).toEqual([old, { ...alone, account: '400' }]);
    const only = read(file, settingsOf([old]));
    expect(only.ok && only.value.settings.applications).toEqual([{ ...old, account: '400' }]);
    const named = read('application_id,account\ny,400\n', settingsOf([old, older]));
    expect(named.ok && named.value.settings.applications).toEqual([old, { ...older, account: '400' }]);
  });

  it('names everything that is wrong, by line and application', () => {
    const problems = (file: string) => {
      const found = read(file, settingsOf([]));
      return found.ok ? [] : found.error;
    };
    expect(problems('')).toEqual([{ at: 'line 1', message: 'The file is empty.' }]);
    expect(problems('application,colour,mode,Mode\nFigma,blue,auto,auto\n')).toEqual([
      { at: 'line 1', message: 'There is no column called “colour” in a mapping table.' },
      { at: 'line 1', message: 'The column Mode is there twice.' },
    ]);
    expect(problems('account\n463\n')).toMatchObject([{ at: 'line 1' }]);
    const file = [
      'application,application_id,push_transactions,mode,document',
      'Figma,,maybe,later,bill',
      '"Nobody\nknows",,,,',
      'Zoom,,,,',
      'Slack,d,,,',
      'Figma,,,',
      ',,yes,,',
      'Zoom,d,,,',
      ',d,,,',
    ].join('\n');
    expect(problems(file)).toEqual([
      { at: 'line 2: Figma, push_transactions', message: '“maybe” is neither yes nor no.' },
      { at: 'line 2: Figma, mode', message: '“later” is none of auto, review.' },
      { at: 'line 3: Nobody\nknows', message: 'Cledara has no application called Nobody\nknows.' },
      {
        at: 'line 5: Zoom',
        message: 'Cledara has 2 applications called Zoom; name the one by its id (d, e).',
      },
      { at: 'line 6: Slack', message: 'Cledara calls the application with the id d Zoom, not Slack.' },
      { at: 'line 7', message: 'It has 4 cells, and the first line names 5 columns.' },
      { at: 'line 8: no application', message: 'The line names no application.' },
      { at: 'line 10: d', message: 'It is in the file twice; see line 9.' },
    ]);
    expect(fileFormats.readCsv('application\n"Figma\n')).toMatchObject({ ok: false, error: { line: 2 } });
  });
});
