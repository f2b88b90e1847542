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
export type PushDocument = BankTransactionDocument | TransferDocument | BillDocument;

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

/**
 * A bill with its payment from the bank account, or a supplier's credit note with its refund to it: one line, tax inclusive,
 * tax left to Xero. Two objects in Xero, and one document here.
 */
export interface BillDocument {
  readonly kind: 'bill' | 'credit-note';
  /** The marker: the payment's Reference, and part of the bill's Url. Xero has no Reference for bills. */
  readonly reference: string;
  /** The invoice's own number where it is known, else the marker. Numbers of bills may repeat. At most 255 characters. */
  readonly number: string;
  /** The invoice's own day where it is known, else the movement's. */
  readonly date: PlainDate;
  /** The movement's own day: it is due then, and paid or refunded then. */
  readonly dueDate: PlainDate;
  /** Where it is paid from, or refunded to; of the document's currency. */
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
export type RemoteKind = 'bank-transaction' | 'bank-transfer' | 'invoice' | 'credit-note';

/** What one request makes; payments of bills and refunds of credit notes go out in requests of their own. */
export type RequestKind = RemoteKind | 'payment';

export function remoteKindOf({ kind }: PushDocument): RemoteKind {
  switch (kind) {
    case 'transfer':
      return 'bank-transfer';
    case 'bill':
      return 'invoice';
    case 'credit-note':
      return 'credit-note';
    case 'spend-money':
    case 'receive-money':
      return 'bank-transaction';
  }
}

/** A bill or credit note, which is only whole with its payment. */
export function isBill(document: PushDocument): document is BillDocument {
  return document.kind === 'bill' || document.kind === 'credit-note';
}

/** The earliest day that anything of it is dated with: a bill has its own day, and that of its payment. */
export function firstDayOf(document: PushDocument): PlainDate {
  return isBill(document) && document.dueDate < document.date ? document.dueDate : document.date;
}

/** A document as it lies in Xero, reduced to what matching and totals need. */
export interface RemoteDocument {
  readonly kind: RemoteKind;
  readonly id: string;
  /** SPEND, RECEIVE, ACCPAY or ACCPAYCREDIT (other types are passed on as Xero names them); null for transfers. */
  readonly type: string | null;
  /** A paid bill counts as AUTHORISED, a draft as OTHER. */
  readonly status: 'AUTHORISED' | 'DELETED' | 'VOIDED' | 'OTHER';
  /** Of bills, which have none in Xero: the marker they carry. */
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
  /** Of a bill or credit note: whether its payment is. */
  readonly isReconciled: boolean;
  /** Of bills and credit notes alone; null for all others. */
  readonly billing: RemoteBilling | null;
}

/** What is known of a bill or credit note beside what every document has. */
export interface RemoteBilling {
  readonly number: string | null;
  /** All of it is paid or refunded. */
  readonly isPaid: boolean;
  /** The day, where one payment that was read paid for all of it; `bankAccountId` then says from where, else it is empty. */
  readonly paidOn: PlainDate | null;
}
