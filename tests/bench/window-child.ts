import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { startSandbox } from '../../electron/sandbox/sandbox.ts';
import playwright from '../../playwright.config.ts';
import { root } from '../checks.ts';
import { type BudgetLine, budgetLine } from './budget-line.ts';
import { type ServedProgram, serveProgram } from './served-program.ts';
import { makeBooks } from './window-books.ts';
import { readMemory } from './window-memory.ts';
import { timeFirstRows, watchPaints } from './window-paints.ts';
import { measureScripts } from './window-scripts.ts';
import { work } from './window-work.ts';

// The real host on books of that many movements, and the page in a real Chromium. A process of its own, so that what made
// the books takes no memory and no time from what is measured. Prints its lines as JSON.

const { values } = parseArgs({ options: { movements: { type: 'string', default: '100000' } } });
const count = Number(values.movements);
const home = mkdtempSync(join(tmpdir(), 'tallybridge-bench-window-'));
const sandbox = await startSandbox({});
try {
  const dataDir = join(home, 'data');
  await makeBooks(dataDir, count);
  const lines = await measure(dataDir);
  process.stdout.write(`${JSON.stringify(lines)}\n`);
} finally {
  await sandbox.stop();
  rmSync(home, { recursive: true, force: true });
}

async function measure(dataDir: string): Promise<readonly BudgetLine[]> {
  const served = await serve(dataDir);
  const browser = await chromium.launch({
    ...playwright.use?.launchOptions,
    // A wheel is answered at once, and not over the frames of an animation, which nothing of ours could shorten.
    args: [...(playwright.use?.launchOptions?.args ?? []), '--disable-smooth-scrolling'],
  });
  try {
    return await measureIn(browser, served);
  } finally {
    await browser.close();
    await served.stop();
  }
}

function serve(dataDir: string): Promise<ServedProgram> {
  return serveProgram(join(root, 'electron', 'headless.ts'), {
    TALLYBRIDGE_DATA_DIR: dataDir,
    TALLYBRIDGE_CLEDARA_URL: sandbox.cledaraUrl,
    TALLYBRIDGE_XERO_API_URL: sandbox.xeroApiUrl,
    TALLYBRIDGE_XERO_LOGIN_URL: sandbox.xeroLoginUrl,
    TALLYBRIDGE_XERO_IDENTITY_URL: sandbox.xeroIdentityUrl,
  });
}

async function measureIn(browser: Browser, served: ServedProgram): Promise<readonly BudgetLine[]> {
  // The address opens a window once; later windows are of the same session.
  const door = await browser.newContext();
  await (await door.newPage()).goto(served.address, { waitUntil: 'commit' });
  const session = await door.storageState();
  await door.close();
  const review = new URL('/#/review?states=all', served.address).href;

  const first = await opened(browser, session, review); // the host has just begun to read these books
  await first.context.close();
  const cold: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const { context, tookMs } = await opened(browser, session, review);
    cold.push(tookMs);
    await context.close();
  }
  const { context, page } = await opened(browser, session, review);
  const warm: number[] = [];
  for (let turn = 0; turn < 10; turn += 1) {
    await page.reload({ waitUntil: 'commit' });
    warm.push(await timeFirstRows(page));
  }
  const lines = [
    budgetLine('first rows, the app just started', 'ms', 1000, [first.tookMs]),
    budgetLine('first rows, nothing in the browser yet', 'ms', 1000, cold),
    budgetLine('first rows, page opened before', 'ms', 1000, warm),
    ...(await work(page, count)),
  ];
  const { heapMb, processMb } = await readMemory(browser, page);
  await context.close();
  lines.push(budgetLine('memory of the page: its objects', 'MB', 200, [heapMb]));
  if (processMb !== null) lines.push(budgetLine('memory of the page: its process', 'MB', 200, [processMb]));
  return [...lines, ...(await measureScripts(() => contextOf(browser, session), served.address))];
}

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

function contextOf(browser: Browser, session: Session): Promise<BrowserContext> {
  const { viewport, locale, timezoneId } = playwright.use ?? {};
  return browser.newContext({
    storageState: session,
    ...(viewport === undefined ? {} : { viewport }),
    ...(locale === undefined ? {} : { locale }),
    ...(timezoneId === undefined ? {} : { timezoneId }),
  });
}

async function opened(
  browser: Browser,
  session: Session,
  address: string,
): Promise<{ readonly context: BrowserContext; readonly page: Page; readonly tookMs: number }> {
  const context = await contextOf(browser, session);
  const page = await context.newPage();
  await watchPaints(page);
  await page.goto(address, { waitUntil: 'commit' });
  return { context, page, tookMs: await timeFirstRows(page) };
}
