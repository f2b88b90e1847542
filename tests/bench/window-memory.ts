import { existsSync, readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';

export interface PageMemory {
  /** What the page's own objects take, once all garbage was collected. */
  readonly heapMb: number;
  /** What the page's process has for itself alone; null where the system does not tell. */
  readonly processMb: number | null;
}

export async function readMemory(browser: Browser, page: Page): Promise<PageMemory> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const used = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value;
  if (used === undefined) throw new Error('The browser does not say how large the heap is.');
  return { heapMb: used / 1e6, processMb: await largestRenderer(browser) };
}

/** The bench has one page; other renderers are spare ones, which are smaller. */
async function largestRenderer(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => privateMb(id));
  const known = sizes.filter((size) => size !== null);
  return known.length === 0 ? null : Math.max(...known);
}

function privateMb(processId: number): number | null {
  const path = `/proc/${processId}/smaps_rollup`;
  if (!existsSync(path)) return null;
  const kilobytes = [...readFileSync(path, 'utf8').matchAll(/^Private_\w+:\s+(\d+) kB$/gm)].map(([, size]) =>
    Number(size),
  );
  return kilobytes.reduce((sum, size) => sum + size, 0) / 1000;
}
