import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { providePage } from '../electron/command-line/page-build.ts';
import { findElectron } from '../electron/command-line/provide-electron.ts';
import { binOf, root, runChecks } from './checks.ts';
import { provideDebianPackages } from './debian-packages.ts';
import { buildForAll } from './fixtures/built-program.ts';
import { provideTemporaryFolder } from './temporary-folder.ts';

// The one gate: what `npm test` runs. Provides what the machine lacks, then types, lint, architecture and dead code,
// then the tests, with those of the window in a real browser (and of the desktop app where Electron is) beside them: both
// wait much of their time. Arguments narrow the run to what they name, without the checks:
// `npm test -- tests/unit/money.test.ts`, `npm test -- tests/e2e/review.spec.ts`.

const resultFile = join(root, 'test-results', 'vitest.json');
const chosen = process.argv.slice(2);

// The tests start Node some hundreds of times on the same sources: what it made of them is kept.
process.env['NODE_COMPILE_CACHE'] ??= join(root, '.cache', 'compile');

rmSync(resultFile, { force: true });
rmSync(join(root, 'test-results', 'playwright.json'), { force: true });
const missing = provideDebianPackages();
if (missing !== null) {
  process.stderr.write(`${missing}\n`);
  process.exit(1);
}
provideTemporaryFolder();
const checksPassed = chosen.length > 0 || (await runChecks());
const isOfWindow = (path: string): boolean => path.includes('tests/e2e') || path.includes('tests/desktop');
const wantsProgram = chosen.length === 0 || chosen.some(isOfProgram);
if (wantsProgram) provideProgram();
const windowOnly = chosen.length > 0 && chosen.every(isOfWindow);
const wantsWindow = chosen.length === 0 || windowOnly;
// Once, beforehand: the workers would build it side by side, and replace it under each other's hosts.
const windowReady = !wantsWindow || (await provideWindow());
const window = wantsWindow && windowReady ? runWindowTests() : null;
const testsPassed = windowOnly || (await runTests());
const windowPassed = await tellWindow(window);
if (!checksPassed) process.stderr.write('\nA check failed before the tests; see the first lines of this run.\n');
process.exitCode = checksPassed && testsPassed && windowReady && windowPassed ? 0 : 1;

/** What tests the program as it is built; all of these tests share one build. */
function isOfProgram(path: string): boolean {
  const folders = ['tests/crash', 'tests/desktop', 'tests/e2e', 'tests/integration/build', 'tests/integration/package'];
  return folders.some((folder) => path.includes(folder) || folder.startsWith(path.replace(/\/$/, '')));
}

function provideProgram(): void {
  try {
    buildForAll();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

function runTests(): Promise<boolean> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${resultFile}`];
  const vitest = spawn(process.execPath, [binOf('vitest', 'vitest'), 'run', ...reporters, ...chosen], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    vitest.on('error', reject);
    vitest.on('close', (code) => resolve(code === 0));
  });
}

/** A run of the window's tests: what it has printed is told when the other tests have ended, so that neither cuts into the other. */
interface WindowRun {
  readonly passed: Promise<boolean>;
  tell(): void;
}

function runWindowTests(): WindowRun {
  const playwright = spawn(
    process.execPath,
    [binOf('@playwright/test', 'playwright'), 'test', ...chosen.filter(isOfWindow)],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const held: Buffer[] = [];
  let isTold = false;
  const hear = (bytes: Buffer): void => {
    if (isTold) process.stdout.write(bytes);
    else held.push(bytes);
  };
  playwright.stdout.on('data', hear);
  playwright.stderr.on('data', hear);
  const passed = new Promise<boolean>((resolve, reject) => {
    playwright.on('error', reject);
    playwright.on('close', (code) => resolve(code === 0));
  });
  return {
    passed,
    tell() {
      isTold = true;
      for (const bytes of held) process.stdout.write(bytes);
    },
  };
}

async function tellWindow(run: WindowRun | null): Promise<boolean> {
  run?.tell();
  return run === null || (await run.passed);
}

async function provideWindow(): Promise<boolean> {
  const page = await providePage((text) => process.stdout.write(`${text}\n`));
  if (!page.ok) {
    const lines = [page.error.message, ...page.error.details.map(({ message }) => message)];
    process.stderr.write(`${lines.join('\n')}\n`);
    return false;
  }
  return provideDesktop();
}

/** Builds the desktop app for its tests, where there is an Electron to start it; else says that they are not run. */
function provideDesktop(): boolean {
  if (findElectron(join(root, 'node_modules', 'electron')) === null) {
    process.stdout.write(
      'Not run: tests/desktop, the desktop app in Electron, because Electron is not on this machine.\n',
    );
    return true;
  }
  return ['vite.config.ts', 'vite.preload.config.ts'].every((config) => {
    const build = [binOf('vite', 'vite'), 'build', '-c', config, '--logLevel', 'warn'];
    return spawnSync(process.execPath, build, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
  });
}
