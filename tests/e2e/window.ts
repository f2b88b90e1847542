import { test as base, type Locator, type Page } from '@playwright/test';
import { openTestWindow, type TestWindow, type TestWindowOptions } from '../fixtures/test-window.ts';
import { findViolations } from './find-violations.ts';
import { expect } from './waiting-expect.ts';

/** The window of the app on one company, in a browser, with everything that went wrong in the page. */
export interface OpenWindow extends TestWindow {
  /** What the page's policy refused, and what the page's code threw or complained of. */
  readonly complaints: readonly string[];
}

interface Fixtures {
  /** Starts services and host, and opens the page. Closed after the test, which fails where the page had a complaint. */
  open(options?: TestWindowOptions): Promise<OpenWindow>;
}

export const test = base.extend<Fixtures>({
  open: async ({ page }, use) => {
    const windows: TestWindow[] = [];
    const complaints = await listenForComplaints(page);
    await use(async (options = {}) => {
      const opened = await openTestWindow(options);
      windows.push(opened);
      await page.goto(opened.address);
      return Object.assign(opened, { complaints });
    });
    const found = [...complaints]; // what comes after is of a page whose host has gone
    for (const one of windows) await one.stop();
    expect(found, 'the page had something to complain of').toEqual([]);
  },
});

export { expect };

async function listenForComplaints(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`threw: ${error.message}`));
  page.on('console', (message) => {
    // A request that failed is the test's own doing (a killed engine, a cut network); the page has to show it.
    if (message.type() === 'error' && !/Failed to load resource|net::ERR/.test(message.text()))
      complaints.push(`console: ${message.text()}`);
  });
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.exposeFunction('reportPolicyViolation', (text: string) => complaints.push(`policy: ${text}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      const report = (globalThis as unknown as { reportPolicyViolation(text: string): void }).reportPolicyViolation;
      report(`${violatedDirective} ${blockedURI} ${sourceFile}`);
    });
  });
  return complaints;
}

/** Loads the page anew at this place, which is not shown first on the page that goes. */
export async function loadAt(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => History.prototype.replaceState.call(history, null, '', to), hash);
  await page.reload();
}

/**
 * Comes to this place from another screen, so that the screen begins anew with nothing left open on it. It costs a fifth of
 * loading the page anew, which only what a whole new page is about needs.
 */
export async function comeTo(page: Page, hash: string): Promise<void> {
  await page.evaluate(async (to) => {
    const elsewhere =
      location.hash.startsWith('#/export') || to.startsWith('#/export') ? '#/settings/about' : '#/export';
    for (const next of [elsewhere, to]) {
      const { href } = location;
      location.hash = next;
      if (location.href !== href) await new Promise((done) => addEventListener('hashchange', done, { once: true }));
    }
  }, hash);
}

/**
 * Clicks a tick, a radio or a switch where a person does: on its label, since the input itself is not drawn, or on the
 * button that stands for it. Waits until that stands still, which a forced click on the input does not: in a popover that
 * is still growing it hits what is beside.
 */
export async function choose(input: Locator): Promise<void> {
  await input.locator('xpath=self::button | ancestor::label[1]').click();
}

const restarting = 'The engine stopped and is being started again.';

/** Kills the engine's process, and sees that the page says so: for a moment, which a look now and then could miss. */
export async function killEngine(page: Page, window: TestWindow): Promise<void> {
  await page.evaluate((text) => {
    const isTold = new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!document.body.innerText.includes(text)) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    Reflect.set(globalThis, 'engineDeathIsTold', isTold);
  }, restarting);
  await window.killEngine();
  await page.evaluate(() => Reflect.get(globalThis, 'engineDeathIsTold'));
}

/** Until the page has heard that the engine is there again. */
export async function expectEngineBack(page: Page): Promise<void> {
  await expect(page.getByText(restarting)).toBeHidden({ timeout: 20_000 });
}

/** Looks at the screen, which begins anew, in the smallest size of the window and in that of a laptop, which it keeps. */
export async function inBothSizes(page: Page, look: () => Promise<void>): Promise<void> {
  for (const size of [
    { width: 1024, height: 640 },
    { width: 1280, height: 800 },
  ]) {
    await page.setViewportSize(size);
    await comeTo(page, new URL(page.url()).hash || '#/overview');
    await look();
  }
}

/** The rules that look at colours; what all the others look at is the same in both themes. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** Nothing that axe finds, in both themes. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const found = await findViolations(page, colorScheme === 'light' ? null : colourRules);
    expect(found, `axe, ${colorScheme}`).toEqual([]);
  }
}

/** The page is as wide as the window, never wider. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { wide, shown } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    shown: document.documentElement.clientWidth,
  }));
  expect(wide).toBeLessThanOrEqual(shown);
}
