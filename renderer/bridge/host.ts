import type { HostEvent } from '../../shared/contract/events.ts';
import type { ErrorDto } from '../../shared/contract/sync-summary.ts';

/** What a call ends in. A host that cannot be reached answers too: with the code `host-unreachable`. */
export type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: ErrorDto };

/** Of a host that does not answer. */
export const unreachable: Answer = {
  ok: false,
  error: { code: 'host-unreachable', message: 'The app behind this page does not answer.', details: [] },
};

/** Whether the events of the host are coming through. */
export type Link = 'connecting' | 'connected' | 'lost' | 'signed-out';

/** What carries the contract to this page: the loopback server in a browser, the preload script in the desktop app. */
export interface Host {
  /** `company` is null for the methods that belong to no company. */
  call(company: string | null, method: string, input: unknown): Promise<Answer>;
  /** Listens from now on. Returns what ends it. */
  listen(onEvent: (event: HostEvent) => void, onLink: (link: Link) => void): () => void;
  /** Opens an address in the system's browser. */
  openExternal(url: string): void;
}
