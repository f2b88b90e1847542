import type * as Electron from 'electron';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { type PageIpc, pageBridge, tellOfNetwork } from '../../../electron/shell/page-bridge.ts';
import { PageEvents } from '../../../electron/shell/page-events.ts';
import type { HostEvent } from '../../../shared/contract/events.ts';
import { PageDouble } from '../../fixtures/electron-double/page-double.ts';

interface Line extends PageIpc {
  readonly asked: unknown[][];
  tell(channel: string, ...given: unknown[]): void;
}

function line(answer: () => Promise<unknown> = async () => '{"ok":true,"value":{}}'): Line {
  const asked: unknown[][] = [];
  const listeners: [string, (event: unknown, ...given: unknown[]) => void][] = [];
  return {
    asked,
    invoke(...given: unknown[]) {
      asked.push(given);
      return answer();
    },
    on: (channel, listener) => listeners.push([channel, listener]),
    tell(channel, ...given) {
      for (const [name, listener] of listeners) if (name === channel) listener({ sender: 'Electron’s' }, ...given);
    },
  };
}

/** Everything that can be reached from an object, by its path. */
function reach(value: unknown, path = 'tallybridge'): string[] {
  if (typeof value !== 'object' || value === null) return [`${path}: ${typeof value}`];
  const below = Reflect.ownKeys(value).flatMap((key) => reach(Reflect.get(value, key), `${path}.${String(key)}`));
  return [`${path}: ${Object.isFrozen(value) ? 'frozen' : 'open'}`, ...below];
}

test('what is used of Electron is what Electron has', () => {
  expectTypeOf<Electron.IpcRenderer>().toExtend<PageIpc>();
});

describe('the bridge', () => {
  test('is these three functions and a word, frozen', () => {
    expect(reach(pageBridge(line(), 'linux'))).toEqual([
      'tallybridge: frozen',
      'tallybridge.platform: string',
      'tallybridge.call: function',
      'tallybridge.openExternal: function',
      'tallybridge.listen: function',
    ]);
  });

  test('passes texts alone, whatever it is called with', async () => {
    const ipc = line();
    const bridge = pageBridge(ipc, 'linux');
    const trap = { toString: () => 'its text' } as unknown as string;
    await bridge.call(trap);
    bridge.openExternal(trap);
    expect(ipc.asked).toEqual([
      ['tallybridge:call', 'its text'],
      ['tallybridge:open-external', 'its text'],
    ]);
  });

  test('answers with a text alone, whatever main says', async () => {
    expect(
      await pageBridge(
        line(async () => ({ a: 1 })),
        'linux',
      ).call('{}'),
    ).toBe('[object Object]');
  });

  test('gives a listener the text of an event, and never the event of Electron', () => {
    const ipc = line();
    const heard: unknown[][] = [];
    pageBridge(ipc, 'linux').listen((...given) => heard.push(given));
    ipc.tell('tallybridge:event', '{"type":"companies"}', 'more');
    ipc.tell('tallybridge:event', { type: 'companies' });
    ipc.tell('another:event', 'text');
    expect(heard).toEqual([['{"type":"companies"}']]);
  });

  test('stops giving them when it is told to, to this listener alone', () => {
    const ipc = line();
    const heard: string[] = [];
    const bridge = pageBridge(ipc, 'linux');
    const listener = (text: string | null): void => void heard.push(String(text));
    const stop = bridge.listen(listener);
    bridge.listen(listener);
    ipc.tell('tallybridge:event', '1');
    stop();
    ipc.tell('tallybridge:event', '2');
    expect(heard).toEqual(['1', '1', '2']);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['refuses', async () => '{"ok":false,"error":{}}'],
    ['is not there', () => Promise.reject(new Error('gone'))],
    ['says something else', async () => undefined],
  ])('tells a listener that nothing will come where main %s', async (_how, answer) => {
    const heard: unknown[] = [];
    pageBridge(line(answer), 'linux').listen((text) => heard.push(text));
    await new Promise(setImmediate);
    expect(heard).toEqual([null]);
  });

  test('tells main that the network came or went, and not what a page could claim of it', () => {
    const ipc = line();
    const page = new EventTarget();
    tellOfNetwork(ipc, page);
    page.dispatchEvent(new Event('offline'));
    page.dispatchEvent(new Event('online'));
    page.dispatchEvent(new Event('load'));
    expect(ipc.asked).toEqual([['tallybridge:network'], ['tallybridge:network']]);
  });
});

describe('PageEvents', () => {
  function events() {
    const listeners = new Set<(event: HostEvent) => void>();
    const pages = new PageEvents((listener) => {
      listeners.add(listener);
      listener({ type: 'engine', state: 'ready' });
      return () => listeners.delete(listener);
    });
    const tell = (event: HostEvent): void => {
      for (const listener of [...listeners]) listener(event);
    };
    return { pages, tell, listeners };
  }
  const heard = (page: PageDouble): unknown[] => page.heard.map(({ text }) => JSON.parse(String(text)));
  const ready = { type: 'engine', state: 'ready' };
  const companies = { type: 'companies' } as const;

  test('tells a page that asked, beginning with the engine, each once and in order', () => {
    const { pages, tell } = events();
    const page = new PageDouble();
    pages.follow(page);
    tell(companies);
    tell({ type: 'changed', company: 'a' });
    expect(heard(page)).toEqual([ready, companies, { type: 'changed', company: 'a' }]);
    pages.follow(page);
    tell(companies);
    expect(heard(page).slice(3)).toEqual([ready, companies]);
  });

  test.each<[string, (page: PageDouble) => void]>([
    ['is loaded anew', (page) => page.reload()],
    ['falls', (page) => page.fall()],
    ['is gone', (page) => page.destroy()],
  ])('tells no more to one that %s', (_how, end) => {
    const { pages, tell, listeners } = events();
    const page = new PageDouble();
    pages.follow(page);
    end(page);
    tell(companies);
    expect([heard(page), listeners.size]).toEqual([[ready], 0]);
  });

  test('goes on where a navigation is refused', () => {
    const { pages, tell } = events();
    const page = new PageDouble();
    page.on('will-frame-navigate', (event: { preventDefault(): void }) => event.preventDefault());
    pages.follow(page);
    page.navigate('https://go.xero.com/');
    tell(companies);
    expect(heard(page)).toEqual([ready, companies]);
  });

  test('asks the page at once, or the next one that listens, the last thing alone', () => {
    const { pages } = events();
    const show = (address: string) => ({ do: 'show', company: null, address }) as const;
    pages.ask(show('#/review'));
    pages.ask(show('#/activity'));
    const page = new PageDouble();
    pages.follow(page);
    pages.ask({ do: 'sync' });
    expect(heard(page)).toEqual([
      ready,
      { type: 'command', command: show('#/activity') },
      { type: 'command', command: { do: 'sync' } },
    ]);
    page.destroy();
    pages.ask({ do: 'shortcuts' });
    const next = new PageDouble();
    pages.follow(next);
    expect(heard(next)).toEqual([ready, { type: 'command', command: { do: 'shortcuts' } }]);
  });

  test('ends with the program', () => {
    const { pages, listeners } = events();
    pages.follow(new PageDouble());
    pages.close();
    expect(listeners.size).toBe(0);
  });
});
