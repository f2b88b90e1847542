import type { Failure } from '../../../shared/domain/failure.ts';
import { addDays, type Instant } from '../../../shared/domain/plain-date.ts';
import type { RemoteDetails } from '../../../shared/domain/remote-details.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { ChangedBills, RemotePayment } from '../../ports/xero.ts';
import type { AccountingClient, Invoke } from './accounting-client.ts';
import type { CurrencyOf } from './bank-currencies.ts';
import { type DetailedBill, detailedBill, detailedCreditNote, withPaymentsOf } from './bill-details.ts';
import { detailsOf } from './document-details.ts';
import { readChecked } from './read-checked.ts';
import type { DateRange } from './read-documents.ts';
import { pageSize, readPages } from './read-pages.ts';
import { readPayments, readPaymentsChanged } from './read-payments.ts';
import * as wire from './wire-schemas.ts';
import { incompatible } from './xero-failure.ts';

type Bills = Result<readonly DetailedBill[], Failure>;

/** Ids in one address: 37 characters each, and proxies take 2,000 without question. */
const perRequest = 50;

/** Bills or credit notes by their ids, with the payments that stand on them. One that Xero does not have is absent. */
export async function readBillDetails(
  client: AccountingClient,
  tenantId: string,
  query: { readonly kind: 'invoice' | 'credit-note'; readonly ids: readonly string[]; readonly currencyOf: CurrencyOf },
): Promise<Result<readonly RemoteDetails[], Failure>> {
  const read = await readById(client, tenantId, query.kind, query.ids);
  if (!read.ok) return read;
  const range = paidBetween(read.value);
  const payments = range === null ? ok([]) : await readPayments(client, tenantId, range);
  if (!payments.ok) return payments;
  const joined = await join(read.value, payments.value, query.currencyOf);
  if (!joined.ok) return joined;
  // Each payment was read by its own day: one that is missing was taken away this very moment, or Xero's form has changed.
  return joined.value.otherIds.length === 0 ? ok(joined.value.bills) : err(incompatible('the payments of bills'));
}

/** Bills and credit notes of suppliers that changed since, or a payment of which did. */
export async function readBillsChanged(
  client: AccountingClient,
  tenantId: string,
  since: Instant,
  currencyOf: CurrencyOf,
): Promise<Result<ChangedBills, Failure>> {
  const bills = await readChanged(client, tenantId, 'invoice', since);
  if (!bills.ok) return bills;
  const notes = await readChanged(client, tenantId, 'credit-note', since);
  if (!notes.ok) return notes;
  const payments = await readPaymentsChanged(client, tenantId, since);
  if (!payments.ok) return payments;
  const joined = await join([...bills.value, ...notes.value], payments.value, currencyOf);
  if (!joined.ok) return joined;
  const seen = new Set(joined.value.bills.map(({ id }) => id));
  const ofPayments = payments.value.flatMap(({ billId }) => (seen.has(billId) ? [] : [billId]));
  return ok({ ...joined.value, otherIds: [...new Set([...joined.value.otherIds, ...ofPayments])] });
}

async function join(
  bills: readonly DetailedBill[],
  payments: readonly RemotePayment[],
  currencyOf: CurrencyOf,
): Promise<Result<ChangedBills, Failure>> {
  const known = new Map(payments.map((payment) => [payment.id, payment]));
  const details = await detailsOf(
    bills.map(({ detailed }) => detailed),
    currencyOf,
  );
  if (!details.ok) return details;
  const whole: RemoteDetails[] = [];
  const otherIds: string[] = [];
  for (const [at, bill] of bills.entries()) {
    const found = details.value[at];
    const joined = found === undefined ? null : withPaymentsOf(found, bill, known);
    if (joined === null) otherIds.push(bill.detailed.row.id);
    else whole.push(joined);
  }
  return ok({ bills: whole, otherIds });
}

/** Days may be given in Xero's own time zone on one page and in UTC on another: a day more on either side costs nothing. */
function paidBetween(bills: readonly DetailedBill[]): DateRange | null {
  const days = bills.flatMap(({ payments }) => payments.flatMap(({ date }) => date ?? [])).sort();
  const [first] = days;
  const last = days.at(-1);
  return first === undefined || last === undefined ? null : { from: addDays(first, -1), to: addDays(last, 1) };
}

async function readById(
  client: AccountingClient,
  tenantId: string,
  kind: 'invoice' | 'credit-note',
  ids: readonly string[],
): Promise<Bills> {
  const found = new Map<string, DetailedBill>();
  if (kind === 'invoice') {
    for (let start = 0; start < ids.length; start += perRequest) {
      const some = ids.slice(start, start + perRequest);
      const bills = await readSome(client, tenantId, some);
      if (!bills.ok) return bills;
      for (const bill of bills.value) found.set(bill.detailed.row.id, bill);
    }
  }
  for (const id of ids) {
    if (found.has(id)) continue;
    const one = await readOne(client, tenantId, kind, id);
    if (!one.ok) return one;
    if (one.value !== null) found.set(id, one.value);
  }
  return ok(ids.flatMap((id) => found.get(id) ?? []));
}

async function readSome(client: AccountingClient, tenantId: string, ids: readonly string[]): Promise<Bills> {
  const none = undefined;
  const read = await readChecked(client, tenantId, {
    what: 'the bills',
    schema: wire.invoices,
    invoke: (api) =>
      // A page is asked for, because without one Xero leaves the lines out.
      api.getInvoices(
        tenantId,
        none,
        none,
        'InvoiceID ASC',
        [...ids],
        none,
        none,
        none,
        1,
        none,
        none,
        none,
        none,
        pageSize,
      ),
  });
  return read.ok ? ok(read.value.Invoices.flatMap((element) => detailedBill(element) ?? [])) : read;
}

/** What the list does not tell, and credit notes, which Xero lists by no ids. Null where Xero does not have it. */
async function readOne(
  client: AccountingClient,
  tenantId: string,
  kind: 'invoice' | 'credit-note',
  id: string,
): Promise<Result<DetailedBill | null, Failure>> {
  const what = kind === 'invoice' ? 'the bill' : 'the credit note';
  const read = await (kind === 'invoice'
    ? readChecked(client, tenantId, {
        what,
        schema: wire.invoices.transform(({ Invoices }) => Invoices),
        invoke: (api) => api.getInvoice(tenantId, id),
      })
    : readChecked(client, tenantId, {
        what,
        schema: wire.creditNotes.transform(({ CreditNotes }) => CreditNotes),
        invoke: (api) => api.getCreditNote(tenantId, id),
      }));
  if (!read.ok) return read.error.kind === 'notFound' ? ok(null) : read;
  const bill = (kind === 'invoice' ? detailedBill : detailedCreditNote)(read.value[0]);
  return bill?.detailed.row.id === id ? ok(bill) : err(incompatible(what));
}

function readChanged(
  client: AccountingClient,
  tenantId: string,
  kind: 'invoice' | 'credit-note',
  since: Instant,
): Promise<Bills> {
  const what = kind === 'invoice' ? 'the bills' : 'the credit notes';
  const [schema, rowOf] =
    kind === 'invoice'
      ? [wire.invoices.transform(({ Invoices: list, pagination }) => ({ list, pagination })), detailedBill]
      : [wire.creditNotes.transform(({ CreditNotes: list, pagination }) => ({ list, pagination })), detailedCreditNote];
  return readPages(async (page) => {
    const json = await client.readChanged(tenantId, what, listOf(tenantId, kind, since, page));
    if (!json.ok) return json;
    if (json.value === null) return ok({ rows: [], pageCount: page, idOf });
    const read = schema.safeParse(json.value);
    if (!read.success) return err(incompatible(what));
    const rows = read.data.list.flatMap((element) => rowOf(element) ?? []);
    return ok({ rows, pageCount: read.data.pagination?.pageCount ?? null, idOf });
  }, what);
}

/** In the order of ids, which never change: a row that someone edits meanwhile does not move to another page. */
function listOf(tenantId: string, kind: 'invoice' | 'credit-note', since: Instant, page: number): Invoke {
  const from = new Date(since);
  const none = undefined;
  if (kind === 'credit-note') {
    const where = 'Type=="ACCPAYCREDIT"';
    return (api) => api.getCreditNotes(tenantId, from, where, 'CreditNoteID ASC', page, none, pageSize);
  }
  const where = 'Type=="ACCPAY"';
  return (api) =>
    api.getInvoices(
      tenantId,
      from,
      where,
      'InvoiceID ASC',
      none,
      none,
      none,
      none,
      page,
      none,
      none,
      none,
      none,
      pageSize,
    );
}

function idOf({ detailed }: DetailedBill): string {
  return detailed.row.id;
}
