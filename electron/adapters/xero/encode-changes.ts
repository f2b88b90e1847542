import { isBill, type RequestKind } from '../../../shared/domain/document.ts';
import type { DocumentUpdate, Removal } from '../../ports/xero.ts';
import { billElement, creditNoteElement } from './encode-bills.ts';
import { bankTransactionElement } from './encode-documents.ts';
import { maxElements } from './encode-line.ts';

/**
 * The request body that takes these documents out of Xero's books, or one payment off its bill. All of it is done by statuses
 * (Xero-OpenAPI: updateOrCreateBankTransactions, deleteBankTransfers, updateOrCreateInvoices, updateOrCreateCreditNotes,
 * deletePayment): what was approved of a bill or credit note can only be voided, and a payment is named by the address alone.
 */
export function encodeRemoval(kind: RequestKind, documents: readonly Removal[]): string {
  checkCount(documents.length);
  const end = ({ isDraft }: Removal) => (isDraft ? 'DELETED' : 'VOIDED');
  switch (kind) {
    case 'bank-transaction':
      return JSON.stringify({
        BankTransactions: documents.map(({ id }) => ({ BankTransactionID: id, Status: 'DELETED' })),
      });
    case 'bank-transfer':
      return JSON.stringify({ BankTransfers: documents.map(({ id }) => ({ BankTransferID: id, Status: 'DELETED' })) });
    case 'invoice':
      return JSON.stringify({ Invoices: documents.map((one) => ({ InvoiceID: one.id, Status: end(one) })) });
    case 'credit-note':
      return JSON.stringify({ CreditNotes: documents.map((one) => ({ CreditNoteID: one.id, Status: end(one) })) });
    case 'payment':
      if (documents.length > 1) throw new Error('Payments are taken away one by one.');
      return JSON.stringify({ Status: 'DELETED' });
  }
}

/**
 * The request body that makes these documents of what is in Xero. Of a line that is sent with its LineItemID the line is
 * changed; one that is sent without is made anew, and one that is left out is deleted (developer.xero.com, Bank transactions).
 */
export function encodeUpdate(items: readonly DocumentUpdate[]): string {
  checkCount(items.length);
  const kind = items[0]?.document.kind;
  const elements = items.map(({ id, lineId, document }) => {
    const { LineItems, ...element } = elementOf(document);
    const lines = LineItems.map((line) => (lineId === null ? line : { ...line, LineItemID: lineId }));
    return { id, element: { ...element, LineItems: lines } };
  });
  if (kind === 'bill') {
    return JSON.stringify({ Invoices: elements.map(({ id, element }) => ({ ...element, InvoiceID: id })) });
  }
  if (kind === 'credit-note') {
    return JSON.stringify({ CreditNotes: elements.map(({ id, element }) => ({ ...element, CreditNoteID: id })) });
  }
  return JSON.stringify({
    BankTransactions: elements.map(({ id, element }) => ({ ...element, BankTransactionID: id })),
  });
}

function elementOf(document: DocumentUpdate['document']) {
  if (!isBill(document)) return bankTransactionElement(document);
  return document.kind === 'bill' ? billElement(document) : creditNoteElement(document);
}

function checkCount(count: number): void {
  if (count > 0 && count <= maxElements) return;
  throw new Error(`A request holds 1 to ${maxElements} documents, not ${count}.`);
}
