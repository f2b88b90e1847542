import type { Failure } from '../shared/domain/failure.ts';
import { ok, type Result } from '../shared/lib/result.ts';
import { type CompanyFile, type CompanyNote, readCompanyFile, writeCompanyFile } from './company-file.ts';
import type { Ledger } from './ports/ledger.ts';
import { touchingFolder } from './touching-folder.ts';

/** What became of a company as a whole; the log of its books tells it under these names. */
export type CompanyEvent =
  | 'company-renamed'
  | 'company-archived'
  | 'company-unarchived'
  | 'company-removed'
  | 'company-restored';

/** Who changed it, and when (an instant). */
export interface CompanyChange {
  readonly author: string;
  readonly at: string;
}

/** The file with one more thing that its books have not told yet. */
export function withNote(file: CompanyFile, at: string, event: CompanyEvent, message: string): CompanyFile {
  return { ...file, untold: [...(file.untold ?? []), { at, event, message }] };
}

/**
 * Writes into the log of the books what became of their company since: it is kept in the company's file until then, because
 * another program may have the books when it happens. A copy that was put back says that it was. Cut short it is done
 * again, and nothing is told twice. `now` is an instant.
 */
export function tellHistory(folder: string, ledger: Ledger, now: string): Result<null, Failure> {
  const file = readCompanyFile(folder);
  if (file === null) return ok(null);
  const { untold = [], removedAt = null, ...rest } = file;
  const notes = removedAt === null ? untold : [...untold, restored(removedAt, now)];
  if (notes.length === 0) return ok(null);
  const told = new Set(ledger.activity({ limit: recent }).map((entry) => keyOf(entry)));
  ledger.transaction(() => {
    for (const note of notes) if (!told.has(keyOf(note))) append(ledger, note);
  });
  return touchingFolder(() => {
    writeCompanyFile(folder, rest);
    return null;
  });
}

/** Cut short between log and file, nothing else was written in between: the books were opened a moment ago. */
const recent = 200;

function keyOf({ at, event, message }: CompanyNote): string {
  // A copy that was put back is told of at the time of its first opening, which is another one each time.
  return event === ('company-restored' satisfies CompanyEvent) ? `${event} ${message}` : `${at} ${event} ${message}`;
}

function restored(removedAt: string, now: string): CompanyNote {
  const message = `The company was put back from the copy of its books of ${removedAt.slice(0, 10)}.`;
  return { at: now, event: 'company-restored' satisfies CompanyEvent, message };
}

function append(ledger: Ledger, note: CompanyNote): void {
  ledger.appendActivity({ ...note, runId: null, movementId: null, proposalId: null, fromState: null, toState: null });
}
