import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { stripVTControlCharacters } from 'node:util';
import type { ErrorDto } from '../../shared/contract/sync-summary.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';

/** What the page is made of, below the checkout. */
const sources = [
  'renderer',
  'shared',
  'docs/guide',
  'docs/screenshots',
  'guide-pages.ts',
  'licence-texts.ts',
  'vite.renderer.config.ts',
  'package-lock.json',
];

/**
 * The folder of the built page, below `root`. From a checkout it is built where it is missing or older than what it is made from; what is
 * installed brings it along.
 */
export async function providePage(
  say: (text: string) => void,
  root: string = rootFolder(),
): Promise<Result<string, ErrorDto>> {
  const page = join(root, 'dist', 'renderer');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const canBuild = existsSync(vite) && existsSync(join(root, 'renderer', 'index.html'));
  if (!canBuild) return existsSync(join(page, 'index.html')) ? ok(page) : err(noPage);
  const madeOfMs = Math.max(...sources.map((source) => newestMs(join(root, source))));
  const built = statSync(join(page, 'index.html'), { throwIfNoEntry: false });
  if (built !== undefined && built.mtimeMs >= madeOfMs) return ok(page);
  say('The window is being built; this is done once.');
  return await build(root, page, { vite, madeOfMs });
}

/** The folder with package.json: of the checkout, or of what was built from it. */
function rootFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) || folder === dirname(folder)) return folder;
  }
}

function newestMs(path: string): number {
  const own = statSync(path, { throwIfNoEntry: false });
  if (own === undefined) return 0;
  if (!own.isDirectory()) return own.mtimeMs;
  // The folder's own time moves when a file in it is taken away.
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestMs(join(path, name))), own.mtimeMs);
}

/**
 * Built aside and put in place whole, so that two who build at once do not see each other's halves. In a process of its
 * own, so that the bundler is gone from memory when it is done.
 */
async function build(
  root: string,
  page: string,
  { vite, madeOfMs }: { readonly vite: string; readonly madeOfMs: number },
): Promise<Result<string, ErrorDto>> {
  const aside = `${page}-${randomUUID()}`;
  const args = [vite, 'build', '-c', 'vite.renderer.config.ts', '--outDir', aside, '--emptyOutDir'];
  const child = spawn(process.execPath, [...args, '--logLevel', 'error'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [code, complaint] = await Promise.all([ended, text(child.stderr)]);
  if (code !== 0) {
    rmSync(aside, { recursive: true, force: true });
    return err(notBuilt(complaint));
  }
  const madeOf = new Date(Math.ceil(madeOfMs)); // as old as what it is made of: what was changed meanwhile is newer
  utimesSync(join(aside, 'index.html'), madeOf, madeOf);
  putInPlace(aside, page);
  return ok(page);
}

function putInPlace(aside: string, page: string): void {
  const former = `${page}-${randomUUID()}`;
  try {
    if (existsSync(page)) renameSync(page, former);
    renameSync(aside, page);
  } catch {
    // Another program put its own in place in this instant; it is as new as this one.
    if (!existsSync(join(page, 'index.html'))) throw new Error('The page could not be put in place.');
  } finally {
    for (const folder of [former, aside]) rmSync(folder, { recursive: true, force: true });
  }
}

const noPage: ErrorDto = {
  code: 'invalid-input',
  message:
    'The window cannot be shown, because its page is missing here. From a checkout, run "npm ci" first; else install Tallybridge again.',
  details: [{ at: 'dist/renderer', message: 'There is no index.html, and nothing to build it with.' }],
};

function notBuilt(complaint: string): ErrorDto {
  const lines = stripVTControlCharacters(complaint)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return {
    code: 'invalid-input',
    message:
      'The window cannot be shown, because its page could not be built. Mend what is named below and start again.',
    details: lines.slice(0, 20).map((message) => ({ at: 'renderer', message })),
  };
}
