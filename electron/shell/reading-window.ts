import type * as Electron from 'electron';
import { appOrigin, isOfApp } from './app-origin.ts';
import { pagePreferences } from './app-window.ts';
import { type ShowableWindow, showWindow } from './single-instance.ts';
import { windowColours } from './window-colours.ts';

/** Pages of ours to be read beside the app. */
export const guideAddress = `${appOrigin}/guide/index.html`;
export const licencesAddress = `${appOrigin}/licences.txt`;

/** A column of text, beside the window of the app. */
const readingSize = { width: 960, height: 760 } as const;

/** What is used of Electron's window. */
export type ReadingPane = ShowableWindow &
  Pick<Electron.BrowserWindow, 'loadURL' | 'setMenuBarVisibility'> & {
    once(event: 'ready-to-show', listener: () => void): unknown;
  };

export interface ReadingWindowOptions {
  readonly BrowserWindow: new (options: Electron.BrowserWindowConstructorOptions) => ReadingPane;
  readonly isPackaged: boolean;
  readonly isDark: () => boolean;
  /** Addresses that lead out of the app. */
  openLink(address: string): void;
}

/**
 * The second and last window: the guide and the licences. It has no preload script, so that nothing in it can ask anything,
 * and there is one at most.
 */
export class ReadingWindow {
  readonly #options: ReadingWindowOptions;
  #window: ReadingPane | null = null;

  constructor(options: ReadingWindowOptions) {
    this.#options = options;
  }

  /** Where a link leads that wants another window, or leaves the page: one of ours is shown here, another one is let out. */
  follow(address: string): void {
    if (isReading(address)) this.show(address);
    else this.#options.openLink(address);
  }

  show(address: string): void {
    if (this.#window === null || this.#window.isDestroyed()) this.#window = this.#open();
    else showWindow(this.#window);
    this.#window.loadURL(address).catch(() => undefined); // its files are in memory; a second address stops the first
  }

  #open(): ReadingPane {
    const { BrowserWindow, isPackaged, isDark } = this.#options;
    const window = new BrowserWindow({
      ...readingSize,
      show: false,
      title: 'Tallybridge',
      backgroundColor: isDark() ? windowColours.dark : windowColours.light,
      webPreferences: { ...pagePreferences, devTools: !isPackaged },
    });
    window.setMenuBarVisibility(false); // the menu is of the other window
    window.once('ready-to-show', () => window.show());
    return window;
  }
}

function isReading(address: string): boolean {
  if (!isOfApp(address)) return false;
  const { pathname } = new URL(address);
  return pathname.startsWith('/guide/') || pathname === new URL(licencesAddress).pathname;
}
