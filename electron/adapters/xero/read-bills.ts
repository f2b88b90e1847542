import type { BillDocument, RemoteDocument } from '../../../shared/domain/document.ts';
import type { Failure } from '../../../shared/domain/failure.ts';
import { isMarker } from '../../../shared/domain/marker.ts';
import { addDays } from '../../../shared/domain/plain-date.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { RemotePayment } from '../../ports/xero.ts';
import type { AccountingClient } from './accounting-client.ts';
import type { CurrencyOf } from './bank-currencies.ts';
import { billRow, creditNoteRow } from './bill-row.ts';
import { type DocumentRow, documentRows } from './document-row.ts';
import { readChecked } from './read-checked.ts';
import { type DateRange, documentsOf, isWithin, whereDated } from './read-documents.ts';
import { type Page, pageSize, readPages } from './read-pages.ts';
import * as wire from './wire-schemas.ts';
import { incompatible } from './xero-failure.ts';

type Documents = Result<readonly RemoteDocument[], Failure>;
type Rows = Result<readonly DocumentRow[], Failure>;

/** Someone may have moved a bill to another day in Xero; its number is looked for first, and then this far around. */
const lookUpDays = 31;

/** Numbers of bills in one address: what proxies and servers take without question, in characters. */
const longestFilter = 2000;

/** Bills and suppliers' credit notes dated within the range, whatever their status, with the payments that were read. */
export async function readBills(
  client: AccountingClient,
  tenantId: string,
  range: DateRange,
  reading: { readonly payments: readonly RemotePayment[]; readonly currencyOf: CurrencyOf },
): Promise<Documents> {
  const rows = await readBillRows(client, tenantId, range);
  if (!rows.ok) return rows;
  const documents = await documentsOf(rows.value, range, reading.currencyOf);
  return documents.ok ? ok(withPayments(documents.value, reading.payments)) : documents;
}

/**
 * What these bills, or these credit notes, have become, by the marker they carry and whatever their status. Bills are asked for
 * by number, wherever their day was moved to; one that has been given another number is looked for around its day, as are
 * credit notes, which Xero cannot list by number.
 */
export async function readBillsByMarker(
  client: AccountingClient,
  tenantId: string,
  documents: readonly BillDocument[],
  currencyOf: CurrencyOf,
): Promise<Documents> {
  const found = new Map<string, DocumentRow>();
  const keep = (rows: readonly DocumentRow[]) => {
    const wanted = new Set(documents.map(({ reference }) => reference));
    for (const row of rows) if (row.reference !== null && wanted.has(row.reference)) found.set(row.id, row);
  };
  for (const numbers of numberFilters(documents)) {
    const rows = await readInvoiceRows(client, tenantId, { where: 'Type=="ACCPAY"', numbers });
    if (!rows.ok) return rows;
    keep(rows.value);
  }
  const seen = new Set([...found.values()].map(({ reference }) => reference));
  const missing = documents.filter(({ reference }) => !seen.has(reference));
  const range = rangeAround(missing);
  if (range !== null) {
    const isCredit = missing.some(({ kind }) => kind === 'credit-note');
    const rows = isCredit
      ? await readCreditNoteRows(client, tenantId, range)
      : await readInvoiceRows(client, tenantId, { where: whereOf('ACCPAY', range), numbers: null });
    if (!rows.ok) return rows;
    keep(rows.value);
  }
  const someDay = documents[0]?.date ?? '';
  return await documentsOf([...found.values()], { from: someDay, to: someDay }, currencyOf);
}

/** Numbers to ask for, in addresses of a bounded length. A comma would part one number into two. */
function numberFilters(documents: readonly BillDocument[]): readonly (readonly string[])[] {
  const filters: string[][] = [];
  let length = longestFilter;
  const numbers = documents.flatMap(({ kind, number }) => (kind === 'bill' && !number.includes(',') ? [number] : []));
  for (const number of new Set(numbers)) {
    const own = encodeURIComponent(number).length + 3;
    if (length + own > longestFilter) {
      filters.push([]);
      length = 0;
    }
    filters.at(-1)?.push(number);
    length += own;
  }
  return filters;
}

function rangeAround(documents: readonly BillDocument[]): DateRange | null {
  const days = documents.map(({ date }) => date).sort();
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return null;
  return { from: addDays(first, -lookUpDays), to: addDays(last, lookUpDays) };
}

async function readBillRows(client: AccountingClient, tenantId: string, range: DateRange): Promise<Rows> {
  const bills = await readInvoiceRows(client, tenantId, { where: whereOf('ACCPAY', range), numbers: null });
  if (!bills.ok) return bills;
  const notes = await readCreditNoteRows(client, tenantId, range);
  if (!notes.ok) return notes;
  return ok([...bills.value, ...notes.value].filter((row) => isWithin(row, range)));
}

function whereOf(type: 'ACCPAY' | 'ACCPAYCREDIT', range: DateRange): string {
  return `Type=="${type}" AND ${whereDated(range)}`;
}

function readInvoiceRows(
  client: AccountingClient,
  tenantId: string,
  { where, numbers }: { readonly where: string; readonly numbers: readonly string[] | null },
): Promise<Rows> {
  const named = numbers === null ? undefined : [...numbers];
  const none = undefined;
  return readPages(async (page) => {
    const read = await readChecked(client, tenantId, {
      what: 'the bills',
      schema: wire.invoices,
      invoke: (api) =>
        // In the order of ids, which never change: a row that someone edits meanwhile does not move to another page.
        api.getInvoices(
          tenantId,
          none,
          where,
          'InvoiceID ASC',
          none,
          named,
          none,
          none,
          page,
          none,
          none,
          none,
          none,
          pageSize,
        ),
    });
    if (!read.ok) return read;
    const { Invoices, pagination } = read.value;
    return pageOf(documentRows(Invoices, billRow, isMarker), pagination, 'the bills');
  }, 'the bills');
}

function readCreditNoteRows(client: AccountingClient, tenantId: string, range: DateRange): Promise<Rows> {
  const where = whereOf('ACCPAYCREDIT', range);
  return readPages(async (page) => {
    const read = await readChecked(client, tenantId, {
      what: 'the credit notes',
      schema: wire.creditNotes,
      invoke: (api) => api.getCreditNotes(tenantId, undefined, where, 'CreditNoteID ASC', page, undefined, pageSize),
    });
    if (!read.ok) return read;
    const { CreditNotes, pagination } = read.value;
    return pageOf(documentRows(CreditNotes, creditNoteRow, isMarker), pagination, 'the credit notes');
  }, 'the credit notes');
}

function pageOf(
  rows: readonly DocumentRow[] | null,
  pagination: { readonly pageCount: number } | null | undefined,
  what: string,
): Result<Page<DocumentRow>, Failure> {
  if (rows === null) return err(incompatible(what));
  return ok({ rows, pageCount: pagination?.pageCount ?? null, idOf: (row) => row.id });
}

/** Where and when each was paid, where one payment paid for all of it. */
function withPayments(documents: readonly RemoteDocument[], payments: readonly RemotePayment[]): RemoteDocument[] {
  const byBill = Map.groupBy(
    payments.filter(({ isDeleted }) => !isDeleted),
    ({ billId }) => billId,
  );
  return documents.map((document) => {
    const [payment, another] = byBill.get(document.id) ?? [];
    if (document.billing?.isPaid !== true || payment === undefined || another !== undefined) return document;
    return {
      ...document,
      bankAccountId: payment.accountId,
      isReconciled: payment.isReconciled,
      billing: { ...document.billing, paidOn: payment.date },
    };
  });
}
