import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type * as Electron from 'electron';
import { beforeEach, describe, expect, expectTypeOf, test } from 'vitest';
import { AppTray, type Theme, type TrayIcon } from '../../../electron/shell/app-tray.ts';
import type { TrayAction } from '../../../electron/shell/tray-menu.ts';
import type { TrayFacts } from '../../../electron/shell/tray-state.ts';
import { trayWords } from '../../../electron/shell/tray-words.ts';
import {
  buildMenuDouble,
  nativeImageDouble,
  ThemeDouble,
  TrayDouble,
} from '../../fixtures/electron-double/tray-double.ts';

const images = join(import.meta.dirname, '../../../resources/tray');
const quiet: TrayFacts = { engine: 'ready', offline: false, pausedUntilMs: null, finishing: false, companies: [] };
const acme = {
  ...{ id: 'acme', name: 'Smith & Sons', syncing: false, connected: true },
  ...{ toReview: 0, needsAttention: 0, lastSyncAtMs: 0 },
};

beforeEach(() => {
  TrayDouble.made = [];
});

function openTray(platform: NodeJS.Platform = 'linux', theme = new ThemeDouble(), language = { now: 'en' }) {
  const actions: TrayAction[] = [];
  const tray = new AppTray(
    {
      platform,
      images,
      Tray: TrayDouble,
      buildMenu: buildMenuDouble,
      nativeImage: nativeImageDouble,
      nativeTheme: theme,
      nowMs: () => 1000,
      words: () => trayWords(language.now).tray,
      speech: () => ({ language: language.now, locale: 'en-GB' }),
      onAction: (action) => actions.push(action),
    },
    quiet,
  );
  const [icon] = TrayDouble.made;
  if (icon === undefined) throw new Error('There is no tray.');
  return { tray, icon, actions, theme };
}

function imagesOf(icon: TrayDouble): string[] {
  return icon.images.map(({ path }) => path.slice(images.length + 1));
}

test('what is used of Electron is what Electron has', () => {
  expectTypeOf<Electron.Tray>().toExtend<TrayIcon>();
  expectTypeOf<Electron.NativeTheme>().toExtend<Theme>();
});

describe('the image', () => {
  const states: readonly [string, Partial<TrayFacts>][] = [
    ['ok', {}],
    ['syncing', { companies: [{ ...acme, syncing: true }] }],
    ['attention', { companies: [{ ...acme, needsAttention: 1 }] }],
    ['offline', { offline: true }],
    ['paused', { pausedUntilMs: 2000 }],
  ];

  test.each(states)('of %s, light, dark and as a template', (state, changes) => {
    const linux = openTray();
    linux.tray.show({ ...quiet, ...changes });
    expect(imagesOf(linux.icon).at(-1)).toBe(`${state}-light.png`);
    linux.theme.become('dark');
    expect(imagesOf(linux.icon).at(-1)).toBe(`${state}-dark.png`);
    expect(linux.icon.images.at(-1)?.isTemplate).toBe(false);

    TrayDouble.made = [];
    const mac = openTray('darwin');
    mac.tray.show({ ...quiet, ...changes });
    expect(imagesOf(mac.icon).at(-1)).toBe(`${state}Template.png`);
    expect(mac.icon.images.at(-1)?.isTemplate).toBe(true);
  });

  test('follows the taskbar of Windows, which has a colour of its own', () => {
    const { icon, theme } = openTray('win32');
    theme.become('light', 'dark');
    theme.become('dark', 'light');
    expect(imagesOf(icon)).toEqual(['ok-light.png', 'ok-dark.png', 'ok-light.png']);
  });

  test('is not set again where nothing changed, and on macOS not by the theme', () => {
    const { tray, icon, theme } = openTray();
    tray.show(quiet);
    theme.become('light');
    expect(icon.images).toHaveLength(1);
    TrayDouble.made = [];
    const mac = openTray('darwin');
    mac.theme.become('dark');
    expect(mac.icon.images).toHaveLength(1);
  });
});

describe('the menu', () => {
  test('is replaced only where it has become another one, for an open one would close', () => {
    const { tray, icon } = openTray();
    tray.show(quiet);
    tray.show({ ...quiet });
    expect(icon.menus).toHaveLength(1);
    expect(icon.tooltips).toEqual(['Tallybridge: Up to date']);
    tray.show({ ...quiet, offline: true });
    expect(icon.menus).toHaveLength(2);
    expect(icon.tooltips).toHaveLength(2);
  });

  test('does what each entry says', () => {
    const { tray, icon, actions } = openTray();
    tray.show({ ...quiet, companies: [acme, { ...acme, id: 'b', name: 'B', toReview: 1 }] });
    for (const { click } of icon.menus.at(-1) ?? []) (click as (() => void) | undefined)?.();
    expect(actions).toEqual([
      { do: 'review', company: 'acme' },
      { do: 'review', company: 'b' },
      { do: 'review', company: 'b' },
      { do: 'sync' },
      { do: 'pause' },
      { do: 'open' },
      { do: 'quit' },
    ]);
    tray.show({ ...quiet, companies: [acme], pausedUntilMs: 2000 });
    const resume = icon.menus.at(-1)?.find(({ label }) => label === 'Resume');
    (resume?.click as (() => void) | undefined)?.();
    expect(actions.at(-1)).toEqual({ do: 'resume' });
  });

  test('shows an ampersand as one, and lines that do nothing as such', () => {
    const { tray, icon } = openTray();
    tray.show({ ...quiet, companies: [acme, { ...acme, id: 'b', name: 'B' }] });
    const menu = icon.menus.at(-1) ?? [];
    expect(menu.map(({ label }) => label)).toContain('Smith && Sons: nothing to review');
    expect(menu[0]).toEqual({ label: 'Up to date', enabled: false });
  });

  test('speaks another language from the next change on', () => {
    const language = { now: 'en' };
    const { tray, icon } = openTray('linux', new ThemeDouble(), language);
    language.now = 'es';
    tray.show(quiet);
    expect(icon.menus.at(-1)?.at(-1)?.label).toBe('Salir de Tallybridge');
    expect(icon.tooltips.at(-1)).toBe('Tallybridge: Al día');
  });
});

test.each<[NodeJS.Platform, TrayAction[]]>([
  ['win32', [{ do: 'open' }]],
  ['linux', []],
  ['darwin', []],
])('a click on the icon on %s', (platform, expected) => {
  const { icon, actions } = openTray(platform);
  icon.emit('click', {}, {}, {});
  expect(actions).toEqual(expected);
});

test('the hint is a balloon on Windows, and left to a notification elsewhere', () => {
  const windows = openTray('win32');
  expect(windows.tray.hint()).toBe(true);
  expect(windows.icon.balloons).toMatchObject([{ title: 'Tallybridge is still here' }]);
  TrayDouble.made = [];
  const linux = openTray('linux');
  expect(linux.tray.hint()).toBe(false);
  expect(linux.icon.balloons).toEqual([]);
});

test('a tray that is gone is left alone by whatever comes after', () => {
  const { tray, icon, theme } = openTray();
  tray.close();
  tray.close();
  tray.show({ ...quiet, offline: true });
  theme.become('dark');
  expect(icon.images).toHaveLength(1);
});

test('every image that may be asked for is there', () => {
  const names = ['ok', 'syncing', 'attention', 'offline', 'paused'].flatMap((state) => [
    `${state}-light.png`,
    `${state}-dark.png`,
    `${state}Template.png`,
  ]);
  expect(names.filter((name) => !existsSync(join(images, name)))).toEqual([]);
});
