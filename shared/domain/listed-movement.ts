import type { AccountId, MovementKind } from './movement.ts';
import type { PlainDate } from './plain-date.ts';
import type { ProposalState, Reason } from './proposal.ts';

/** `none`: nothing is proposed for it. */
export type ListedState = ProposalState | 'none';

/** What the document says, as far as a list shows it. */
export interface ListedCoding {
  /** As a bookkeeper knows it: code and name. For transfers the bank account on the other side. */
  readonly account: string | null;
  readonly taxType: string | null;
  readonly tracking: readonly string[];
  readonly contact: string | null;
  /** A person chose part of it for this movement alone. */
  readonly byHand: boolean;
}

export type ListedInvoice = 'none' | 'has' | 'attached' | 'problem';

/** One movement with what stands in the books about it, as the review list needs it. Equal parts are shared. */
export interface ListedMovement {
  readonly id: string;
  readonly proposalId: string | null;
  /** When the proposal was last changed. */
  readonly stamp: string | null;
  readonly state: ListedState;
  readonly reason: Reason | null;
  /** The movement's own day in the organisation's time zone. */
  readonly day: PlainDate;
  readonly kind: MovementKind;
  readonly accountId: AccountId | null;
  readonly application: { readonly id: string; readonly name: string } | null;
  readonly description: string;
  readonly comment: string | null;
  readonly ownerName: string | null;
  readonly amountMinor: number | null;
  readonly currency: string | null;
  readonly coding: ListedCoding | null;
  readonly invoice: ListedInvoice;
  /** Why its invoice is not attached; only for the invoice state `problem`. */
  readonly invoiceProblem: string | null;
  readonly isSettled: boolean;
}

/** What the list is narrowed to; what is absent narrows nothing. Within one field any value will do. */
export interface MovementFilter {
  /** Absent: every state but `none`. */
  readonly states?: readonly ListedState[];
  /** The empty text stands for none. */
  readonly accounts?: readonly string[];
  readonly applications?: readonly string[];
  /** `YYYY-MM`. */
  readonly months?: readonly string[];
  readonly causes?: readonly string[];
  /** Bounds in major units, whatever the sign; both included. */
  readonly amountFrom?: number;
  readonly amountTo?: number;
  readonly invoice?: readonly ListedInvoice[];
  readonly search?: string;
}

export interface MovementSort {
  readonly by: 'date' | 'amount' | 'application' | 'description' | 'state' | 'account' | 'coding';
  readonly descending: boolean;
}

/** One line to sort and to search a coding by. */
export function codingText({ account, taxType, tracking, contact }: ListedCoding): string {
  return [account, taxType, ...tracking, contact].filter((part) => part !== null).join(' ');
}
