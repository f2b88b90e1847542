import type { z } from 'zod';
import type { Failure } from '../../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { AccountingClient, Invoke } from './accounting-client.ts';
import { incompatible } from './xero-failure.ts';

/** One list of the organisation, checked by its schema. `what` names it for a person. */
export async function readChecked<Schema extends z.ZodType>(
  client: AccountingClient,
  tenantId: string,
  request: { readonly what: string; readonly schema: Schema; readonly invoke: Invoke },
): Promise<Result<z.infer<Schema>, Failure>> {
  const json = await client.read(tenantId, request.what, request.invoke);
  if (!json.ok) return json;
  const checked = request.schema.safeParse(json.value);
  return checked.success ? ok(checked.data) : err(incompatible(request.what));
}
