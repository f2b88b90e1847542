import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './window.ts';

test('the guide opens in a tab of its own from the commands and from the settings, and leads back; in Spanish they say that it is in English', async ({
  page,
  context,
  open,
}) => {
  const { origin, callApp } = await open({ transactions: 20 });
  await test.step('the guide opens in a tab of its own from the commands, by keyboard, and leads back', async () => {
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('dialog', { name: 'Commands' }).waitFor();
    await page.keyboard.type('help');
    const opening = context.waitForEvent('page');
    await page.keyboard.press('Enter');
    const guide = await opening;
    await expect(guide.getByRole('heading', { level: 1, name: 'Guide for bookkeepers' })).toBeVisible();
    expect(guide.url()).toBe(`${origin}/guide/index.html`);
    expect(await guide.evaluate(() => opener)).toBeNull();
    await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();

    await guide.keyboard.press('Tab');
    await expect(guide.getByRole('link', { name: 'Skip to the content' })).toBeInViewport();
    await guide.keyboard.press('Enter');
    await expect(guide.getByRole('main')).toBeFocused();
    await guide.getByRole('link', { name: 'Back to Tallybridge' }).click();
    await expect(guide.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  });

  await test.step('Settings, About leads to it; in Spanish both say that it is in English', async () => {
    await callApp('preferences.write', { key: 'language', value: 'es' });
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate(() => {
      location.hash = '#/settings/about';
    });
    const opening = context.waitForEvent('page');
    await page.getByRole('link', { name: 'Abrir la guía (en inglés)' }).click();
    await expect((await opening).getByRole('heading', { level: 1, name: 'Guide for bookkeepers' })).toBeVisible();
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('ayuda');
    await expect(page.getByRole('menuitem', { name: 'Ayuda: abrir la guía (en inglés)' })).toBeVisible();
  });
});

test('every page of the guide is reached by links, is whole in every width, clear to assistive technology in both themes, without a complaint', async ({
  page,
  open,
}) => {
  const { origin } = await open({ prepared: 'empty' });
  const seen = new Set<string>();
  const anchors = new Set<string>();
  const reached = new Set<string>();
  /** Goes to each that is known so far and on this page, where one is given: it is there already, and need not be loaded again. */
  const reachAnchors = async (address?: string): Promise<void> => {
    await page.setViewportSize({ width: 1024, height: 640 });
    for (const href of [...anchors].toSorted()) {
      if (reached.has(href) || (address !== undefined && href.split('#')[0] !== address)) continue;
      reached.add(href);
      await page.goto(href);
      await expect(page.locator(`[id="${decodeURIComponent(new URL(href).hash.slice(1))}"]`)).toBeInViewport();
    }
  };
  const queue = [`${origin}/guide/index.html`];
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    if (seen.has(address)) continue;
    seen.add(address);
    await test.step(address.slice(origin.length), async () => {
      expect((await page.goto(address))?.status(), address).toBe(200);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expect(page.locator('nav [aria-current=page]')).toHaveCount(1);
      // In a narrow window the list of pages goes above.
      for (const size of [
        { width: 480, height: 800 },
        { width: 1024, height: 640 },
        { width: 1280, height: 800 },
      ]) {
        await page.setViewportSize(size);
        await expectNoSidewaysScroll(page);
      }
      await expectPictures(page);
      await expectAccessible(page);
    });
    for (const href of await linksOf(page)) {
      const url = new URL(href);
      if (url.hash !== '') anchors.add(href);
      url.hash = '';
      if (url.origin === origin && url.pathname.startsWith('/guide/')) queue.push(url.href);
    }
    await reachAnchors(address);
  }
  const pages = globSync('*.md', { cwd: join(import.meta.dirname, '../../docs/guide') });
  expect(pages.length).toBeGreaterThanOrEqual(14);
  expect([...seen].toSorted()).toEqual(
    pages.map((name) => `${origin}/guide/${name.replace('.md', '.html')}`).toSorted(),
  );
  await reachAnchors();
});

function linksOf(page: Page): Promise<string[]> {
  return page.locator('a').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
}

/** Each is there in both themes, and of the theme. */
async function expectPictures(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const wrong = () =>
      page.locator('img').evaluateAll((pictures, theme) => {
        const all = pictures as HTMLImageElement[];
        const isRight = (one: HTMLImageElement) =>
          one.complete && one.naturalWidth > 0 && one.currentSrc.includes(`-${theme}-`) && one.alt !== '';
        return all.filter((one) => !isRight(one)).map(({ currentSrc }) => currentSrc);
      }, colorScheme);
    await expect.poll(wrong).toEqual([]);
  }
}
