import type { Failure } from '../../../shared/domain/failure.ts';
import type { Instant } from '../../../shared/domain/plain-date.ts';
import type { RemoteDetails } from '../../../shared/domain/remote-details.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { AccountingClient } from './accounting-client.ts';
import type { CurrencyOf } from './bank-currencies.ts';
import { type DetailedRow, detailedTransaction, detailedTransfer, detailsOf } from './document-details.ts';
import type { DateRange } from './read-documents.ts';
import { type Page, pageSize, readPages } from './read-pages.ts';
import * as wire from './wire-schemas.ts';
import { dateInFilter } from './xero-date.ts';
import { incompatible } from './xero-failure.ts';

/** Bank transactions of which Xero says that something changed since, whatever their status: one call per thousand. */
export async function readChangedTransactions(
  client: AccountingClient,
  tenantId: string,
  since: Instant,
  currencyOf: CurrencyOf,
): Promise<Result<readonly RemoteDetails[], Failure>> {
  const what = 'the bank transactions';
  const rows = await readPages(async (page): Promise<Result<Page<DetailedRow>, Failure>> => {
    const json = await client.readChanged(tenantId, what, (api) =>
      api.getBankTransactions(tenantId, new Date(since), undefined, 'BankTransactionID ASC', page, undefined, pageSize),
    );
    if (!json.ok) return json;
    if (json.value === null) return ok({ rows: [], pageCount: page, idOf });
    const read = wire.bankTransactions.safeParse(json.value);
    if (!read.success) return err(incompatible(what));
    const found = read.data.BankTransactions.map(detailedTransaction).filter((row) => row !== null);
    return ok({ rows: found, pageCount: read.data.pagination?.pageCount ?? null, idOf });
  }, what);
  return rows.ok ? await detailsOf(rows.value, currencyOf) : rows;
}

function idOf({ row }: DetailedRow): string {
  return row.id;
}

/** All transfers of these days, deleted ones too, in one call: Xero says of none when it was changed. */
export async function readTransfersOf(
  client: AccountingClient,
  tenantId: string,
  { from, to }: DateRange,
  currencyOf: CurrencyOf,
): Promise<Result<readonly RemoteDetails[], Failure>> {
  const what = 'the bank transfers';
  const where = `Date>=${dateInFilter(from)} AND Date<=${dateInFilter(to)}`;
  const json = await client.read(tenantId, what, (api) =>
    api.getBankTransfers(tenantId, undefined, where, 'Date ASC', true),
  );
  if (!json.ok) return json;
  const read = wire.bankTransfers.safeParse(json.value);
  if (!read.success) return err(incompatible(what));
  const rows = read.data.BankTransfers.map(detailedTransfer).filter((row) => row !== null);
  return await detailsOf(rows, currencyOf);
}
