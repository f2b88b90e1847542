import type { Page } from '@playwright/test';
import type { PageCommand } from '../../shared/contract/page-command.ts';
import { type DesktopLine, desktopLine } from '../contract/carriers.ts';
import type { TestWindowOptions } from '../fixtures/test-window.ts';
import { expect, type OpenWindow, test } from './window.ts';

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

test('the page takes the bridge where there is one, and does what is chosen in menus', async ({ page, open }) => {
  const { ask, requests, window } = await openDesktop(page, open, { transactions: 40 });
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

test('a setup file is asked for from any screen, and what is closed stays closed', async ({ page, open }) => {
  const { ask } = await openDesktop(page, open, { transactions: 40 });
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

test('what is chosen for another company is shown of that one', async ({ page, open }) => {
  const { ask, window } = await openDesktop(page, open, { transactions: 40 });
  await page.getByRole('button', { name: 'Company: Test' }).waitFor();
  const other = await window.callApp('companies.add', { name: 'Second' });
  ask(show('#/activity', other.id));
  await expect(page.getByRole('button', { name: 'Company: Second' })).toBeVisible();
  expect(new URL(page.url()).hash).toBe('#/activity');
});

test('what is chosen before there is a company does not come later', async ({ page, open }) => {
  const { ask, window } = await openDesktop(page, open, { prepared: 'empty', empty: true });
  await page.getByRole('main').waitFor();
  ask({ do: 'shortcuts' });
  await window.callApp('companies.add', { name: 'First' });
  await page.getByRole('button', { name: 'Company: First' }).waitFor();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('an address out of the page goes to main', async ({ page, open }) => {
  const { ask, line } = await openDesktop(page, open, { prepared: 'empty', empty: true });
  await page.getByRole('main').waitFor();
  await line.bridge.call(JSON.stringify({ company: null, method: 'companies.add', input: { name: 'First' } }));
  await page.getByRole('button', { name: 'Company: First' }).waitFor();
  ask(show('#/start/app'));
  await page.getByRole('button', { name: /Xero/ }).first().click();
  await expect.poll(() => line.links).toEqual(['https://developer.xero.com/app/manage']);
});
