import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import playwrightConfig from '../../playwright.config.ts';

const themes = ['light', 'dark'] as const;

export const usual = { width: 1280, height: 800 };
export const small = { width: 1024, height: 640 };

const folder = join('docs', 'screenshots');
/** A picture that weighs more is one that nobody wants in a repository. */
const heaviestBytes = 250_000;

/** The browser that the tests use too. */
export async function openBrowser(): Promise<Browser> {
  mkdirSync(folder, { recursive: true });
  return chromium.launch(playwrightConfig.use?.launchOptions ?? {});
}

export async function openContext(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({
    viewport: usual,
    deviceScaleFactor: 1,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
  });
}

/** `docs/screenshots/<name>-<theme>.png`, in both themes. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0); // nothing is under the pointer
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await settled(page);
    const path = join(folder, `${name}-${theme}.png`);
    await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
    const { size } = statSync(path);
    if (size > heaviestBytes) throw new Error(`${path} weighs ${size} bytes.`);
  }
}

/** Until nothing moves any more: skeletons have given way, and what is looked up has come. */
async function settled(page: Page): Promise<void> {
  let before = '';
  for (let turn = 0; turn < 40; turn += 1) {
    const now = await page.evaluate(
      () => `${document.querySelectorAll('[aria-busy=true]').length} ${document.body.innerText}`,
    );
    if (now === before && now.startsWith('0 ')) return;
    before = now;
    await page.waitForTimeout(150);
  }
}
