/** A proposal as `review` lists it. `document` is exactly what Xero will get, in words and decimal amounts. */
export interface ProposalDto {
  readonly id: string;
  readonly transactionId: string;
  readonly state: string;
  readonly reason: { readonly code: string; readonly message: string };
  readonly document: DocumentDto | null;
  /** The movement as Cledara gives it, so that an item without a document can be told too. */
  readonly movement: MovementDto | null;
  readonly explanation: readonly { readonly field: string; readonly value: string; readonly why: string }[];
  readonly settingsVersion: number | null;
  readonly xeroId: string | null;
}

export interface MovementDto {
  /** The settlement's instant, or the authorisation's while there is none. */
  readonly at: string;
  /** The day of `at` in the organisation's time zone; in UTC before Xero was read for the first time. */
  readonly day: string;
  /** Signed decimal text; null where it was not understood. */
  readonly amount: string | null;
  readonly currency: string | null;
  readonly application: string | null;
  readonly description: string;
}

export interface DocumentDto {
  readonly kind: 'spend-money' | 'receive-money' | 'transfer' | 'bill' | 'credit-note';
  readonly reference: string;
  readonly date: string;
  /** Of bills and credit notes; null for others. It is due on the day it is paid from `bankAccount`, or refunded to it. */
  readonly number: string | null;
  readonly dueDate: string | null;
  /** Decimal text in `currency`, always positive; the kind says the direction. */
  readonly amount: string;
  readonly currency: string;
  readonly bankAccount: string;
  readonly toBankAccount: string | null;
  readonly contact: string | null;
  readonly newContact: boolean;
  readonly description: string | null;
  readonly account: string | null;
  readonly taxType: string | null;
  readonly tracking: Readonly<Record<string, string>>;
}
