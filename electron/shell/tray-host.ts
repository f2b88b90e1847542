import { execFile } from 'node:child_process';

/** Who shows tray icons on Linux: KDE, and GNOME with its extension, among others. */
const trayHostName = 'org.kde.StatusNotifierWatcher';
/** The bus answers within milliseconds, or not at all. */
const answerWithinMs = 2000;

/**
 * Whether a tray icon would be seen. Windows and macOS always show one. On Linux an icon without a host is made without a
 * word and never appears, so the session's bus is asked; where it cannot be asked, the answer is no, for a window that
 * closes into a tray nobody sees could not be found again.
 */
export function hasTrayHost(
  platform: NodeJS.Platform,
  variables: Readonly<Record<string, string | undefined>> = process.env,
  busName: string = trayHostName,
): Promise<boolean> {
  if (platform !== 'linux') return Promise.resolve(true);
  const question = [
    ...['--session', '--print-reply=literal', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus'],
    ...['org.freedesktop.DBus.NameHasOwner', `string:${busName}`],
  ];
  return new Promise((resolve) => {
    execFile('dbus-send', question, { timeout: answerWithinMs, env: { ...variables } }, (error, answer) =>
      resolve(error === null && answer.trim() === 'boolean true'),
    );
  });
}
