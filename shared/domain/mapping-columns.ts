import { err, ok, type Result } from '../lib/result.ts';
import type { CodingFields } from './settings.ts';
import { readCell, writeCell } from './spreadsheet-cell.ts';

/** Says that a setting is left empty on purpose, where an empty cell leaves it to the defaults. */
const without = '(none)';

type PlainField = Exclude<keyof CodingFields, 'tracking'>;

/** A column of the mapping table that is one setting of an application. An empty cell is none of its own. */
export interface MappingColumn {
  readonly name: string;
  readonly field: PlainField;
  write(own: CodingFields): string;
  /** The setting as the cell says it; the error is a sentence about the cell, without a full stop. */
  read(cell: string): Result<CodingFields, string>;
}

/** In the order of the file. Tracking has a column for each category, behind these. */
export const mappingColumns: readonly MappingColumn[] = [
  switchColumn('push_transactions', 'pushTransactions'),
  switchColumn('push_statement_lines', 'pushStatementLines'),
  choiceColumn('document', 'document', ['spend-money', 'bill']),
  textColumn('contact', 'contact'),
  textColumn('account', 'account'),
  textColumn('tax_type', 'taxType'),
  textColumn('description', 'description'),
  choiceColumn('mode', 'mode', ['auto', 'review']),
  switchColumn('needs_invoice', 'needsInvoice'),
  switchColumn('needs_confirmed_vat', 'needsConfirmedVat'),
  switchColumn('needs_accounting_fields', 'needsAccountingFields'),
];

type SwitchField =
  | 'pushTransactions'
  | 'pushStatementLines'
  | 'needsInvoice'
  | 'needsConfirmedVat'
  | 'needsAccountingFields';

function switchColumn(name: string, field: SwitchField): MappingColumn {
  return {
    name,
    field,
    write: (own) => (own[field] === undefined ? '' : own[field] ? 'yes' : 'no'),
    read(cell) {
      const said = cell.trim().toLowerCase();
      if (said === '') return ok({});
      if (['yes', 'true', 'on', '1'].includes(said)) return ok({ [field]: true });
      if (['no', 'false', 'off', '0'].includes(said)) return ok({ [field]: false });
      return err(`“${cell}” is neither yes nor no`);
    },
  };
}

function choiceColumn(name: string, field: 'document' | 'mode', choices: readonly string[]): MappingColumn {
  return {
    name,
    field,
    write: (own) => own[field] ?? '',
    read(cell) {
      const said = cell.trim().toLowerCase();
      if (said === '') return ok({});
      if (choices.includes(said)) return ok({ [field]: said });
      return err(`“${cell}” is none of ${choices.join(', ')}`);
    },
  };
}

/** The longest that a setup file takes, in UTF-16 units. */
const longest = { contact: 500, account: 500, taxType: 500, description: 4000 };

function textColumn(name: string, field: keyof typeof longest): MappingColumn {
  return {
    name,
    field,
    write: (own) => writeTextCell(own[field]),
    read(cell) {
      const said = readTextCell(cell);
      const text = field === 'description' ? said : said?.trim();
      if (text === undefined || text === null) return ok({});
      if (text === '' && field !== 'description') return err('It cannot be left empty on purpose');
      if (text.length > longest[field]) return err(`It is longer than ${longest[field]} characters`);
      return ok({ [field]: text });
    },
  };
}

/** A text, or that there is none on purpose; absent is the empty cell. */
export function writeTextCell(text: string | undefined): string {
  if (text === undefined) return '';
  if (text === '') return without;
  return text === without ? `'${text}` : writeCell(text);
}

/** Null for the empty cell, the empty text where there is none on purpose. */
export function readTextCell(cell: string): string | null {
  if (cell === '') return null;
  return cell === without ? '' : readCell(cell);
}
