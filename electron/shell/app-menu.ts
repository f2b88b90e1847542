import type * as Electron from 'electron';
import type { CompanyDto } from '../../shared/contract/app-methods.ts';
import type { PageCommand } from '../../shared/contract/page-command.ts';
import type { NativeWords } from './native-words.ts';

type MenuWords = NativeWords['menu'];
type Item = Electron.MenuItemConstructorOptions;

/** The page's screens in the order of its rail; a test holds both together. */
const places = ['overview', 'review', 'applications', 'activity', 'diagnostics', 'export', 'settings'] as const;

/** What an entry asks for that the page does not do itself. */
export type MenuAction = 'guide' | 'licences' | 'updates' | 'quit';

export interface AppMenuFacts {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  readonly words: MenuWords;
  readonly companies: readonly Pick<CompanyDto, 'id' | 'name'>[];
  /** The company on screen; null where there is none. */
  readonly shown: string | null;
}

export interface AppMenuActions {
  ask(command: PageCommand): void;
  act(action: MenuAction): void;
}

/**
 * The menu of the program, the native way to what the page has too. Its keys are none of the page's, or one press would do
 * two things; the one exception is to select all, which the page takes where rows are to be selected, and lets go by in a text.
 */
export function appMenu(facts: AppMenuFacts, actions: AppMenuActions): Item[] {
  const { platform, isPackaged, words } = facts;
  const isMac = platform === 'darwin';
  const go: Go = (label, address, accelerator) => ({
    ...entry(label, () => actions.ask({ do: 'show', company: null, address }), accelerator),
    enabled: hasBooks(facts),
  });
  // Its answer stands in the settings, which are there with a company.
  const updates = { ...entry(words.updates, () => actions.act('updates')), enabled: hasBooks(facts) };
  return [
    ...(isMac ? [programMenu(words, go, updates, actions)] : []),
    fileMenu(isMac, words, go, actions),
    editMenu(words),
    viewMenu(isPackaged, words),
    {
      label: words.go,
      submenu: places.map((place, index) => go(words.places[place], `#/${place}`, `CmdOrCtrl+${index + 1}`)),
    },
    companyMenu(facts, go, actions),
    ...(isMac ? [windowMenu(words)] : []),
    helpMenu(facts, go, isMac ? [] : [updates], actions),
  ];
}

type Go = (label: string, address: string, accelerator?: string) => Item;

/** Of macOS: what belongs to the program as a whole. */
function programMenu(words: MenuWords, go: Go, updates: Item, { act }: AppMenuActions): Item {
  return {
    label: 'Tallybridge',
    submenu: [
      { role: 'about', label: words.about },
      updates,
      separator,
      go(words.settings, '#/settings', 'Cmd+,'),
      separator,
      { role: 'services', label: words.services },
      separator,
      { role: 'hide', label: words.hide },
      { role: 'hideOthers', label: words.hideOthers },
      { role: 'unhide', label: words.showAll },
      separator,
      entry(words.quit, () => act('quit'), 'Cmd+Q'),
    ],
  };
}

function fileMenu(isMac: boolean, words: MenuWords, go: Go, { act }: AppMenuActions): Item {
  return {
    label: words.file,
    submenu: [
      go(words.openSetup, '#/applications?import=1', 'CmdOrCtrl+O'),
      go(words.export, '#/export', 'CmdOrCtrl+Shift+E'),
      ...(isMac ? [] : [go(words.settings, '#/settings', 'Ctrl+,')]),
      separator,
      { role: 'close', label: words.close },
      ...(isMac ? [] : [separator, entry(words.quit, () => act('quit'), 'Ctrl+Q')]),
    ],
  };
}

/** On macOS these keys work through the menu alone, so that it is needed for a text to be copied at all. */
function editMenu(words: MenuWords): Item {
  return {
    label: words.edit,
    submenu: [
      { role: 'undo', label: words.undo },
      { role: 'redo', label: words.redo },
      separator,
      { role: 'cut', label: words.cut },
      { role: 'copy', label: words.copy },
      { role: 'paste', label: words.paste },
      { role: 'selectAll', label: words.selectAll },
    ],
  };
}

function viewMenu(isPackaged: boolean, words: MenuWords): Item {
  const forBuilders: Item[] = [
    { role: 'reload', label: words.reload },
    { role: 'toggleDevTools', label: words.tools },
    separator,
  ];
  return {
    label: words.view,
    submenu: [
      ...(isPackaged ? [] : forBuilders),
      { role: 'resetZoom', label: words.actualSize },
      { role: 'zoomIn', label: words.zoomIn },
      { role: 'zoomOut', label: words.zoomOut },
      separator,
      { role: 'togglefullscreen', label: words.fullScreen },
    ],
  };
}

function companyMenu(facts: AppMenuFacts, go: Go, { ask }: AppMenuActions): Item {
  const { companies, shown, words } = facts;
  const list = companies.map(
    ({ id, name }): Item => ({
      label: name.replaceAll('&', '&&'), // one alone would underline the letter after it
      type: 'radio',
      checked: id === shown,
      click: () => ask({ do: 'show', company: id, address: '#/overview' }),
    }),
  );
  return {
    label: words.company,
    submenu: [
      { ...entry(words.syncNow, () => ask({ do: 'sync' })), enabled: hasBooks(facts) },
      separator,
      ...list,
      ...(list.length > 0 ? [separator] : []),
      go(words.addCompany, '#/start/new'),
    ],
  };
}

function windowMenu(words: MenuWords): Item {
  return {
    label: words.window,
    role: 'window',
    submenu: [
      { role: 'minimize', label: words.minimize },
      { role: 'zoom', label: words.zoom },
      separator,
      { role: 'front', label: words.front },
    ],
  };
}

function helpMenu(facts: AppMenuFacts, go: Go, updates: readonly Item[], { ask, act }: AppMenuActions): Item {
  const { words } = facts;
  return {
    label: words.help,
    role: 'help',
    submenu: [
      entry(words.guide, () => act('guide'), 'F1'),
      { ...entry(words.shortcuts, () => ask({ do: 'shortcuts' })), enabled: hasBooks(facts) },
      go(words.diagnostics, '#/diagnostics'),
      separator,
      ...updates,
      entry(words.licences, () => act('licences')),
    ],
  };
}

/** Without a company there is the first-run guide alone. The sample is in no list, but it can be the one on screen. */
function hasBooks({ companies, shown }: AppMenuFacts): boolean {
  return companies.length > 0 || shown !== null;
}

const separator: Item = { type: 'separator' };

function entry(label: string, click: () => void, accelerator?: string): Item {
  return { label, click, ...(accelerator === undefined ? {} : { accelerator }) };
}
