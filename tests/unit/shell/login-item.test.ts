import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Electron from 'electron';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hiddenSwitch, type LoginItemApp, loginItem, startedAtLogin } from '../../../electron/shell/login-item.ts';

/** The login items of macOS and Windows. Windows finds an entry by its arguments. */
class LoginItemsDouble implements LoginItemApp {
  entry: Electron.Settings | null = null;
  /** The person has switched it off in the system's own settings, or the system refuses it. */
  isSwitchedOff = false;
  isRefused = false;
  wasOpenedAtLogin = false;
  readonly #platform: NodeJS.Platform;

  constructor(platform: NodeJS.Platform) {
    this.#platform = platform;
  }

  setLoginItemSettings(settings: Electron.Settings): void {
    if (!this.isRefused) this.entry = settings.openAtLogin === true ? settings : null;
  }

  getLoginItemSettings(options: Electron.LoginItemSettingsOptions = {}): Electron.LoginItemSettings {
    const isSame = String(this.entry?.args ?? []) === String(options.args ?? []);
    const isThere = this.entry !== null && (this.#platform !== 'win32' || isSame);
    return {
      openAtLogin: isThere && (this.#platform === 'win32' || !this.isSwitchedOff),
      wasOpenedAtLogin: this.wasOpenedAtLogin,
      status: isThere ? 'enabled' : 'not-registered',
      executableWillLaunchAtLogin: this.entry !== null && !this.isSwitchedOff,
      launchItems: [],
    };
  }
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tallybridge-login-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe.each<NodeJS.Platform>(['darwin', 'win32'])('on %s', (platform) => {
  function item() {
    const app = new LoginItemsDouble(platform);
    return { app, item: loginItem({ platform, app, program: '/p', configFolder: '/nowhere' }) };
  }

  test('is off until it is switched on, and off again', () => {
    const { app, item: start } = item();
    expect(start.read()).toBe(false);
    expect(start.write(true)).toEqual({ ok: true, value: null });
    expect(start.read()).toBe(true);
    expect(app.entry?.args).toEqual(platform === 'win32' ? [hiddenSwitch] : undefined);
    expect(start.write(false)).toEqual({ ok: true, value: null });
    expect(start.read()).toBe(false);
  });

  test('is off where the person has switched it off in the system, which is not overruled', () => {
    const { app, item: start } = item();
    start.write(true);
    app.isSwitchedOff = true;
    expect(start.read()).toBe(false);
  });

  test('says where to look when the system does not take it', () => {
    const { app, item: start } = item();
    app.isRefused = true;
    const written = start.write(true);
    expect(written).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(written.ok ? '' : written.error.message).toContain(platform === 'win32' ? 'Task Manager' : 'Login Items');
  });
});

describe('on Linux', () => {
  function item(program = '/opt/Tallybridge/tallybridge', folder = temporaryFolder()) {
    const app = new LoginItemsDouble('linux');
    const start = loginItem({ platform: 'linux', app, program, configFolder: join(folder, 'config') });
    return { app, start, folder, file: join(folder, 'config', 'autostart', 'tallybridge.desktop') };
  }

  test('is a file of the desktop’s, and nothing of Electron’s, which would do nothing', () => {
    const { app, start, file } = item();
    expect(start.read()).toBe(false);
    expect(start.write(true)).toEqual({ ok: true, value: null });
    expect(readFileSync(file, 'utf8')).toBe(
      '[Desktop Entry]\nType=Application\nName=Tallybridge\nComment=Syncs Cledara with Xero in the background\n' +
        'Exec="/opt/Tallybridge/tallybridge" --hidden\nTerminal=false\nX-GNOME-Autostart-enabled=true\n',
    );
    expect([start.read(), app.entry]).toEqual([true, null]);
    expect(start.write(false)).toEqual({ ok: true, value: null });
    expect([start.read(), existsSync(file)]).toEqual([false, false]);
    expect(start.write(false)).toEqual({ ok: true, value: null });
  });

  test.each([
    ['Hidden=true\n', ''],
    ['X-GNOME-Autostart-enabled=false\n', 'X-GNOME-Autostart-enabled=true\n'],
  ])('is off where the desktop has switched it off by %j', (line, instead) => {
    const { start, file } = item();
    start.write(true);
    writeFileSync(file, readFileSync(file, 'utf8').replace(instead, '') + line);
    expect(start.read()).toBe(false);
    start.write(true);
    expect(start.read()).toBe(true);
  });

  test('is off where the file starts a program that has moved since', () => {
    const before = item('/opt/a/Tallybridge-1.AppImage');
    before.start.write(true);
    const after = item('/opt/a/Tallybridge-2.AppImage', before.folder);
    expect(after.start.read()).toBe(false);
    after.start.write(true);
    expect([after.start.read(), before.start.read()]).toEqual([true, false]);
  });

  test('writes any path so that the launcher reads it back', () => {
    const name = 'a "b" $c `d` \\e %f ü';
    const { start, file } = item(`/opt/${name}/tallybridge`);
    start.write(true);
    const value = /^Exec=(.*)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
    expect(value.replaceAll('%%', '')).not.toContain('%'); // one alone begins a field that the launcher fills in
    // First the file's own escapes, then the command's quotes as a shell reads them, then the launcher's fields.
    const command = value.replaceAll('\\\\', '\\').replaceAll('%%', '%');
    const read = execFileSync('sh', ['-c', `printf '%s|' ${command}`], { encoding: 'utf8' });
    expect(read).toBe(`/opt/${name}/tallybridge|--hidden|`);
    expect(start.read()).toBe(true);
  });

  test('says why where the folder cannot be written', () => {
    const { start, folder } = item();
    mkdirSync(join(folder, 'config'));
    writeFileSync(join(folder, 'config', 'autostart'), 'in the way');
    const written = start.write(true);
    expect(written).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(written.ok ? '' : written.error.message).toContain(join(folder, 'config', 'autostart'));
  });
});

test('a program that the sign-in started is told from one that a person did', () => {
  const app = new LoginItemsDouble('darwin');
  expect(startedAtLogin('linux', ['tallybridge', '--hidden'], app)).toBe(true);
  expect(startedAtLogin('win32', ['tallybridge.exe'], app)).toBe(false);
  expect(startedAtLogin('darwin', ['tallybridge', '--hidden'], app)).toBe(false);
  app.wasOpenedAtLogin = true;
  expect(startedAtLogin('darwin', [], app)).toBe(true);
});
