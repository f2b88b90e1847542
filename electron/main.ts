import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import * as electron from 'electron';
import ElectronStore from 'electron-store';
import { crashFolder } from './adapters/system/crash-reports.ts';
import { StoredPreferences } from './adapters/system/stored-preferences.ts';
import { SystemClock } from './adapters/system/system-clock.ts';
import { BackgroundSync } from './background/background-sync.ts';
import { systemTimers } from './background/timers.ts';
import { openLog } from './compose.ts';
import { factsOf } from './engine-process/answer-bug.ts';
import { WindowCalls } from './engine-process/window-calls.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { readPageFiles } from './page/page-files.ts';
import { openByElectronStore } from './shell/app-preferences.ts';
import { startDesktop } from './shell/desktop.ts';
import { endEarly } from './shell/end-early.ts';
import { fillPhrase } from './shell/fill-phrase.ts';
import { loginItem } from './shell/login-item.ts';
import { nativeLanguage, nativeWords } from './shell/native-words.ts';
import { sandboxRefusal } from './shell/sandbox-refusal.ts';
import { updateSource } from './shell/update-feed.ts';
import { utilityEngine } from './shell/utility-engine.ts';

// Entry of the desktop app. Built into the folder of its page, its preload script and the engine's entry.

const { app, dialog, ipcMain, utilityProcess } = electron;
const built = import.meta.dirname;

/** A container's user may have no name. */
function author(): string {
  try {
    return userInfo().username;
  } catch {
    return 'an unnamed user';
  }
}

/** What is started at sign-in, and where Linux writes that down. An AppImage runs from a folder that is gone with it. */
function installedProgram(): { readonly program: string; readonly configFolder: string } {
  const { APPIMAGE, XDG_CONFIG_HOME } = process.env;
  return { program: APPIMAGE ?? process.execPath, configFolder: XDG_CONFIG_HOME ?? join(homedir(), '.config') };
}

async function start(environment: Environment): Promise<void> {
  // One program for each data folder: what Chromium keeps, and the lock of the one instance, lie in there too.
  app.setPath('userData', join(environment.dataDir, 'desktop'));
  app.setPath('crashDumps', crashFolder(environment.dataDir));
  app.setAppUserModelId('com.tallybridge.desktop'); // of Windows, as electron-builder.yml has it
  const clock = new SystemClock();
  const log = openLog(environment, clock);
  const openPreferences = openByElectronStore(ElectronStore, ipcMain);
  const person = author();
  await startDesktop({
    electron,
    clock,
    log,
    platform: process.platform,
    words: process.argv,
    nowMs: () => clock.nowMs(),
    author: person,
    signInUrl: environment.xeroLoginUrl,
    updates: {
      source: updateSource({
        platform: process.platform,
        isPackaged: app.isPackaged,
        resources: process.resourcesPath,
        isAppImage: process.env['APPIMAGE'] !== undefined,
      }),
      openUpdater: async () => (await import('electron-updater')).default.autoUpdater,
    },
    loginItem: app.isPackaged ? loginItem({ app, platform: process.platform, ...installedProgram() }) : null,
    page: readPageFiles(join(built, 'renderer')),
    files: {
      preload: join(built, 'preload.cjs'),
      trayImages: join(built, '..', 'resources', 'tray'),
      icon: process.platform === 'linux' ? join(built, '..', 'resources', 'icon.png') : null,
    },
    preferences: new StoredPreferences(environment.dataDir, clock, log, openPreferences),
    openBooks(conditions) {
      const calls = new WindowCalls({
        environment,
        clock,
        version: app.getVersion(),
        author: person,
        platform: 'desktop',
        openPreferences,
        openEngine: () =>
          utilityEngine({
            utilityProcess,
            entry: join(built, 'engine-process.js'),
            endNow: (pid) => process.kill(pid, 'SIGKILL'),
          }),
      });
      const timers = systemTimers;
      const background = new BackgroundSync({ door: calls, clock, timers, conditions, log, random: Math.random });
      calls.joinBackground(background);
      return { calls, stopBackground: () => background.close() };
    },
  });
}

/** Before there is a window. What was wrong is said once, and the program ends. */
function endWith(exitCode: number, say: (systemLanguages: readonly string[]) => readonly string[]): void {
  void endEarly({ app, dialog }, exitCode, say);
}

const refused = sandboxRefusal(app);
const environment = readEnvironment(process.env);
if (refused !== null) {
  endWith(1, (languages) => {
    const { title, text } = nativeWords(nativeLanguage(null, languages)).dialogs.unsandboxed;
    return [title, fillPhrase(text, { switch: refused })];
  });
} else if (environment.ok) {
  // Not awaited here: Electron gets ready only after this file has been read to its end.
  start(environment.value).catch((thrown: unknown) => {
    openLog(environment.value, new SystemClock()).error('internal', { where: 'main', ...factsOf(thrown) });
    endWith(70, () => [
      'Tallybridge could not start. Nothing was lost. Start it again; if it happens again, install it again.',
      `The log under ${environment.value.dataDir} has the details.`,
    ]);
  });
} else {
  const { error } = environment;
  const details = error.kind === 'invalidInput' ? error.details : [];
  endWith(2, () => [error.message, ...details.map(({ at, message }) => `${at}: ${message}`)]);
}
