import { randomUUID } from 'node:crypto';
import { linkSync, renameSync, rmSync, type Stats, statSync, writeFileSync } from 'node:fs';

/** A holder works for some milliseconds; a lock this old was left behind by a crash. */
const staleAfterMs = 5000;
const giveUpAfterMs = 2 * staleAfterMs;
const pauseMs = 10;

/**
 * Runs `work`, which is synchronous and short, while no other process that asks for the same lock file does. Throws an
 * error with the code ETIMEDOUT where the lock does not become free.
 */
export async function underLockFile<T>(path: string, work: () => T): Promise<T> {
  const startedMs = performance.now();
  while (!take(path)) {
    if (performance.now() - startedMs > giveUpAfterMs) {
      throw Object.assign(new Error('The lock did not become free'), { code: 'ETIMEDOUT' });
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  try {
    return work();
  } finally {
    rmSync(path, { force: true });
  }
}

function take(path: string): boolean {
  try {
    writeFileSync(path, '', { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const found = statSync(path, { throwIfNoEntry: false });
    if (found !== undefined && Date.now() - found.mtimeMs > staleAfterMs) breakLock(path, found);
    return false;
  }
}

/** Moves a stale lock out of the way. Where another process was faster and the lock is a fresh one by now, it is put back. */
function breakLock(path: string, stale: Stats): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
    const moved = statSync(aside);
    if (moved.ino !== stale.ino || moved.mtimeMs !== stale.mtimeMs) linkSync(aside, path);
  } catch {
    return; // gone or taken anew meanwhile: the next attempt sees how things stand
  } finally {
    rmSync(aside, { force: true });
  }
}
