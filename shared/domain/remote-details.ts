import type { RemoteDocument } from './document.ts';
import type { Instant, PlainDate } from './plain-date.ts';

/** A document as it lies in Xero with all that this app once said about it, to compare, change or take it out. */
export interface RemoteDetails extends RemoteDocument {
  /** What a bill or credit note has beside its lines; null for all others. */
  readonly bill: RemoteBillDetails | null;
  /** None for a transfer. */
  readonly lines: readonly RemoteLine[];
  /** UpdatedDateUTC; null where Xero does not say: transfers have none. */
  readonly updatedAt: Instant | null;
}

export interface RemoteLine {
  /** LineItemID: a line that is sent without its own is made anew, with its own it is changed. */
  readonly id: string | null;
  readonly description: string;
  /** As the line says it, tax included or not; null as a document's total. */
  readonly amountMinor: number | null;
  readonly accountId: string | null;
  readonly accountCode: string | null;
  readonly taxType: string | null;
  readonly tracking: readonly RemoteTracking[];
}

export interface RemoteTracking {
  readonly category: string;
  /** Null where Xero gives the names alone. */
  readonly optionId: string | null;
  readonly option: string;
}

export interface RemoteBillDetails {
  /** Null where there is none: credit notes have no day to be paid by. */
  readonly dueDate: PlainDate | null;
  /** What stands of its payments or refunds, in Xero's order. */
  readonly payments: readonly BillPayment[];
  /** Credit notes, prepayments and overpayments set against it; of a credit note the bills that it was set against. */
  readonly creditCount: number;
  /** What is left to be paid, or to be refunded, in minor units; null as a document's total. */
  readonly dueMinor: number | null;
}

/** A payment of a bill, or the refund of a credit note, that stands in Xero. */
export interface BillPayment {
  readonly id: string;
  readonly date: PlainDate;
  /** AccountID; empty where Xero does not say. */
  readonly accountId: string;
  readonly reference: string | null;
  readonly isReconciled: boolean;
  /** It was paid together with others: Xero takes such a payment out with all of them, or not at all. */
  readonly isInBatch: boolean;
}

/** Out of Xero's books: it stays readable there for ever, and nothing brings it back. */
export function isGone({ status }: Pick<RemoteDocument, 'status'>): boolean {
  return status === 'DELETED' || status === 'VOIDED';
}
