import type * as Electron from 'electron';
import type { Log } from '../ports/log.ts';
import { addressForLog, isMadeByApp, isOfApp } from './app-origin.ts';

/** What is used of a session. */
export interface GuardedSession
  extends Pick<
    Electron.Session,
    | 'setPermissionRequestHandler'
    | 'setPermissionCheckHandler'
    | 'setDevicePermissionHandler'
    | 'setDisplayMediaRequestHandler'
    | 'setBluetoothPairingHandler'
    | 'setSpellCheckerEnabled'
  > {
  readonly webRequest: Pick<Electron.WebRequest, 'onBeforeRequest'>;
}

export interface SessionGuardOptions {
  readonly log: Log;
  /** Developer tools are there in a checkout alone. */
  readonly isPackaged: boolean;
}

/**
 * The one thing that the page may do beyond itself: to put a text on the clipboard, for its copy buttons. The browser asks
 * for a click as well. What is on the clipboard stays unread.
 */
const granted = 'clipboard-sanitized-write';

/** A session asks the network for nothing, and gives its pages nothing of the machine. */
export function guardSession(session: GuardedSession, { log, isPackaged }: SessionGuardOptions): void {
  session.setPermissionRequestHandler((_page, permission, answer, { requestingUrl, isMainFrame }) => {
    const isGranted = permission === granted && isMainFrame && isOfApp(requestingUrl);
    if (!isGranted) log.warn('permission-refused', { permission });
    answer(isGranted);
  });
  session.setPermissionCheckHandler(
    (_page, permission, origin, { isMainFrame }) => permission === granted && isMainFrame && isOfApp(origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.setSpellCheckerEnabled(false); // it fetches its dictionaries from a server
  session.webRequest.onBeforeRequest(({ url, resourceType }, answer) => {
    const isOurs = isOfApp(url) || isMadeByApp(url) || (!isPackaged && url.startsWith('devtools://'));
    if (!isOurs) log.warn('request-refused', { to: addressForLog(url), kind: resourceType });
    answer({ cancel: !isOurs });
  });
}
