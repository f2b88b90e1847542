import type { Failure } from '../shared/domain/failure.ts';
import { err, ok, type Result } from '../shared/lib/result.ts';

/** What the disk throws while `work` touches the data folder is a failure by name. */
export function touchingFolder<T>(work: () => T): Result<T, Failure> {
  try {
    return ok(work());
  } catch (error) {
    return err(folderUnusable(error));
  }
}

export function folderUnusable(error: unknown): Failure {
  const why = error instanceof Error ? error.message : 'unknown';
  const message = `The data folder cannot be used (${why}). Mend this, or choose another one with TALLYBRIDGE_DATA_DIR.`;
  return { kind: 'ledgerUnavailable', source: 'local', why: 'unwritable', message };
}
