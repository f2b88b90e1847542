import type { Answer, SandboxRequest } from './exchange.ts';

/** `files` are the downloads of invoices: same host as Cledara's API, but no call of it. */
export type ServiceName = 'cledara' | 'files' | 'xero' | 'identity';

/** What happened at the door: let in (refusal null), or turned away before any work. `leave` is called once, at the end. */
export interface Admission {
  readonly refusal: Answer | null;
  leave(): void;
}

export interface Site {
  nameFor(path: string): ServiceName;
  /** Authentication and limits. */
  admit(request: SandboxRequest): Admission;
  /** The work itself: synchronous, so that an effect is either there or not. */
  handle(request: SandboxRequest): Answer;
}

export const openDoor: Admission = { refusal: null, leave: () => undefined };

export function turnedAway(refusal: Answer): Admission {
  return { refusal, leave: () => undefined };
}
