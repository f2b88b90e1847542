import { EventEmitter } from 'node:events';
import { registerHooks } from 'node:module';
import type * as Electron from 'electron';
import { StoredPreferences } from '../../../electron/adapters/system/stored-preferences.ts';
import { SystemClock } from '../../../electron/adapters/system/system-clock.ts';
import { openByElectronStore } from '../../../electron/shell/app-preferences.ts';

// The real electron-store over a data folder: `node preferences-child.ts FOLDER KEY VALUE`. Electron itself is stood in for,
// since naming it would fetch it. Prints what is kept, and the channels that are open afterwards.

const ipcMain = new EventEmitter();
const electron = { app: { getPath: () => '/nowhere', getVersion: () => '9.9.9' }, ipcMain, shell: {} };
Object.assign(globalThis, { electronDouble: electron });
registerHooks({
  resolve: (name, context, next) =>
    name === 'electron'
      ? { url: 'data:text/javascript,export default globalThis.electronDouble', shortCircuit: true }
      : next(name, context),
});
const { default: Store } = await import('electron-store');

const [folder = '', key = '', value = ''] = process.argv.slice(2);
const warnings: string[] = [];
const silent = () => undefined;
const log = { error: silent, info: silent, debug: silent, warn: (event: string) => void warnings.push(event) };
// The double stands where Electron's own ipcMain would; only its list of listeners is touched.
const channels = { removeAllListeners: (name?: string) => ipcMain.removeAllListeners(name) } as Pick<
  Electron.IpcMain,
  'removeAllListeners'
>;
const preferences = new StoredPreferences(folder, new SystemClock(), log, openByElectronStore(Store, channels));
const written = preferences.write(key, JSON.parse(value));
const read = preferences.read();
process.stdout.write(JSON.stringify({ written, read, warnings, channels: ipcMain.eventNames() }));
