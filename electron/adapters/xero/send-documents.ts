import type { BankTransactions, BankTransfers, CreditNotes, Invoices, Payments } from 'xero-node';
import { z } from 'zod';
import type { RequestKind } from '../../../shared/domain/document.ts';
import type { Failure } from '../../../shared/domain/failure.ts';
import { markerInUrl } from '../../../shared/domain/source-url.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { ElementResult, SendRequest } from '../../ports/xero.ts';
import type { AccountingClient } from './accounting-client.ts';
import { writeAnswer } from './read-answer.ts';
import { type ElementShape, refusedTogether, type WrittenElement, writtenElements } from './write-elements.ts';
import { uncertain } from './xero-failure.ts';
import { modelOf } from './xero-model.ts';

/** How the elements of each kind of request are listed, and what they are recognised by. */
const shapes: Record<RequestKind, ElementShape> = {
  'bank-transaction': { list: 'BankTransactions', id: 'BankTransactionID', name: 'Reference' },
  'bank-transfer': { list: 'BankTransfers', id: 'BankTransferID', name: 'Reference' },
  // Two bills of a request may carry one number; the marker in their address is each one's own.
  invoice: { list: 'Invoices', id: 'InvoiceID', name: 'Url', nameIn: markerInUrl },
  'credit-note': { list: 'CreditNotes', id: 'CreditNoteID', name: 'CreditNoteNumber' },
  payment: { list: 'Payments', id: 'PaymentID', name: 'Reference' },
};

/** Sends exactly `request.body` and reads the fate of each of its elements. */
export async function sendDocuments(
  client: AccountingClient,
  request: SendRequest,
): Promise<Result<readonly ElementResult[], Failure>> {
  const names = namesIn(request);
  const answer = await send(client, request);
  if (!answer.ok) return answer;
  const refused = refusedTogether(answer.value, names.length);
  const json = writeAnswer(answer.value);
  if (!json.ok) {
    if (json.error.kind === 'rejected' && refused !== null) {
      return ok(refused.map((messages) => ({ status: 'refused', messages })));
    }
    return json;
  }
  const elements = writtenElements(json.value, shapes[request.kind], names);
  const results = elements?.map(resultOf) ?? [null];
  const settled = results.filter((result) => result !== null);
  return settled.length === names.length ? ok(settled) : err(uncertain());
}

/** What the elements of our own request are recognised by, in their order. */
function namesIn({ kind, body }: SendRequest): readonly string[] {
  const { list, name, nameIn } = shapes[kind];
  const sent = z.object({ [list]: z.array(z.record(z.string(), z.unknown())) }).parse(JSON.parse(body));
  return (sent[list] ?? []).map((element) => {
    const text = z.string().parse(element[name]);
    return nameIn?.(text) ?? text;
  });
}

function send(client: AccountingClient, request: SendRequest) {
  const { tenantId, idempotencyKey, kind } = request;
  const model = modelOf(JSON.parse(request.body));
  // Positional: an options object in the place of the key would go out as "[object Object]", one key for everything.
  return client.write(tenantId, request, (api) => {
    switch (kind) {
      case 'bank-transaction':
        return api.createBankTransactions(tenantId, model as BankTransactions, false, undefined, idempotencyKey);
      case 'bank-transfer':
        return api.createBankTransfer(tenantId, model as BankTransfers, idempotencyKey);
      case 'invoice':
        return api.createInvoices(tenantId, model as Invoices, false, undefined, idempotencyKey);
      case 'credit-note':
        return api.createCreditNotes(tenantId, model as CreditNotes, false, undefined, idempotencyKey);
      case 'payment':
        return api.createPayments(tenantId, model as Payments, false, idempotencyKey);
    }
  });
}

/** Null for an element that says neither that it was refused nor where it now is. */
function resultOf(written: WrittenElement): ElementResult | null {
  const { id, name, refused, messages, warnings } = written;
  if (refused) return { status: 'refused', messages };
  return id === null ? null : { status: 'created', id, reference: name, warnings };
}
