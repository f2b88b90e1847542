import type { Failure } from '../../shared/domain/failure.ts';
import type { Instant } from '../../shared/domain/plain-date.ts';
import type { Result } from '../../shared/lib/result.ts';
import type { InvoiceFile } from './cledara.ts';

/** Invoices of one company on this computer, so that they can be looked at offline. A memory: it may forget. */
export interface InvoiceStore {
  /** Null where it is not kept, or what is kept is damaged. Counts as a reading of it. */
  find(movementId: string): KeptInvoice | null;
  /** Keeps a file in place of an earlier one, and lets the files go that were not read for longest where there are too many. */
  keep(movementId: string, file: InvoiceFile, about: KeptAbout): Result<null, Failure>;
}

export interface KeptInvoice extends InvoiceFile, KeptAbout {}

export interface KeptAbout {
  /** sha256 of the movement as it was known when the file was read: where it has changed since, so may have its invoice. */
  readonly movementHash: string;
  readonly readAt: Instant;
}
