import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { err, ok, type Result } from '../../../../shared/lib/result.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { ExportedFolder, FolderFile } from '../../../ports/exported-folder.ts';

/** A file that was written to less long ago is left for the next time, ms. */
const standsStillMs = 10_000;
/** More than any export; a file of such a size is something else. */
const largestBytes = 600 * 1024 * 1024;

/** Reads a folder of the machine. Links and folders within it are not followed. */
export function exportedFolder(clock: Clock): ExportedFolder {
  return {
    read(path): Result<readonly FolderFile[], string> {
      if (!isAbsolute(path)) return err('It is no whole path. Give it from its beginning.');
      try {
        const names = readdirSync(path, { withFileTypes: true })
          .filter((entry) => entry.isFile() && /^[^.].*\.(?:csv|zip)$/i.test(entry.name))
          .map(({ name }) => name)
          .sort();
        return ok(names.flatMap((name) => readStanding(path, name, clock.nowMs()) ?? []));
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : '';
        return err(reasons[code] ?? 'It cannot be read. Look whether this computer can open it.');
      }
    },
  };
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such folder. Make it, or choose another one.',
  ENOTDIR: 'It is a file, and no folder. Choose a folder.',
  EACCES: 'This user may not read it. Choose another one, or ask for the right to read it.',
};

/** Null while it is still being written, or once it is gone. */
function readStanding(folder: string, name: string, nowMs: number): FolderFile | null {
  const path = join(folder, name);
  try {
    const before = statSync(path);
    if (nowMs - before.mtimeMs < standsStillMs || before.size > largestBytes) return null;
    const bytes = new Uint8Array(readFileSync(path));
    const after = statSync(path);
    if (after.mtimeMs !== before.mtimeMs || after.size !== bytes.length) return null;
    return { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch {
    return null; // moved away between two looks
  }
}
