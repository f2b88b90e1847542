import type * as Electron from 'electron';
import type ElectronStore from 'electron-store';
import type { PreferencesFile } from '../adapters/system/stored-preferences.ts';

/** The channel that electron-store opens by itself, so that stores in pages find their folder. */
const storeChannel = 'electron-store-get-data';

/**
 * Opens `preferences.json` of the data folder by electron-store, with what `StoredPreferences` asks for, so that the window
 * of the desktop and the one in a browser share the file. The store answers pages on a channel of its own which checks no
 * sender and tells where the program keeps its things; no page of ours asks, so it is closed at once.
 */
export function openByElectronStore(
  Store: typeof ElectronStore,
  ipcMain: Pick<Electron.IpcMain, 'removeAllListeners'>,
): (folder: string) => PreferencesFile {
  return (folder) => {
    const store = new Store({
      cwd: folder,
      name: 'preferences',
      configFileMode: 0o600,
      accessPropertiesByDotNotation: false,
      clearInvalidConfig: false,
    });
    ipcMain.removeAllListeners(storeChannel);
    return store;
  };
}
