import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The last whole lines of the log in `folder`, at most so many bytes; empty where there is none yet. */
export function readLogTail(folder: string, maxBytes: number): string {
  const path = join(folder, 'tallybridge.log');
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) return '';
  const from = Math.max(0, size - maxBytes);
  const bytes = Buffer.alloc(size - from);
  const descriptor = openSync(path, 'r');
  try {
    const count = readSync(descriptor, bytes, 0, bytes.length, from);
    const text = bytes.toString('utf8', 0, count);
    return from === 0 ? text : text.slice(text.indexOf('\n') + 1);
  } finally {
    closeSync(descriptor);
  }
}
