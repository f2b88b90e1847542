import { type ChangeKind, type ChangeRefusal, changeProblem, notDone } from './change-refusal.ts';
import type { PlainDate } from './plain-date.ts';
import type { ReferenceData } from './reference-data.ts';
import type { BillPayment, RemoteDetails } from './remote-details.ts';

/** What a payment is known as ours by: its id, or our reference on it where books were lost. */
export interface OwnPaymentMarks {
  readonly paymentId: string | null;
  readonly reference: string | null;
}

interface BillChange {
  readonly reference: Pick<ReferenceData, 'organisation' | 'user'>;
  readonly newDays?: readonly PlainDate[];
}

/** The payment of a bill, or the refund of a credit note, that this app made and that stands in Xero; null where none does. */
export function ownPayment({ bill }: Pick<RemoteDetails, 'bill'>, marks: OwnPaymentMarks): BillPayment | null {
  return bill?.payments.find((payment) => isOwn(payment, marks)) ?? null;
}

function isOwn({ id, reference }: BillPayment, marks: OwnPaymentMarks): boolean {
  return id === marks.paymentId || (reference !== null && reference === marks.reference);
}

/**
 * Why Xero would not let a bill or credit note be changed, or go, with our payment of it, known before either is asked for; null
 * where nothing is known that speaks against it. Whatever one of the two is refused for keeps both: nothing is done by half.
 * `newDays`: what it is to be dated with, where it is changed.
 */
export function billChangeProblem(
  kind: ChangeKind,
  remote: RemoteDetails,
  marks: OwnPaymentMarks,
  { reference, newDays = [] }: BillChange,
): ChangeRefusal | null {
  const payments = remote.bill?.payments ?? [];
  const others = payments.filter((payment) => !isOwn(payment, marks)).length + (remote.bill?.creditCount ?? 0);
  // Payments of ours that are two are none that this app knows how it made: a person has to look.
  if (others > 0 || payments.length > 1) return ofOthers(kind);
  const [payment] = payments;
  if (payment?.isInBatch === true) return inBatch(kind);
  if (payment?.isReconciled === true) return reconciledPayment(kind);
  const days = [
    ...(isDraft(remote) ? [] : [remote.date]),
    ...(payment === undefined ? [] : [payment.date]),
    ...newDays,
  ];
  for (const date of days) {
    const problem = changeProblem(kind, { date, isReconciled: false }, reference);
    if (problem !== null) return problem;
  }
  return null;
}

/** Neither approved nor out of the books: Xero lets such a bill be deleted on any day. */
export function isDraft({ status }: Pick<RemoteDetails, 'status'>): boolean {
  return status === 'OTHER';
}

function ofOthers(kind: ChangeKind): ChangeRefusal {
  return {
    code: 'has-payments',
    message: `${notDone[kind]}, because it has payments or credits there that Tallybridge did not make. Remove those in Xero, then try again here.`,
  };
}

function inBatch(kind: ChangeKind): ChangeRefusal {
  return {
    code: 'has-payments',
    message: `${notDone[kind]}, because its payment is part of a batch payment there. Delete that batch payment in Xero, then try again here.`,
  };
}

function reconciledPayment(kind: ChangeKind): ChangeRefusal {
  return {
    code: 'reconciled',
    message: `${notDone[kind]}, because its payment or refund is reconciled there. Open that in Xero, choose Unreconcile under Options, then try again here.`,
  };
}
