import { accountDifference, amountText, contactDifference, linesDifferences } from './compare-parts.ts';
import type { Difference } from './difference.ts';
import type { BillDocument } from './document.ts';
import type { ReferenceIndex } from './reference-index.ts';
import type { RemoteDetails } from './remote-details.ts';

/**
 * Where a bill or credit note in Xero says something else than this one of ours, or is paid otherwise; equal fields among them.
 * Pure.
 */
export function compareBill(document: BillDocument, remote: RemoteDetails, index: ReferenceIndex): Difference[] {
  return [...compareBillAlone(document, remote, index), ...paymentDifferences(document, remote, index)];
}

/** The same without how it is paid. Its address, which carries the mark, is left out: nobody can edit it in Xero. */
export function compareBillAlone(document: BillDocument, remote: RemoteDetails, index: ReferenceIndex): Difference[] {
  const { number, date, dueDate, amountMinor, currency } = document;
  return [
    { field: 'number', ours: number, theirs: remote.billing?.number ?? '' },
    { field: 'date', ours: date, theirs: remote.date },
    // A supplier's credit note is due on no day; that of its refund is compared below.
    ...(document.kind === 'bill'
      ? [{ field: 'dueDate' as const, ours: dueDate, theirs: remote.bill?.dueDate ?? '' }]
      : []),
    { field: 'amount', ours: amountText(amountMinor, currency), theirs: amountText(remote.totalMinor, currency) },
    contactDifference(document, remote, index),
    ...linesDifferences(document, remote, index),
  ];
}

/** How it is paid or refunded: ours is one payment, on the movement's day, from or to the bank account, of all of it. */
function paymentDifferences(document: BillDocument, remote: RemoteDetails, index: ReferenceIndex): Difference[] {
  const { dueDate, currency, reference, bankAccount } = document;
  const { payments, creditCount, dueMinor } = remote.bill ?? { payments: [], creditCount: 0, dueMinor: null };
  const due: Difference = { field: 'amountDue', ours: amountText(0, currency), theirs: amountText(dueMinor, currency) };
  const [payment, ...more] = payments;
  if (more.length > 0 || (payment !== undefined && creditCount > 0)) {
    return [due, { field: 'payments', ours: '1', theirs: String(payments.length + creditCount) }];
  }
  if (payment === undefined && creditCount === 0) return [due];
  const accountId = payment?.accountId ?? '';
  return [
    due,
    { field: 'paidOn', ours: dueDate, theirs: payment?.date ?? '' },
    accountDifference('bankAccount', bankAccount, { accountId, code: null }, index),
    { field: 'reference', ours: reference, theirs: payment?.reference ?? '' },
  ];
}
