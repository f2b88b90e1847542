import type { RemoteDocument } from '../../../shared/domain/document.ts';
import type { Failure } from '../../../shared/domain/failure.ts';
import { addDays, formatDay, type PlainDate } from '../../../shared/domain/plain-date.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { AccountingClient } from './accounting-client.ts';
import { bankTransactionFrom, bankTransferFrom } from './map-remote-document.ts';
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

/** The currency of a bank account. Asked only for documents whose own answer does not say: transfers. */
export type CurrencyOf = (accountId: string) => Promise<Result<string, Failure>>;

type Documents = Result<readonly RemoteDocument[], Failure>;

/** Bank transactions of the range, whatever their status. */
export async function readBankTransactions(
  client: AccountingClient,
  tenantId: string,
  range: DateRange,
  currencyOf: CurrencyOf,
): Promise<Documents> {
  const filter = { where: whereDated(range) };
  const rows = await readPages((page) => readTransactionsPage(client, tenantId, filter, page), 'the bank transactions');
  if (!rows.ok) return rows;
  return mapTransactions(
    rows.value.filter((row) => isWithin(row.Date, range)),
    currencyOf,
  );
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
  const isWanted = (row: wire.WireBankTransaction) => query.references.includes(row.Reference ?? '');
  const filter = { references: [...query.references] };
  const first = await readTransactionsPage(client, tenantId, filter, 1);
  if (!first.ok) return first;
  const isFiltered = first.value.pageCount === 1 || first.value.rows.every(isWanted);
  const rows = await readPages((page) => {
    if (!isFiltered) return readTransactionsPage(client, tenantId, { where: whereDated(query.range) }, page);
    return page === 1 ? Promise.resolve(first) : readTransactionsPage(client, tenantId, filter, page);
  }, 'the bank transactions');
  return rows.ok ? mapTransactions(rows.value.filter(isWanted), currencyOf) : rows;
}

async function readTransactionsPage(
  client: AccountingClient,
  tenantId: string,
  filter: { readonly where?: string; readonly references?: string[] },
  page: number,
): Promise<Result<Page<wire.WireBankTransaction>, Failure>> {
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
  return ok({
    rows: BankTransactions,
    pageCount: pagination?.pageCount ?? null,
    idOf: (row) => row.BankTransactionID,
  });
}

function mapTransactions(rows: readonly wire.WireBankTransaction[], currencyOf: CurrencyOf): Promise<Documents> {
  return mapAll(rows, async (row) => {
    const currency = row.CurrencyCode ? ok(row.CurrencyCode) : await currencyOf(row.BankAccount.AccountID);
    return currency.ok ? ok(bankTransactionFrom(row, currency.value)) : currency;
  });
}

/** Transfers of the range, whatever their status. Xero gives them in one piece. */
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
  const wanted = read.value.BankTransfers.filter((row) => isWithin(row.Date, range));
  return mapAll(wanted, async (row) => {
    const currency = await currencyOf(row.FromBankAccount.AccountID);
    return currency.ok ? ok(bankTransferFrom(row, currency.value)) : currency;
  });
}

function whereDated({ from, to }: DateRange): string {
  return `Date>=${dateInFilter(from)} AND Date<${dateInFilter(addDays(to, 1))}`;
}

function isWithin(date: PlainDate, { from, to }: DateRange): boolean {
  return from <= date && date <= to;
}

async function mapAll<Row extends { readonly Date: PlainDate }>(
  rows: readonly Row[],
  map: (row: Row) => Promise<Result<RemoteDocument | null, Failure>>,
): Promise<Documents> {
  const documents: RemoteDocument[] = [];
  for (const row of rows) {
    const document = await map(row);
    if (!document.ok) return document;
    if (document.value === null) return err(incompatible(`the amount of a document of ${formatDay(row.Date)}`));
    documents.push(document.value);
  }
  return ok(documents);
}
