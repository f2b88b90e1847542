import type { PlainDate } from './plain-date.ts';

/** A contact that Xero has, or one that is made when the first document for it is sent. */
export type ContactRef =
  | { readonly kind: 'known'; readonly contactId: string; readonly name: string }
  | { readonly kind: 'create'; readonly name: string; readonly contactNumber: string };

export interface TrackingRef {
  readonly categoryId: string;
  readonly category: string;
  readonly optionId: string;
  readonly option: string;
}

/** Where a document's money is booked. `code` is null for accounts without one; then Xero is given the id. */
export interface AccountRef {
  readonly accountId: string;
  readonly code: string | null;
  readonly name: string;
}

/** Exactly what Xero will get. Amounts are positive; the kind says the direction. Never marked as reconciled. */
export type PushDocument = BankTransactionDocument | TransferDocument;

/** Spend Money or Receive Money with one line, tax inclusive, tax left to Xero. */
export interface BankTransactionDocument {
  readonly kind: 'spend-money' | 'receive-money';
  /** The marker: Xero's Reference. */
  readonly reference: string;
  readonly date: PlainDate;
  readonly bankAccount: AccountRef;
  readonly contact: ContactRef;
  readonly amountMinor: number;
  readonly currency: string;
  readonly description: string;
  readonly account: AccountRef;
  readonly taxType: string;
  readonly tracking: readonly TrackingRef[];
}

export interface TransferDocument {
  readonly kind: 'transfer';
  readonly reference: string;
  readonly date: PlainDate;
  readonly fromBankAccount: AccountRef;
  readonly toBankAccount: AccountRef;
  readonly amountMinor: number;
  readonly currency: string;
}

/** What kind of object in Xero a document becomes. */
export type RemoteKind = 'bank-transaction' | 'bank-transfer';

export function remoteKindOf(document: PushDocument): RemoteKind {
  return document.kind === 'transfer' ? 'bank-transfer' : 'bank-transaction';
}

/** A document as it lies in Xero, reduced to what matching and totals need. */
export interface RemoteDocument {
  readonly kind: RemoteKind;
  readonly id: string;
  /** SPEND or RECEIVE for bank transactions (other types are passed on as Xero names them); null for transfers. */
  readonly type: string | null;
  readonly status: 'AUTHORISED' | 'DELETED' | 'VOIDED' | 'OTHER';
  readonly reference: string | null;
  readonly date: PlainDate;
  /** AccountID of the bank account; for transfers the account the money comes from. */
  readonly bankAccountId: string;
  /** For transfers the account the money goes to. */
  readonly toBankAccountId: string | null;
  readonly contactId: string | null;
  readonly contactName: string | null;
  /** Null where Xero's amount is no whole count of minor units, or not known: equal to none of ours. */
  readonly totalMinor: number | null;
  readonly hasAttachments: boolean;
  readonly isReconciled: boolean;
}
