import { join } from 'node:path';
import { AppLog } from './app-log.ts';
import { appSchemes } from './app-protocol.ts';
import { startCrashReports } from './crash-reports.ts';
import { DesktopApp } from './desktop-app.ts';
import type { DesktopOptions } from './desktop-options.ts';
import { DesktopVoice } from './desktop-voice.ts';
import { LinkOpener } from './external-links.ts';
import { NativeDialogs } from './native-dialogs.ts';
import { ReadingWindow } from './reading-window.ts';
import { secureApp } from './secure-app.ts';
import { claimSingleInstance } from './single-instance.ts';
import { hasTrayHost } from './tray-host.ts';

/** Starts the desktop app. What has to be said before Electron is ready is said when this is called. */
export async function startDesktop(options: DesktopOptions): Promise<void> {
  const { electron, log } = options;
  const { app, protocol, nativeTheme, dialog, shell } = electron;
  let desktop: DesktopApp | null = null;
  if (!claimSingleInstance(app, () => desktop?.show())) return;
  const appLog = new AppLog(log);
  startCrashReports(electron.crashReporter);
  protocol.registerSchemesAsPrivileged(appSchemes);
  const voice = new DesktopVoice(app, nativeTheme, options.preferences);
  const dialogs = new NativeDialogs({
    showMessageBox: (box) => dialog.showMessageBox(box),
    showOpenDialog: (asked) => dialog.showOpenDialog(asked),
    words: () => voice.native.dialogs,
  });
  const links = new LinkOpener({
    shell,
    signInUrl: options.signInUrl,
    log,
    onFailed: (address) => void dialogs.sayLinkFailed(address),
  });
  const reading = new ReadingWindow({
    BrowserWindow: electron.BrowserWindow,
    isPackaged: app.isPackaged,
    isDark: () => nativeTheme.shouldUseDarkColors,
    openLink: (address) => void links.open(address),
  });
  secureApp(app, {
    log,
    isPackaged: app.isPackaged,
    onLink: (address) => reading.follow(address),
    downloads: {
      folder: () => app.getPath('downloads'),
      title: () => voice.native.dialogs.saveTitle,
      join,
      log,
      onFailed: (name) => void dialogs.saySaveFailed(name),
    },
  });
  await app.whenReady();
  voice.refresh(); // the system's languages are known by now
  const hasTray = await hasTrayHost(options.platform);
  desktop = new DesktopApp(options, { appLog, voice, dialogs, links, reading, hasTray });
  desktop.begin();
}
