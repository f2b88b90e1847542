import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { binOf, root } from '../checks.ts';

// Beside electron/, so that the built program finds package.json and the packages where it will find them.
const outFolder = join(root, 'dist-under-kill');

/** The command line as it is built for people: it is there when the first test of this folder begins. */
export const builtCommandLine = join(outFolder, 'headless.js');

/** Once before all tests of this folder. A start of what is built takes two thirds of what one of the sources does. */
export function setup(): void {
  rmSync(outFolder, { recursive: true, force: true });
  const vite = [binOf('vite', 'vite'), 'build', '--outDir', outFolder, '--logLevel', 'warn'];
  const built = spawnSync(process.execPath, vite, { cwd: root, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`The program cannot be built:\n${built.stderr}`);
}
