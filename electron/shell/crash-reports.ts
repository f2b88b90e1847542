import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type * as Electron from 'electron';

/** A report that the system wrote when a process fell: its name and size, never what is in it. */
export interface CrashReport {
  readonly name: string;
  readonly bytes: number;
  /** Milliseconds since the epoch. */
  readonly atMs: number;
}

/** Enough to see a pattern. A report is a picture of a process's memory, so that fewer are better. */
const keptReports = 5;

/**
 * Keeps a report of every crash on this computer, and sends none: the memory of a process may hold a client's books. Before
 * the first window, or its process is not watched.
 */
export function startCrashReports(crashReporter: Pick<Electron.CrashReporter, 'start'>): void {
  crashReporter.start({ uploadToServer: false, productName: 'Tallybridge' });
}

/** The reports below `folder` (`crashDumps` of the app), newest first. */
export function listCrashReports(folder: string): readonly CrashReport[] {
  return reportFiles(folder)
    .map(({ path, name }) => ({ path, name, ...factsOf(path) }))
    .toSorted((a, b) => b.atMs - a.atMs)
    .map(({ name, bytes, atMs }) => ({ name, bytes, atMs }));
}

/** Deletes all but the newest few. Returns how many went. */
export function pruneCrashReports(folder: string, kept: number = keptReports): number {
  const files = reportFiles(folder).map(({ path }) => ({ path, ...factsOf(path) }));
  const old = files.toSorted((a, b) => b.atMs - a.atMs).slice(kept);
  for (const { path } of old) {
    rmSync(path, { force: true });
    rmSync(path.replace(/\.dmp$/, '.meta'), { force: true });
  }
  return old.length;
}

/** Each system has folders of its own in it: `pending`, `completed`, `new`, `reports`. */
function reportFiles(folder: string): readonly { readonly path: string; readonly name: string }[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && entry.name.endsWith('.dmp'))
      .map(({ parentPath, name }) => ({ path: join(parentPath, name), name }));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []; // none was ever written
    throw error;
  }
}

function factsOf(path: string): { readonly bytes: number; readonly atMs: number } {
  const { size, mtimeMs } = statSync(path);
  return { bytes: size, atMs: mtimeMs };
}
