import { z } from 'zod';
import type { Failure } from '../domain/failure.ts';
import type { Result } from '../lib/result.ts';
import type { ErrorDto } from './sync-summary.ts';

/** Which notifications a person wants: each sync that brought work, what stands still, or none. */
export const noticeChoices = ['all', 'problems', 'none'] as const;
export type NoticeChoice = (typeof noticeChoices)[number];

/** What is changed of how the desktop app behaves; what is not named stays as it is. */
export const desktopChange = z.strictObject({
  notifications: z.enum(noticeChoices).optional(),
  /** A closed window leaves the program in the tray. */
  keepRunning: z.boolean().optional(),
  startAtLogin: z.boolean().optional(),
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
}

/** As whoever could not do it says it. */
export type DesktopFailure = Failure | ErrorDto;

/** What a person may ask of the desktop app itself; a host in a browser has nothing of it. */
export interface DesktopMethods {
  read(): Result<DesktopDto, DesktopFailure>;
  /** Holds at once. Where something of it cannot be done, this is said by name, and what stands before it was done. */
  set(change: DesktopChange): Result<DesktopDto, DesktopFailure>;
}
