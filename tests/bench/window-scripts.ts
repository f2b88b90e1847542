import { gzipSync } from 'node:zlib';
import type { BrowserContext } from '@playwright/test';
import { type BudgetLine, budgetLine } from './budget-line.ts';

/** Thousands of bytes of script, gzipped, that the page fetches until it has nothing left to do. */
export async function measureScripts(
  newContext: () => Promise<BrowserContext>,
  address: string,
): Promise<readonly BudgetLine[]> {
  const overview = await fetched(newContext, new URL('/#/overview', address).href);
  const review = await fetched(newContext, new URL('/#/review', address).href);
  return [
    budgetLine('script until the overview is drawn', 'kB', 200, [overview.drawnKb]),
    budgetLine('script until the overview rests', 'kB', null, [overview.restingKb]),
    budgetLine('script until the review is drawn', 'kB', null, [review.drawnKb]),
    budgetLine('script until the review rests', 'kB', null, [review.restingKb]),
  ];
}

async function fetched(
  newContext: () => Promise<BrowserContext>,
  address: string,
): Promise<{ readonly drawnKb: number; readonly restingKb: number }> {
  const context = await newContext();
  const page = await context.newPage();
  const sizes = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    if (!/\.m?js$/.test(new URL(response.url()).pathname)) return;
    sizes.set(
      response.url(),
      response.body().then((body) => gzipSync(body).length),
    );
  });
  await page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      if (document.querySelector('main h1') === null) return;
      performance.mark('drawn');
      observer.disconnect();
    });
    observer.observe(document, { subtree: true, childList: true });
  });
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('main h1').waitFor();
  let before = -1;
  while (before !== sizes.size) {
    before = sizes.size;
    await page.waitForTimeout(1500); // longer than anything is put off until the page is idle
  }
  // What had arrived when the screen's name was there; a chart that the screen then asks for is not waited for.
  const waitedFor = await page.evaluate(() => {
    const [drawn] = performance.getEntriesByName('drawn');
    return performance
      .getEntriesByType('resource')
      .filter((entry) => drawn !== undefined && entry.startTime + entry.duration <= drawn.startTime)
      .map(({ name }) => name);
  });
  await context.close();
  const all = [...sizes.keys()];
  return {
    drawnKb: await kilobytes(
      sizes,
      all.filter((url) => waitedFor.includes(url)),
    ),
    restingKb: await kilobytes(sizes, all),
  };
}

async function kilobytes(sizes: ReadonlyMap<string, Promise<number>>, urls: readonly string[]): Promise<number> {
  const all = await Promise.all(urls.map((url) => sizes.get(url) ?? 0));
  return all.reduce((sum, size) => sum + size, 0) / 1000;
}
