import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { providePage } from '../electron/command-line/page-build.ts';
import { findElectron } from '../electron/command-line/provide-electron.ts';
import { binOf, root, runChecks } from './checks.ts';
import { provideDebianPackages } from './debian-packages.ts';

// The one gate: what `npm test` runs. Provides what the machine lacks, then types, lint, architecture and dead code,
// then the tests, and last those of the window in a real browser, and of the desktop app where Electron is. Arguments narrow the run to what they name, without
// the checks: `npm test -- tests/unit/money.test.ts`, `npm test -- tests/e2e/review.spec.ts`.

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
const checksPassed = chosen.length > 0 || (await runChecks());
const isOfWindow = (path: string): boolean => path.includes('tests/e2e') || path.includes('tests/desktop');
const windowOnly = chosen.length > 0 && chosen.every(isOfWindow);
const testsPassed = windowOnly || runTests();
const windowPassed = chosen.length > 0 && !windowOnly ? true : await runWindowTests();
if (!checksPassed) process.stderr.write('\nA check failed before the tests; see the first lines of this run.\n');
process.exitCode = checksPassed && testsPassed && windowPassed ? 0 : 1;

function runTests(): boolean {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${resultFile}`];
  const vitest = spawnSync(process.execPath, [binOf('vitest', 'vitest'), 'run', ...reporters, ...chosen], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return vitest.status === 0;
}

async function runWindowTests(): Promise<boolean> {
  // Once, beforehand: the workers would build it side by side, and replace it under each other's hosts.
  const page = await providePage((text) => process.stdout.write(`${text}\n`));
  if (!page.ok) {
    const lines = [page.error.message, ...page.error.details.map(({ message }) => message)];
    process.stderr.write(`${lines.join('\n')}\n`);
    return false;
  }
  if (!provideDesktop()) return false;
  const paths = chosen.filter(isOfWindow);
  const playwright = spawnSync(process.execPath, [binOf('@playwright/test', 'playwright'), 'test', ...paths], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return playwright.status === 0;
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
