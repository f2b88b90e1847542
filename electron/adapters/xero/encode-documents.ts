import {
  type BankTransactionDocument,
  type PushDocument,
  type RemoteKind,
  remoteKindOf,
  type TransferDocument,
} from '../../../shared/domain/document.ts';
import { sourceUrl } from '../../../shared/domain/source-url.ts';
import { billElement, creditNoteElement } from './encode-bills.ts';
import { contactIdOf, lineElement, maxElements, positiveMajor } from './encode-line.ts';

const lists: Record<RemoteKind, string> = {
  'bank-transaction': 'BankTransactions',
  'bank-transfer': 'BankTransfers',
  invoice: 'Invoices',
  'credit-note': 'CreditNotes',
};

/**
 * The request body for 1 to 50 documents of one remote kind. Properties stand in the order in which xero-node writes them;
 * xero-node's own writing is compared with it before anything leaves, so that a misspelt one cannot be dropped silently.
 * Tax is left to Xero: it follows from the tax type. Throws for what is no valid request.
 */
export function encodeDocuments(documents: readonly PushDocument[]): string {
  if (documents.length === 0 || documents.length > maxElements) {
    throw new Error(`A request holds 1 to ${maxElements} documents, not ${documents.length}.`);
  }
  const [kind, ...others] = new Set(documents.map(remoteKindOf));
  if (kind === undefined || others.length > 0) throw new Error('A request holds documents of one kind.');
  return JSON.stringify({ [lists[kind]]: documents.map(elementOf) });
}

function elementOf(document: PushDocument) {
  switch (document.kind) {
    case 'transfer':
      return transferElement(document);
    case 'bill':
      return billElement(document);
    case 'credit-note':
      return creditNoteElement(document);
    case 'spend-money':
    case 'receive-money':
      return bankTransactionElement(document);
  }
}

/** The currency is that of the bank account; the totals are Xero's own to reckon. */
export function bankTransactionElement(document: BankTransactionDocument) {
  return {
    Type: document.kind === 'spend-money' ? 'SPEND' : 'RECEIVE',
    Contact: { ContactID: contactIdOf(document) },
    LineItems: [lineElement(document)],
    BankAccount: { AccountID: document.bankAccount.accountId },
    Date: document.date,
    Reference: document.reference,
    Url: sourceUrl(document.reference),
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
