import type { InputProblem } from '../../../../shared/domain/failure.ts';
import { type AccountId, accountIdOf } from '../../../../shared/domain/movement.ts';
import { err, ok, type Result } from '../../../../shared/lib/result.ts';
import type { ExportedLine, SkippedLine } from '../../../ports/cledara-files.ts';
import { type ColumnName, type ExportColumns, exportColumns } from './export-columns.ts';
import { type ExportLook, type LineText, lineMovement } from './line-movement.ts';
import { type CsvRecord, parseCsv } from './parse-csv.ts';
import { type Cell, readAmount, readDay, readRate } from './read-cells.ts';
import { splitReference } from './split-reference.ts';

/** What is read of a CSV export. */
export interface ReadExport {
  readonly rows: number;
  readonly lines: readonly ExportedLine[];
  readonly skipped: readonly SkippedLine[];
}

/** So many lines that are wrong are named; a file in another language has as many as it has rows. */
const mostNamed = 20;
const accountCurrencies: ReadonlySet<string> = new Set(['GBP', 'EUR', 'USD']);

/**
 * A CSV export of Cledara's. It is refused as a whole (each reason named) where it is no such export, or where numbers or
 * days are written as in another language or country: nothing of them is guessed. A line that is not one of a movement is
 * left out and named.
 */
export function readExport(
  name: string,
  bytes: Uint8Array,
  accountId: AccountId | null,
): Result<ReadExport, readonly InputProblem[]> {
  const refused = (message: string) => err([{ at: name, message }]);
  const parsed = parseCsv(bytes);
  if (!parsed.ok) return refused(parsed.error);
  const [header, ...records] = parsed.value;
  const columns = exportColumns(header?.cells ?? []);
  if (!columns.ok) return refused(columns.error);
  if (columns.value === null) {
    return refused(
      'It is no CSV export of Cledara’s: it has no columns "Transaction date" and "Transaction amount". In Cledara, choose Transactions, Export, CSV file.',
    );
  }
  const noAccount = accountProblem(columns.value, accountId);
  if (noAccount !== null) return refused(noAccount);
  const { texts, skipped, problems } = readTexts(name, columns.value, records.filter(hasContent), accountId);
  if (problems.length > 0) return err(firstOf(name, problems));
  const look: ExportLook = {
    cardsAreTold: texts.some(({ last4 }) => last4 !== null),
    applicationsAreTold:
      columns.value.places.has('application') || texts.some(({ application }) => application !== null),
  };
  const lines = texts.map((text) => lineMovement(text, look));
  return ok({ rows: texts.length + skipped.length, lines, skipped });
}

function hasContent({ cells }: CsvRecord): boolean {
  return cells.some((cell) => cell.trim() !== '');
}

function accountProblem({ places }: ExportColumns, accountId: AccountId | null): string | null {
  if (places.has('currency') || accountId !== null) return null;
  return 'No column says the currency. Say which account it is of, such as GBP:saas, or export it with the currency.';
}

function firstOf(name: string, problems: readonly InputProblem[]): readonly InputProblem[] {
  const more = problems.length - mostNamed;
  const named = problems.slice(0, mostNamed);
  return more > 0 ? [...named, { at: name, message: `${more} more of its lines are like these.` }] : named;
}

interface Texts {
  readonly texts: readonly LineText[];
  readonly skipped: readonly SkippedLine[];
  readonly problems: readonly InputProblem[];
}

function readTexts(
  name: string,
  columns: ExportColumns,
  records: readonly CsvRecord[],
  accountId: AccountId | null,
): Texts {
  const texts: LineText[] = [];
  const skipped: SkippedLine[] = [];
  const problems: InputProblem[] = [];
  for (const record of records) {
    const cell = (column: ColumnName) => record.cells[columns.places.get(column) ?? -1] ?? '';
    if (/^exported on /i.test(cell('date').trim()) || isFooter(record)) continue;
    const read = readLine(record, columns, cell, accountId);
    if (read.ok) texts.push(read.value);
    else if (read.error.refuses) problems.push({ at: `${name}:${record.line}`, message: read.error.message });
    else skipped.push({ line: record.line, reason: read.error.message });
  }
  return { texts, skipped, problems };
}

/** The footer stands in the first cell where the date is another column. */
function isFooter({ cells }: CsvRecord): boolean {
  const [first = '', ...others] = cells;
  return /^exported on /i.test(first.trim()) && others.every((cell) => cell.trim() === '');
}

interface LineProblem {
  /** The whole file is refused for it. */
  readonly refuses: boolean;
  readonly message: string;
}

function readLine(
  record: CsvRecord,
  columns: ExportColumns,
  cell: (column: ColumnName) => string,
  accountId: AccountId | null,
): Result<LineText, LineProblem> {
  const { headers } = columns;
  if (record.cells.slice(headers.length).some((extra) => extra.trim() !== '')) {
    return leftOut('It has more cells than there are columns');
  }
  const account = accountOf(cell, accountId);
  if (!account.ok) return account;
  const currency = account.value.slice(0, 3);
  const day = readDay(cell('date'));
  const settledDay = readDay(cell('settledDate'));
  const amount = readAmount(cell('amount'), currency);
  const local = readLocal(cell);
  const invoiceDay = readDay(cell('invoiceDate'));
  const vatRate = readRate(cell('vatRate'));
  const checked: readonly (readonly [Cell<unknown>, ColumnName, string])[] = [
    [amount, 'amount', numberForm],
    [local.amount, 'localAmount', numberForm],
    [vatRate, 'vatRate', numberForm],
    [day, 'date', dayForm],
    [settledDay, 'settledDate', dayForm],
    [invoiceDay, 'invoiceDate', dayForm],
  ];
  for (const [value, column, form] of checked) {
    if (value === 'foreign') return err({ refuses: true, message: `"${shortened(cell(column))}" ${form}` });
  }
  if (typeof day === 'string') return leftOut(unreadable('date', day, cell('date')));
  if (typeof amount === 'string') return leftOut(unreadable('amount', amount, cell('amount')));
  if (settledDay === 'unreadable') return leftOut(unreadable('settlement date', settledDay, cell('settledDate')));
  const told = splitReference(cell('reference'), cell('application'));
  const settled = typeof settledDay === 'string' ? null : settledDay.is;
  return ok({
    line: record.line,
    fileId: cell('fileId').trim() === '' ? null : cell('fileId').trim(),
    accountId: account.value,
    currency,
    amountMinor: amount.is,
    day: day.is,
    settledDay: settled,
    isPending: told.isPending || cell('status').trim().toLowerCase() === 'pending',
    type: cell('type'),
    direction: cell('direction'),
    application: told.application,
    description: columns.places.has('description') ? cell('description') : told.merchant,
    comment: cell('comment') === '' ? null : cell('comment'),
    last4: last4Of(cell('card')) ?? told.last4,
    owner: cell('owner'),
    local: typeof local.amount === 'string' ? null : { minor: local.amount.is, currency: local.currency },
    invoice: {
      number: cell('invoiceNumber') === '' ? null : cell('invoiceNumber'),
      date: typeof invoiceDay === 'string' ? null : invoiceDay.is,
      vatName: cell('vatName') === '' ? null : cell('vatName'),
      vatRate: typeof vatRate === 'string' ? null : vatRate.is,
    },
    rawJson: JSON.stringify(Object.fromEntries(headers.map((header, place) => [header, record.cells[place] ?? '']))),
  });
}

const numberForm =
  'is a number as another language writes it. Numbers in an export have a decimal point, as in 1,234.56: set Cledara to English, and export again.';
const dayForm =
  'is a day as another country writes it. Days in an export are dd/mm/yyyy: export again, and do not save the file in a spreadsheet program.';

function leftOut(message: string): Result<never, LineProblem> {
  return err({ refuses: false, message: `${message}.` });
}

function unreadable(what: string, cell: 'empty' | 'foreign' | 'unreadable', text: string): string {
  return cell === 'empty' ? `Its ${what} is missing` : `Its ${what} "${shortened(text)}" cannot be read`;
}

function accountOf(cell: (column: ColumnName) => string, accountId: AccountId | null): Result<AccountId, LineProblem> {
  const currency = cell('currency').trim().toUpperCase() || (accountId?.slice(0, 3) ?? '');
  if (!accountCurrencies.has(currency)) {
    return leftOut(
      currency === '' ? 'Its currency is missing' : `Its currency "${shortened(currency)}" is none of GBP, EUR and USD`,
    );
  }
  if (accountId !== null && currency !== accountId.slice(0, 3)) {
    const message = `It is in ${currency}, and ${accountId} was named as its account. Name no account, or the right one.`;
    return err({ refuses: true, message });
  }
  const kind = cell('account');
  if (kind.trim() === '' && accountId !== null) return ok(accountId);
  return ok(
    accountIdOf(currency, /\bspend\b/i.test(kind.replace(/[:_-]/g, ' ')) ? 'spend' : 'saasMain') ?? `${currency}:saas`,
  );
}

function readLocal(cell: (column: ColumnName) => string): { readonly amount: Cell<number>; readonly currency: string } {
  const currency = cell('localCurrency').trim().toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency)) return { amount: 'empty', currency };
  return { amount: readAmount(cell('localAmount'), currency), currency };
}

function last4Of(text: string): string | null {
  return /(?:^|\D)(\d{4})\D*$/.exec(text)?.[1] ?? null;
}

function shortened(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > 40 ? `${trimmed.slice(0, 40)}…` : trimmed;
}
