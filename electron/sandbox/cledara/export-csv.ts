import type { CledaraTransaction } from '../world/cledara-shapes.ts';

export interface ExportCsvOptions {
  /** Which columns the user has chosen, by their headers; all where it is absent. */
  readonly columns?: readonly string[];
  /** The clock of whoever looks at Cledara. */
  readonly timeZone?: string;
}

/** What Cledara's window calls a transaction: another id than its API's. */
export function windowIdOf({ id }: Pick<CledaraTransaction, 'id'>): string {
  return String(Number.parseInt(id.replaceAll('-', '').slice(0, 9), 16));
}

type Column = (row: CledaraTransaction, day: (instant: string) => string) => string;

/** Observed in exports of Cledara's: Money move to FX rate without the others; the rest are facts that its window shows. */
const columns: Readonly<Record<string, Column>> = {
  'Money move': ({ amount }) => (amount < 0 ? 'debit' : 'credit'),
  'Transaction date': ({ authorizedAt }, day) => day(authorizedAt),
  'Settlement date': ({ settledAt }, day) => (settledAt === undefined ? '' : day(settledAt)),
  'Transaction amount': ({ amount, currency }) => grouped(amount, currency),
  Currency: ({ currency }) => currency,
  Account: ({ accountType }) => (accountType === 'spend' ? 'Spend' : 'SaaS'),
  Type: ({ type }) => type,
  Status: (row) => (isPending(row) ? 'Pending' : 'Settled'),
  Reference: referenceOf,
  Description: ({ description }) => description,
  Application: (row) =>
    `${row.application?.name ?? ''}${isPending(row) && row.application !== undefined ? ' (pending)' : ''}`,
  Comment: ({ comment }) => comment ?? '',
  Card: ({ card }) => (card === null ? '' : `#${card.number.slice(-4)}`),
  'Card owner': ({ card }) => card?.owner.name ?? '',
  'Cledara ID': windowIdOf,
  'Local currency': ({ localCurrency }) => localCurrency ?? '',
  'Local amount': ({ localAmount, localCurrency }) =>
    localAmount === undefined ? '' : grouped(localAmount, localCurrency ?? 'GBP'),
  'FX rate': ({ localAmount, amount }) => (localAmount === undefined ? '' : (localAmount / amount).toFixed(5)),
  'Invoice number': ({ invoiceDetails }) => invoiceDetails?.number ?? '',
  'Invoice date': ({ invoiceDetails }) => (invoiceDetails?.date == null ? '' : turned(invoiceDetails.date)),
  'VAT name': ({ invoiceDetails }) => invoiceDetails?.vat?.name ?? '',
  'VAT rate': ({ invoiceDetails }) => (invoiceDetails?.vat == null ? '' : `${invoiceDetails.vat.rate * 100}%`),
};

/**
 * The CSV export of Cledara's transactions tab, as far as it is known: with a byte order mark, CRLF, `dd/mm/yyyy`, commas
 * between thousands, a column for each accounting field, and a footer.
 */
export function exportCsv(rows: readonly CledaraTransaction[], nowMs: number, options: ExportCsvOptions = {}): string {
  const timeZone = options.timeZone ?? 'Europe/London';
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' });
  const day = (instant: string) => format.format(new Date(instant));
  const chosen = options.columns ?? Object.keys(columns);
  const fields = [...new Set(rows.flatMap(({ accounting }) => accounting.map(({ field }) => field.name)))].sort();
  const lines = rows.map((row) => [
    ...chosen.map((name) => columns[name]?.(row, day) ?? ''),
    ...fields.map((name) => String(row.accounting.find(({ field }) => field.name === name)?.value ?? '')),
  ]);
  const datePlace = Math.max(0, chosen.indexOf('Transaction date'));
  const footer = chosen.map((_, place) => (place === datePlace ? `Exported on ${format.format(new Date(nowMs))}` : ''));
  return `\ufeff${[[...chosen, ...fields], ...lines, footer].map(csvLine).join('\r\n')}\r\n`;
}

function isPending({ type, settledAt }: CledaraTransaction): boolean {
  return settledAt === undefined && (type === 'cardSend' || type === 'cardReceive');
}

/** As Cledara's window words a card payment of an application. */
function referenceOf(row: CledaraTransaction): string {
  const { application, card, description } = row;
  if (application === undefined || card === null) return description;
  return `${application.name}${isPending(row) ? ' (pending)' : ''}, ${description}, #${card.number.slice(-4)}`;
}

function grouped(amount: number, currency: string): string {
  const digits = currency === 'JPY' ? 0 : 2;
  return amount.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function turned(day: string): string {
  return day.split('-').reverse().join('/');
}

function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}
