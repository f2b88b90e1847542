import type * as Electron from 'electron';
import { keepRunningKey, windowPlacementKey } from '../../shared/contract/preference-keys.ts';
import type { AppLog } from './app-log.ts';
import { openAppWindow } from './app-window.ts';
import { closingWindow } from './closing-window.ts';
import type { DesktopFiles, DesktopPreferences, ElectronParts, Machine } from './desktop-parts.ts';
import type { NativeDialogs } from './native-dialogs.ts';
import { guardClose, type Quit } from './quit.ts';
import { showWindow } from './single-instance.ts';

export interface DesktopWindowsOptions extends Machine {
  readonly electron: Pick<ElectronParts, 'app' | 'BrowserWindow' | 'nativeTheme' | 'screen'>;
  readonly files: Pick<DesktopFiles, 'preload' | 'icon'>;
  readonly preferences: DesktopPreferences;
  readonly dialogs: NativeDialogs;
  readonly appLog: Pick<AppLog, 'watchConsole'>;
  readonly quit: Quit;
  /** Whether a tray icon would be seen. */
  readonly hasTray: boolean;
  /** The window went to the tray. */
  onHidden(): void;
  /** There is another window than before, or none. */
  onWindow(): void;
}

/** The one window of the app. */
export class DesktopWindows {
  readonly #options: DesktopWindowsOptions;
  #main: Electron.BrowserWindow | null = null;

  constructor(options: DesktopWindowsOptions) {
    this.#options = options;
  }

  get main(): Electron.BrowserWindow | null {
    return this.#main;
  }

  /** Of the other window, where the guide is read, nothing is heard. */
  isMain(webContentsId: number): boolean {
    return this.#main?.webContents.id === webContentsId;
  }

  get isWatched(): boolean {
    return this.#main?.isFocused() ?? false;
  }

  /** Brings the window to the front, and makes one where there is none. */
  show(): void {
    if (!showWindow(this.#main)) this.open(true);
  }

  open(isShown: boolean): void {
    const { electron, files, preferences, dialogs, log, nowMs, appLog, onWindow } = this.#options;
    const { app, BrowserWindow, nativeTheme, screen } = electron;
    const first = screen.getPrimaryDisplay();
    const others = screen.getAllDisplays().filter(({ id }) => id !== first.id);
    const window = openAppWindow({
      BrowserWindow,
      preload: files.preload,
      icon: files.icon,
      isPackaged: app.isPackaged,
      isDark: nativeTheme.shouldUseDarkColors,
      isShown,
      remembered: this.#kept(windowPlacementKey),
      screens: [first, ...others],
      remember: (placement) => void preferences.write(windowPlacementKey, placement),
      nowMs,
      log,
      ask: dialogs,
      onClose: (fallen) => {
        fallen.destroy();
        if (!this.#options.hasTray) this.#options.quit.begin(); // else nobody could find the program again
      },
    });
    this.#main = window;
    appLog.watchConsole(window.webContents);
    this.#guardClose(window);
    window.on('closed', () => {
      this.#main = null;
      onWindow();
    });
    onWindow();
  }

  #guardClose(window: Electron.BrowserWindow): void {
    const { platform, quit, hasTray, onHidden } = this.#options;
    const closing = () => closingWindow(platform, { hasTray, keepRunning: this.#kept(keepRunningKey) !== false });
    guardClose(window, quit, closing, onHidden);
  }

  #kept(key: string): unknown {
    const stored = this.#options.preferences.read();
    return stored.ok ? stored.value[key] : undefined;
  }
}
