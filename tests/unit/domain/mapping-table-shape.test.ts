import { describe, expect, it } from 'vitest';
import { mappingColumns, readTextCell, writeTextCell } from '../../../shared/domain/mapping-columns.ts';
import { mappingTable } from '../../../shared/domain/mapping-table.ts';
import type { ApplicationSettings } from '../../../shared/domain/settings.ts';
import { reference } from './example-company.ts';

const applications = [
  { id: 'a', name: 'Figma' },
  { id: 'b', name: '=SUM(1)' },
];

function table(rows: readonly ApplicationSettings[], categories = reference.trackingCategories) {
  const settings = { version: 1, xero: {}, accounts: [], defaults: {}, applications: rows, movements: {} } as const;
  const [names = [], ...cells] = mappingTable(settings, applications, categories);
  // By its columns, without the empty cells.
  return cells.map((row) =>
    Object.fromEntries(row.map((cell, place) => [names[place], cell]).filter(([, cell]) => cell)),
  );
}

describe('the mapping as a table', () => {
  it('has a column for each setting and one for each category in use, those that the settings name first', () => {
    const [names] = mappingTable(
      {
        version: 1,
        xero: {},
        accounts: [],
        defaults: {},
        applications: [{ id: 'a', tracking: { region: 'North', Mars: 'Red' } }],
        movements: {},
      },
      applications,
      reference.trackingCategories,
    );
    expect(names).toEqual([
      ...[
        'application',
        'application_id',
        'push_transactions',
        'push_statement_lines',
        'document',
        'contact',
        'account',
      ],
      ...['tax_type', 'description', 'mode', 'needs_invoice', 'needs_confirmed_vat', 'needs_accounting_fields'],
      ...['tracking:Mars', 'tracking:region', 'tracking:Department', 'tracking:Project'], // Retired is archived in Xero
    ]);
  });

  it('has a row for each application in Cledara’s order, then for those that only the settings know', () => {
    expect(
      table([{ id: 'gone', name: 'Gone', account: '429' }, { name: 'figma', account: '463' }, { id: 'x' }]),
    ).toEqual([
      { application: 'Figma', application_id: 'a', account: '463' },
      { application: "'=SUM(1)", application_id: 'b' },
      { application: 'Gone', application_id: 'gone', account: '429' },
      { application_id: 'x' },
    ]);
  });

  it('says what an application sets itself, and where it has something on purpose not', () => {
    const own = {
      pushTransactions: false,
      needsInvoice: true,
      document: 'bill',
      mode: 'auto',
      description: '',
    } as const;
    expect(
      table([{ id: 'a', ...own, tracking: { department: 'Design' } }], reference.trackingCategories.slice(0, 2)),
    ).toEqual([
      {
        application: 'Figma',
        application_id: 'a',
        push_transactions: 'no',
        needs_invoice: 'yes',
        document: 'bill',
        mode: 'auto',
        description: '(none)',
        'tracking:department': 'Design',
      },
      expect.anything(),
    ]);
    expect(table([{ id: 'a', tracking: {} }], reference.trackingCategories.slice(0, 2))[0]).toEqual({
      application: 'Figma',
      application_id: 'a',
      'tracking:Department': '(none)',
      'tracking:Region': '(none)',
    });
  });
});

describe('a cell of a setting', () => {
  const column = (wanted: string) => {
    const found = mappingColumns.find(({ name }) => name === wanted);
    if (found === undefined) throw new Error(wanted);
    return found;
  };

  it.each([
    ['push_transactions', ' YES ', { pushTransactions: true }],
    ['push_transactions', 'true', { pushTransactions: true }],
    ['push_statement_lines', 'on', { pushStatementLines: true }],
    ['needs_invoice', '1', { needsInvoice: true }],
    ['needs_invoice', 'No', { needsInvoice: false }],
    ['needs_confirmed_vat', 'false', { needsConfirmedVat: false }],
    ['needs_accounting_fields', 'off', { needsAccountingFields: false }],
    ['needs_accounting_fields', '0', { needsAccountingFields: false }],
    ['document', ' Bill ', { document: 'bill' }],
    ['document', 'spend-money', { document: 'spend-money' }],
    ['mode', 'AUTO', { mode: 'auto' }],
    ['mode', 'review', { mode: 'review' }],
    ['account', ' 463 ', { account: '463' }],
    ['description', ' {merchant} ', { description: ' {merchant} ' }],
    ['description', '(none)', { description: '' }],
    ['contact', "'=A", { contact: '=A' }],
  ])('%s: %j is taken', (name, cell, fields) => {
    expect(column(name).read(cell)).toEqual({ ok: true, value: fields });
  });

  it.each(mappingColumns.map(({ name }) => name))('%s is left to the defaults where it is empty', (name) => {
    expect(column(name).read('')).toEqual({ ok: true, value: {} });
    expect(column(name).write({})).toBe('');
  });

  it.each([
    ['push_transactions', 'maybe', '“maybe” is neither yes nor no'],
    ['document', 'invoice', '“invoice” is none of spend-money, bill'],
    ['mode', 'fast', '“fast” is none of auto, review'],
    ['account', '(none)', 'It cannot be left empty on purpose'],
    ['account', '  ', 'It cannot be left empty on purpose'],
    ['account', 'x'.repeat(501), 'It is longer than 500 characters'],
    ['description', 'x'.repeat(4001), 'It is longer than 4000 characters'],
  ])('%s: %j is refused', (name, cell, message) => {
    expect(column(name).read(cell)).toEqual({ ok: false, error: message });
  });

  it('takes texts up to the longest', () => {
    expect(column('contact').read('x'.repeat(500)).ok).toBe(true);
    expect(column('description').read('x'.repeat(4000)).ok).toBe(true);
  });

  it('tells a text that looks like “none on purpose” from that', () => {
    for (const text of ['', '(none)', "'(none)", '=A', "it's"]) expect(readTextCell(writeTextCell(text))).toBe(text);
    expect(writeTextCell('(none)')).toBe("'(none)");
    expect(writeTextCell(undefined)).toBe('');
    expect(readTextCell('')).toBeNull();
  });
});
