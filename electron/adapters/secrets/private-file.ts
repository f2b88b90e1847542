import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** The text of a file, or null where there is none. */
export function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Replaces a file, readable by this user alone, so that after a crash or a power cut it is the old one or the new one. */
export function replacePrivately(path: string, text: string): void {
  const part = `${path}.part`;
  rmSync(part, { force: true });
  withDescriptor(part, 'wx', (descriptor) => {
    writeWhole(descriptor, Buffer.from(text));
    fsyncSync(descriptor);
  });
  renameSync(part, path);
  if (process.platform !== 'win32') withDescriptor(dirname(path), 'r', fsyncSync); // Windows cannot open a folder
}

function writeWhole(descriptor: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
}

function withDescriptor(path: string, flags: 'r' | 'wx', use: (descriptor: number) => void): void {
  const descriptor = openSync(path, flags, 0o600);
  try {
    use(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
