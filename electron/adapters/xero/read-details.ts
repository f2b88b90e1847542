import type { Failure } from '../../../shared/domain/failure.ts';
import type { RemoteDetails } from '../../../shared/domain/remote-details.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { WantedDocument } from '../../ports/xero.ts';
import type { AccountingClient } from './accounting-client.ts';
import type { CurrencyOf } from './bank-currencies.ts';
import { type DetailedRow, detailedTransaction, detailedTransfer, detailsOf } from './document-details.ts';
import { readChecked } from './read-checked.ts';
import * as wire from './wire-schemas.ts';
import { incompatible } from './xero-failure.ts';

/** References in one request. */
const perRequest = 50;

/** Bills and credit notes are read with their payments, elsewhere. */
type DetailedKind = 'bank-transaction' | 'bank-transfer';
type Found = Result<readonly DetailedRow[], Failure>;

/**
 * Documents by their ids. Bank transactions are asked for fifty at a time by the references they were given; only what is
 * not found so (its reference was changed, or Xero ignores the filter) is asked for by its id, one call each, and so are
 * transfers, which Xero finds in no other way. One that Xero does not have is absent.
 */
export async function readDetailsById(
  client: AccountingClient,
  tenantId: string,
  query: { readonly kind: DetailedKind; readonly wanted: readonly WantedDocument[]; readonly currencyOf: CurrencyOf },
): Promise<Result<readonly RemoteDetails[], Failure>> {
  const { kind, wanted, currencyOf } = query;
  const found = new Map<string, DetailedRow>();
  if (kind === 'bank-transaction') {
    for (let start = 0; start < wanted.length; start += perRequest) {
      const some = wanted.slice(start, start + perRequest);
      const rows = await readByReference(client, tenantId, some);
      if (!rows.ok) return rows;
      const ids = new Set(some.map(({ id }) => id));
      for (const one of rows.value) if (ids.has(one.row.id)) found.set(one.row.id, one);
    }
  }
  for (const { id } of wanted) {
    if (found.has(id)) continue;
    const one = await readOne(client, tenantId, kind, id);
    if (!one.ok) return one;
    if (one.value !== null) found.set(id, one.value);
  }
  return await detailsOf([...found.values()], currencyOf);
}

/** The first page is enough: a reference is on one document, and where the filter is ignored the rest is asked for by id. */
async function readByReference(
  client: AccountingClient,
  tenantId: string,
  wanted: readonly WantedDocument[],
): Promise<Found> {
  const references = [...new Set(wanted.map(({ reference }) => reference))];
  const read = await readChecked(client, tenantId, {
    what: 'the bank transactions',
    schema: wire.bankTransactions,
    invoke: (api) =>
      api.getBankTransactions(
        tenantId,
        undefined,
        undefined,
        'BankTransactionID ASC',
        1,
        undefined,
        wanted.length * 4,
        references,
      ),
  });
  if (!read.ok) return read;
  return ok(read.value.BankTransactions.map(detailedTransaction).filter((row) => row !== null));
}

async function readOne(
  client: AccountingClient,
  tenantId: string,
  kind: DetailedKind,
  id: string,
): Promise<Result<DetailedRow | null, Failure>> {
  const what = kind === 'bank-transaction' ? 'the bank transaction' : 'the bank transfer';
  const read = await (kind === 'bank-transaction'
    ? readChecked(client, tenantId, {
        what,
        schema: wire.bankTransactions.transform(({ BankTransactions }) => BankTransactions),
        invoke: (api) => api.getBankTransaction(tenantId, id),
      })
    : readChecked(client, tenantId, {
        what,
        schema: wire.bankTransfers.transform(({ BankTransfers }) => BankTransfers),
        invoke: (api) => api.getBankTransfer(tenantId, id),
      }));
  if (!read.ok) return read.error.kind === 'notFound' ? ok(null) : read;
  const detailed = kind === 'bank-transaction' ? detailedTransaction : detailedTransfer;
  const row = detailed(read.value[0]);
  return row?.row.id === id ? ok(row) : err(incompatible(what));
}
