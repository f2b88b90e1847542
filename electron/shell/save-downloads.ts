import type * as Electron from 'electron';
import type { Log } from '../ports/log.ts';
import { addressForLog, isMadeByApp, isOfApp } from './app-origin.ts';

/** What is used of a download. */
export interface Download extends Pick<Electron.DownloadItem, 'getURLChain' | 'getFilename' | 'setSaveDialogOptions'> {
  once(event: 'done', listener: (event: unknown, state: 'completed' | 'cancelled' | 'interrupted') => void): unknown;
}

/** What is used of a session. */
export interface DownloadingSession {
  on(
    event: 'will-download',
    listener: (event: Pick<Electron.Event, 'preventDefault'>, download: Download) => void,
  ): unknown;
}

export interface SaveDownloadsOptions {
  /** The folder that a person saves into when they have not chosen another one. */
  readonly folder: () => string;
  /** Title of the dialog. */
  readonly title: () => string;
  readonly join: (folder: string, name: string) => string;
  readonly log: Log;
  /** A file that was chosen could not be written in full. */
  onFailed(name: string): void;
}

/** Files that the page has put together are saved where a person says; nothing else is ever downloaded. */
export function saveDownloads(session: DownloadingSession, options: SaveDownloadsOptions): void {
  const { folder, title, join, log, onFailed } = options;
  session.on('will-download', (event, download) => {
    const way = download.getURLChain();
    if (way.length === 0 || !way.every((address) => isMadeByApp(address) || isOfApp(address))) {
      event.preventDefault();
      log.warn('download-refused', { from: addressForLog(way.at(-1) ?? '') });
      return;
    }
    const name = plainName(download.getFilename());
    download.setSaveDialogOptions({ title: title(), defaultPath: join(folder(), name) });
    download.once('done', (_event, state) => {
      if (state !== 'interrupted') return; // saved, or not wanted after all
      log.error('download-broke-off');
      onFailed(name);
    });
  });
}

/** A name without a folder in it, whatever made it. */
function plainName(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, '_').replace(/^\.+/, '_') || 'Tallybridge';
}
