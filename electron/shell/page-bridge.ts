import type * as Electron from 'electron';
import type { PageBridge } from '../../shared/contract/page-bridge.ts';
import { channels } from './channels.ts';

/** What is used of Electron's side of the page. */
export interface PageIpc extends Pick<Electron.IpcRenderer, 'invoke'> {
  on(channel: string, listener: (event: unknown, ...given: unknown[]) => void): unknown;
}

/** What is used of the page's own window. */
export type NetworkEvents = Pick<EventTarget, 'addEventListener'>;

/**
 * What the page gets of main: three functions and a word, frozen. Texts alone pass, whatever it is called with, and nobody
 * behind it ever holds something of Electron's.
 */
export function pageBridge(ipc: PageIpc, platform: string): PageBridge {
  const listeners = new Set<(event: string | null) => void>();
  ipc.on(channels.event, (_event, text) => {
    if (typeof text === 'string') for (const tell of [...listeners]) tell(text);
  });
  return Object.freeze({
    platform,
    call: async (envelope: string) => String(await ipc.invoke(channels.call, String(envelope))),
    openExternal(url: string) {
      ipc.invoke(channels.openExternal, String(url)).catch(() => undefined); // main has logged it and told the person
    },
    listen(onEvent: (event: string | null) => void) {
      const tell = (event: string | null): void => onEvent(event); // two that are the same function are two all the same
      listeners.add(tell);
      ipc.invoke(channels.listen).then(
        (answer) => isYes(answer) || tell(null),
        () => tell(null),
      );
      return () => void listeners.delete(tell);
    },
  });
}

/** Passes on that the network has come or gone: what is true of it is asked for by main itself. */
export function tellOfNetwork(ipc: Pick<PageIpc, 'invoke'>, page: NetworkEvents): void {
  for (const name of ['online', 'offline'])
    page.addEventListener(name, () => {
      ipc.invoke(channels.network).catch(() => undefined); // without main there is nobody who would sync
    });
}

/** Main answers everything by a `CallAnswer` as JSON. */
function isYes(answer: unknown): boolean {
  return typeof answer === 'string' && answer.startsWith('{"ok":true');
}
