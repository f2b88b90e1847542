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
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (/\.m?js$/.test(new URL(response.url()).pathname)) {
      sizes.push(response.body().then((body) => gzipSync(body).length));
    }
  });
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('main h1').waitFor();
  const drawn = [...sizes];
  let before = -1;
  while (before !== sizes.length) {
    before = sizes.length;
    await page.waitForTimeout(1500); // longer than anything is put off until the page is idle
  }
  const kilobytes = async (all: readonly Promise<number>[]) =>
    (await Promise.all(all)).reduce((sum, size) => sum + size, 0) / 1000;
  const answer = { drawnKb: await kilobytes(drawn), restingKb: await kilobytes(sizes) };
  await context.close();
  return answer;
}
