import type { CallAnswer } from '../shared/contract/app-methods.ts';
import type { MethodName } from '../shared/contract/methods.ts';
import type { ErrorDto } from '../shared/contract/sync-summary.ts';
import { openHttpDoor } from './adapters/http/http-door.ts';
import { type Sandbox, sampleSetup } from './sandbox/sandbox.ts';

/** How a method of one company is called, in this process or in another one. */
export type CallCompany = (method: MethodName, input: unknown) => Promise<CallAnswer>;

/** Signs in, connects and sets up as a person would, through the same methods. Null where all of it worked. */
export async function connectSandbox(call: CallCompany, sandbox: Sandbox, author: string): Promise<ErrorDto | null> {
  const cledara = await call('connection.cledara', { apiKey: sandbox.apiKey });
  if (!cledara.ok) return cledara.error;
  const begun = await call('connection.xero.begin', { clientId: sandbox.clientId });
  if (!begun.ok) return begun.error;
  // The contract says that this method answers so.
  const { authoriseUrl } = begun.value as { readonly authoriseUrl: string };
  const browsing = browse(authoriseUrl);
  const finished = await call('connection.xero.finish', {});
  await browsing;
  if (!finished.ok) return finished.error;
  const applied = await call('settings.apply', { json: JSON.stringify(sampleSetup(sandbox.world)), author });
  return applied.ok ? null : applied.error;
}

/** The sandbox's browser: consents at once and follows the redirect to the callback. */
async function browse(authoriseUrl: string): Promise<void> {
  const door = openHttpDoor();
  const consent = await door.send({ method: 'GET', url: authoriseUrl });
  const location = consent.ok ? consent.value.headers['location'] : undefined;
  if (location !== undefined) await door.send({ method: 'GET', url: location });
  await door.close();
}
