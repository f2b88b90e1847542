import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { ErrorDto } from '../../shared/contract/sync-summary.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';

/** Whether a file may be made there, before anything is read for it: an absolute path, or why not. */
export function checkExportPath(given: string): Result<string, ErrorDto> {
  const path = resolve(given);
  if (isFolder(path)) return bad(given, 'There is a folder of that name. Give the name of a file.');
  if (given.endsWith('/') || given.endsWith('\\'))
    return bad(given, 'This is the name of a folder. Give that of a file.');
  if (!isFolder(dirname(path))) return bad(given, `The folder ${dirname(path)} does not exist. Make it first.`);
  return ok(path);
}

/** Writes a file for this user alone, as a whole or not at all; one of that name is replaced. */
export function writeExportFile(path: string, text: string): Result<null, ErrorDto> {
  const part = `${path}.${process.pid}.part`;
  try {
    const descriptor = openSync(part, 'wx', 0o600);
    try {
      const bytes = Buffer.from(text);
      for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(part, path);
    return ok(null);
  } catch (error) {
    rmSync(part, { force: true });
    const why = error instanceof Error ? error.message : 'unknown';
    return bad(path, `The file cannot be written (${why}). Choose another place with --out.`);
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false; // nothing there, or nothing that this user may see
  }
}

function bad(at: string, message: string): Result<never, ErrorDto> {
  return err({ code: 'invalid-input', message: 'The export was not written.', details: [{ at, message }] });
}
