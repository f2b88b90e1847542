import type { CallAnswer } from '../../shared/contract/app-methods.ts';
import type { HostEvent } from '../../shared/contract/events.ts';
import type { MethodName } from '../../shared/contract/methods.ts';
import type { Company } from '../companies.ts';
import type { Environment } from '../environment.ts';
import type { CompanyRemoval } from '../remove-company.ts';

/** What a host says to the engine's process; plain data. `start` comes first and once. */
export type ToEngine =
  | { readonly kind: 'start'; readonly environment: Environment; readonly version: string }
  | EngineCall
  | { readonly kind: 'open-sample'; readonly id: number }
  | EngineRemoval
  | EngineHistory
  /** Finish what has left, begin nothing more, and end. */
  | { readonly kind: 'stop' };

export interface EngineCall {
  readonly kind: 'call';
  readonly id: number;
  readonly company: string;
  readonly method: MethodName;
  readonly input: unknown;
}

/** A company is to be taken off this computer; the answer's value is the folder of the copy of its books. */
export interface EngineRemoval {
  readonly kind: 'remove-company';
  readonly id: number;
  readonly removal: CompanyRemoval;
}

/** A company was renamed, archived or taken back: the log of its books is to tell so. The answer's value is null. */
export interface EngineHistory {
  readonly kind: 'tell-history';
  readonly id: number;
  readonly company: string;
}

/** What the engine's process says to its host. */
export type FromEngine =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: CallAnswer }
  | { readonly kind: 'sample'; readonly id: number; readonly company: OpenSample }
  | { readonly kind: 'event'; readonly event: HostEvent };

/** The sample company, and the data folder that goes with it. */
export interface OpenSample extends Company {
  readonly dataDir: string;
}

/** The line to an engine in a process of its own: a fork under Node, a utility process under Electron. */
export interface EngineLine {
  send(message: ToEngine): void;
  /** The one listener of what it says. */
  onMessage(listener: (message: FromEngine) => void): void;
  /** Called once, when the process is gone, whatever the reason; `how` is for the log. */
  onEnd(listener: (how: string) => void): void;
  /** Ends it at once. */
  kill(): void;
}
