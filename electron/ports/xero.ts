import type { ChangeKind } from '../../shared/domain/change-refusal.ts';
import type { CodedDocument } from '../../shared/domain/coding-history.ts';
import type {
  BankTransactionDocument,
  BillDocument,
  PushDocument,
  RemoteDocument,
  RemoteKind,
  RequestKind,
} from '../../shared/domain/document.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import type { Instant, PlainDate } from '../../shared/domain/plain-date.ts';
import type { Organisation, ReferenceData, XeroContact } from '../../shared/domain/reference-data.ts';
import type { RemoteDetails } from '../../shared/domain/remote-details.ts';
import type { Result } from '../../shared/lib/result.ts';
import type { BankFeeds } from './bank-feeds.ts';

/**
 * Xero's Accounting API under one consent. Every call names its organisation. Reads are retried inside, an expired access
 * token is renewed once, and calls wait for the governor; a wait longer than the adapter's bound fails with `rateLimited`.
 * Writes are sent once: a lost answer is `uncertain`.
 */
export interface Xero {
  /** Bank feeds, under the same consent and limits. */
  readonly feeds: BankFeeds;
  /** The organisations of this consent (/connections). */
  tenants(): Promise<Result<readonly XeroTenant[], Failure>>;
  /** What the person agreed to, in Xero's names of scopes; null where Xero does not say. Asks nothing but, where it is due, a renewal. */
  grantedScopes(): Promise<Result<readonly string[] | null, Failure>>;
  /**
   * Ends this consent's connection to the organisation (null: none was chosen), and with `wholeConsent` takes back the whole
   * consent, which ends every connection of that person to the app. May be asked again after it was cut short.
   */
  withdraw(tenantId: string | null, options: { readonly wholeConsent: boolean }): Promise<Result<null, Failure>>;
  /** One organisation alone, in one call. */
  organisation(tenantId: string): Promise<Result<Organisation, Failure>>;
  /** Everything planning needs, in a bounded number of calls (eight, and one more per thousand contacts). */
  referenceData(tenantId: string): Promise<Result<ReferenceData, Failure>>;
  /** Every contact, archived ones too. */
  contacts(tenantId: string): Promise<Result<readonly XeroContact[], Failure>>;
  /**
   * Documents dated within the range, both days included, whatever their status; all pages. Bank transactions always; bills
   * and credit notes, with the payments of those days, where they are asked for: three calls more, and one more per thousand of each.
   */
  documentsBetween(
    tenantId: string,
    range: { readonly from: PlainDate; readonly to: PlainDate; readonly transfers: boolean; readonly bills: boolean },
  ): Promise<Result<readonly RemoteDocument[], Failure>>;
  /**
   * Documents that carry one of these references (1 to 50 of them), whatever their status. Correct also where the
   * service ignores its reference filter: everything is compared here once more.
   */
  documentsByReference(
    tenantId: string,
    kind: 'bank-transaction' | 'bank-transfer',
    references: readonly string[],
    range: { readonly from: PlainDate; readonly to: PlainDate },
  ): Promise<Result<readonly RemoteDocument[], Failure>>;
  /**
   * Bank transactions that were changed since, in whatever way, and all transfers of the range (null: none is asked for), with
   * all that is compared, whatever their status. One call per thousand changed transactions, and one for the transfers.
   */
  documentsChangedSince(
    tenantId: string,
    since: Instant,
    transfers: { readonly from: PlainDate; readonly to: PlainDate } | null,
  ): Promise<Result<readonly RemoteDetails[], Failure>>;
  /**
   * Bills and suppliers' credit notes that were changed since, in whatever way, or a payment of which was; whatever their status.
   * Three calls, and one more per thousand of each.
   */
  billsChangedSince(tenantId: string, since: Instant): Promise<Result<ChangedBills, Failure>>;
  /**
   * Documents by their ids, with all that is compared, whatever their status; one that Xero does not have is absent. One call
   * per 50 bank transactions, one more for each whose reference was changed there, and one per transfer. Bills: one call
   * per 50, credit notes one each, and one per thousand payments of the days on which they were paid.
   */
  documentsById(
    tenantId: string,
    kind: RemoteKind,
    wanted: readonly WantedDocument[],
  ): Promise<Result<readonly RemoteDetails[], Failure>>;

  /**
   * How Spend Money and bills dated `from` or later are coded, the newest first, without deleted ones and drafts: one
   * call per thousand, at most five for each of the two.
   */
  codedDocuments(tenantId: string, from: PlainDate): Promise<Result<CodedDocuments, Failure>>;

  /** What these bills, or these credit notes (1 to 50), have become in Xero, by their markers and whatever their status. */
  billsByMarker(
    tenantId: string,
    documents: readonly BillDocument[],
  ): Promise<Result<readonly RemoteDocument[], Failure>>;
  /** Payments of bills and refunds of credit notes dated within the range, deleted ones too. */
  paymentsBetween(
    tenantId: string,
    range: { readonly from: PlainDate; readonly to: PlainDate },
  ): Promise<Result<readonly RemotePayment[], Failure>>;

  /** The request body for these documents (1 to 50, of one remote kind, contacts known). Pure; the same bytes every time. */
  encodeDocuments(documents: readonly PushDocument[]): string;
  /** The request body for the payments of these bills or credit notes (1 to 50), which are in Xero. Pure, as above. */
  encodePayments(bills: readonly MadeBill[]): string;
  /**
   * Sends exactly `body` under `idempotencyKey`. One result per element, in the order of the request. `cancelled`: this
   * call had to wait until after `notAfterMs`, and nothing that it sent was carried out; earlier calls may have been.
   */
  sendDocuments(request: SendRequest): Promise<Result<readonly ElementResult[], Failure>>;
  /**
   * The request body that takes these documents (1 to 50, of one kind) out of Xero's books, or one payment off its bill. Pure;
   * the same bytes every time.
   */
  encodeRemoval(kind: RequestKind, documents: readonly Removal[]): string;
  /**
   * The request body that makes these documents of what is in Xero (1 to 50 of one kind, no transfers, contacts known). A line is
   * changed in place by its id; without one it is made anew, and other lines go. Pure.
   */
  encodeUpdate(items: readonly DocumentUpdate[]): string;
  /** Changes documents that are in Xero, or takes them out. One result per element, in the order of the request; else as `sendDocuments`. */
  changeDocuments(request: ChangeRequest): Promise<Result<readonly ChangeResult[], Failure>>;
  /**
   * Creates contacts (1 to 50), or returns those that carry the contact number or name already, archived ones too, just as
   * they are: nothing that Xero has is renamed, renumbered or restored. One result each. `notAfterMs` as in `SendRequest`.
   */
  createContacts(
    tenantId: string,
    contacts: readonly { readonly name: string; readonly contactNumber: string }[],
    idempotencyKey: string,
    notAfterMs: number | null,
  ): Promise<Result<readonly ContactResult[], Failure>>;
  /**
   * Adds a bank account; its AccountID. Sent once: a lost answer is `uncertain`. Xero refuses a second account of a name
   * (`rejected`), and a consent that does not cover it is `scopeLacking`.
   */
  createBankAccount(
    tenantId: string,
    account: NewBankAccount,
    idempotencyKey: string,
  ): Promise<Result<string, Failure>>;
  /** Attaches a file; one of the same name on the same document is replaced. */
  attach(request: AttachRequest): Promise<Result<null, Failure>>;
  /** The names of the files on a document. `notFound` where Xero no longer has it. */
  attachedFiles(tenantId: string, kind: RemoteKind, documentId: string): Promise<Result<readonly string[], Failure>>;

  /**
   * What is left of the organisation's requests of the day, 0 to 1; 1 where the day has no limit. A share of the
   * smallest allowance that Xero gives an app (1,000), because Xero does not say which one an app has.
   */
  allowanceLeft(tenantId: string): number;
  /**
   * Requests that Xero allows in a day, as far as its answers have shown; null where the day has no limit. An app of its Starter
   * tier has a thousand, others five (`TALLYBRIDGE_XERO_LIMITS`).
   */
  callsPerDay(tenantId: string): number | null;
  /** Requests that are left of the day, as far as is known; null where the day has no limit. */
  callsLeft(tenantId: string): number | null;
  /** How far this computer's clock is ahead of the one that Xero dated its last answer by, in ms; null before any answer. */
  clockAheadMs(): number | null;
  /** When the present day's count is over at the latest, ms since the epoch; now where nothing was counted yet. */
  allowanceEndsMs(tenantId: string): number;
  /** Requests made to Xero's APIs so far, repeated ones and /connections too; token requests are not counted. */
  callCount(): number;
}

export interface CodedDocuments {
  readonly documents: readonly CodedDocument[];
  /** False where Xero has more documents of these days. */
  readonly isWhole: boolean;
  /** False where the consent does not cover bills: then there are none among them. */
  readonly hasBills: boolean;
}

export interface XeroTenant {
  readonly tenantId: string;
  readonly name: string;
}

/** A payment of a bill, or the refund of a credit note. */
export interface RemotePayment {
  readonly id: string;
  /** InvoiceID or CreditNoteID. */
  readonly billId: string;
  readonly reference: string | null;
  /** Empty where Xero does not say. */
  readonly accountId: string;
  readonly date: PlainDate;
  readonly isDeleted: boolean;
  readonly isReconciled: boolean;
  /** Paid together with others (Accounting API's OpenAPI, Payment: BatchPaymentID). */
  readonly isInBatch: boolean;
}

/** A bill or credit note that is in Xero, and its id there. */
export interface MadeBill {
  readonly id: string;
  readonly document: BillDocument;
}

/** `number` stands where a bank would print its own. */
export interface NewBankAccount {
  readonly name: string;
  readonly currency: string;
  readonly number: string;
}

export interface SendRequest {
  readonly tenantId: string;
  readonly kind: RequestKind;
  /** At most 128 characters. */
  readonly idempotencyKey: string;
  readonly body: string;
  /**
   * Nothing leaves later than this, ms since the epoch by the port's clock, however long it waits for its turn: not a
   * first try, nor one after a limit or a renewed consent. Null: no limit.
   */
  readonly notAfterMs: number | null;
}

/** A document that is in Xero, by its id there and the reference that it was given. */
export interface WantedDocument {
  readonly id: string;
  readonly reference: string;
}

export interface DocumentUpdate {
  readonly id: string;
  /** LineItemID of the line that stays; null where there is none. */
  readonly lineId: string | null;
  readonly document: BankTransactionDocument | BillDocument;
}

/** A document, or a payment, that is to go. */
export interface Removal {
  readonly id: string;
  /** A draft of a bill or credit note is deleted; what was approved can only be voided. False for all other kinds. */
  readonly isDraft: boolean;
}

export interface ChangeRequest extends SendRequest {
  readonly what: ChangeKind;
  /** Ids in Xero of the request's elements, in their order. */
  readonly ids: readonly string[];
}

export interface ChangedBills {
  readonly bills: readonly RemoteDetails[];
  /** Ids of others: their payments were changed and they were not, or they have payments that were not. Look at them by their ids. */
  readonly otherIds: readonly string[];
}

/** `refused` without messages: as for `ElementResult`. */
export type ChangeResult =
  | { readonly status: 'done' }
  | { readonly status: 'refused'; readonly messages: readonly string[] };

/** `refused` without messages: nothing is wrong with this one, but the request was refused as a whole. */
export type ElementResult =
  | {
      readonly status: 'created';
      readonly id: string;
      readonly reference: string | null;
      readonly warnings: readonly string[];
    }
  | { readonly status: 'refused'; readonly messages: readonly string[] };

export type ContactResult =
  | { readonly status: 'ready'; readonly contact: XeroContact }
  | { readonly status: 'refused'; readonly messages: readonly string[] };

export interface AttachRequest {
  readonly tenantId: string;
  readonly kind: RemoteKind;
  readonly documentId: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly idempotencyKey: string;
}
