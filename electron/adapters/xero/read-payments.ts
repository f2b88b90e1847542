import type { Failure } from '../../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { RemotePayment } from '../../ports/xero.ts';
import type { AccountingClient } from './accounting-client.ts';
import { readChecked } from './read-checked.ts';
import { type DateRange, whereDated } from './read-documents.ts';
import { pageSize, readPages } from './read-pages.ts';
import * as wire from './wire-schemas.ts';
import { incompatible } from './xero-failure.ts';

const toSuppliers = '(PaymentType=="ACCPAYPAYMENT" OR PaymentType=="APCREDITPAYMENT")';

/** Payments of bills and refunds of suppliers' credit notes dated within the range, deleted ones too; all pages. */
export async function readPayments(
  client: AccountingClient,
  tenantId: string,
  range: DateRange,
): Promise<Result<readonly RemotePayment[], Failure>> {
  const what = 'the payments of bills';
  const where = `${toSuppliers} AND ${whereDated(range)}`;
  return await readPages(async (page) => {
    const read = await readChecked(client, tenantId, {
      what,
      schema: wire.payments,
      invoke: (api) => api.getPayments(tenantId, undefined, where, 'PaymentID ASC', page, pageSize),
    });
    if (!read.ok) return read;
    const { Payments, pagination } = read.value;
    const rows = Payments.flatMap((element) => paymentFrom(element) ?? []);
    if (Payments.length > 1 && rows.length === 0) return err(incompatible(what));
    return ok({ rows, pageCount: pagination?.pageCount ?? null, idOf: ({ id }: RemotePayment) => id });
  }, what);
}

/** Null for one that does not say what it paid. Xero names a refunded credit note under Invoice, or by its own name. */
function paymentFrom(element: unknown): RemotePayment | null {
  const read = wire.payment.safeParse(element);
  if (!read.success) return null;
  const { PaymentID, Reference, Status, Date: day, Account, Invoice, CreditNote, IsReconciled } = read.data;
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
  };
}
