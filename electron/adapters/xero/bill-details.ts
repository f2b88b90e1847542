import { minorFromNumber } from '../../../shared/domain/money.ts';
import type { PlainDate } from '../../../shared/domain/plain-date.ts';
import type { RemoteDetails } from '../../../shared/domain/remote-details.ts';
import type { RemotePayment } from '../../ports/xero.ts';
import { billRow, creditNoteRow } from './bill-row.ts';
import { type DetailedRow, linesOf } from './document-details.ts';
import * as wire from './wire-schemas.ts';

/** A bill or credit note, and the payments that it names: of each the id and the day alone. */
export interface DetailedBill {
  readonly detailed: DetailedRow;
  readonly dueDate: PlainDate | null;
  readonly payments: readonly { readonly id: string; readonly date: PlainDate | null }[];
  readonly creditCount: number;
  /** In major units. */
  readonly due: number | null;
}

export function detailedBill(element: unknown): DetailedBill | null {
  return detailed(element, billRow);
}

export function detailedCreditNote(element: unknown): DetailedBill | null {
  return detailed(element, creditNoteRow);
}

/** Null for what is none, has no id, or whose payments cannot be told: what stands on it decides what may be done with it. */
function detailed(element: unknown, rowOf: typeof billRow): DetailedBill | null {
  const row = rowOf(element);
  const read = wire.billDetails.safeParse(element);
  if (row === null || !read.success) return null;
  const { DueDate, Payments, CreditNotes, Prepayments, Overpayments, Allocations, AmountDue, RemainingCredit } =
    read.data;
  const credits = [CreditNotes, Prepayments, Overpayments, Allocations];
  return {
    detailed: { row, ...linesOf(element) },
    dueDate: DueDate ?? null,
    payments: (Payments ?? []).map(({ PaymentID, Date: date }) => ({ id: PaymentID, date })),
    creditCount: credits.reduce((sum, list) => sum + (list?.length ?? 0), 0),
    due: (row.kind === 'invoice' ? AmountDue : RemainingCredit) ?? null,
  };
}

/** The bill with its payments as /Payments gives them; null where one of them is not among these. */
export function withPaymentsOf(
  details: RemoteDetails,
  bill: DetailedBill,
  known: ReadonlyMap<string, RemotePayment>,
): RemoteDetails | null {
  const found = bill.payments.map(({ id }) => known.get(id) ?? null);
  const payments = found.filter((payment) => payment !== null);
  if (payments.length < found.length) return null;
  const [first, another] = payments;
  const only = another === undefined && bill.creditCount === 0 ? first : undefined;
  return {
    ...details,
    bankAccountId: only?.accountId ?? '',
    isReconciled: payments.some(({ isReconciled }) => isReconciled),
    bill: {
      dueDate: bill.dueDate,
      payments: payments.map(({ id, date, accountId, reference, isReconciled, isInBatch }) => ({
        id,
        date,
        accountId,
        reference,
        isReconciled,
        isInBatch,
      })),
      creditCount: bill.creditCount,
      dueMinor: dueMinorOf(bill),
    },
  };
}

/** A bill names its currency. */
function dueMinorOf({ due, detailed }: DetailedBill): number | null {
  const { currency } = detailed.row;
  const minor = currency === null ? null : minorFromNumber(due, currency);
  return minor?.ok === true ? minor.value : null;
}
