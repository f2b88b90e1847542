import type { AppTray } from './app-tray.ts';
import type { Notifications } from './notifications.ts';
import type { TrayWords } from './tray-state.ts';

export interface CloseHintOptions {
  readonly platform: NodeJS.Platform;
  readonly tray: Pick<AppTray, 'hint'>;
  readonly notifications: Pick<Notifications, 'show'>;
  readonly words: () => Pick<TrayWords, 'hintTitle' | 'hint'>;
  readonly wasShown: () => boolean;
  remember(): void;
}

/**
 * Says where the program went when its window is closed for the first time, and never again: as a balloon of the icon where
 * there are such, else as a notification. On macOS nobody wonders, for every program outlives its windows there.
 */
export function showCloseHint({ platform, tray, notifications, words, wasShown, remember }: CloseHintOptions): void {
  if (platform === 'darwin' || wasShown()) return;
  remember();
  if (tray.hint()) return;
  const { hintTitle, hint } = words();
  notifications.show({ title: hintTitle, body: hint, company: null, address: '#/overview' });
}
