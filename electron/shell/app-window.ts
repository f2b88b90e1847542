import type * as Electron from 'electron';
import { appOrigin } from './app-origin.ts';
import { type MendedPage, type MendedWindow, type MendPageOptions, mendPage } from './mend-page.ts';
import { type PlacedWindow, rememberPlacement } from './remember-placement.ts';
import { windowColours } from './window-colours.ts';
import { parsePlacement, placeWindow, type Screen, smallestWindow, type WindowPlacement } from './window-placement.ts';

/** Everything that a page of ours may not do, said although most of it is so by itself: a later default must not open it. */
export const pagePreferences = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
  navigateOnDragDrop: false,
  spellcheck: false,
} as const satisfies Electron.WebPreferences;

/** What is used of Electron's window. */
export type AppWindow = PlacedWindow &
  MendedWindow &
  Pick<Electron.BrowserWindow, 'maximize' | 'setFullScreen' | 'show' | 'loadURL'> & {
    readonly webContents: MendedPage;
    once(event: 'ready-to-show', listener: () => void): unknown;
    once(event: 'show', listener: () => void): unknown;
  };

export interface AppWindowOptions<W extends AppWindow> extends Omit<MendPageOptions, 'onClose'> {
  readonly BrowserWindow: new (options: Electron.BrowserWindowConstructorOptions) => W;
  /** The built `preload.cjs`. */
  readonly preload: string;
  /** The program's icon, on Linux; the others have it in the package. */
  readonly icon: string | null;
  readonly isPackaged: boolean;
  readonly isDark: boolean;
  /** False where the program starts into the tray. */
  readonly isShown: boolean;
  /** As it was given to `remember`, or whatever is kept in its place. */
  readonly remembered: unknown;
  /** The main one first. */
  readonly screens: readonly [Screen, ...(readonly Screen[])];
  remember(placement: WindowPlacement): void;
  onClose(window: W): void;
}

/** The window of the app, where it was the last time, shown as soon as there is something in it. */
export function openAppWindow<W extends AppWindow>(options: AppWindowOptions<W>): W {
  const { bounds, state } = placeWindow(parsePlacement(options.remembered), options.screens);
  const window = new options.BrowserWindow(windowOptions(options, bounds));
  const fill = (): void => {
    if (state === 'maximised') window.maximize();
    if (state === 'full-screen') window.setFullScreen(true);
  };
  window.once('ready-to-show', () => {
    if (!options.isShown) return;
    fill();
    window.show();
  });
  if (!options.isShown) window.once('show', fill); // each of the two would show it
  rememberPlacement(window, options.remember);
  mendPage(window.webContents, window, { ...options, onClose: () => options.onClose(window) });
  window.loadURL(`${appOrigin}/`).catch((error: unknown) => {
    options.log.error('page-not-loaded', { why: error instanceof Error ? error.message : String(error) });
  });
  return window;
}

function windowOptions(
  { preload, icon, isPackaged, isDark }: AppWindowOptions<AppWindow>,
  bounds: Electron.Rectangle,
): Electron.BrowserWindowConstructorOptions {
  return {
    ...bounds,
    minWidth: Math.min(smallestWindow.width, bounds.width),
    minHeight: Math.min(smallestWindow.height, bounds.height),
    show: false,
    title: 'Tallybridge',
    backgroundColor: isDark ? windowColours.dark : windowColours.light,
    ...(icon === null ? {} : { icon }),
    webPreferences: { ...pagePreferences, preload, devTools: !isPackaged },
  };
}
