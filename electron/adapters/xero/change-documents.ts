import type { BankTransactions, BankTransfersDelete } from 'xero-node';
import { z } from 'zod';
import type { Failure } from '../../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { ChangeRequest, ChangeResult } from '../../ports/xero.ts';
import type { AccountingClient } from './accounting-client.ts';
import { writeAnswer } from './read-answer.ts';
import { refusedTogether, writtenElements } from './write-elements.ts';
import { uncertain } from './xero-failure.ts';
import { modelOf } from './xero-model.ts';

const shapes = {
  'bank-transaction': { list: 'BankTransactions', id: 'BankTransactionID', name: 'BankTransactionID' },
  'bank-transfer': { list: 'BankTransfers', id: 'BankTransferID', name: 'BankTransferID' },
} as const;

const ownElement = z.union([
  z.object({ BankTransactionID: z.string() }).transform((element) => element.BankTransactionID),
  z.object({ BankTransferID: z.string() }).transform((element) => element.BankTransferID),
]);

/** Sends exactly `request.body` and reads the fate of each of its elements, which are recognised by their ids. */
export async function changeDocuments(
  client: AccountingClient,
  request: ChangeRequest,
): Promise<Result<readonly ChangeResult[], Failure>> {
  const shape = shapes[request.kind];
  const body = z.record(z.string(), z.array(ownElement)).parse(JSON.parse(request.body));
  const ids = body[shape.list] ?? [];
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
  const elements = writtenElements(json.value, shape, ids);
  if (elements === null) return err(uncertain());
  return ok(elements.map(({ refused, messages }) => (refused ? { status: 'refused', messages } : { status: 'done' })));
}

function send(client: AccountingClient, request: ChangeRequest) {
  const { tenantId, idempotencyKey } = request;
  const model = modelOf(JSON.parse(request.body));
  return client.write(tenantId, request, (api) =>
    request.kind === 'bank-transaction'
      ? api.updateOrCreateBankTransactions(tenantId, model as BankTransactions, false, undefined, idempotencyKey)
      : api.deleteBankTransfers(tenantId, model as BankTransfersDelete, false, idempotencyKey),
  );
}
