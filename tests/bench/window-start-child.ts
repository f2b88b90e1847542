import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from '@playwright/test';
import playwright from '../../playwright.config.ts';
import { root } from '../checks.ts';
import { openTestWindow } from '../fixtures/test-window.ts';
import { type BudgetLine, budgetLine } from './budget-line.ts';
import { childOf, restingProcess, wakesOf } from './resting-process.ts';
import { serveProgram } from './served-program.ts';
import { makeBooks } from './window-books.ts';
import { timeFirstRows } from './window-paints.ts';

// How long the program takes from its start to a window that can be worked in, as it is installed (`npm run build` first),
// and what it costs at rest. A process of its own, so that what made the books is not measured. Prints its lines as JSON.

const { values } = parseArgs({
  options: {
    movements: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '5' },
    restS: { type: 'string', default: '120' },
  },
});
const home = mkdtempSync(join(tmpdir(), 'tallybridge-bench-start-'));
try {
  await makeBooks(join(home, 'data'), Number(values.movements));
  const lines = [...(await coldStarts()), ...(await rest(Number(values.restS)))];
  process.stdout.write(`${JSON.stringify(lines)}\n`);
} finally {
  rmSync(home, { recursive: true, force: true });
}

/** From the start of the program to rows of the review on screen; the browser is open already, as a window's would be. */
async function coldStarts(): Promise<readonly BudgetLine[]> {
  const browser = await chromium.launch(playwright.use?.launchOptions ?? {});
  const served: number[] = [];
  const interactive: number[] = [];
  const needed: number[] = [];
  try {
    for (let round = 0; round < Number(values.rounds); round += 1) {
      const review = await coldStart(browser, '#/review?states=all', timeFirstRows);
      served.push(review.servedMs);
      interactive.push(review.shownMs);
      needed.push((await coldStart(browser, '#/overview', whatNeedsAPerson)).shownMs);
    }
  } finally {
    await browser.close();
  }
  return [
    budgetLine('start of the program to its address', 'ms', null, served),
    budgetLine('start of the program to rows on screen', 'ms', 1500, interactive),
    budgetLine('start of the program to what needs a person', 'ms', null, needed),
  ];
}

/** On the overview; there before it are the connections and the accounts. */
async function whatNeedsAPerson(page: Page): Promise<void> {
  await page.getByRole('list', { name: 'What needs you' }).getByRole('listitem').first().waitFor();
}

async function coldStart(
  browser: Browser,
  place: string,
  shown: (page: Page) => Promise<unknown>,
): Promise<{ readonly servedMs: number; readonly shownMs: number }> {
  const startedMs = performance.now();
  const served = await serveProgram(join(root, 'dist', 'headless.js'), { TALLYBRIDGE_DATA_DIR: join(home, 'data') });
  const servedMs = performance.now() - startedMs;
  try {
    const page = await browser.newPage();
    await page.goto(`${served.address}${place}`, { waitUntil: 'commit' });
    await shown(page);
    const shownMs = performance.now() - startedMs;
    await page.context().close();
    return { servedMs, shownMs };
  } finally {
    await served.stop();
  }
}

/**
 * With no page open, after a look at the books of one company and a sync of another that sent a thousand documents; what
 * Linux tells of the two processes, else nothing.
 */
async function rest(restS: number): Promise<readonly BudgetLine[]> {
  if (process.platform !== 'linux') return [];
  const engineEntry = join(root, 'dist', 'engine-process.js');
  const window = await openTestWindow({ transactions: 1000, secrets: 'file', engineEntry });
  try {
    const large = await makeBooks(window.folder, Number(values.movements));
    await window.callOf(large, 'overview.read', {});
    await window.callOf(large, 'review.facets', {});
    await window.call('sync.run', { approveAll: true, author: 'bench', push: true });
    const engine = childOf(process.pid, 'engine-process');
    const wakes = await wakesOf(engine, restS);
    return [
      budgetLine('memory of the engine at rest', 'MB', 120, [restingProcess(engine).memoryMb]),
      budgetLine('wakes of the engine at rest, a minute', 'wakes', null, [(wakes * 60) / restS]),
    ];
  } finally {
    await window.stop();
  }
}
