import type { HostEvent } from '../../shared/contract/events.ts';
import type { PageBridge } from '../../shared/contract/page-bridge.ts';
import { type Answer, type Host, unreachable } from './host.ts';

/** What the preload script has put there, before anything of the page ran; null in a browser. */
export function bridgeOfDesktop(): PageBridge | null {
  const { tallybridge } = globalThis as { readonly tallybridge?: PageBridge };
  return tallybridge ?? null;
}

/** The app as the program around this window. */
export function desktopHost(bridge: PageBridge): Host {
  return {
    async call(company, method, input) {
      try {
        // Our own program wrote it, by the contract's types.
        return JSON.parse(await bridge.call(JSON.stringify({ company, method, input }))) as Answer;
      } catch {
        return unreachable;
      }
    },

    listen(onEvent, onLink) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let stop = (): void => undefined;
      const connect = (): void => {
        let isConnected = false;
        onLink('connecting');
        stop = bridge.listen((text) => {
          if (text === null) {
            stop();
            onLink('lost');
            timer = setTimeout(connect, retryMs);
            return;
          }
          if (!isConnected) onLink('connected'); // the state of the engine comes at once
          isConnected = true;
          onEvent(JSON.parse(text) as HostEvent);
        });
      };
      connect();
      return () => {
        stop();
        clearTimeout(timer);
      };
    },

    openExternal: (url) => bridge.openExternal(url),
  };
}

const retryMs = 2000;
