/** What the sandbox's Xero keeps. Dates are plain (`2026-11-22`), money is in minor units; wire.ts gives Xero's own shapes. */
export interface OrganisationRecord {
  organisationId: string;
  name: string;
  shortCode: string;
  baseCurrency: string;
  countryCode: string;
  timezone: string;
  isDemoCompany: boolean;
  /** Its Class, where it is not what follows from being a demo company or not. */
  plan?: string;
  /** Stops everyone but advisers; on or before it is locked. */
  periodLockDate: string | null;
  /** Stops everyone. */
  endOfYearLockDate: string | null;
}

export interface AccountRecord {
  accountId: string;
  code: string | null;
  name: string;
  type: string;
  class: 'ASSET' | 'EQUITY' | 'EXPENSE' | 'LIABILITY' | 'REVENUE';
  status: 'ACTIVE' | 'ARCHIVED';
  taxType: string;
  systemAccount: string | null;
  /** Of bank accounts alone. */
  currency: string | null;
}

export interface TaxRateRecord {
  taxType: string;
  name: string;
  status: 'ACTIVE' | 'DELETED' | 'ARCHIVED';
  reportTaxType: string;
  /** Percent as shown, and percent as it counts: a reverse charge shows 20 and counts 0. */
  displayRate: number;
  effectiveRate: number;
  appliesTo: { ASSET: boolean; EQUITY: boolean; EXPENSE: boolean; LIABILITY: boolean; REVENUE: boolean };
}

export interface TrackingCategoryRecord {
  categoryId: string;
  name: string;
  status: 'ACTIVE' | 'ARCHIVED';
  options: { optionId: string; name: string; status: 'ACTIVE' | 'ARCHIVED' }[];
}

export interface UserRecord {
  userId: string;
  email: string;
  firstName: string;
  lastName: string;
  isSubscriber: boolean;
  role: string;
}

export interface ContactRecord {
  readonly contactId: string;
  contactNumber: string | null;
  name: string;
  status: 'ACTIVE' | 'ARCHIVED';
  email: string | null;
  /** ContactID of the one that a person merged it into. */
  mergedInto: string | null;
  updatedAtMs: number;
}

export interface TrackingChoice {
  readonly categoryId: string;
  readonly optionId: string;
  readonly name: string;
  readonly option: string;
}

export interface LineRecord {
  readonly lineItemId: string;
  readonly description: string;
  readonly quantity: number;
  readonly unitAmount: number;
  readonly lineAmountMinor: number;
  readonly accountId: string;
  readonly accountCode: string | null;
  readonly taxType: string;
  readonly taxMinor: number;
  readonly tracking: readonly TrackingChoice[];
}

export interface BankTransactionRecord {
  readonly bankTransactionId: string;
  readonly type: string;
  readonly status: 'AUTHORISED' | 'DELETED' | 'VOIDED';
  readonly contactId: string;
  readonly bankAccountId: string;
  readonly date: string;
  readonly reference: string | null;
  readonly url: string | null;
  readonly lineAmountTypes: 'Inclusive' | 'Exclusive' | 'NoTax';
  readonly lines: readonly LineRecord[];
  readonly subTotalMinor: number;
  readonly totalTaxMinor: number;
  readonly totalMinor: number;
  readonly currency: string;
  readonly isReconciled: boolean;
  readonly updatedAtMs: number;
  readonly postedBy: 'api' | 'hand';
}

export interface BankTransferRecord {
  readonly bankTransferId: string;
  readonly status: 'AUTHORISED' | 'DELETED';
  readonly fromBankAccountId: string;
  readonly toBankAccountId: string;
  readonly fromBankTransactionId: string;
  readonly toBankTransactionId: string;
  readonly amountMinor: number;
  readonly date: string;
  readonly reference: string | null;
  readonly isReconciled: boolean;
  readonly createdAtMs: number;
  readonly postedBy: 'api' | 'hand';
}

/** A bill (ACCPAY) or a supplier's credit note (ACCPAYCREDIT). What is due of it follows from its payments. */
export interface BillRecord {
  /** InvoiceID or CreditNoteID. */
  readonly billId: string;
  readonly type: 'ACCPAY' | 'ACCPAYCREDIT';
  readonly status: 'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'PAID' | 'VOIDED' | 'DELETED';
  readonly contactId: string;
  readonly number: string | null;
  readonly date: string;
  readonly dueDate: string | null;
  /** Of bills alone. */
  readonly url: string | null;
  readonly lineAmountTypes: 'Inclusive' | 'Exclusive' | 'NoTax';
  readonly lines: readonly LineRecord[];
  readonly subTotalMinor: number;
  readonly totalTaxMinor: number;
  readonly totalMinor: number;
  readonly currency: string;
  /** Set against it by credit notes and the like; of a credit note against bills. Nothing where it is absent. */
  readonly creditedMinor?: number;
  readonly updatedAtMs: number;
  readonly postedBy: 'api' | 'hand';
}

/** The payment of a bill, or the refund of a credit note. */
export interface PaymentRecord {
  readonly paymentId: string;
  readonly billId: string;
  readonly accountId: string;
  readonly date: string;
  readonly amountMinor: number;
  readonly reference: string | null;
  readonly isReconciled: boolean;
  /** Of the batch that it was paid in; absent where it was paid alone. */
  readonly batchPaymentId?: string;
  readonly status: 'AUTHORISED' | 'DELETED';
  readonly updatedAtMs: number;
  readonly postedBy: 'api' | 'hand';
}

export interface AttachmentRecord {
  readonly attachmentId: string;
  /** Of the bank transaction, bank transfer, bill or credit note. */
  readonly parentId: string;
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}
