import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The last whole lines of the log in `folder`, at most so many bytes; empty where there is none yet. What was put aside last
 * (`FileLog`) stands before a file that was only begun since.
 */
export function readLogTail(folder: string, maxBytes: number): string {
  const path = join(folder, 'tallybridge.log');
  const size = sizeOf(path);
  const tail = tailOf(path, size, maxBytes);
  if (size >= maxBytes) return tail;
  const before = `${path}.1`;
  return tailOf(before, sizeOf(before), maxBytes - size) + tail;
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function tailOf(path: string, size: number, maxBytes: number): string {
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
