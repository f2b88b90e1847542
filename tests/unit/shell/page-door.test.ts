import type * as Electron from 'electron';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { channels } from '../../../electron/shell/channels.ts';
import type { IpcEvent } from '../../../electron/shell/ipc-sender.ts';
import { type DoorCalls, type DoorIpc, openPageDoor } from '../../../electron/shell/page-door.ts';
import type { HearingPage } from '../../../electron/shell/page-events.ts';
import type { CallAnswer, CallEnvelope } from '../../../shared/contract/app-methods.ts';
import { longestCall } from '../../../shared/contract/read-envelope.ts';
import { IpcDouble } from '../../fixtures/electron-double/ipc-double.ts';
import { memoryLog } from '../../fixtures/electron-double/memory-log.ts';
import { type FrameDouble, PageDouble } from '../../fixtures/electron-double/page-double.ts';
import { hostileAddresses } from './hostile-addresses.ts';

const readApp = JSON.stringify({ company: null, method: 'app.read', input: {} });
/** What each channel takes from our own page. */
const rightly: Readonly<Record<string, readonly unknown[]>> = {
  [channels.call]: [readApp],
  [channels.openExternal]: ['https://go.xero.com/'],
  [channels.listen]: [],
  [channels.network]: [],
};

function opened(answer: (envelope: CallEnvelope) => Promise<CallAnswer> = async () => ({ ok: true, value: {} })) {
  const ipc = new IpcDouble();
  const log = memoryLog();
  const page = new PageDouble();
  /** What got through, oldest first. */
  const done: unknown[] = [];
  const calls: DoorCalls = {
    knows: ({ method }) => method === 'app.read',
    call: (envelope) => {
      done.push(envelope);
      return answer(envelope);
    },
    bug: (method) => ({
      ok: false,
      error: { code: 'internal', message: 'It is in the log.', details: [{ at: method, message: '' }] },
    }),
  };
  openPageDoor({
    ipcMain: ipc,
    calls,
    log,
    isOurWindow: (id) => id === page.id,
    openLink: async (address) => {
      done.push(address);
      return true;
    },
    onListen: (listening) => done.push(listening),
    onNetwork: () => done.push('network'),
  });
  return { ipc, log, page, done };
}

type Opened = ReturnType<typeof opened>;

async function invoke(
  { ipc, page }: Opened,
  channel: string,
  given: readonly unknown[],
  from?: FrameDouble | null | (() => never),
) {
  const answer = await ipc.invoke(page, channel, given, from);
  expect(typeof answer).toBe('string');
  return JSON.parse(String(answer)) as CallAnswer;
}

test('what is used of Electron is what Electron has', () => {
  expectTypeOf<Electron.IpcMainInvokeEvent>().toExtend<IpcEvent>();
  expectTypeOf<Electron.WebContents>().toExtend<HearingPage>();
  expectTypeOf<Electron.IpcMain>().toExtend<DoorIpc>();
});

test('there are these channels, and every one is tried below', () => {
  const { ipc } = opened();
  expect(ipc.channels.toSorted()).toEqual(Object.keys(rightly).toSorted());
});

describe.each(Object.entries(rightly))('%s', (channel, given) => {
  test('is heard from the page of our window', async () => {
    const door = opened();
    expect(await invoke(door, channel, given)).toMatchObject({ ok: true });
    expect(door.done).toHaveLength(1);
    expect(door.log.lines).toEqual([]);
  });

  const frame = (changes: Partial<FrameDouble>): FrameDouble => ({
    url: 'app://bundle/',
    parent: null,
    frameTreeNodeId: 1,
    ...changes,
  });
  const strangers: Readonly<Record<string, (page: PageDouble) => FrameDouble | null | (() => never)>> = {
    'a frame in the page': (page) => frame({ parent: page.mainFrame as Electron.WebFrameMain, frameTreeNodeId: 7 }),
    'a frame at the top of something else': () => frame({ frameTreeNodeId: -1 }),
    'a frame that is gone': () => null,
    'a frame that throws when it is looked at': () => () => {
      throw new Error('Render frame was disposed before WebFrameMain could be accessed');
    },
  };

  test.each(Object.entries(strangers))('is not heard from %s', async (_who, frameOf) => {
    const door = opened();
    expect(await invoke(door, channel, given, frameOf(door.page))).toMatchObject({
      ok: false,
      error: { code: 'foreign-origin' },
    });
    expect(door.done).toEqual([]);
    expect(door.log.lines).toMatchObject([{ level: 'warn', event: 'message-refused', fields: { channel } }]);
  });

  test('is not heard from a page that is not ours, wherever it is', async () => {
    const door = opened();
    for (const address of hostileAddresses) {
      door.page.url = address;
      expect(await invoke(door, channel, given), address).toMatchObject({ error: { code: 'foreign-origin' } });
    }
    expect(door.done).toEqual([]);
  });

  test('is not heard from another window', async () => {
    const door = opened();
    const answer = await door.ipc.invoke(new PageDouble(), channel, given);
    expect(JSON.parse(String(answer))).toMatchObject({ ok: false, error: { code: 'foreign-origin' } });
    expect(door.done).toEqual([]);
  });

  test('of 10,000 messages of any kind takes none that is not its own, and throws at none', async () => {
    const door = opened();
    const isOwn = (sent: readonly unknown[]): boolean =>
      sent.length === given.length && sent.every((part) => typeof part === 'string');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(anyClone, fc.string(), fc.constant(readApp)), { maxLength: 3 }),
        async (sent) => {
          door.done.length = 0;
          const answer = await invoke(door, channel, sent);
          if (!isOwn(sent)) expect([answer.ok, door.done]).toEqual([false, []]);
          if (!answer.ok) expect(Object.keys(answer.error)).toEqual(['code', 'message', 'details']);
        },
      ),
      { numRuns: 10_000 },
    );
  });
});

/** Whatever can be copied from process to process. */
const anyClone = fc
  .anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withSparseArray: true,
  })
  .filter((value) => {
    try {
      structuredClone(value);
      return true;
    } catch {
      return false;
    }
  });

describe('a call', () => {
  test.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['an unknown method', JSON.stringify({ company: null, method: 'app.erase', input: {} })],
    ['a key too many', JSON.stringify({ company: null, method: 'app.read', input: {}, more: 1 })],
    ['too deep an input', `{"company":null,"method":"app.read","input":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ])('of %s is refused', async (_what, text) => {
    const door = opened();
    expect(await invoke(door, channels.call, [text])).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(door.done).toEqual([]);
  });

  test('of more than 16 MB is refused, in letters or in bytes', async () => {
    const door = opened();
    for (const text of [' '.repeat(longestCall + 1), 'é'.repeat(longestCall / 2 + 1)])
      expect(await invoke(door, channels.call, [text])).toMatchObject({ ok: false, error: { code: 'too-large' } });
    expect(door.done).toEqual([]);
  });

  test.each<[string, () => Promise<CallAnswer>]>([
    ['that is no JSON', () => Promise.resolve({ ok: true, value: 1n })],
    ['that never comes', () => Promise.reject(new Error('The disk of Ann is full.'))],
  ])('with an answer %s ends in words, without what was thrown', async (_what, answer) => {
    const door = opened(answer);
    const said = await invoke(door, channels.call, [readApp]);
    expect(said).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(said)).not.toContain('Ann');
  });

  test('leaves nothing of what was sent in the log', async () => {
    const door = opened();
    await invoke(door, channels.call, ['very-secret', 'very-secret']);
    await invoke(door, channels.openExternal, [{ very: 'very-secret' }]);
    expect(door.log.lines).toHaveLength(2);
    expect(JSON.stringify(door.log.lines)).not.toContain('secret');
  });
});
