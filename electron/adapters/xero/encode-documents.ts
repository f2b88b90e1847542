import {
  type AccountRef,
  type BankTransactionDocument,
  type PushDocument,
  remoteKindOf,
  type TrackingRef,
  type TransferDocument,
} from '../../../shared/domain/document.ts';
import { majorNumber } from '../../../shared/domain/money.ts';

export const maxElements = 50;

/**
 * The request body for 1 to 50 documents of one remote kind. Properties stand in the order in which xero-node writes them;
 * xero-node's own writing is compared with it before anything leaves, so that a misspelt one cannot be dropped silently.
 * Tax and currency are left to Xero: both follow from the accounts and the tax type. Throws for what is no valid request.
 */
export function encodeDocuments(documents: readonly PushDocument[]): string {
  if (documents.length === 0 || documents.length > maxElements) {
    throw new Error(`A request holds 1 to ${maxElements} documents, not ${documents.length}.`);
  }
  const kinds = new Set(documents.map(remoteKindOf));
  if (kinds.size > 1) throw new Error('A request holds documents of one kind.');
  const elements = documents.map((document) =>
    document.kind === 'transfer' ? transferElement(document) : bankTransactionElement(document),
  );
  return JSON.stringify(kinds.has('bank-transfer') ? { BankTransfers: elements } : { BankTransactions: elements });
}

function bankTransactionElement(document: BankTransactionDocument) {
  if (document.contact.kind === 'create') throw new Error(`${document.reference} has a contact that is not made yet.`);
  return {
    Type: document.kind === 'spend-money' ? 'SPEND' : 'RECEIVE',
    Contact: { ContactID: document.contact.contactId },
    LineItems: [
      {
        Description: document.description,
        Quantity: 1,
        UnitAmount: positiveMajor(document),
        ...accountOfLine(document.account),
        TaxType: document.taxType,
        ...(document.tracking.length === 0 ? {} : { Tracking: document.tracking.map(trackingElement) }),
      },
    ],
    BankAccount: { AccountID: document.bankAccount.accountId },
    Date: document.date,
    Reference: document.reference,
    LineAmountTypes: 'Inclusive',
  };
}

function transferElement(document: TransferDocument) {
  return {
    FromBankAccount: { AccountID: document.fromBankAccount.accountId },
    ToBankAccount: { AccountID: document.toBankAccount.accountId },
    Amount: positiveMajor(document),
    Date: document.date,
    Reference: document.reference,
  };
}

function accountOfLine(account: AccountRef) {
  return account.code === null ? { AccountID: account.accountId } : { AccountCode: account.code };
}

function trackingElement(tracking: TrackingRef) {
  return {
    TrackingCategoryID: tracking.categoryId,
    TrackingOptionID: tracking.optionId,
    Name: tracking.category,
    Option: tracking.option,
  };
}

/** Xero refuses totals that are not above zero; the kind of the document says the direction. */
function positiveMajor(document: PushDocument): number {
  const { amountMinor, currency, reference } = document;
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0) throw new Error(`${reference} has no positive amount.`);
  return majorNumber(amountMinor, currency);
}
