import type * as Electron from 'electron';

/** What is used of Electron's app. */
export interface InstanceApp extends Pick<Electron.App, 'requestSingleInstanceLock' | 'quit'> {
  on(event: 'second-instance', listener: () => void): unknown;
  on(event: 'activate', listener: () => void): unknown;
}

/**
 * True in the first program of this data folder; another one ends, and the first shows its window. What the second was
 * started with is not read: nothing that a web page or a file could start us with is an order. On macOS the icon in the Dock
 * shows the window, too.
 */
export function claimSingleInstance(app: InstanceApp, show: () => void): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return false;
  }
  app.on('second-instance', show);
  app.on('activate', show);
  return true;
}

/** What is used of a window to bring it before a person. */
export type ShowableWindow = Pick<
  Electron.BrowserWindow,
  'isDestroyed' | 'isMinimized' | 'restore' | 'isVisible' | 'show' | 'focus'
>;

/** Brings the window to the front, wherever it is: in the tray, in the taskbar, or behind others. False where it is gone. */
export function showWindow(window: ShowableWindow | null): boolean {
  if (window === null || window.isDestroyed()) return false;
  if (window.isMinimized()) window.restore();
  if (!window.isVisible()) window.show();
  window.focus();
  return true;
}
