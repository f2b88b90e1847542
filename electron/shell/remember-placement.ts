import type * as Electron from 'electron';
import type { WindowPlacement } from './window-placement.ts';

/** While a person drags a window, its place changes many times a second. */
const restMs = 500;

/** What is used of a window. */
export interface PlacedWindow
  extends Pick<Electron.BrowserWindow, 'getNormalBounds' | 'isMaximized' | 'isFullScreen' | 'isMinimized'> {
  on(event: 'resize', listener: () => void): unknown;
  on(event: 'move', listener: () => void): unknown;
  on(event: 'maximize', listener: () => void): unknown;
  on(event: 'unmaximize', listener: () => void): unknown;
  on(event: 'enter-full-screen', listener: () => void): unknown;
  on(event: 'leave-full-screen', listener: () => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  on(event: 'closed', listener: () => void): unknown;
}

/** Tells where the window is whenever that has changed and come to rest, and once more when it closes. */
export function rememberPlacement(window: PlacedWindow, remember: (placement: WindowPlacement) => void): void {
  let timer: NodeJS.Timeout | undefined;
  const tell = (): void => {
    clearTimeout(timer);
    if (!window.isMinimized()) remember(placementOf(window)); // a minimised window says nothing of where it will be
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(tell, restMs);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('maximize', soon);
  window.on('unmaximize', soon);
  window.on('enter-full-screen', soon);
  window.on('leave-full-screen', soon);
  window.on('close', tell);
  window.on('closed', () => clearTimeout(timer)); // there is nothing left to be asked
}

function placementOf(window: PlacedWindow): WindowPlacement {
  const state = window.isFullScreen() ? 'full-screen' : window.isMaximized() ? 'maximised' : 'normal';
  const { x, y, width, height } = window.getNormalBounds();
  return { bounds: { x, y, width, height }, state };
}
