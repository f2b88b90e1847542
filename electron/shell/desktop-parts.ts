import type * as Electron from 'electron';
import type { DesktopFailure, DesktopMethods, UpdateSource } from '../../shared/contract/desktop.ts';
import type { Result } from '../../shared/lib/result.ts';
import type { Log } from '../ports/log.ts';
import type { BooksCalls } from './books-watch.ts';
import type { DoorCalls } from './page-door.ts';
import type { Updater } from './updates.ts';

/** What of Electron the desktop app is made of. Only `main.ts` and `preload.ts` import it. */
export type ElectronParts = Pick<
  typeof Electron,
  | 'app'
  | 'BrowserWindow'
  | 'crashReporter'
  | 'dialog'
  | 'ipcMain'
  | 'Menu'
  | 'nativeImage'
  | 'nativeTheme'
  | 'net'
  | 'Notification'
  | 'powerMonitor'
  | 'protocol'
  | 'screen'
  | 'shell'
  | 'Tray'
>;

/** What is used of the calls that windows make, and of the syncs that begin by themselves. */
export interface DesktopCalls extends DoorCalls, BooksCalls {
  /** Reads what the window will ask for first. */
  readAhead(): Promise<void>;
  /** What pages ask of the app itself is answered by it. Returns what tells them that it has changed. */
  joinDesktop(desktop: DesktopMethods): () => void;
  /** Finishes what has left for Xero, within half a minute, and ends. */
  close(): Promise<void>;
}

/** What the window remembers of itself (`StoredPreferences`); where it cannot be read or kept, that is logged by who asks. */
export interface DesktopPreferences {
  read(): Result<Readonly<Record<string, unknown>>, DesktopFailure>;
  write(key: string, value: unknown): Result<null, DesktopFailure>;
}

/** Where the parts of the program lie. */
export interface DesktopFiles {
  readonly preload: string;
  /** The folder of the tray's images. */
  readonly trayImages: string;
  /** The program's icon, on Linux; null where the system has it from the package. */
  readonly icon: string | null;
}

/** How the program gets newer versions of itself. */
export interface UpdateParts {
  readonly source: UpdateSource;
  /** electron-updater, loaded when it is first wanted. */
  openUpdater(): Promise<Updater>;
}

export interface Machine {
  readonly platform: NodeJS.Platform;
  /** The words that the program was started with. */
  readonly words: readonly string[];
  readonly nowMs: () => number;
  readonly log: Log;
}
