import type { HostEvent } from '../../shared/contract/events.ts';
import { type Answer, type Host, unreachable } from './host.ts';

const signedOut: Answer = {
  ok: false,
  error: { code: 'signed-out', message: 'This page is no longer signed in to the app.', details: [] },
};

/** The app as a local server: calls by POST, events as server-sent events, the session in a cookie that the page cannot read. */
export const loopbackHost: Host = {
  async call(company, method, input) {
    try {
      const response = await fetch('./api/call', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ company, method, input }),
      });
      if (response.status === 401) return signedOut;
      // Our own server on this machine wrote it, by the contract's types.
      return (await response.json()) as Answer;
    } catch {
      return unreachable;
    }
  },

  listen(onEvent, onLink) {
    let source: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const connect = (): void => {
      onLink('connecting');
      const opened = new EventSource('./api/events');
      source = opened;
      opened.onopen = () => onLink('connected');
      opened.onmessage = ({ data }) => onEvent(JSON.parse(String(data)) as HostEvent);
      opened.onerror = () => {
        opened.close(); // the browser gives up on some answers for good; we never do
        void isSignedOut().then((gone) => {
          onLink(gone ? 'signed-out' : 'lost');
          timer = setTimeout(connect, retryMs);
        });
      };
    };
    connect();
    return () => {
      source?.close();
      if (timer !== null) clearTimeout(timer);
    };
  },

  openExternal(url) {
    window.open(url, '_blank', 'noopener,noreferrer');
  },
};

const retryMs = 2000;

async function isSignedOut(): Promise<boolean> {
  const answer = await loopbackHost.call(null, 'app.read', {});
  return !answer.ok && answer.error.code === 'signed-out';
}
