import type * as Electron from 'electron';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { type GuardedApp, secureApp } from '../../../electron/shell/secure-app.ts';
import { AppDouble } from '../../fixtures/electron-double/app-double.ts';
import { memoryLog } from '../../fixtures/electron-double/memory-log.ts';
import { PageDouble } from '../../fixtures/electron-double/page-double.ts';
import { type Permission, SessionDouble } from '../../fixtures/electron-double/session-double.ts';
import { hostileAddresses } from './hostile-addresses.ts';

function secured({ isPackaged = true } = {}) {
  const app = new AppDouble();
  const log = memoryLog();
  const links: string[] = [];
  const failed: string[] = [];
  secureApp(app, {
    log,
    isPackaged,
    onLink: (address) => links.push(address),
    downloads: {
      log,
      folder: () => '/downloads',
      title: () => 'Save file',
      join: (folder, name) => `${folder}/${name}`,
      onFailed: (name) => failed.push(name),
    },
  });
  return { app, log, links, failed, page: app.create() };
}

test('what is used of Electron is what Electron has', () => {
  expectTypeOf<Electron.App>().toExtend<GuardedApp>();
});

test('every renderer is sandboxed, before the app is ready', () => {
  expect(secured().app.isSandboxed).toBe(true);
});

describe('a double without guards', () => {
  test('lets everything happen, so that what follows can fail', () => {
    const page = new PageDouble();
    page.navigate('https://example.com/');
    page.open('https://example.com/');
    expect([page.url, page.windows]).toEqual(['https://example.com/', ['https://example.com/']]);
    expect([page.attachWebview(), page.chooseBluetooth()]).toEqual([true, 'the first']);
    const { session } = page;
    expect([session.ask('media', page.url), session.check('media', page.url)]).toEqual([true, true]);
    expect([session.askForDevice('usb'), session.askForScreen() === null, session.pair()]).toEqual([true, false, true]);
    expect([session.fetch('https://example.com/'), session.download('https://example.com/')]).not.toContain(false);
  });
});

describe('a page stays where it is', () => {
  const ways: Record<string, (page: PageDouble, url: string) => void> = {
    'by a link or a script': (page, url) => page.navigate(url),
    'in a frame': (page, url) => page.navigate(url, false),
    'by a redirect': (page, url) => page.redirect(url),
    'in a tab': (page, url) => page.open(url),
    'in a window': (page, url) => page.open(url, 'new-window'),
    'in a tab behind': (page, url) => page.open(url, 'background-tab'),
  };

  test('thirty addresses and more are tried', () => {
    expect(new Set(hostileAddresses).size).toBeGreaterThanOrEqual(30);
  });

  test.each(Object.entries(ways))('%s', (_way, go) => {
    for (const address of hostileAddresses) {
      const { page } = secured();
      go(page, address);
      expect([page.url, page.windows], address).toEqual(['app://bundle/', []]);
    }
  });

  test('a frame that goes elsewhere is stopped, too, which the double cannot show by its own address', () => {
    const { page, log } = secured();
    page.navigate('https://example.com/', false);
    expect(log.lines).toEqual([
      {
        level: 'warn',
        event: 'navigation-refused',
        fields: { how: 'will-frame-navigate', to: 'https://example.com' },
      },
    ]);
  });

  test('its own pages are shown, wherever in them', () => {
    for (const address of ['app://bundle/', 'app://bundle/guide/index.html', 'app://bundle/?a#/review']) {
      const { page } = secured();
      page.navigate(address);
      expect(page.url).toBe(address);
    }
  });

  test('not even its own page gets a window of its own', () => {
    const { page, links } = secured();
    page.open('app://bundle/guide/index.html');
    expect([page.windows, links]).toEqual([[], ['app://bundle/guide/index.html']]);
  });

  test('a link out of it is handed over once, from whichever page it is', () => {
    const { app, page, links } = secured();
    page.navigate('https://developer.xero.com/app/manage');
    app.create().navigate('https://go.xero.com/');
    page.redirect('https://go.xero.com/redirected');
    page.navigate('https://go.xero.com/framed', false);
    expect(links).toEqual(['https://developer.xero.com/app/manage', 'https://go.xero.com/']);
  });

  test('what it wrote into an address is not in the log', () => {
    const { page, log } = secured();
    page.navigate('https://example.com/?token=very-secret#word');
    expect(log.lines).not.toEqual([]);
    expect(JSON.stringify(log.lines)).not.toContain('secret');
  });
});

test('a page holds no other page, and no device', () => {
  const { page } = secured();
  expect(page.attachWebview()).toBe(false);
  expect(page.chooseBluetooth()).toBe('');
});

describe('permissions', () => {
  const all: readonly Permission[] = [
    ...(['clipboard-read', 'display-capture', 'fullscreen', 'geolocation', 'hid', 'idle-detection'] as const),
    ...(['keyboardLock', 'local-fonts', 'media', 'mediaKeySystem', 'midi', 'midiSysex', 'notifications'] as const),
    ...(['openExternal', 'pointerLock', 'serial', 'speaker-selection', 'storage-access', 'usb', 'unknown'] as const),
    ...(['fileSystem', 'top-level-storage-access', 'window-management', 'deprecated-sync-clipboard-read'] as const),
    ...(['background-fetch', 'background-sync', 'local-network', 'nfc', 'screen-wake-lock', 'sensors'] as const),
  ];

  test.each(all)('%s is refused, asked for or looked at', (permission) => {
    const { session } = secured().page;
    for (const isMainFrame of [true, false]) {
      expect(session.ask(permission, 'app://bundle/', isMainFrame)).toBe(false);
      expect(session.check(permission, 'app://bundle', isMainFrame)).toBe(false);
    }
  });

  test('a text may be put on the clipboard, by the page itself alone', () => {
    const { session } = secured().page;
    const writing = 'clipboard-sanitized-write';
    expect([session.ask(writing, 'app://bundle/#/review'), session.check(writing, 'app://bundle/')]).toEqual([
      true,
      true,
    ]);
    expect([session.ask(writing, 'app://bundle/', false), session.check(writing, 'app://bundle/', false)]).toEqual([
      false,
      false,
    ]);
    for (const address of hostileAddresses)
      expect([session.ask(writing, address), session.check(writing, address)], address).toEqual([false, false]);
  });

  test.each(['hid', 'serial', 'usb'] as const)('a device by %s is refused', (kind) => {
    expect(secured().page.session.askForDevice(kind)).toBe(false);
  });

  test('the picture of the screen and the pairing of a device are refused', () => {
    const { session } = secured().page;
    expect([session.askForScreen(), session.pair()]).toEqual([null, false]);
  });
});

describe('the network', () => {
  test('is asked for nothing', () => {
    const { session } = secured().page;
    expect(hostileAddresses.filter((address) => session.fetch(address))).toEqual([]);
    expect(session.fetch('app://bundle/assets/main.js')).toBe(true);
    expect(session.fetch('blob:app://bundle/0b5d9f6e-0000-4000-8000-000000000000')).toBe(true);
  });

  test('developer tools are there in a checkout alone', () => {
    const tools = 'devtools://devtools/bundled/inspector.html';
    expect(secured({ isPackaged: false }).page.session.fetch(tools)).toBe(true);
    expect(secured({ isPackaged: true }).page.session.fetch(tools)).toBe(false);
  });

  test('is not asked for dictionaries', () => {
    expect(secured().page.session.isSpellChecking).toBe(false);
  });
});

test('every session is guarded, and each once', () => {
  const { app, page } = secured();
  const other = new SessionDouble();
  app.create(new PageDouble(other));
  app.create(new PageDouble(page.session));
  expect(other.fetch('https://example.com/')).toBe(false);
  expect(other.listenerCount('will-download')).toBe(1);
  expect(page.session.listenerCount('will-download')).toBe(1);
});

describe('downloads', () => {
  const made = 'blob:app://bundle/0b5d9f6e-0000-4000-8000-000000000000';

  test('what the page has made is saved where a person says, beginning with their folder', () => {
    const { page } = secured();
    expect(page.session.download(made)?.dialog).toEqual({
      title: 'Save file',
      defaultPath: '/downloads/movements.csv',
    });
  });

  test('nothing else is downloaded, not even on the way', () => {
    const { page } = secured();
    for (const address of hostileAddresses) {
      expect(page.session.download(address), address).toBeNull();
      expect(page.session.download(made, address), address).toBeNull();
      expect(page.session.download(address, made), address).toBeNull();
    }
    expect(page.session.download()).toBeNull();
  });

  test.each([
    ['../../.bashrc', '__.._.bashrc'],
    ['a/b\\c:d.csv', 'a_b_c_d.csv'],
    ['evil\u202Egpj.exe', 'evil_gpj.exe'],
    ['', 'Tallybridge'],
  ])('a name like %j is no place', (fileName, safe) => {
    const { page } = secured();
    page.session.prependListener('will-download', (_event, download) => {
      download.fileName = fileName;
    });
    const path = page.session.download(made)?.dialog?.defaultPath ?? '';
    expect(path.slice(0, '/downloads/'.length)).toBe('/downloads/');
    expect(path.slice('/downloads/'.length)).toBe(safe);
  });

  test('one that breaks off is said; one that a person does not want is not', () => {
    const { page, failed } = secured();
    page.session.download(made)?.emit('done', {}, 'cancelled');
    page.session.download(made)?.emit('done', {}, 'completed');
    expect(failed).toEqual([]);
    page.session.download(made)?.emit('done', {}, 'interrupted');
    expect(failed).toEqual(['movements.csv']);
  });
});
