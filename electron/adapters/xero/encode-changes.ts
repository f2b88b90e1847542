import type { ChangeableKind } from '../../../shared/domain/document.ts';
import type { DocumentUpdate } from '../../ports/xero.ts';
import { bankTransactionElement } from './encode-documents.ts';
import { maxElements } from './encode-line.ts';

/**
 * The request body that takes these documents out of Xero's books. Both kinds are deleted by their status
 * (Xero-OpenAPI: updateOrCreateBankTransactions, deleteBankTransfers).
 */
export function encodeRemoval(kind: ChangeableKind, ids: readonly string[]): string {
  checkCount(ids.length);
  return JSON.stringify(
    kind === 'bank-transfer'
      ? { BankTransfers: ids.map((id) => ({ BankTransferID: id, Status: 'DELETED' })) }
      : { BankTransactions: ids.map((id) => ({ BankTransactionID: id, Status: 'DELETED' })) },
  );
}

/**
 * The request body that makes these documents of what is in Xero. Of a line that is sent with its LineItemID the line is
 * changed; one that is sent without is made anew, and one that is left out is deleted (developer.xero.com, Bank transactions).
 */
export function encodeUpdate(items: readonly DocumentUpdate[]): string {
  checkCount(items.length);
  const elements = items.map(({ id, lineId, document }) => {
    const { LineItems, ...element } = bankTransactionElement(document);
    const lines = LineItems.map((line) => (lineId === null ? line : { ...line, LineItemID: lineId }));
    return { ...element, LineItems: lines, BankTransactionID: id };
  });
  return JSON.stringify({ BankTransactions: elements });
}

function checkCount(count: number): void {
  if (count > 0 && count <= maxElements) return;
  throw new Error(`A request holds 1 to ${maxElements} documents, not ${count}.`);
}
