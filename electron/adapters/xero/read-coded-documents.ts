import type { CodedDocument } from '../../../shared/domain/coding-history.ts';
import type { Failure } from '../../../shared/domain/failure.ts';
import { isMarker } from '../../../shared/domain/marker.ts';
import type { PlainDate } from '../../../shared/domain/plain-date.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import type { CodedDocuments } from '../../ports/xero.ts';
import type { AccountingClient } from './accounting-client.ts';
import { billRow } from './bill-row.ts';
import { detailedLines } from './document-details.ts';
import { type DocumentRow, transactionRow } from './document-row.ts';
import { readChecked } from './read-checked.ts';
import { type Page, pageSize, readFirstPages } from './read-pages.ts';
import * as wire from './wire-schemas.ts';
import { dateInFilter } from './xero-date.ts';

/** Calls for Spend Money, and as many for bills: what stands in the newest five thousand of each is how it is done. */
const mostPages = 5;

interface Row {
  readonly id: string;
  /** Null for what says nothing: a draft, a deleted one, one without a contact. */
  readonly document: CodedDocument | null;
}

/**
 * Spend Money and bills from this day on, newest first, as far as their coding goes. What cannot be read of one is left out:
 * it only counts for what is suggested.
 */
export async function readCodedDocuments(
  client: AccountingClient,
  tenantId: string,
  from: PlainDate,
): Promise<Result<CodedDocuments, Failure>> {
  const since = `Date>=${dateInFilter(from)}`;
  const transactions = await readFirstPages((page) => readTransactions(client, tenantId, since, page), mostPages);
  if (!transactions.ok) return transactions;
  const bills = await readFirstPages((page) => readBills(client, tenantId, since, page), mostPages);
  if (!bills.ok && bills.error.kind !== 'scopeLacking') return bills;
  const read = bills.ok ? bills.value : { rows: [], isWhole: true };
  const documents = [...transactions.value.rows, ...read.rows].flatMap(({ document }) => document ?? []);
  return ok({ documents, isWhole: transactions.value.isWhole && read.isWhole, hasBills: bills.ok });
}

async function readTransactions(
  client: AccountingClient,
  tenantId: string,
  since: string,
  page: number,
): Promise<Result<Page<Row>, Failure>> {
  const where = `Type=="SPEND" AND ${since}`;
  const read = await readChecked(client, tenantId, {
    what: 'the bank transactions',
    schema: wire.bankTransactions,
    invoke: (api) =>
      api.getBankTransactions(
        tenantId,
        undefined,
        where,
        'Date DESC, BankTransactionID ASC',
        page,
        undefined,
        pageSize,
      ),
  });
  if (!read.ok) return read;
  const { BankTransactions, pagination } = read.value;
  return ok(pageOf(BankTransactions, pagination?.pageCount ?? null, transactionRow));
}

async function readBills(
  client: AccountingClient,
  tenantId: string,
  since: string,
  page: number,
): Promise<Result<Page<Row>, Failure>> {
  const where = `Type=="ACCPAY" AND ${since}`;
  const none = undefined;
  const order = 'Date DESC, InvoiceID ASC';
  const read = await readChecked(client, tenantId, {
    what: 'the bills',
    schema: wire.invoices,
    invoke: (api) =>
      api.getInvoices(tenantId, none, where, order, none, none, none, none, page, none, none, none, none, pageSize),
  });
  if (!read.ok) return read;
  const { Invoices, pagination } = read.value;
  return ok(pageOf(Invoices, pagination?.pageCount ?? null, billRow));
}

function pageOf(
  elements: readonly unknown[],
  pageCount: number | null,
  toRow: (element: unknown) => DocumentRow | null,
): Page<Row> {
  const rows = elements.flatMap((element) => {
    const row = toRow(element);
    return row === null ? [] : [{ id: row.id, document: codedDocument(row, element) }];
  });
  return { rows, pageCount, idOf: ({ id }) => id };
}

function codedDocument(row: DocumentRow, element: unknown): CodedDocument | null {
  const { status, contactId, contactName, reference } = row;
  if (status !== 'AUTHORISED' || contactId === null) return null;
  const lines = detailedLines(wire.bankTransactionDetails.safeParse(element).data).flatMap((line) => {
    const account = line.accountCode ?? line.accountId;
    if (account === null) return [];
    const tracking = Object.fromEntries(line.tracking.map(({ category, option }) => [category, option]));
    // Xero leaves out the type of a line without tax now and then.
    return [{ account, taxType: line.taxType ?? 'NONE', tracking }];
  });
  return { contactId, contactName: contactName ?? '', isOurs: isMarker(reference ?? ''), lines };
}
