import type * as Electron from 'electron';
import type { Log } from '../ports/log.ts';
import { addressForLog, isOfApp } from './app-origin.ts';

type Preventable = Pick<Electron.Event, 'preventDefault'>;
/** What is told of a navigation before it happens. */
type Navigation = Preventable & Pick<Electron.WebContentsWillNavigateEventParams, 'url' | 'isMainFrame'>;

/** What is used of a page, of whatever kind. */
export interface GuardedPage extends Pick<Electron.WebContents, 'setWindowOpenHandler'> {
  on(event: 'will-navigate', listener: (details: Navigation) => void): unknown;
  on(event: 'will-frame-navigate', listener: (details: Navigation) => void): unknown;
  on(event: 'will-redirect', listener: (details: Navigation) => void): unknown;
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown;
  on(
    event: 'select-bluetooth-device',
    listener: (event: Preventable, devices: unknown[], choose: (device: string) => void) => void,
  ): unknown;
}

export interface PageGuardOptions {
  readonly log: Log;
  /** Somebody followed a link that leads out of the page, or to a page of its own. What becomes of it is decided there. */
  onLink(address: string): void;
}

/** A page stays where it is: it goes to no other origin, opens no window, and holds no other page. */
export function guardPage(page: GuardedPage, { log, onLink }: PageGuardOptions): void {
  const stay =
    (how: string) =>
    (event: Navigation): void => {
      if (isOfApp(event.url)) return;
      event.preventDefault();
      log.warn('navigation-refused', { how, to: addressForLog(event.url) });
      // Told first of all, and whoever is stopped there is not told of by the others.
      if (how === 'will-frame-navigate' && event.isMainFrame) onLink(event.url);
    };
  page.on('will-navigate', stay('will-navigate'));
  page.on('will-frame-navigate', stay('will-frame-navigate'));
  page.on('will-redirect', stay('will-redirect'));
  page.on('will-attach-webview', (event) => {
    event.preventDefault();
    log.warn('webview-refused');
  });
  page.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
  page.setWindowOpenHandler(({ url }) => {
    onLink(url);
    return { action: 'deny' };
  });
}
