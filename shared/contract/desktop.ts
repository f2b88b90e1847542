import { z } from 'zod';
import type { Failure } from '../domain/failure.ts';
import type { Result } from '../lib/result.ts';
import type { ErrorDto } from './sync-summary.ts';

/** Which notifications a person wants: each sync that brought work, what stands still, or none. */
export const noticeChoices = ['all', 'problems', 'none'] as const;
export type NoticeChoice = (typeof noticeChoices)[number];

/** Whether the app looks for a newer version of itself: and asks, and downloads it by itself, or not at all. */
export const updateChoices = ['ask', 'download', 'off'] as const;
export type UpdateChoice = (typeof updateChoices)[number];

/** Which versions are taken: the released ones, or also those that are still being tried. */
export const updateChannels = ['latest', 'beta'] as const;
export type UpdateChannel = (typeof updateChannels)[number];

/** What is changed of how the desktop app behaves; what is not named stays as it is. */
export const desktopChange = z.strictObject({
  notifications: z.enum(noticeChoices).optional(),
  /** A closed window leaves the program in the tray. */
  keepRunning: z.boolean().optional(),
  startAtLogin: z.boolean().optional(),
  updates: z.enum(updateChoices).optional(),
  channel: z.enum(updateChannels).optional(),
});
export type DesktopChange = z.infer<typeof desktopChange>;

/** How the desktop app behaves on this computer. */
export interface DesktopDto {
  /** `problems` where nobody has chosen. */
  readonly notifications: NoticeChoice;
  /**
   * What a closed window leaves behind: true (where nobody has chosen) or false by choice, `always` on macOS, where every
   * program outlives its windows, and `never` where nobody would find it again, because this computer shows no tray.
   */
  readonly keepRunning: boolean | 'always' | 'never';
  /** False where nobody has chosen. Null where it cannot be done: for a copy that was not installed. */
  readonly startAtLogin: boolean | null;
  readonly updates: UpdatesDto;
}

export interface UpdatesDto {
  readonly source: UpdateSource;
  /** `ask` where nobody has chosen. */
  readonly choice: UpdateChoice;
  /** `latest` where nobody has chosen. */
  readonly channel: UpdateChannel;
  readonly state: UpdateState;
}

/**
 * Where this copy gets newer versions: of a feed that it looks at; of wherever it was got, as one that was built by hand, or
 * that belongs to the system's own packages; and `unsafe` where its feed could not be believed, so that it is not looked at.
 */
export type UpdateSource = 'feed' | 'elsewhere' | 'unsafe';

/** Times are ISO instants. */
export type UpdateState =
  /** Nobody has looked since the start. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'looking' }
  /** There was no newer one. */
  | { readonly kind: 'current'; readonly at: string }
  | { readonly kind: 'available'; readonly version: string }
  /** `percent`: whole, 0 to 100. */
  | { readonly kind: 'downloading'; readonly version: string; readonly percent: number }
  /** It is put in when the program ends. */
  | { readonly kind: 'ready'; readonly version: string }
  | {
      readonly kind: 'failed';
      readonly during: 'look' | 'download' | 'install';
      readonly why: UpdateProblem;
      readonly at: string;
    };

export type UpdateProblem =
  | 'offline'
  /** The server is there, and has not what was asked for. */
  | 'no-answer'
  /** The server is not the one that it says it is. */
  | 'certificate'
  /** It would have come over a line that others can change. */
  | 'insecure'
  /** What came is not what the feed announced. */
  | 'damaged'
  /** It is not signed as this program is. */
  | 'not-ours'
  | 'disk-full'
  /** The program lies where it may not be written. */
  | 'read-only'
  | 'other';

/** What a person asks of the updates. `install` ends the program in order, and starts the new one. */
export const updateActs = ['look', 'download', 'install'] as const;
export type UpdateAct = (typeof updateActs)[number];

/** As whoever could not do it says it. */
export type DesktopFailure = Failure | ErrorDto;

/** What a person may ask of the desktop app itself; a host in a browser has nothing of it. */
export interface DesktopMethods {
  read(): Result<DesktopDto, DesktopFailure>;
  /** Holds at once. Where something of it cannot be done, this is said by name, and what stands before it was done. */
  set(change: DesktopChange): Result<DesktopDto, DesktopFailure>;
  /** Begins it, and answers how things are then; `desktop` events tell how it goes on. */
  update(act: UpdateAct): Result<DesktopDto, DesktopFailure>;
  /** Asks for a folder in the system's own dialog: its whole path, or null where nobody chose one. */
  chooseFolder(): Promise<string | null>;
}
