import type { BankTransactions, BankTransfers } from 'xero-node';
import { z } from 'zod';
import type { Failure } from '../../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { ElementResult, SendRequest } from '../../ports/xero.ts';
import type { AccountingClient } from './accounting-client.ts';
import { writeAnswer } from './read-answer.ts';
import { refusedTogether, type WrittenElement, writtenElements } from './write-elements.ts';
import { uncertain } from './xero-failure.ts';
import { modelOf } from './xero-model.ts';

const element = z.object({ Reference: z.string() });
const ownBody = z.union([
  z.object({ BankTransactions: z.array(element) }).transform((body) => body.BankTransactions),
  z.object({ BankTransfers: z.array(element) }).transform((body) => body.BankTransfers),
]);

const shapes = {
  'bank-transaction': { list: 'BankTransactions', id: 'BankTransactionID', name: 'Reference' },
  'bank-transfer': { list: 'BankTransfers', id: 'BankTransferID', name: 'Reference' },
} as const;

/** Sends exactly `request.body` and reads the fate of each of its elements. */
export async function sendDocuments(
  client: AccountingClient,
  request: SendRequest,
): Promise<Result<readonly ElementResult[], Failure>> {
  const references = ownBody.parse(JSON.parse(request.body)).map(({ Reference }) => Reference);
  const answer = await send(client, request);
  if (!answer.ok) return answer;
  const refused = refusedTogether(answer.value, references.length);
  const json = writeAnswer(answer.value);
  if (!json.ok) {
    if (json.error.kind === 'rejected' && refused !== null) {
      return ok(refused.map((messages) => ({ status: 'refused', messages })));
    }
    return json;
  }
  const elements = writtenElements(json.value, shapes[request.kind], references);
  const results = elements?.map(resultOf) ?? [null];
  const settled = results.filter((result) => result !== null);
  return settled.length === references.length ? ok(settled) : err(uncertain());
}

function send(client: AccountingClient, request: SendRequest) {
  const { tenantId, idempotencyKey } = request;
  const model = modelOf(JSON.parse(request.body));
  return client.write(tenantId, request, (api) =>
    request.kind === 'bank-transaction'
      ? // Positional: an options object in the place of the key would go out as "[object Object]", one key for everything.
        api.createBankTransactions(tenantId, model as BankTransactions, false, undefined, idempotencyKey)
      : api.createBankTransfer(tenantId, model as BankTransfers, idempotencyKey),
  );
}

/** Null for an element that says neither that it was refused nor where it now is. */
function resultOf(written: WrittenElement): ElementResult | null {
  const { id, name, refused, messages, warnings } = written;
  if (refused) return { status: 'refused', messages };
  return id === null ? null : { status: 'created', id, reference: name, warnings };
}
