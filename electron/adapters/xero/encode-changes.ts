import type { ChangeableKind } from '../../../shared/domain/document.ts';
import { maxElements } from './encode-line.ts';

/**
 * The request body that takes these documents out of Xero's books. Both kinds are deleted by their status
 * (Xero-OpenAPI: updateOrCreateBankTransactions, deleteBankTransfers).
 */
export function encodeRemoval(kind: ChangeableKind, ids: readonly string[]): string {
  if (ids.length === 0 || ids.length > maxElements) {
    throw new Error(`A request holds 1 to ${maxElements} documents, not ${ids.length}.`);
  }
  return JSON.stringify(
    kind === 'bank-transfer'
      ? { BankTransfers: ids.map((id) => ({ BankTransferID: id, Status: 'DELETED' })) }
      : { BankTransactions: ids.map((id) => ({ BankTransactionID: id, Status: 'DELETED' })) },
  );
}
