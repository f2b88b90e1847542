import type { FromEngine, ToEngine } from './engine-messages.ts';

/** The engine's end of the line to the host that started its process. */
export interface HostLine {
  /** What is said after the host has gone is heard by nobody. */
  say(message: FromEngine): void;
  onMessage(listener: (message: ToEngine) => void): void;
  /** Called when the host is gone without having said so. Under Electron the process then ends by itself. */
  onGone(listener: () => void): void;
}

/** What a utility process has for it, in Electron's words; https://www.electronjs.org/docs/latest/api/parent-port. */
export interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  postMessage(message: unknown): void;
}

/** The parts of a forked Node process that make its line. */
export interface ForkedProcess {
  readonly connected?: boolean;
  send?(message: unknown, handle: undefined, options: undefined, callback: () => void): boolean;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'disconnect', listener: () => void): unknown;
}

/** `parentPort` is there in a utility process alone; else the line of a fork is taken. */
export function openHostLine(parentPort: ParentPort | null | undefined, forked: ForkedProcess): HostLine {
  // Only the host that started this process has the other end of either line.
  if (parentPort !== undefined && parentPort !== null) {
    return {
      say: (message) => parentPort.postMessage(message),
      onMessage: (listener) => void parentPort.on('message', ({ data }) => listener(data as ToEngine)),
      onGone: () => undefined,
    };
  }
  return {
    say(message) {
      if (forked.connected) forked.send?.(message, undefined, undefined, () => undefined);
    },
    onMessage: (listener) => void forked.on('message', (message) => listener(message as ToEngine)),
    onGone: (listener) => void forked.on('disconnect', listener),
  };
}
