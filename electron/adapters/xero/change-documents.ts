import type { BankTransactions, BankTransfersDelete, CreditNotes, Invoices, PaymentDelete } from 'xero-node';
import type { RequestKind } from '../../../shared/domain/document.ts';
import type { Failure } from '../../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { ChangeRequest, ChangeResult } from '../../ports/xero.ts';
import type { AccountingClient } from './accounting-client.ts';
import { writeAnswer } from './read-answer.ts';
import { type ElementShape, refusedTogether, writtenElements } from './write-elements.ts';
import { uncertain } from './xero-failure.ts';
import { modelOf } from './xero-model.ts';

const shapes: Readonly<Record<RequestKind, ElementShape>> = {
  'bank-transaction': { list: 'BankTransactions', id: 'BankTransactionID', name: 'BankTransactionID' },
  'bank-transfer': { list: 'BankTransfers', id: 'BankTransferID', name: 'BankTransferID' },
  invoice: { list: 'Invoices', id: 'InvoiceID', name: 'InvoiceID' },
  'credit-note': { list: 'CreditNotes', id: 'CreditNoteID', name: 'CreditNoteID' },
  payment: { list: 'Payments', id: 'PaymentID', name: 'PaymentID' },
};

/** Sends exactly `request.body` and reads the fate of each of its elements, which are recognised by their ids. */
export async function changeDocuments(
  client: AccountingClient,
  request: ChangeRequest,
): Promise<Result<readonly ChangeResult[], Failure>> {
  const { ids, kind } = request;
  const answer = await send(client, request);
  if (!answer.ok) return answer;
  const refused = refusedTogether(answer.value, ids.length);
  const json = writeAnswer(answer.value);
  if (!json.ok) {
    if (json.error.kind === 'rejected' && refused !== null) {
      return ok(refused.map((messages) => ({ status: 'refused', messages })));
    }
    return json;
  }
  const elements = writtenElements(json.value, shapes[kind], ids);
  if (elements === null) return err(uncertain());
  return ok(elements.map(({ refused, messages }) => (refused ? { status: 'refused', messages } : { status: 'done' })));
}

function send(client: AccountingClient, request: ChangeRequest) {
  const { tenantId, idempotencyKey, kind, ids } = request;
  const model = modelOf(JSON.parse(request.body));
  return client.write(tenantId, request, (api) => {
    switch (kind) {
      case 'bank-transaction':
        return api.updateOrCreateBankTransactions(
          tenantId,
          model as BankTransactions,
          false,
          undefined,
          idempotencyKey,
        );
      case 'bank-transfer':
        return api.deleteBankTransfers(tenantId, model as BankTransfersDelete, false, idempotencyKey);
      case 'invoice':
        return api.updateOrCreateInvoices(tenantId, model as Invoices, false, undefined, idempotencyKey);
      case 'credit-note':
        return api.updateOrCreateCreditNotes(tenantId, model as CreditNotes, false, undefined, idempotencyKey);
      case 'payment':
        return api.deletePayment(tenantId, ids[0] ?? '', model as PaymentDelete, idempotencyKey);
    }
  });
}
