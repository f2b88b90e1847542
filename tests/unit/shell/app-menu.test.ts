import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Electron from 'electron';
import { describe, expect, test } from 'vitest';
import { type AppMenuFacts, appMenu } from '../../../electron/shell/app-menu.ts';
import { nativeLanguage, nativeWords } from '../../../electron/shell/native-words.ts';

type Item = Electron.MenuItemConstructorOptions;

const root = join(import.meta.dirname, '../../..');
const renderer = join(root, 'renderer');
const companies = [
  { id: 'a', name: 'Ann & Sons' },
  { id: 'b', name: 'Bravo' },
];

function menu(facts: Partial<AppMenuFacts> = {}) {
  const done: unknown[] = [];
  const template = appMenu(
    { platform: 'linux', isPackaged: true, words: nativeWords('en').menu, companies, shown: 'b', ...facts },
    { ask: (command) => done.push(command), act: (action) => done.push(action) },
  );
  const flat = template.flatMap((menu) => itemsOf(menu).map((item) => ({ menu: menu.label ?? '', item })));
  const press = (label: string, below?: string): unknown => {
    const found = flat.find(({ menu, item }) => item.label === label && (below === undefined || menu === below));
    if (found === undefined) throw new Error(`There is no entry ${label}.`);
    // As Electron calls it; our entries look at nothing that it gives.
    (found.item.click as () => void)();
    return done.at(-1);
  };
  return { template, flat, press, done };
}

function itemsOf({ submenu }: Item): readonly Item[] {
  return Array.isArray(submenu) ? submenu : [];
}

const platforms = ['darwin', 'win32', 'linux'] as const;

describe('the menu', () => {
  test.each([
    ['darwin', ['Tallybridge', 'File', 'Edit', 'View', 'Go', 'Company', 'Window', 'Help']],
    ['win32', ['File', 'Edit', 'View', 'Go', 'Company', 'Help']],
    ['linux', ['File', 'Edit', 'View', 'Go', 'Company', 'Help']],
  ] as const)('of %s is %j', (platform, labels) => {
    expect(menu({ platform }).template.map(({ label }) => label)).toEqual(labels);
  });

  test.each<[string, string, unknown]>([
    ['File', 'Open setup file…', { do: 'show', company: null, address: '#/applications?import=1' }],
    ['File', 'Export…', { do: 'show', company: null, address: '#/export' }],
    ['File', 'Settings…', { do: 'show', company: null, address: '#/settings' }],
    ['File', 'Quit Tallybridge', 'quit'],
    ['Go', 'Overview', { do: 'show', company: null, address: '#/overview' }],
    ['Go', 'Review', { do: 'show', company: null, address: '#/review' }],
    ['Go', 'Applications', { do: 'show', company: null, address: '#/applications' }],
    ['Go', 'Activity', { do: 'show', company: null, address: '#/activity' }],
    ['Go', 'Diagnostics', { do: 'show', company: null, address: '#/diagnostics' }],
    ['Go', 'Export', { do: 'show', company: null, address: '#/export' }],
    ['Go', 'Settings', { do: 'show', company: null, address: '#/settings' }],
    ['Company', 'Sync now', { do: 'sync' }],
    ['Company', 'Ann && Sons', { do: 'show', company: 'a', address: '#/overview' }],
    ['Company', 'Bravo', { do: 'show', company: 'b', address: '#/overview' }],
    ['Company', 'Add a company…', { do: 'show', company: null, address: '#/start/new' }],
    ['Help', 'Guide', 'guide'],
    ['Help', 'Keyboard shortcuts', { do: 'shortcuts' }],
    ['Help', 'Diagnostics', { do: 'show', company: null, address: '#/diagnostics' }],
    ['Help', 'Check for updates…', 'updates'],
    ['Help', 'Licences of third parties', 'licences'],
  ])('%s, %s', (below, label, expected) => {
    expect(menu().press(label, below)).toEqual(expected);
  });

  test('has no other entries that do something', () => {
    expect(menu().flat.filter(({ item }) => item.click !== undefined)).toHaveLength(20);
  });

  test('marks the company that is on screen', () => {
    const radios = menu().flat.filter(({ item }) => item.type === 'radio');
    expect(radios.map(({ item }) => [item.label, item.checked])).toEqual([
      ['Ann && Sons', false],
      ['Bravo', true],
    ]);
  });

  test('of a program without a company offers nothing that needs one', () => {
    const { flat } = menu({ companies: [], shown: null });
    const enabled = flat.filter(({ item }) => item.click !== undefined && item.enabled !== false);
    expect(enabled.map(({ item }) => item.label)).toEqual(['Quit Tallybridge', 'Guide', 'Licences of third parties']);
  });

  test('on the sample alone, which is in no list of companies, offers everything', () => {
    const { flat } = menu({ companies: [], shown: 'sample' });
    expect(flat.filter(({ item }) => item.enabled === false)).toEqual([]);
  });

  test('loads anew and opens developer tools in a checkout alone', () => {
    const roles = (isPackaged: boolean) => menu({ isPackaged }).flat.map(({ item }) => item.role);
    expect(roles(false)).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']));
    for (const role of ['reload', 'forceReload', 'toggleDevTools']) expect(roles(true)).not.toContain(role);
  });

  test.each(platforms)('of %s lets texts be cut, copied and put in', (platform) => {
    const roles = menu({ platform }).flat.map(({ item }) => item.role);
    expect(roles).toEqual(expect.arrayContaining(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll']));
  });

  test('goes to the places of the page, in the order of its rail, and calls them as it does', () => {
    const source = readFileSync(join(renderer, 'app/places.ts'), 'utf8');
    const names = [...source.matchAll(/^ {4}name: '(\w+)'/gm)].map(([, name]) => name);
    const { template, press } = menu();
    const go = template.find(({ label }) => label === 'Go');
    const asked = itemsOf(go ?? {}).map(({ label }) => press(label ?? '', 'Go'));
    expect(asked).toEqual(names.map((name) => ({ do: 'show', company: null, address: `#/${name}` })));
    for (const language of ['en', 'es']) {
      const page = JSON.parse(readFileSync(join(renderer, `words/${language}/common.json`), 'utf8'));
      for (const name of names)
        expect(Reflect.get(nativeWords(language).menu.places, name ?? '')).toBe(page.nav[name ?? '']);
    }
  });
});

describe('keys', () => {
  /** Of entries that Electron gives a key by their role. */
  const ofRoles: Readonly<Record<string, readonly string[]>> = {
    undo: ['mod+z'],
    redo: ['mod+y', 'mod+shift+z'],
    cut: ['mod+x'],
    copy: ['mod+c'],
    paste: ['mod+v'],
    selectAll: ['mod+a'],
    close: ['mod+w'],
    minimize: ['mod+m'],
    reload: ['mod+r'],
    toggleDevTools: ['mod+shift+i', 'mod+alt+i'],
    resetZoom: ['mod+0'],
    zoomIn: ['mod++', 'mod+='],
    zoomOut: ['mod+-'],
    hide: ['mod+h'],
    hideOthers: ['mod+alt+h'],
    togglefullscreen: ['f11', 'mod+ctrl+f'],
  };
  const named = (accelerator: string): string => accelerator.replace(/CmdOrCtrl|Cmd|Ctrl/, 'mod').toLowerCase();
  const keysOf = (platform: NodeJS.Platform): readonly string[] =>
    menu({ platform, isPackaged: false }).flat.flatMap(({ item }) => [
      ...(typeof item.accelerator === 'string' ? [named(item.accelerator)] : []),
      ...(item.role === undefined ? [] : (ofRoles[item.role] ?? [])),
    ]);
  /** Every key that a screen listens to. */
  const keysOfPage = new Set(
    readdirSync(renderer, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .flatMap((path) => [...readFileSync(join(renderer, path), 'utf8').matchAll(/\bkeys: '([^']+)'/g)])
      .map(([, keys]) => (keys ?? '').toLowerCase()),
  );

  test('of the page are found', () => {
    expect([...keysOfPage]).toEqual(expect.arrayContaining(['mod+k', 'mod+enter', 'mod+a', '?', 's']));
  });

  test.each(platforms)('of %s stand once each, and are none of the page’s but to select all', (platform) => {
    const keys = keysOf(platform);
    expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
    expect(keys.filter((key) => keysOfPage.has(key))).toEqual(['mod+a']);
  });

  test.each(platforms)('1 to 7 go to the places on %s', (platform) => {
    const go = itemsOf(menu({ platform }).template.find(({ label }) => label === 'Go') ?? {});
    expect(go.map(({ accelerator }) => accelerator)).toEqual([1, 2, 3, 4, 5, 6, 7].map((key) => `CmdOrCtrl+${key}`));
  });
});

describe('words', () => {
  function texts(value: unknown, path = ''): [string, string][] {
    if (typeof value === 'string') return [[path, value]];
    return Object.entries(value ?? {}).flatMap(([key, below]) => texts(below, `${path}.${key}`));
  }

  test('are all there in both languages, with the same places in them', () => {
    const [english, spanish] = [texts(nativeWords('en')), texts(nativeWords('es'))];
    expect(spanish.map(([path]) => path)).toEqual(english.map(([path]) => path));
    const holes = (text: string): string[] => text.match(/\{\{\w+\}\}/g) ?? [];
    for (const [place, [path, text]] of english.entries()) {
      expect(text).not.toBe('');
      expect(holes(spanish[place]?.[1] ?? ''), path).toEqual(holes(text));
    }
    const same = english.filter(([path, text], place) => spanish[place]?.[1] === text && path !== '.menu.zoom');
    expect(same).toEqual([]);
  });

  test('of every entry are in its menu’s language', () => {
    const english = new Set(texts(nativeWords('en').menu).map(([, text]) => text));
    for (const platform of platforms) {
      const { template, flat } = menu({ platform, isPackaged: false, words: nativeWords('es').menu, companies: [] });
      const labels = [...template.map(({ label }) => label), ...flat.map(({ item }) => item.label)];
      expect(labels.filter((label) => label !== undefined && label !== 'Zoom' && english.has(label))).toEqual([]);
      for (const { item } of flat) expect(item.type === 'separator' || (item.label ?? '') !== '').toBe(true);
    }
  });

  test.each<[unknown, string[], string]>([
    ['es', ['en-GB'], 'es'],
    ['en', ['es-ES'], 'en'],
    ['system', ['es-MX', 'en'], 'es'],
    ['system', ['fr-FR', 'es'], 'es'],
    ['system', ['fr-FR'], 'en'],
    [undefined, [], 'en'],
    ['pseudo', ['ES'], 'es'],
  ])('for the preference %j on a system of %j are %s', (preference, system, language) => {
    expect(nativeLanguage(preference, system)).toBe(language);
  });
});
