import type { CallAnswer, CallEnvelope } from '../../shared/contract/app-methods.ts';
import { largeCall, unknownCall } from '../../shared/contract/call-refusals.ts';
import { longestCall, readEnvelope } from '../../shared/contract/read-envelope.ts';
import type { ErrorDto } from '../../shared/contract/sync-summary.ts';
import type { Log } from '../ports/log.ts';
import { type AskingChannel, channels } from './channels.ts';
import { type IpcEvent, strangerOf } from './ipc-sender.ts';
import type { HearingPage } from './page-events.ts';

/** What is used of the calls that a window may make (`WindowCalls`). */
export interface DoorCalls {
  knows(envelope: CallEnvelope): boolean;
  call(envelope: CallEnvelope): Promise<CallAnswer>;
  /** Logs what went wrong with an answer, and says so in words. */
  bug(method: string, thrown: unknown): CallAnswer;
}

/** What is used of Electron's messages: who sends one is a page, which may come to hear events. */
export interface DoorIpc {
  handle(
    channel: string,
    listener: (event: IpcEvent & { readonly sender: HearingPage }, ...given: unknown[]) => Promise<string>,
  ): void;
}

export interface PageDoorOptions {
  readonly ipcMain: DoorIpc;
  readonly calls: DoorCalls;
  readonly log: Log;
  /** By the id of its contents. */
  isOurWindow(webContentsId: number): boolean;
  /** True where the browser was asked to show it. */
  openLink(address: string): Promise<boolean>;
  onListen(page: HearingPage): void;
  onNetwork(): void;
}

/** Checked, before any handler sees it. */
interface Message {
  readonly page: HearingPage;
  readonly text: string;
}

/**
 * The one place where messages of pages arrive. Each is looked at twice before anything is done: whether a page of a window
 * of ours sent it, and whether it is what its channel carries. Whatever fails is answered in words and never by what was
 * thrown, and the log has the channel and the reason, without a letter of what was sent.
 */
export function openPageDoor(options: PageDoorOptions): void {
  const { calls, openLink, onListen, onNetwork } = options;
  handle(options, channels.call, 1, ({ text }) => answerCall(calls, text));
  handle(options, channels.openExternal, 1, async ({ text }) => ((await openLink(text)) ? done : refused(linkRefused)));
  handle(options, channels.listen, 0, async ({ page }) => {
    onListen(page);
    return done;
  });
  handle(options, channels.network, 0, async () => {
    onNetwork();
    return done;
  });
}

/** `texts`: how many go with a message on this channel, exactly. */
function handle(
  { ipcMain, calls, log, isOurWindow }: PageDoorOptions,
  channel: AskingChannel,
  texts: 0 | 1,
  act: (message: Message) => Promise<CallAnswer>,
): void {
  ipcMain.handle(channel, async (event, ...given) => {
    try {
      const stranger = strangerOf(event, isOurWindow);
      if (stranger !== null) {
        log.warn('message-refused', { channel, why: stranger });
        return JSON.stringify(refused(foreign));
      }
      const text = texts === 0 ? '' : given[0];
      if (given.length !== texts || typeof text !== 'string') {
        log.warn('message-refused', { channel, why: 'it is not what this channel carries' });
        return JSON.stringify(refused(unknownCall));
      }
      return JSON.stringify(await act({ page: event.sender, text }));
    } catch (thrown) {
      return JSON.stringify(calls.bug(channel, thrown));
    }
  });
}

async function answerCall(calls: DoorCalls, text: string): Promise<CallAnswer> {
  if (text.length > longestCall || Buffer.byteLength(text) > longestCall) return refused(largeCall);
  const envelope = readEnvelope(text);
  return envelope !== null && calls.knows(envelope) ? await calls.call(envelope) : refused(unknownCall);
}

function refused(error: ErrorDto): CallAnswer {
  return { ok: false, error };
}

const done: CallAnswer = { ok: true, value: {} };

const foreign: ErrorDto = {
  code: 'foreign-origin',
  message: 'Nothing was done, because the window of Tallybridge did not ask for it. Go back to that window.',
  details: [],
};

const linkRefused: ErrorDto = {
  code: 'forbidden',
  message:
    'The address was not opened, because it is none that Tallybridge opens, or no browser takes it. Type it into one.',
  details: [],
};
