import type {
  AppMethodInput,
  AppMethodName,
  AppMethodOutputs,
  CallAnswer,
  CallEnvelope,
} from '../../shared/contract/app-methods.ts';
import type { HostEvent } from '../../shared/contract/events.ts';
import type { MethodInput, MethodName, MethodOutputs } from '../../shared/contract/methods.ts';
import type { ErrorDto } from '../../shared/contract/sync-summary.ts';
import type { Result } from '../../shared/lib/result.ts';

/** The same door that a window has: syncing by itself can do nothing that a person at a window cannot. */
export interface WindowDoor {
  /** Never rejects. */
  call(envelope: CallEnvelope): Promise<CallAnswer>;
  subscribe(listener: (event: HostEvent) => void): () => void;
}

export async function ask<M extends MethodName>(
  door: WindowDoor,
  company: string,
  method: M,
  input: MethodInput<M>,
): Promise<Result<MethodOutputs[M], ErrorDto>> {
  const answer = await door.call({ company, method, input });
  // The contract says that this method answers so.
  return answer.ok ? { ok: true, value: answer.value as MethodOutputs[M] } : answer;
}

/** The same for what belongs to no company. */
export async function askApp<M extends AppMethodName>(
  door: WindowDoor,
  method: M,
  input: AppMethodInput<M>,
): Promise<Result<AppMethodOutputs[M], ErrorDto>> {
  const answer = await door.call({ company: null, method, input });
  return answer.ok ? { ok: true, value: answer.value as AppMethodOutputs[M] } : answer;
}
