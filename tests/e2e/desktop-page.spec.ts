import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { StoredPreferences } from '../../electron/adapters/system/stored-preferences.ts';
import { SystemClock } from '../../electron/adapters/system/system-clock.ts';
import { AppLog } from '../../electron/shell/app-log.ts';
import { DesktopSettings } from '../../electron/shell/desktop-settings.ts';
import { loginItem } from '../../electron/shell/login-item.ts';
import { updateChoice } from '../../electron/shell/update-choice.ts';
import { Updates } from '../../electron/shell/updates.ts';
import type { PageCommand } from '../../shared/contract/page-command.ts';
import { type DesktopLine, desktopLine } from '../contract/carriers.ts';
import { memoryLog } from '../fixtures/electron-double/memory-log.ts';
import { UpdaterDouble } from '../fixtures/electron-double/updater-double.ts';
import type { TestWindowOptions } from '../fixtures/test-window.ts';
import { choose, expect, expectAccessible, type OpenWindow, test } from './window.ts';

// The page as the desktop app has it: with the bridge of the preload script, and what main does at the other end.

interface Desktop {
  readonly window: OpenWindow;
  readonly line: DesktopLine;
  /** Requests that the page made of the host in a browser. */
  readonly requests: readonly string[];
  ask(command: PageCommand): void;
}

async function openDesktop(
  page: Page,
  open: (options?: TestWindowOptions) => Promise<OpenWindow>,
  options: TestWindowOptions,
): Promise<Desktop> {
  const { promise: line, resolve } = Promise.withResolvers<DesktopLine>();
  const requests: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.startsWith('/api/')) requests.push(request.url());
  });
  const names = ['bridgeCall', 'bridgeOpen', 'bridgeListen'] as const;
  const acts: Record<(typeof names)[number], (text: string) => unknown> = {
    bridgeCall: async (text) => (await line).bridge.call(text),
    bridgeOpen: async (url) => (await line).bridge.openExternal(url),
    bridgeListen: async () => {
      (await line).bridge.listen((text) => {
        void page.evaluate((event) => Reflect.get(globalThis, 'bridgeHear')(event), text).catch(() => undefined);
      });
    },
  };
  for (const name of names) await page.exposeFunction(name, acts[name]);
  await page.addInitScript(() => {
    const act = (name: string, text: string) => Reflect.get(globalThis, name)(text);
    const tallybridge = {
      platform: 'linux',
      call: (envelope: string) => act('bridgeCall', envelope),
      openExternal: (url: string) => void act('bridgeOpen', url),
      listen(onEvent: (event: string | null) => void) {
        Reflect.set(globalThis, 'bridgeHear', onEvent);
        void act('bridgeListen', '');
        return () => undefined;
      },
    };
    Reflect.set(globalThis, 'tallybridge', Object.freeze(tallybridge));
  });
  const window = await open(options);
  const opened = desktopLine(window);
  resolve(opened);
  return { window, line: opened, requests, ask: (command) => opened.events.ask(command) };
}

const show = (address: string, company: string | null = null): PageCommand => ({ do: 'show', company, address });

test('what is chosen in the menus of the desktop app is done on the page, over its bridge alone', async ({
  page,
  open,
}) => {
  const { ask, requests, window } = await openDesktop(page, open, { transactions: 40 });
  await test.step('the page takes the bridge where there is one, and does what is chosen in menus', async () => {
    const heading = (name: string) => page.getByRole('heading', { level: 1, name });
    await expect(heading('Overview')).toBeVisible();
    for (const [address, name] of [
      ['#/activity', 'Activity'],
      ['#/settings', 'Settings'],
      ['#/review?states=proposed', 'Review'],
    ] as const) {
      ask(show(address));
      await expect(heading(name)).toBeVisible();
      expect(new URL(page.url()).hash).toBe(address);
    }
    ask({ do: 'shortcuts' });
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await page.keyboard.press('Escape');
    const before = (await window.call('activity.runs', { limit: 20, before: null })).runs.length;
    ask({ do: 'sync' });
    await expect
      .poll(async () => (await window.call('activity.runs', { limit: 20, before: null })).runs.length)
      .toBe(before + 1);
    expect(requests).toEqual([]);
  });

  await test.step('a setup file is asked for from any screen, and what is closed stays closed', async () => {
    ask(show('#/overview'));
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    ask(show('#/applications?import=1'));
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: 'Choose a file' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    expect(new URL(page.url()).hash).toBe('#/applications');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Applications' }).waitFor();
    await expect(dialog).toHaveCount(0);
  });

  await test.step('what is chosen for another company is shown of that one', async () => {
    await page.getByRole('button', { name: 'Company: Test' }).waitFor();
    const other = await window.callApp('companies.add', { name: 'Second' });
    ask(show('#/activity', other.id));
    await expect(page.getByRole('button', { name: 'Company: Second' })).toBeVisible();
    expect(new URL(page.url()).hash).toBe('#/activity');
  });
});

test('what is chosen before there is a company does not come later; an address out of the page goes to main', async ({
  page,
  open,
}) => {
  const { ask, line } = await openDesktop(page, open, { prepared: 'empty', empty: true });
  await test.step('what is chosen before there is a company does not come later', async () => {
    await page.getByRole('main').waitFor();
    ask({ do: 'shortcuts' });
    await line.bridge.call(JSON.stringify({ company: null, method: 'companies.add', input: { name: 'First' } }));
    await page.getByRole('button', { name: 'Company: First' }).waitFor();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('an address out of the page goes to main', async () => {
    await page.getByRole('button', { name: 'Company: First' }).waitFor();
    ask(show('#/start/app'));
    await page.getByRole('button', { name: /Xero/ }).first().click();
    await expect.poll(() => line.links).toEqual(['https://developer.xero.com/app/manage']);
  });
});

/** As the shell joins it, on a Linux that shows a tray. Gives the file that its desktop starts programs by. */
function joinSettings({ folder, calls }: OpenWindow): { readonly startFile: string; readonly updater: UpdaterDouble } {
  const log = memoryLog();
  const configFolder = join(folder, 'config');
  const app = {
    getLoginItemSettings: () => {
      throw new Error('Electron has none on Linux.');
    },
    setLoginItemSettings: () => undefined,
  };
  const preferences = new StoredPreferences(folder, new SystemClock(), log);
  const updater = new UpdaterDouble();
  updater.offered = '0.2.0';
  const updates = new Updates({
    source: 'feed',
    openUpdater: () => Promise.resolve(updater),
    log,
    packages: new AppLog(log).packages,
    nowMs: () => Date.now(),
    choice: () => updateChoice(preferences),
    quit: (last) => last(),
    onChange: () => tell(),
    onNews: () => undefined,
  });
  const tell: () => void = calls().joinDesktop(
    new DesktopSettings({
      platform: 'linux',
      hasTray: true,
      log,
      preferences,
      loginItem: loginItem({ platform: 'linux', app, program: '/opt/tallybridge', configFolder }),
      updates,
      chooseFolder: () => Promise.resolve(folder),
      onChange: () => tell(),
    }),
  );
  return { startFile: join(configFolder, 'autostart', 'tallybridge.desktop'), updater };
}

test('the desktop app is set as a person likes it, and its page says what is being finished while the program ends', async ({
  page,
  open,
}) => {
  const { ask, line, window } = await openDesktop(page, open, { transactions: 20 });
  await test.step('the desktop app is set as a person likes it, at once; in a browser its section says where it belongs', async () => {
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    ask(show('#/settings/desktop'));
    await expect(page.getByRole('main')).toContainText('belong to the desktop app');
    const { startFile, updater } = joinSettings(window);
    await page.reload();
    await expect(page.getByRole('radio', { name: 'When something needs you' })).toBeChecked();
    await choose(page.getByRole('radio', { name: 'Never' }));
    await expect.poll(async () => (await window.callApp('desktop.read', {})).notifications).toBe('none');
    const atLogin = page.getByRole('switch', { name: 'Start at sign-in' });
    await expect(atLogin).not.toBeChecked();
    await choose(atLogin);
    await expect.poll(() => existsSync(startFile)).toBe(true);
    const keepRunning = page.getByRole('switch', { name: 'Keep running when the window is closed' });
    await choose(keepRunning);
    await expect(keepRunning).not.toBeChecked();
    await page.reload();
    await expect(page.getByRole('radio', { name: 'Never' })).toBeChecked();
    await expect(keepRunning).not.toBeChecked();
    await expect(atLogin).toBeChecked();
    await choose(page.getByRole('radio', { name: 'Do not look for it' }));
    await choose(page.getByRole('radio', { name: 'Test versions too' }));
    await expectAccessible(page);
    ask(show('#/settings/about'));
    for (const act of ['Check for updates', 'Download', 'Quit and install']) {
      await page.getByRole('button', { name: act, exact: true }).click();
    }
    await expect(page.getByRole('main')).toContainText('Version 0.2.0 is ready. It is installed when you quit.');
    await expect.poll(() => updater.steps.at(-1)).toBe('install, silent true, run after true');
    expect([updater.channel, updater.allowDowngrade]).toEqual(['beta', false]);
    await expectAccessible(page);
    ask(show('#/settings/connections'));
    await page.getByRole('button', { name: 'Choose a folder' }).click();
    await expect(page.getByRole('button', { name: 'Watch no folder' })).toBeVisible();
    expect((await window.call('import.list', { limit: 1 })).folder?.path).toBe(window.folder);
  });

  await test.step('while the program ends, the page says what is being finished, and cannot be used meanwhile', async () => {
    ask(show('#/overview'));
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    line.events.finishing();
    const dialog = page.getByRole('alertdialog', { name: 'Finishing, then closing' });
    await expect(dialog).toContainText('nothing is lost');
    await page.evaluate((company) => {
      const progress = {
        runId: 'r',
        startedAt: '2026-06-15T10:00:00Z',
        phase: 'sending',
        done: 12,
        total: 40,
        leftMs: null,
      };
      Reflect.get(globalThis, 'bridgeHear')(JSON.stringify({ type: 'sync', company, progress }));
    }, window.company);
    await expect(dialog.getByRole('listitem')).toHaveText('Test: Sending to Xero, 12 of 40');
    await page.keyboard.press('Escape');
    await page.mouse.click(5, 5);
    await expect(dialog).toBeVisible();
    await expectAccessible(page);
    await page.reload(); // whoever comes meanwhile is told, too
    await expect(dialog).toBeVisible();
  });
});
