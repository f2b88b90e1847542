import type { RemoteDocument } from './document.ts';
import type { Instant } from './plain-date.ts';

/** A document as it lies in Xero with all that this app once said about it, to compare, change or take it out. */
export interface RemoteDetails extends RemoteDocument {
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

/** Out of Xero's books: it stays readable there for ever, and nothing brings it back. */
export function isGone({ status }: Pick<RemoteDocument, 'status'>): boolean {
  return status === 'DELETED' || status === 'VOIDED';
}
