import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { bridgeOfDesktop, desktopHost } from '../../../renderer/bridge/desktop-host.ts';
import type { Link } from '../../../renderer/bridge/host.ts';
import type { HostEvent } from '../../../shared/contract/events.ts';
import type { PageBridge } from '../../../shared/contract/page-bridge.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function opened(call: PageBridge['call'] = async () => '{"ok":true,"value":{}}') {
  let listeners: ((event: string | null) => void)[] = [];
  const links: string[] = [];
  const host = desktopHost({
    platform: 'linux',
    call,
    openExternal: (url) => links.push(url),
    listen: (onEvent) => {
      listeners.push(onEvent);
      return () => {
        listeners = listeners.filter((listener) => listener !== onEvent);
      };
    },
  });
  const tell = (event: string | null): void => {
    for (const listener of [...listeners]) listener(event);
  };
  return { host, links, tell, count: () => listeners.length };
}

const ready = '{"type":"engine","state":"ready"}';

test('a browser has no bridge', () => {
  expect(bridgeOfDesktop()).toBeNull();
});

describe('a call', () => {
  test('crosses as JSON and comes back as one', async () => {
    const sent: string[] = [];
    const { host } = opened(async (envelope) => {
      sent.push(envelope);
      return '{"ok":true,"value":{"a":1}}';
    });
    expect(await host.call('x', 'status.read', { at: undefined, b: [1] })).toEqual({ ok: true, value: { a: 1 } });
    expect(sent).toEqual(['{"company":"x","method":"status.read","input":{"b":[1]}}']);
  });

  test.each<[string, PageBridge['call']]>([
    ['does not answer', () => Promise.reject(new Error('no handler'))],
    ['answers with something else', async () => 'undefined'],
  ])('where the program %s says so', async (_how, call) => {
    const answer = await opened(call).host.call(null, 'app.read', {});
    expect(answer).toMatchObject({ ok: false, error: { code: 'host-unreachable' } });
  });
});

test('an address goes to the program', () => {
  const { host, links } = opened();
  host.openExternal('https://go.xero.com/');
  expect(links).toEqual(['https://go.xero.com/']);
});

describe('events', () => {
  function listening() {
    const all = opened();
    const events: HostEvent[] = [];
    const states: Link[] = [];
    const stop = all.host.listen(
      (event) => events.push(event),
      (link) => states.push(link),
    );
    return { ...all, events, states, stop };
  }

  test('come through in order, the first one being the connection', () => {
    const { tell, events, states } = listening();
    expect(states).toEqual(['connecting']);
    tell(ready);
    tell('{"type":"companies"}');
    expect(states).toEqual(['connecting', 'connected']);
    expect(events).toEqual([{ type: 'engine', state: 'ready' }, { type: 'companies' }]);
  });

  test('that do not come are asked for again', async () => {
    const { tell, states, count } = listening();
    tell(null);
    expect([states, count()]).toEqual([['connecting', 'lost'], 0]);
    await vi.advanceTimersByTimeAsync(2000);
    tell(ready);
    expect([states, count()]).toEqual([['connecting', 'lost', 'connecting', 'connected'], 1]);
  });

  test('end when nobody wants them', async () => {
    const { tell, stop, events, count } = listening();
    tell(null);
    stop();
    await vi.advanceTimersByTimeAsync(5000);
    tell(ready);
    expect([events, count()]).toEqual([[], 0]);
  });
});
