import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type TrayItem, trayMenu } from '../../../electron/shell/tray-menu.ts';
import {
  type TrayCompany,
  type TrayFacts,
  trayState,
  trayStatus,
  trayTooltip,
} from '../../../electron/shell/tray-state.ts';
import { trayWords } from '../../../electron/shell/tray-words.ts';

const nowMs = Date.UTC(2026, 10, 22, 14, 20);
const english = { language: 'en', locale: 'en-GB' };
const spanish = { language: 'es', locale: 'es-ES' };

function company(changes: Partial<TrayCompany> = {}): TrayCompany {
  return {
    ...{ id: 'acme', name: 'Acme Ltd', syncing: false, connected: true },
    ...{ toReview: 0, needsAttention: 0, lastSyncAtMs: nowMs },
    ...changes,
  };
}

function facts(changes: Partial<TrayFacts> = {}): TrayFacts {
  return { engine: 'ready', offline: false, pausedUntilMs: null, finishing: false, companies: [company()], ...changes };
}

function menuOf(changes: Partial<TrayFacts>, speech = english): readonly TrayItem[] {
  return trayMenu(facts(changes), nowMs, trayWords(speech.language).tray, speech);
}

function lines(menu: readonly TrayItem[]): string[] {
  return menu.map((item) => {
    if (item.kind === 'separator') return '—';
    return item.kind === 'text' || !item.enabled ? `(${item.label})` : item.label;
  });
}

describe('the state of the icon', () => {
  // Every combination of what it depends on: engine ok or failed, syncing, attention, paused, offline.
  test.each<[string, string]>([
    ['-----', 'ok'],
    ['----o', 'offline'],
    ['---p-', 'paused'],
    ['---po', 'paused'],
    ['--a--', 'attention'],
    ['--a-o', 'attention'],
    ['--ap-', 'attention'],
    ['--apo', 'attention'],
    ['-s---', 'syncing'],
    ['-s--o', 'syncing'],
    ['-s-p-', 'syncing'],
    ['-s-po', 'syncing'],
    ['-sa--', 'syncing'],
    ['-sa-o', 'syncing'],
    ['-sap-', 'syncing'],
    ['-sapo', 'syncing'],
    ['f----', 'attention'],
    ['f---o', 'attention'],
    ['f--p-', 'attention'],
    ['f--po', 'attention'],
    ['f-a--', 'attention'],
    ['f-a-o', 'attention'],
    ['f-ap-', 'attention'],
    ['f-apo', 'attention'],
    ['fs---', 'attention'],
    ['fs--o', 'attention'],
    ['fs-p-', 'attention'],
    ['fs-po', 'attention'],
    ['fsa--', 'attention'],
    ['fsa-o', 'attention'],
    ['fsap-', 'attention'],
    ['fsapo', 'attention'],
  ])('of %s is %s', (what, state) => {
    const given = facts({
      engine: what.includes('f') ? 'failed' : 'ready',
      companies: [company({ syncing: what.includes('s'), needsAttention: what.includes('a') ? 2 : 0 })],
      pausedUntilMs: what.includes('p') ? nowMs + 1 : null,
      offline: what.includes('o'),
    });
    expect(trayState(given, nowMs)).toBe(state);
    // An engine that is being started again is no state of its own.
    if (!what.includes('f')) expect(trayState({ ...given, engine: 'restarting' }, nowMs)).toBe(state);
  });

  test('is no longer paused at the very instant at which the pause ends', () => {
    expect(trayState(facts({ pausedUntilMs: nowMs }), nowMs)).toBe('ok');
    expect(trayState(facts({ pausedUntilMs: nowMs }), nowMs - 1)).toBe('paused');
  });

  test('is that of all companies together', () => {
    const companies = [company(), company({ id: 'b', needsAttention: 1 })];
    expect(trayState(facts({ companies }), nowMs)).toBe('attention');
    expect(trayState(facts({ companies: [] }), nowMs)).toBe('ok');
  });
});

describe('the first line of the menu', () => {
  test.each<[Partial<TrayFacts>, string, string]>([
    [{}, 'Up to date', 'Al día'],
    [{ offline: true }, 'Offline. Syncs when the network is back', 'Sin conexión. Se sincroniza cuando vuelva la red'],
    [{ companies: [company({ syncing: true })] }, 'Syncing', 'Sincronizando'],
    [{ companies: [company({ syncing: true }), company({ id: 'b' })] }, 'Syncing Acme Ltd', 'Sincronizando Acme Ltd'],
    [{ companies: [company({ needsAttention: 1 })] }, '1 thing needs your attention', '1 asunto requiere su atención'],
    [
      { companies: [company({ needsAttention: 1200 })] },
      '1,200 things need your attention',
      '1200 asuntos requieren su atención',
    ],
    [
      { engine: 'failed' },
      'Stopped several times in a row. Open Tallybridge to see why',
      'Se detuvo varias veces seguidas. Abra Tallybridge para ver por qué',
    ],
    [
      { finishing: true, engine: 'failed' },
      'Finishing what has left for Xero, then closing',
      'Terminando lo que ya salió hacia Xero; después se cierra',
    ],
  ])('for %j', (changes, inEnglish, inSpanish) => {
    expect(trayStatus(facts(changes), nowMs, trayWords('en').tray, english)).toBe(inEnglish);
    expect(trayStatus(facts(changes), nowMs, trayWords('es').tray, spanish)).toBe(inSpanish);
  });

  test('says until when it is paused, by the clock of the person', () => {
    const until = new Date(2026, 10, 22, 15, 20).getTime();
    const said = trayStatus(facts({ pausedUntilMs: until }), until - 1, trayWords('en').tray, english);
    expect(said).toBe('Paused until 15:20');
  });
});

const anyFacts: fc.Arbitrary<TrayFacts> = fc.record({
  engine: fc.constantFrom('ready', 'restarting', 'failed'),
  offline: fc.boolean(),
  pausedUntilMs: fc.option(fc.integer({ min: nowMs - 1e9, max: nowMs + 1e9 })),
  finishing: fc.boolean(),
  companies: fc.array(
    fc.record({
      id: fc.uuid(),
      name: fc.string({ minLength: 1, maxLength: 200 }).map((name) => `SECRET-${name}`),
      syncing: fc.boolean(),
      connected: fc.boolean(),
      toReview: fc.nat(),
      needsAttention: fc.nat(),
      lastSyncAtMs: fc.option(fc.integer({ min: 0, max: nowMs })),
    }),
    { maxLength: 40 },
  ),
});

test('the text under the pointer is short enough for Windows and names no company, in both languages', () => {
  fc.assert(
    fc.property(anyFacts, fc.constantFrom(english, spanish), (given, speech) => {
      const text = trayTooltip(given, nowMs, trayWords(speech.language).tray, speech);
      expect(text.length).toBeLessThanOrEqual(127);
      expect(text).toMatch(/^Tallybridge: ./);
      expect(text).not.toContain('SECRET-');
    }),
  );
});

describe('the menu', () => {
  test('of one company', () => {
    const at = new Date(2026, 10, 22, 14, 8).getTime();
    expect(lines(menuOf({ companies: [company({ toReview: 4, lastSyncAtMs: at })] }))).toEqual([
      '(Up to date)',
      '(Last synced 22 Nov 2026, 14:08)',
      '—',
      'Review (4)',
      '—',
      'Sync now',
      'Pause for an hour',
      '—',
      'Open Tallybridge',
      'Quit Tallybridge',
    ]);
  });

  test('of several names each with what waits, and the latest sync of all', () => {
    const early = new Date(2026, 10, 21, 9, 0).getTime();
    const late = new Date(2026, 10, 22, 9, 5).getTime();
    const companies = [
      company({ toReview: 1, lastSyncAtMs: early }),
      company({ id: 'b', name: 'Bolt & Sons', lastSyncAtMs: late }),
      company({ id: 'c', name: 'Cedar', lastSyncAtMs: null }),
    ];
    const menu = menuOf({ companies }, spanish);
    expect(lines(menu).slice(1, 8)).toEqual([
      '(Última sincronización: 22 nov 2026, 9:05)',
      '—',
      'Acme Ltd: 1 por revisar',
      'Bolt & Sons: nada por revisar',
      'Cedar: nada por revisar',
      '—',
      'Revisión (1)',
    ]);
    expect(menu[4]).toMatchObject({ action: { do: 'review', company: 'b' } });
  });

  test('opens Review of the one company that has something, and of the one on screen where several have', () => {
    const review = (companies: readonly TrayCompany[]) =>
      menuOf({ companies }).find((item) => item.kind === 'action' && item.label.startsWith('Review'));
    expect(review([company(), company({ id: 'b', toReview: 2 })])).toMatchObject({
      label: 'Review (2)',
      action: { do: 'review', company: 'b' },
    });
    expect(review([company({ toReview: 1 }), company({ id: 'b', toReview: 2 })])).toMatchObject({
      label: 'Review (3)',
      action: { do: 'review', company: null },
    });
    expect(review([company()])).toMatchObject({ label: 'Review', enabled: true });
  });

  test('before anything was synced, and without any company', () => {
    expect(lines(menuOf({ companies: [company({ lastSyncAtMs: null })] }))[1]).toBe('(Not synced yet)');
    expect(lines(menuOf({ companies: [] }))).toEqual([
      ...['(Up to date)', '(Not synced yet)', '—', '(Review)', '—', '(Sync now)', '(Pause for an hour)', '—'],
      ...['Open Tallybridge', 'Quit Tallybridge'],
    ]);
  });

  test.each<[string, Partial<TrayFacts>, boolean]>([
    ['at rest', {}, true],
    ['offline', { offline: true }, false],
    ['while one syncs', { companies: [company({ syncing: true }), company({ id: 'b' })] }, false],
    ['while the engine starts again', { engine: 'restarting' }, false],
    ['while the engine does not come up', { engine: 'failed' }, false],
    ['where nothing is connected', { companies: [company({ connected: false })] }, false],
    ['where one of two is connected', { companies: [company({ connected: false }), company({ id: 'b' })] }, true],
    ['paused, because a person may still want it', { pausedUntilMs: nowMs + 1 }, true],
    ['while it ends', { finishing: true }, false],
  ])('offers a sync %s: %j → %s', (_, changes, enabled) => {
    expect(menuOf(changes).find((item) => item.kind === 'action' && item.action.do === 'sync')).toMatchObject({
      enabled,
    });
  });

  test('offers to resume instead of to pause while it is paused', () => {
    expect(lines(menuOf({ pausedUntilMs: nowMs + 1 }))).toContain('Resume');
    expect(lines(menuOf({ pausedUntilMs: nowMs + 1 }))).not.toContain('Pause for an hour');
    expect(lines(menuOf({ pausedUntilMs: nowMs }))).toContain('Pause for an hour');
  });

  test('while it ends only opens the window and hears Quit again', () => {
    const companies = [company({ toReview: 2 }), company({ id: 'b' })];
    const enabled = menuOf({ finishing: true, companies }).filter((item) => item.kind === 'action' && item.enabled);
    expect(enabled.map((item) => item.kind === 'action' && item.action.do)).toEqual(['open', 'quit']);
  });

  test('of thirty companies shows the twelve with most to do, and that there are more', () => {
    const companies = Array.from({ length: 30 }, (_, index) =>
      company({ id: `${index}`, name: `Company ${index}`, toReview: index }),
    );
    const shown = lines(menuOf({ companies })).filter((line) => line.startsWith('Company'));
    expect(shown).toHaveLength(12);
    expect(shown[0]).toBe('Company 29: 29 to review');
    expect(lines(menuOf({ companies }))).toContain('18 more companies');
    expect(lines(menuOf({ companies: companies.slice(0, 13) }))).toContain('1 more company');
  });

  test('never fails, whatever the facts are', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(english, spanish), (given, speech) => {
        const menu = trayMenu(given, nowMs, trayWords(speech.language).tray, speech);
        const labels = menu.map((item) => (item.kind === 'separator' ? '' : item.label));
        expect(labels.join(' ')).not.toMatch(/undefined|null|NaN/);
        expect(menu.at(-1)).toMatchObject({ action: { do: 'quit' }, enabled: true });
      }),
    );
  });
});

test('both languages have the same words with the same places for values', () => {
  const shape = (words: unknown): unknown =>
    typeof words === 'string'
      ? [...words.matchAll(/\{\{\w+\}\}/g)].map(([place]) => place).toSorted()
      : Object.fromEntries(Object.entries(words ?? {}).map(([name, value]) => [name, shape(value)]));
  expect(shape(trayWords('es'))).toEqual(shape(trayWords('en')));
  expect(trayWords('fr')).toBe(trayWords('en'));
});
