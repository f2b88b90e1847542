import { channels } from '../../electron/shell/channels.ts';
import { pageBridge } from '../../electron/shell/page-bridge.ts';
import { openPageDoor } from '../../electron/shell/page-door.ts';
import { PageEvents } from '../../electron/shell/page-events.ts';
import type { CallAnswer } from '../../shared/contract/app-methods.ts';
import type { HostEvent } from '../../shared/contract/events.ts';
import type { PageBridge } from '../../shared/contract/page-bridge.ts';
import { IpcDouble } from '../fixtures/electron-double/ipc-double.ts';
import { memoryLog } from '../fixtures/electron-double/memory-log.ts';
import { PageDouble } from '../fixtures/electron-double/page-double.ts';
import type { TestWindow } from '../fixtures/test-window.ts';
import { openVisitor, visit } from '../integration/loopback/visitor.ts';

/** A host as a page has it: what it can ask, and what it is told. */
export interface Carrier {
  /** A call as it is written, and the answer as it is read. */
  post(text: string): Promise<CallAnswer>;
  /** The same from somebody who is not our page. */
  postAsStranger(text: string): Promise<CallAnswer>;
  /** Events from now on. */
  listen(): Promise<CarrierTape>;
}

export interface CarrierTape {
  readonly events: readonly HostEvent[];
  close(): void;
}

/** Over HTTP, as the loopback host carries it to a browser. */
export async function loopbackCarrier(window: TestWindow): Promise<Carrier> {
  const visitor = await openVisitor(window);
  return {
    post: async (text) => JSON.parse((await visitor.post(text)).body),
    postAsStranger: async (text) => {
      const headers = { ...visitor.headers, origin: 'https://example.com', 'content-type': 'application/json' };
      return JSON.parse((await visit(window, { method: 'POST', path: '/api/call', headers, body: text })).body);
    },
    listen: () => visitor.listen(),
  };
}

/** Between the processes of Electron: the preload script's bridge, copies of messages, and the door of main. */
export function desktopLine(window: TestWindow): DesktopLine {
  const ipc = new IpcDouble();
  const page = new PageDouble();
  const calls = window.calls();
  const events = new PageEvents((listener) => calls.subscribe(listener));
  const links: string[] = [];
  openPageDoor({
    ipcMain: ipc,
    calls,
    log: memoryLog(),
    isOurWindow: (id) => id === page.id,
    openLink: async (address) => links.push(address) > 0,
    onListen: (listening) => events.follow(listening),
    onNetwork: () => undefined,
  });
  return { ipc, events, links, bridge: pageBridge(ipc.rendererOf(page), 'linux') };
}

export interface DesktopLine {
  readonly ipc: IpcDouble;
  readonly bridge: PageBridge;
  readonly events: PageEvents;
  /** Addresses that the page wanted to be opened. */
  readonly links: readonly string[];
}

export async function desktopCarrier(window: TestWindow): Promise<Carrier> {
  const { ipc, bridge } = desktopLine(window);
  return {
    post: async (text) => JSON.parse(await bridge.call(text)),
    postAsStranger: async (text) => JSON.parse(String(await ipc.invoke(new PageDouble(), channels.call, [text]))),
    listen: async () => {
      const heard: HostEvent[] = [];
      const close = bridge.listen((text) => {
        if (text === null) throw new Error('The host cannot be heard.');
        heard.push(JSON.parse(text));
      });
      return { events: heard, close };
    },
  };
}
