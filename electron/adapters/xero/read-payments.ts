import type { Failure } from '../../../shared/domain/failure.ts';
import type { Instant } from '../../../shared/domain/plain-date.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { RemotePayment } from '../../ports/xero.ts';
import type { AccountingClient } from './accounting-client.ts';
import { type DateRange, whereDated } from './read-documents.ts';
import { pageSize, readPages } from './read-pages.ts';
import * as wire from './wire-schemas.ts';
import { incompatible } from './xero-failure.ts';

const what = 'the payments of bills';
const toSuppliers = '(PaymentType=="ACCPAYPAYMENT" OR PaymentType=="APCREDITPAYMENT")';

/** Payments of bills and refunds of suppliers' credit notes dated within the range, deleted ones too; all pages. */
export function readPayments(
  client: AccountingClient,
  tenantId: string,
  range: DateRange,
): Promise<Result<readonly RemotePayment[], Failure>> {
  return readPaymentPages(client, tenantId, { where: `${toSuppliers} AND ${whereDated(range)}`, since: null });
}

/** Those that were made, deleted or reconciled since, whatever their day; all pages. */
export function readPaymentsChanged(
  client: AccountingClient,
  tenantId: string,
  since: Instant,
): Promise<Result<readonly RemotePayment[], Failure>> {
  return readPaymentPages(client, tenantId, { where: toSuppliers, since });
}

function readPaymentPages(
  client: AccountingClient,
  tenantId: string,
  { where, since }: { readonly where: string; readonly since: Instant | null },
): Promise<Result<readonly RemotePayment[], Failure>> {
  const from = since === null ? undefined : new Date(since);
  return readPages(async (page) => {
    const json = await client[since === null ? 'read' : 'readChanged'](tenantId, what, (api) =>
      api.getPayments(tenantId, from, where, 'PaymentID ASC', page, pageSize),
    );
    if (!json.ok) return json;
    if (json.value === null) return ok({ rows: [], pageCount: page, idOf });
    const read = wire.payments.safeParse(json.value);
    if (!read.success) return err(incompatible(what));
    const { Payments, pagination } = read.data;
    const rows = Payments.flatMap((element) => paymentFrom(element) ?? []);
    if (Payments.length > 1 && rows.length === 0) return err(incompatible(what));
    return ok({ rows, pageCount: pagination?.pageCount ?? null, idOf });
  }, what);
}

function idOf({ id }: RemotePayment): string {
  return id;
}

/** Null for one that does not say what it paid. Xero names a refunded credit note under Invoice, or by its own name. */
function paymentFrom(element: unknown): RemotePayment | null {
  const read = wire.payment.safeParse(element);
  if (!read.success) return null;
  const {
    PaymentID,
    Reference,
    Status,
    Date: day,
    Account,
    Invoice,
    CreditNote,
    IsReconciled,
    BatchPaymentID,
  } = read.data;
  const billId = CreditNote?.CreditNoteID ?? Invoice?.InvoiceID ?? null;
  if (billId === null || day === null) return null;
  return {
    id: PaymentID,
    billId,
    reference: Reference ?? null,
    accountId: Account?.AccountID ?? '',
    date: day,
    isDeleted: Status === 'DELETED',
    isReconciled: IsReconciled,
    isInBatch: (BatchPaymentID ?? '') !== '',
  };
}
