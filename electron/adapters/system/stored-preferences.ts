import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import type { Failure } from '../../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';

type Values = Readonly<Record<string, unknown>>;

/** What is used of an opened file. */
export type PreferencesFile = Pick<Conf<Record<string, unknown>>, 'store' | 'set' | 'delete'>;

/** Opens the file in a folder; throws what `conf` throws. The desktop opens it by electron-store (electron/shell). */
export type OpenPreferences = (folder: string) => PreferencesFile;

/** What the window remembers of itself, such as the width of a column: `preferences.json` in the data folder. */
export class StoredPreferences {
  readonly #folder: string;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #openFile: OpenPreferences;

  constructor(folder: string, clock: Clock, log: Log, openFile: OpenPreferences = openByConf) {
    this.#folder = folder;
    this.#clock = clock;
    this.#log = log;
    this.#openFile = openFile;
  }

  read(): Result<Values, Failure> {
    return this.#use((file) => ({ ...file.store }));
  }

  /** Null takes the value away. */
  write(key: string, value: unknown): Result<null, Failure> {
    return this.#use((file) => {
      if (value === null) file.delete(key);
      else file.set(key, value);
      return null;
    });
  }

  /** Read anew at every use: two programs may share the folder. */
  #use<T>(work: (file: PreferencesFile) => T): Result<T, Failure> {
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      return ok(work(this.#open()));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      return err(outOfReach(String(error.code)));
    }
  }

  #open(): PreferencesFile {
    try {
      return this.#openFile(this.#folder);
    } catch (error) {
      if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
      this.#setAside();
      return this.#openFile(this.#folder);
    }
  }

  /** A file that cannot be read is kept for whoever wants to mend it, and no reason not to open the window. */
  #setAside(): void {
    const path = join(this.#folder, 'preferences.json');
    if (!existsSync(path)) return;
    const broken = `preferences.json.broken-${this.#clock.nowMs()}`;
    renameSync(path, join(this.#folder, broken));
    this.#log.warn('preferences-set-aside', { file: broken });
  }
}

function openByConf(folder: string): PreferencesFile {
  return new Conf({
    cwd: folder,
    configName: 'preferences',
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false, // a dot in a key is a dot
    clearInvalidConfig: false, // else a broken file would be overwritten in silence
  });
}

function outOfReach(code: string): Failure {
  return {
    kind: 'ledgerUnavailable',
    source: 'local',
    why: 'unwritable',
    message: `What this window remembers could not be read or kept, because the data folder cannot be used (${code}). Free or mend the folder, or choose another one with TALLYBRIDGE_DATA_DIR.`,
  };
}
