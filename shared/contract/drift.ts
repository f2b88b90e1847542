import type { ErrorDto } from './sync-summary.ts';
import type { ChangeRefusalDto } from './undo.ts';

/** One field that says something else in Xero than in the document that was sent. Empty: nothing. */
export interface DifferenceDto {
  /** kind, number, date, dueDate, amount, bankAccount, toBankAccount, contact, lines, description, account, taxType, tracking, reference, paidOn, amountDue, payments. */
  readonly field: string;
  readonly ours: string;
  readonly theirs: string;
}

/** What was found out about a document in Xero since it was sent. */
export interface DriftDto {
  readonly foundAt: string;
  readonly isReconciled: boolean;
  readonly differences: readonly DifferenceDto[];
  /** Who took Xero's version for the right one; null while nobody has. */
  readonly acceptedBy: string | null;
}

/** What a look at Xero has found. */
export interface DriftLookDto {
  /** Documents of ours that Xero listed as changed, in whatever way. */
  readonly looked: number;
  readonly changed: number;
  readonly deleted: number;
}

/** What became of documents that were to be changed in Xero. Items in neither list were not reached. */
export interface RevisionDto {
  readonly changed: readonly { readonly id: string; readonly transactionId: string; readonly state: string }[];
  readonly refused: readonly ChangeRefusalDto[];
  readonly waitingUntil: string | null;
  readonly error?: ErrorDto;
}
