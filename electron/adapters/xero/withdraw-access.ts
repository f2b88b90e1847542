import type { Failure } from '../../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import { readAnswer } from './read-answer.ts';
import * as wire from './wire-schemas.ts';
import { incompatible } from './xero-failure.ts';
import type { XeroTransport } from './xero-transport.ts';

/** The connections of a consent, as /connections lists them. */
export async function readConnections(
  transport: XeroTransport,
  apiUrl: string,
): Promise<Result<readonly wire.WireConnection[], Failure>> {
  const answer = await transport.read(null, {
    method: 'GET',
    url: `${apiUrl}/connections`,
    headers: { accept: 'application/json' },
  });
  if (!answer.ok) return answer;
  const json = readAnswer(answer.value, 'the organisations');
  if (!json.ok) return json;
  const rows = wire.connections.safeParse(json.value);
  return rows.success ? ok(rows.data) : err(incompatible('the organisations'));
}

/**
 * Ends the connection to one organisation (DELETE /connections/{id}; xero-identity.yaml). One that is not there any more is
 * as good as ended. Asking twice does no harm, so an answer that was lost is asked for again like that of a read.
 */
export async function removeConnection(
  transport: XeroTransport,
  apiUrl: string,
  tenantId: string,
): Promise<Result<null, Failure>> {
  const connections = await readConnections(transport, apiUrl);
  if (!connections.ok) return connections;
  const connection = connections.value.find((row) => row.tenantId === tenantId);
  if (connection === undefined) return ok(null);
  const answer = await transport.read(null, {
    method: 'DELETE',
    url: `${apiUrl}/connections/${encodeURIComponent(connection.id)}`,
  });
  if (!answer.ok) return answer;
  const { status } = answer.value;
  if ((status >= 200 && status <= 299) || status === 404) return ok(null);
  const refused = readAnswer(answer.value, 'the connection');
  return refused.ok ? ok(null) : refused;
}
