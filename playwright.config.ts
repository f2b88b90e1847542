import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findElectron } from './electron/command-line/provide-electron.ts';
import { debianChromium } from './tests/debian-packages.ts';

const isRoot = process.getuid?.() === 0;
const electron = findElectron(join(import.meta.dirname, 'node_modules', 'electron'));

const launchOptions = {
  // Debian's, which `npm test` installs where it may; elsewhere the one that Playwright was told to bring.
  ...(existsSync(debianChromium) ? { executablePath: debianChromium } : {}),
  args: [
    ...(isRoot ? ['--no-sandbox'] : []),
    '--disable-background-networking',
    '--disable-gpu', // there is none: drawing in a process of its own costs a tenth of the time
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
};

/**
 * A page of a test lives for seconds: what V8 makes of its code for the long run, and for a young heap that it makes larger
 * little by little, takes more of the processor than it saves. Not for what measures the window (tests/bench).
 */
const shortLived = '--js-flags=--no-turbofan --min-semi-space-size=32';

/** The window in a real browser, over the real host and the sandbox; and the desktop app, where Electron is. */
export default defineConfig({
  projects: [
    {
      name: 'window',
      testDir: 'tests/e2e',
      use: { launchOptions: { ...launchOptions, args: [...launchOptions.args, shortLived] } },
    },
    ...(electron === null ? [] : [{ name: 'desktop', testDir: 'tests/desktop' }]),
  ],
  build: { external: ['**/*.ts'] }, // Node reads these files as they are; Playwright's own reader takes five times as long
  outputDir: 'test-results/e2e',
  forbidOnly: true,
  fullyParallel: true,
  workers: 3, // on two cores: a test waits much of its time
  // At one's desk a test that passes now and then says nothing. Where nobody watches, a browser that was ended for want of
  // memory should not cost a day's work: the second try is told by name at the end of the run (.ci/run).
  retries: process.env['CI'] === undefined ? 0 : 1,
  timeout: 240_000, // a test that hangs; on a machine that does other work beside it some take minutes
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    trace: 'off', // it fetches the page's pictures itself, which the page's policy refuses
    screenshot: 'only-on-failure',
    launchOptions,
  },
});
