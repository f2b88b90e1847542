import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CrashReport } from '../../ports/crash-report.ts';

/** Enough to see a pattern. A report is a picture of a process's memory, so that fewer are better. */
const keptReports = 5;

/** Where the desktop app has the system put them, below the program's data folder. */
export function crashFolder(dataDir: string): string {
  return join(dataDir, 'desktop', 'Crashpad');
}

/** The reports below `folder`, newest first. */
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
