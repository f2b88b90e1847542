import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const inMemory = '/dev/shm';
/** What a run keeps at once, with room: several ledgers of 100,000 movements, and the profiles of browsers. */
const neededBytes = 4 * 1024 ** 3;

/**
 * Makes a folder for all temporary files of this run and of its children, in memory where Linux has room there: half of
 * what the tests of the books take on a disk is waiting for it to sync. Removed when this process ends.
 */
export function provideTemporaryFolder(): void {
  const folder = mkdtempSync(join(hasRoomInMemory() ? inMemory : tmpdir(), 'tallybridge-tests-'));
  process.env['TMPDIR'] = folder;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));
}

/** Not where programs may not be started from it: some tests make one. */
function hasRoomInMemory(): boolean {
  if (!existsSync(inMemory) || !existsSync('/proc/mounts')) return false;
  const mount = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .findLast(([, at]) => at === inMemory);
  const [, , kind, options = ''] = mount ?? [];
  if (kind !== 'tmpfs' || options.split(',').includes('noexec')) return false;
  const { bavail, bsize } = statfsSync(inMemory);
  return bavail * bsize >= neededBytes;
}
