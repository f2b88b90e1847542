import type { AppMethodInput, AppMethodName, AppMethodOutputs } from '../../shared/contract/app-methods.ts';
import type { MethodInput, MethodName, MethodOutputs } from '../../shared/contract/methods.ts';
import { bridgeOfDesktop, desktopHost } from './desktop-host.ts';
import type { Answer, Host } from './host.ts';
import { HostError } from './host-error.ts';
import { loopbackHost } from './loopback-host.ts';

const bridge = bridgeOfDesktop();

/** The host of this page. */
export const host: Host = bridge === null ? loopbackHost : desktopHost(bridge);

/** Calls a method for a company; throws a HostError where it fails. */
export async function call<M extends MethodName>(
  company: string,
  method: M,
  input: MethodInput<M>,
): Promise<MethodOutputs[M]> {
  const answer = await host.call(company, method, input);
  return usable(answer) as MethodOutputs[M]; // the host speaks the same contract
}

/** Calls a method that belongs to no company; throws a HostError where it fails. */
export async function callApp<M extends AppMethodName>(
  method: M,
  input: AppMethodInput<M>,
): Promise<AppMethodOutputs[M]> {
  const answer = await host.call(null, method, input);
  return usable(answer) as AppMethodOutputs[M];
}

/** Every method answers with an object. Anything else taken for one would show as an empty screen. */
function usable(answer: Answer): object {
  if (!answer.ok) throw new HostError(answer.error);
  if (typeof answer.value === 'object' && answer.value !== null) return answer.value;
  throw new HostError({ code: 'no-answer', message: 'The app behind this page gave no usable answer.', details: [] });
}
