import type * as Electron from 'electron';
import { type GuardedPage, guardPage, type PageGuardOptions } from './page-guard.ts';
import { type DownloadingSession, type SaveDownloadsOptions, saveDownloads } from './save-downloads.ts';
import { type GuardedSession, guardSession, type SessionGuardOptions } from './session-guard.ts';

/** What is used of Electron's app. */
export interface GuardedApp extends Pick<Electron.App, 'enableSandbox'> {
  on(
    event: 'web-contents-created',
    listener: (event: unknown, page: GuardedPage & { readonly session: GuardedSession & DownloadingSession }) => void,
  ): unknown;
}

export interface SecureAppOptions extends PageGuardOptions, SessionGuardOptions {
  readonly downloads: SaveDownloadsOptions;
}

/**
 * Whatever page there will ever be, in whatever window or session: it is guarded from the moment of its making, and nobody
 * has to think of it. To be called before the app is ready.
 */
export function secureApp(app: GuardedApp, options: SecureAppOptions): void {
  app.enableSandbox();
  const guarded = new WeakSet<object>();
  app.on('web-contents-created', (_event, page) => {
    guardPage(page, options);
    if (guarded.has(page.session)) return;
    guarded.add(page.session);
    guardSession(page.session, options);
    saveDownloads(page.session, options.downloads);
  });
}
