import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One that fails does so in a moment, and needs no word before it, in ms. */
const saidAfterMs = 3000;
/** A download over a slow line takes minutes; one that hangs is not waited for longer than this, in ms. */
const downloadWithinMs = 10 * 60_000;

export interface ProvideElectronOptions {
  /** The folder of the package `electron`. */
  readonly folder: string;
  say(text: string): void;
  readonly withinMs?: number;
}

/**
 * The program of Electron, which its package downloads once, when it is first wanted. Null where it cannot be had: no network,
 * a system that it is not made for, or no such package.
 */
export async function provideElectron(options: ProvideElectronOptions): Promise<string | null> {
  const { folder, say, withinMs = downloadWithinMs } = options;
  const present = findElectron(folder);
  const installer = join(folder, 'install.js');
  if (present !== null || !existsSync(installer)) return present;
  const telling = setTimeout(() => say('Electron is being downloaded; this is done once.'), saidAfterMs);
  const child = spawn(process.execPath, [installer], { stdio: 'ignore', timeout: withinMs, killSignal: 'SIGKILL' });
  await new Promise((resolve) => {
    child.once('error', resolve);
    child.once('close', resolve);
  });
  clearTimeout(telling);
  return findElectron(folder);
}

/** Where the package says that its program lies, if it does. */
export function findElectron(folder: string): string | null {
  const named = join(folder, 'path.txt');
  if (!existsSync(named)) return null;
  const program = join(folder, 'dist', readFileSync(named, 'utf8'));
  return existsSync(program) ? program : null;
}
