import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';

/** Gives a complete file its name so that after a power cut the name stands for all of it, or for what it was before. */
export function renameDurably(from: string, to: string): void {
  syncPath(from, 'r+');
  renameSync(from, to);
  if (process.platform !== 'win32') syncPath(dirname(to), 'r'); // Windows cannot open a folder, and writes it through
}

function syncPath(path: string, flags: 'r' | 'r+'): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
