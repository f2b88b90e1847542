import type { RemoteDocument } from '../../../shared/domain/document.ts';
import type { Failure } from '../../../shared/domain/failure.ts';
import { isMarker } from '../../../shared/domain/marker.ts';
import { addDays, daysBetween, type PlainDate } from '../../../shared/domain/plain-date.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { AccountingClient } from './accounting-client.ts';
import type { CurrencyOf } from './bank-currencies.ts';
import { type DocumentRow, documentFrom, documentRows, transactionRow, transferRow } from './document-row.ts';
import { readChecked } from './read-checked.ts';
import { type Page, pageSize, readPages } from './read-pages.ts';
import * as wire from './wire-schemas.ts';
import { dateInFilter } from './xero-date.ts';
import { incompatible } from './xero-failure.ts';

export interface DateRange {
  readonly from: PlainDate;
  /** Included. */
  readonly to: PlainDate;
}

type Documents = Result<readonly RemoteDocument[], Failure>;

/** Bank transactions of the range, whatever their status. Odd ones are left out unless they carry a marker. */
export async function readBankTransactions(
  client: AccountingClient,
  tenantId: string,
  range: DateRange,
  currencyOf: CurrencyOf,
): Promise<Documents> {
  const rows = await readTransactionRows(client, tenantId, range);
  if (!rows.ok) return rows;
  return documentsOf(
    rows.value.filter((row) => isWithin(row, range)),
    range,
    currencyOf,
  );
}

/**
 * All rows of the range. Xero refuses a list of more than 100,000 rows (ErrorNumber 51, HighVolumeException), whichever page
 * of it is asked for; a refused range is asked for in halves, down to a day.
 */
async function readTransactionRows(
  client: AccountingClient,
  tenantId: string,
  range: DateRange,
): Promise<Result<readonly DocumentRow[], Failure>> {
  const filter = { where: whereDated(range) };
  const rows = await readPages(
    (page) => readTransactionsPage(client, tenantId, { filter, page, isOurs: isMarker }),
    'the bank transactions',
  );
  if (rows.ok || rows.error.kind !== 'rejected' || range.from >= range.to) return rows;
  const middle = addDays(range.from, Math.floor(daysBetween(range.from, range.to) / 2));
  const first = await readTransactionRows(client, tenantId, { from: range.from, to: middle });
  if (!first.ok) return first;
  const second = await readTransactionRows(client, tenantId, { from: addDays(middle, 1), to: range.to });
  return second.ok ? ok([...first.value, ...second.value]) : second;
}

/**
 * Bank transactions with one of these references, whatever their status and date. Should Xero not know the filter (it is
 * new: Xero-OpenAPI 16.2.0, August 2026) it lists everything; rather than all of that, only `range` is then looked through.
 */
export async function readBankTransactionsByReference(
  client: AccountingClient,
  tenantId: string,
  query: { readonly references: readonly string[]; readonly range: DateRange },
  currencyOf: CurrencyOf,
): Promise<Documents> {
  const isOurs = (reference: string) => query.references.includes(reference);
  const isWanted = (row: DocumentRow) => isOurs(row.reference ?? '');
  const filter = { references: [...query.references] };
  const first = await readTransactionsPage(client, tenantId, { filter, page: 1, isOurs });
  if (!first.ok) return first;
  const isFiltered = first.value.pageCount === 1 || first.value.rows.every(isWanted);
  const byDate = { where: whereDated(query.range) };
  const rows = await readPages((page) => {
    if (!isFiltered) return readTransactionsPage(client, tenantId, { filter: byDate, page, isOurs });
    return page === 1 ? Promise.resolve(first) : readTransactionsPage(client, tenantId, { filter, page, isOurs });
  }, 'the bank transactions');
  return rows.ok ? documentsOf(rows.value.filter(isWanted), query.range, currencyOf) : rows;
}

async function readTransactionsPage(
  client: AccountingClient,
  tenantId: string,
  query: {
    readonly filter: { readonly where?: string; readonly references?: string[] };
    readonly page: number;
    readonly isOurs: (reference: string) => boolean;
  },
): Promise<Result<Page<DocumentRow>, Failure>> {
  const { filter, page } = query;
  // In the order of ids, which never change: a row that someone edits meanwhile does not move to another page.
  const order = 'BankTransactionID ASC';
  const read = await readChecked(client, tenantId, {
    what: 'the bank transactions',
    schema: wire.bankTransactions,
    invoke: (api) =>
      api.getBankTransactions(tenantId, undefined, filter.where, order, page, undefined, pageSize, filter.references),
  });
  if (!read.ok) return read;
  const { BankTransactions, pagination } = read.value;
  const rows = documentRows(BankTransactions, transactionRow, query.isOurs);
  if (rows === null) return err(incompatible('the bank transactions'));
  return ok({ rows, pageCount: pagination?.pageCount ?? null, idOf: (row) => row.id });
}

/** Transfers of the range, whatever their status. Xero gives them in one piece. Odd ones as for bank transactions. */
export async function readBankTransfers(
  client: AccountingClient,
  tenantId: string,
  range: DateRange,
  currencyOf: CurrencyOf,
): Promise<Documents> {
  const read = await readChecked(client, tenantId, {
    what: 'the bank transfers',
    schema: wire.bankTransfers,
    invoke: (api) => api.getBankTransfers(tenantId, undefined, whereDated(range), 'Date ASC', true),
  });
  if (!read.ok) return read;
  const rows = documentRows(read.value.BankTransfers, transferRow, isMarker);
  if (rows === null) return err(incompatible('the bank transfers'));
  return documentsOf(
    rows.filter((row) => isWithin(row, range)),
    range,
    currencyOf,
  );
}

export function whereDated({ from, to }: DateRange): string {
  return `Date>=${dateInFilter(from)} AND Date<${dateInFilter(addDays(to, 1))}`;
}

/** Xero was asked for this range, so a day that cannot be read lies in it. */
export function isWithin({ date }: DocumentRow, { from, to }: DateRange): boolean {
  return date === null || (from <= date && date <= to);
}

export async function documentsOf(
  rows: readonly DocumentRow[],
  range: DateRange,
  currencyOf: CurrencyOf,
): Promise<Documents> {
  const documents: RemoteDocument[] = [];
  for (const row of rows) {
    const isNamed = row.currency !== null || row.bankAccountId === null;
    const currency = isNamed ? ok(row.currency) : await currencyOf(row.bankAccountId);
    if (!currency.ok) return currency;
    documents.push(documentFrom(row, currency.value, range.from));
  }
  return ok(documents);
}
