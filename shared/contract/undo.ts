import type { ErrorDto } from './sync-summary.ts';

/** What became of documents that were to be taken out of Xero. */
export interface UndoDto {
  readonly undone: readonly { readonly id: string; readonly transactionId: string; readonly state: string }[];
  /** Each with what Xero, or this app before it asked, has against it, and what to do instead. */
  readonly refused: readonly ChangeRefusalDto[];
  /** The instant at which those without an answer can be looked at again; null where there are none. */
  readonly waitingUntil: string | null;
  /** Why it ended early, or that something waits. Items in neither list were not reached and stand as they stood. */
  readonly error?: ErrorDto;
}

export interface ChangeRefusalDto {
  readonly id: string;
  readonly transactionId: string;
  /** Of shared/domain/change-refusal.ts, such as `reconciled` or `lock-date`. */
  readonly code: string;
  readonly message: string;
}
