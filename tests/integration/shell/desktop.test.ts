import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Electron from 'electron';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StoredPreferences } from '../../../electron/adapters/system/stored-preferences.ts';
import { SystemClock } from '../../../electron/adapters/system/system-clock.ts';
import { BackgroundSync } from '../../../electron/background/background-sync.ts';
import { systemTimers } from '../../../electron/background/timers.ts';
import { WindowCalls } from '../../../electron/engine-process/window-calls.ts';
import { readEnvironment } from '../../../electron/environment.ts';
import { startDesktop } from '../../../electron/shell/desktop.ts';
import { loginItem } from '../../../electron/shell/login-item.ts';
import { pageBridge } from '../../../electron/shell/page-bridge.ts';
import { utilityEngine } from '../../../electron/shell/utility-engine.ts';
import type { HostEvent } from '../../../shared/contract/events.ts';
import type { PageBridge } from '../../../shared/contract/page-bridge.ts';
import { builtEngine } from '../../fixtures/built-program.ts';
import {
  type DesktopWindowDouble,
  type ElectronDouble,
  electronDouble,
} from '../../fixtures/electron-double/electron-double.ts';
import { type MemoryLog, memoryLog } from '../../fixtures/electron-double/memory-log.ts';
import { UpdaterDouble } from '../../fixtures/electron-double/updater-double.ts';
import { type UtilityProcessDouble, utilityProcessDouble } from '../../fixtures/electron-double/utility-process.ts';

// The whole desktop app as `main.ts` puts it together, with real books, a real engine in a process of its own and doubles
// of Electron's parts. Windows, because its tray needs nothing of the machine that the tests run on.

let folder: string;
let double: ElectronDouble;
let engines: UtilityProcessDouble;
let log: MemoryLog;
let updater: UpdaterDouble;
let calls: WindowCalls;
let background: BackgroundSync;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tallybridge-desktop-'));
  double = electronDouble();
  engines = utilityProcessDouble();
  log = memoryLog();
  updater = new UpdaterDouble();
});

afterEach(async () => {
  background.close();
  await calls.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(
  words: readonly string[] = [],
  { parts, app }: Pick<ElectronDouble, 'parts' | 'app'> = double,
): Promise<void> {
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir, { recursive: true });
  const environment = readEnvironment({ TALLYBRIDGE_DATA_DIR: dataDir, TALLYBRIDGE_SECRETS: 'memory' });
  if (!environment.ok) throw new Error(environment.error.message);
  const clock = new SystemClock();
  const files = new Map([['/', { type: 'text/html', bytes: Buffer.from('<!doctype html>'), isHashed: false }]]);
  const starting = startDesktop({
    electron: parts,
    clock,
    log,
    platform: 'win32',
    words,
    nowMs: () => Date.now(),
    author: 'the test',
    signInUrl: 'https://login.xero.com',
    updates: { source: 'feed', openUpdater: () => Promise.resolve(updater) },
    loginItem: loginItem({ platform: 'win32', app, program: 'tallybridge.exe', configFolder: folder }),
    page: files,
    files: { preload: join(folder, 'preload.cjs'), trayImages: folder, icon: null },
    preferences: new StoredPreferences(dataDir, clock, log),
    openBooks(conditions) {
      calls = new WindowCalls({
        environment: environment.value,
        clock,
        version: 'test',
        author: 'the test',
        platform: 'desktop',
        openEngine: () =>
          utilityEngine({
            utilityProcess: engines.utilityProcess,
            entry: builtEngine() ?? join(import.meta.dirname, '../../../electron/engine-process.ts'),
            endNow: (pid) => process.kill(pid, 'SIGKILL'),
          }),
      });
      background = new BackgroundSync({
        door: calls,
        clock,
        timers: systemTimers,
        conditions,
        log,
        random: Math.random,
      });
      calls.joinBackground(background);
      return { calls, stopBackground: () => background.close() };
    },
  });
  app.becomeReady();
  await starting;
}

function mainWindow(): DesktopWindowDouble {
  const [window] = double.windows;
  if (window === undefined) throw new Error('There is no window.');
  return window;
}

/** What the preload script gives the page of the window. */
function bridge(window = mainWindow()): PageBridge {
  return pageBridge(double.ipc.rendererOf(window.webContents), 'win32');
}

async function ask(method: string, input: unknown, company: string | null = null): Promise<unknown> {
  return JSON.parse(await bridge().call(JSON.stringify({ company, method, input })));
}

function trayEntry(label: string): Electron.MenuItemConstructorOptions {
  const entry = double
    .tray()
    ?.menus.at(-1)
    ?.find((item) => item.label === label);
  if (entry === undefined) throw new Error(`The tray has no entry "${label}".`);
  return entry;
}

function press(entry: Electron.MenuItemConstructorOptions): void {
  // A menu gives its item, its window and what was pressed; nothing of ours looks at them.
  (entry.click as () => void)();
}

async function until(holds: () => boolean): Promise<void> {
  for (const endsAtMs = Date.now() + 20_000; !holds(); ) {
    if (Date.now() > endsAtMs) throw new Error('It did not come to that.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function untilAsync(holds: () => Promise<boolean>): Promise<void> {
  let does = false;
  const look = async (): Promise<void> => {
    while (!does) does = await holds();
  };
  void look();
  await until(() => does);
}

describe('the start', () => {
  test('is sandboxed, keeps crash reports here, and shows one window on the page', async () => {
    await start();
    expect(double.app.isSandboxed).toBe(true);
    expect(double.crashReports).toEqual([{ uploadToServer: false, productName: 'Tallybridge' }]);
    expect(double.schemes.map(({ scheme, privileges }) => [scheme, privileges])).toEqual([
      ['app', { standard: true, secure: true, supportFetchAPI: true }],
    ]);
    expect(double.windows).toHaveLength(1);
    expect(mainWindow().loaded).toEqual(['app://bundle/']);
    expect(mainWindow().options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      webviewTag: false,
    });
    const answer = await double.protocols.get('app')?.(new Request('app://bundle/'));
    expect(answer?.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(double.menu().map(({ label }) => label)).toContain('File');
    expect(double.tray()).toBeDefined();
  });

  test('of a second program ends it, and brings the first one’s window to the front', async () => {
    await start();
    mainWindow().minimize();
    double.app.emit('second-instance');
    expect(mainWindow().isMinimized()).toBe(false);
    expect(mainWindow().isVisible()).toBe(true);

    const second = electronDouble();
    second.app.isFirst = false;
    await start([], second);
    expect(second.app.steps).toContain('ended');
    expect(second.windows).toEqual([]);
  });

  test('at sign-in opens no window until somebody wants it', async () => {
    await start(['--hidden']);
    expect(double.windows).toEqual([]);
    press(trayEntry('Open Tallybridge'));
    expect(mainWindow().loaded).toEqual(['app://bundle/']);
  });
});

describe('the page', () => {
  test('calls as in a browser, and is told that it is in the desktop app', async () => {
    await start();
    expect(await ask('app.read', {})).toMatchObject({ ok: true, value: { platform: 'desktop', author: 'the test' } });
    expect(await ask('no.such', {})).toMatchObject({ ok: false });
  });

  test('hears the engine end and come back; nothing of it takes the app down', async () => {
    await start();
    const heard: HostEvent[] = [];
    bridge().listen((text) => heard.push(JSON.parse(text ?? 'null')));
    const states = (): readonly string[] => heard.flatMap((event) => (event.type === 'engine' ? [event.state] : []));
    await until(() => states().includes('ready') && engines.children.length === 1); // it begins after the first list
    engines.children[0]?.kill('SIGKILL');
    await until(() => states().at(-1) === 'ready' && engines.children.length === 2);
    expect(states().slice(-2)).toEqual(['restarting', 'ready']);
    expect(double.app.isEnded).toBe(false);
  });

  test('is shown a place that was chosen in the menu, also before it listens', async () => {
    await start();
    const go = double.menu().find(({ label }) => label === 'Go')?.submenu as Electron.MenuItemConstructorOptions[];
    press(go[1] ?? {});
    const heard: HostEvent[] = [];
    bridge().listen((text) => heard.push(JSON.parse(text ?? 'null')));
    await until(() => heard.some(({ type }) => type === 'command'));
    expect(heard).toContainEqual({ type: 'command', command: { do: 'show', company: null, address: '#/review' } });
  });

  test('opens links of the services in the browser, its guide beside it, and nothing else', async () => {
    await start();
    bridge().openExternal('https://go.xero.com/BankTransactions');
    bridge().openExternal('https://evil.example');
    mainWindow().webContents.open('app://bundle/guide/index.html');
    mainWindow().webContents.navigate('https://evil.example/');
    await until(() => double.windows.length === 2);
    expect(double.opened).toEqual(['https://go.xero.com/BankTransactions']);
    expect(double.windows[1]?.loaded).toEqual(['app://bundle/guide/index.html']);
    expect(double.windows[1]?.options.webPreferences?.preload).toBeUndefined();
    expect(mainWindow().webContents.url).toBe('app://bundle/');
  });

  test('that chose Spanish and dark has menu, tray and system parts follow', async () => {
    await start();
    await ask('preferences.write', { key: 'language', value: 'es' });
    await ask('preferences.write', { key: 'theme', value: 'dark' });
    expect(double.theme.themeSource).toBe('dark');
    expect(double.menu().map(({ label }) => label)).toContain('Archivo');
    expect(
      double
        .tray()
        ?.menus.at(-1)
        ?.map(({ label }) => label),
    ).toContain('Abrir Tallybridge');
  });
});

describe('the settings of the desktop app', () => {
  const updates = { source: 'feed', choice: 'ask', channel: 'latest', state: { kind: 'unknown' } };
  const value = { notifications: 'problems', keepRunning: true, startAtLogin: false, updates };

  test('are the usual ones until a person chooses, and are kept', async () => {
    await start();
    expect(await ask('desktop.read', {})).toEqual({ ok: true, value });
    expect(await ask('desktop.chooseFolder', {})).toEqual({ ok: true, value: { path: '/exports' } });
    expect(await ask('desktop.chooseFolder', { from: '/' })).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    });
    const changed = { ...value, notifications: 'none', startAtLogin: true };
    expect(await ask('desktop.set', { notifications: 'none', startAtLogin: true })).toEqual({
      ok: true,
      value: changed,
    });
    expect(double.app.loginItem).toEqual({ openAtLogin: true, args: ['--hidden'] });
    expect(await ask('preferences.read', {})).toMatchObject({ value: { values: { notifications: 'none' } } });
    expect(await ask('desktop.set', { startAtLogin: false })).toMatchObject({ value: { startAtLogin: false } });
    expect(await ask('desktop.read', {})).toMatchObject({ value: { notifications: 'none', startAtLogin: false } });
  });

  test('hold at once: the next closed window ends the program', async () => {
    await start();
    mainWindow().pressClose();
    expect(double.app.isEnded).toBe(false);
    press(trayEntry('Open Tallybridge'));
    await ask('desktop.set', { keepRunning: false });
    mainWindow().pressClose();
    await until(() => double.app.isEnded);
  });

  test('that the system does not take are said, and nothing is changed; what is not theirs is refused', async () => {
    await start();
    double.app.refusesLoginItem = true;
    expect(await ask('desktop.set', { startAtLogin: true })).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(await ask('desktop.set', { notifications: 'loud' })).toMatchObject({
      ok: false,
      error: { code: 'invalid-input', details: [{ at: 'notifications' }] },
    });
    expect(await ask('desktop.read', {})).toEqual({ ok: true, value });
  });

  test('of updates reach the library, and the newer version is put in once what has left is finished', async () => {
    await start();
    updater.offered = '0.2.0';
    await ask('desktop.set', { channel: 'beta', updates: 'off' });
    const help = double.menu().find(({ role }) => role === 'help')?.submenu as Electron.MenuItemConstructorOptions[];
    press(help.find(({ label }) => label === 'Check for updates…') ?? {});
    const states = async () => JSON.stringify(await ask('desktop.read', {}));
    for (const [act, kind] of [
      ['look', 'available'],
      ['download', 'ready'],
    ] as const) {
      await ask('desktop.update', { do: act });
      await untilAsync(async () => (await states()).includes(`"kind":"${kind}","version":"0.2.0"`));
    }
    expect([updater.channel, updater.allowDowngrade]).toEqual(['beta', false]);
    await until(() => engines.children.length === 1);
    const ended = new Promise((resolve) => engines.children[0]?.once('exit', resolve));
    await ask('desktop.update', { do: 'install' });
    expect(updater.steps).not.toContain('install, silent true, run after true');
    await ended;
    await until(() => updater.steps.at(-1) === 'install, silent true, run after true');
  });

  test('are told to the page when they change', async () => {
    await start();
    const heard: HostEvent[] = [];
    const page = bridge();
    page.listen((text) => heard.push(JSON.parse(text ?? 'null')));
    await page.call(JSON.stringify({ company: null, method: 'desktop.set', input: { notifications: 'all' } }));
    await until(() => heard.some(({ type }) => type === 'desktop'));
  });
});

describe('the tray', () => {
  test('keeps the app when its window is closed, and says so once', async () => {
    await start();
    mainWindow().pressClose();
    expect(mainWindow().isHidden).toBe(true);
    expect(double.tray()?.balloons).toHaveLength(1);
    press(trayEntry('Open Tallybridge'));
    expect(mainWindow().isVisible()).toBe(true);
    mainWindow().pressClose();
    expect(double.tray()?.balloons).toHaveLength(1);
    expect(double.app.isEnded).toBe(false);
  });

  test('pauses for an hour and resumes, and shows it', async () => {
    await start();
    await ask('companies.add', { name: 'Harbour & Vine' });
    await until(
      () =>
        double
          .tray()
          ?.menus.at(-1)
          ?.some(({ label, enabled }) => label === 'Pause for an hour' && enabled) === true,
    );
    press(trayEntry('Pause for an hour'));
    await until(() => double.tray()?.images.at(-1)?.path.includes('paused') === true);
    press(trayEntry('Resume'));
    await until(() => double.tray()?.images.at(-1)?.path.includes('ok') === true);
  });

  test('is grey while there is no network, as the page has heard', async () => {
    await start();
    double.net.isConnected = false;
    await double.ipc.invoke(mainWindow().webContents, 'tallybridge:network', []);
    expect(double.tray()?.images.at(-1)?.path).toContain('offline');
    double.net.isConnected = true;
    double.power.emit('resume');
    expect(double.tray()?.images.at(-1)?.path).toContain('ok');
  });

  test('quits for good: the engine is asked to finish, and ends in order before the app does', async () => {
    await start();
    await until(() => engines.children.length === 1);
    const ended = new Promise((resolve) => engines.children[0]?.once('exit', resolve));
    const heard: HostEvent[] = [];
    bridge().listen((text) => heard.push(JSON.parse(text ?? 'null')));
    await until(() => heard.length > 0);
    press(trayEntry('Quit Tallybridge'));
    expect(double.app.isEnded).toBe(false);
    expect(heard.at(-1)).toEqual({ type: 'finishing' });
    expect(await ended).toBe(0);
    await until(() => double.app.isEnded);
    expect(double.tray()?.isDestroyed()).toBe(true);
  });
});
