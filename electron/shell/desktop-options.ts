import type { PageFile } from '../page/page-files.ts';
import type { Clock } from '../ports/clock.ts';
import type {
  DesktopCalls,
  DesktopFiles,
  DesktopPreferences,
  ElectronParts,
  Machine,
  UpdateParts,
} from './desktop-parts.ts';
import type { LoginItem } from './login-item.ts';
import type { Power } from './power.ts';

/** What the app is opened on once it is ready: the books by the calls of a window, and what syncs them by itself. */
export interface OpenBooks {
  readonly calls: DesktopCalls;
  /** No sync begins by itself any more. */
  stopBackground(): void;
}

export interface DesktopOptions extends Machine {
  readonly electron: ElectronParts;
  readonly clock: Clock;
  readonly files: DesktopFiles;
  /** The files of the built page. */
  readonly page: ReadonlyMap<string, PageFile>;
  readonly preferences: DesktopPreferences;
  /** Where Xero's sign-in lies. */
  readonly signInUrl: string;
  /** Who is at the keyboard, for the books. */
  readonly author: string;
  /** Starts the program at sign-in; null for a copy that was not installed. */
  readonly loginItem: LoginItem | null;
  readonly updates: UpdateParts;
  /** Called once, when the app is ready; the conditions are the machine's own. */
  openBooks(conditions: Power): OpenBooks;
}
