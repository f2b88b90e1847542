import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type * as Electron from 'electron';
import type { ErrorDto } from '../../shared/contract/sync-summary.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';

/** Given to a program that the sign-in starts: it goes to the tray and opens no window. */
export const hiddenSwitch = '--hidden';

/** Whether Tallybridge starts when the person signs in. The system is the one that knows; nothing is remembered beside it. */
export interface LoginItem {
  read(): boolean;
  /** Fails where the system does not take it. */
  write(on: boolean): Result<null, ErrorDto>;
}

export type LoginItemApp = Pick<Electron.App, 'getLoginItemSettings' | 'setLoginItemSettings'>;

export interface LoginItemOptions {
  readonly platform: NodeJS.Platform;
  readonly app: LoginItemApp;
  /** The program as it is to be started: the AppImage itself, where it runs as one. */
  readonly program: string;
  /** The folder of a person's settings on Linux; `XDG_CONFIG_HOME`, or `.config` in the home. */
  readonly configFolder: string;
}

/** Electron does it on macOS and Windows, and nothing on Linux: there it is a file of the desktop's. */
export function loginItem(options: LoginItemOptions): LoginItem {
  return options.platform === 'linux' ? new AutostartFile(options) : new SystemLoginItem(options);
}

/** Whether the sign-in has started this program, and not a person. */
export function startedAtLogin(
  platform: NodeJS.Platform,
  words: readonly string[],
  app: Pick<LoginItemApp, 'getLoginItemSettings'>,
): boolean {
  if (platform === 'darwin') return app.getLoginItemSettings().wasOpenedAtLogin; // which takes no arguments there
  return words.includes(hiddenSwitch);
}

class SystemLoginItem implements LoginItem {
  readonly #options: LoginItemOptions;

  constructor(options: LoginItemOptions) {
    this.#options = options;
  }

  read(): boolean {
    const { platform, app } = this.#options;
    // Windows finds the entry by its arguments too. One that the Task Manager has switched off is there and does not start.
    const settings = app.getLoginItemSettings(platform === 'win32' ? { args: [hiddenSwitch] } : {});
    return settings.openAtLogin && (platform !== 'win32' || settings.executableWillLaunchAtLogin);
  }

  write(on: boolean): Result<null, ErrorDto> {
    const { platform, app } = this.#options;
    app.setLoginItemSettings({ openAtLogin: on, ...(platform === 'win32' ? { args: [hiddenSwitch] } : {}) });
    if (this.read() === on) return ok(null);
    if (on && platform === 'darwin') return err(notAllowed('System Settings, General, Login Items'));
    return err(notAllowed(platform === 'win32' ? 'the Task Manager, Startup apps' : 'the settings of your system'));
  }
}

/** `autostart/tallybridge.desktop`, as the Desktop Application Autostart Specification has it. */
class AutostartFile implements LoginItem {
  readonly #path: string;
  readonly #command: string;

  constructor({ configFolder, program }: LoginItemOptions) {
    this.#path = join(configFolder, 'autostart', 'tallybridge.desktop');
    this.#command = `${quoted(program)} ${hiddenSwitch}`;
  }

  /** A file that starts another program – an AppImage that was moved since – starts nothing, and counts as off. */
  read(): boolean {
    let lines: readonly string[];
    try {
      lines = readFileSync(this.#path, 'utf8').split('\n');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
      throw error;
    }
    const isOff = lines.includes('Hidden=true') || lines.includes('X-GNOME-Autostart-enabled=false');
    return !isOff && lines.includes(`Exec=${this.#command}`);
  }

  write(on: boolean): Result<null, ErrorDto> {
    try {
      if (!on) rmSync(this.#path, { force: true });
      else {
        mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 });
        writeFileSync(this.#path, desktopEntry(this.#command), { mode: 0o644 });
      }
      return ok(null);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      return err(notAllowed(`the folder ${dirname(this.#path)} (${String(error.code)})`));
    }
  }
}

function desktopEntry(command: string): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Tallybridge',
    'Comment=Syncs Cledara with Xero in the background',
    `Exec=${command}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/**
 * An argument of `Exec`: quoted by the Desktop Entry Specification, and escaped once more as any value of such a file is. A
 * per cent sign would begin a field of the launcher's.
 */
function quoted(program: string): string {
  const argument = program.replace(/["`$\\]/g, (character) => `\\${character}`).replaceAll('%', '%%');
  return `"${argument}"`.replaceAll('\\', '\\\\');
}

function notAllowed(where: string): ErrorDto {
  return {
    code: 'forbidden',
    message: `Starting at sign-in was not changed, because the system did not take it. Look at ${where}, then try again.`,
    details: [],
  };
}
