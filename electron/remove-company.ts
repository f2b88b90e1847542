import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure } from '../shared/domain/failure.ts';
import { err, ok, type Result } from '../shared/lib/result.ts';
import { copyLedger } from './adapters/ledger/copy-ledger.ts';
import { type Company, companyNow, listCompanies } from './companies.ts';
import { hasCompanyFile, readCompanyFile, writeCompanyFile } from './company-file.ts';
import { type CompanyChange, withNote } from './company-history.ts';
import type { OpenCompany, Program } from './compose.ts';
import type { Log } from './ports/log.ts';

export interface CompanyRemoval {
  readonly company: string;
  /** As the person has typed it; it must be the company's own. */
  readonly name: string;
  /** For the books. */
  readonly author: string;
}

export interface RemovalParts {
  readonly program: Pick<Program, 'environment' | 'clock' | 'log'>;
  /** The company's methods, its books open for writing. */
  open(): Result<OpenCompany, Failure>;
  /** Lets go of its books. */
  close(): void;
}

/**
 * Takes a company off this computer: its access to Xero is taken back, a copy of its books is put aside, its Cledara key is
 * forgotten, then its folder goes. Cut short it is asked for again and goes on where it stopped: until the folder has been
 * moved away, by one rename, the company is there with all its books. Returns the folder of the copy.
 */
export async function removeCompany(
  { company: id, name, author }: CompanyRemoval,
  parts: RemovalParts,
): Promise<Result<string, Failure>> {
  const { dataDir } = parts.program.environment;
  const listed = listCompanies(dataDir);
  if (!listed.ok) return listed;
  const company = listed.value.find((one) => one.id === id);
  if (company === undefined) return err(alreadyGone);
  if (name.trim().normalize('NFC') !== company.name.normalize('NFC')) return err(otherName(company.name));
  const opened = parts.open();
  if (!opened.ok) return opened;
  const { api } = opened.value;
  const running = await api.call('sync.progress', {});
  if (!running.ok) return running;
  if (running.value.progress !== null) return err(syncUnderWay);
  const disconnected = await api.call('connection.xero.disconnect', { author });
  if (!disconnected.ok && disconnected.error.kind !== 'notConnected') return disconnected;
  const forgotten = await opened.value.forgetCledaraKey();
  if (!forgotten.ok) return forgotten;
  parts.close();
  const copy = backUpCompany(dataDir, company, { author, at: new Date(parts.program.clock.nowMs()).toISOString() });
  const left = copy.ok ? leave(dataDir, company, copy.value) : copy;
  if (left.ok) finishRemovals(dataDir, parts.program.log);
  return left;
}

/** Clears away what has left. What another program holds open is cleared away at the next start. */
export function finishRemovals(dataDir: string, log: Log): void {
  try {
    rmSync(leavingFolder(dataDir), { recursive: true, force: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    log.warn('removed-company-not-cleared', { code: String(error.code) });
  }
}

function backUpCompany(dataDir: string, company: Company, { author, at }: CompanyChange): Result<string, Failure> {
  const { id, name, folder } = companyNow(company);
  const copy = freeFolder(
    join(dataDir, 'removed-companies', `${fileNameOf(name)} ${at.slice(0, 10)} ${id.slice(0, 8)}`),
  );
  const copied = copyLedger(folder, join(copy, 'ledger.db'));
  if (!copied.ok) return copied;
  return touchingDisk(() => {
    const file = readCompanyFile(folder) ?? { id, name };
    const message = `${author} removed the company from this computer. These books are the copy that was put aside.`;
    writeCompanyFile(copy, { ...withNote(file, at, 'company-removed', message), removedAt: at });
    return copy;
  });
}

/** An earlier copy of the same day stays: it may have been put back, and know less or more than this one. */
function freeFolder(path: string): string {
  for (let number = 1; ; number += 1) {
    const folder = number === 1 ? path : `${path} (${number})`;
    if (!hasCompanyFile(folder)) return folder;
  }
}

/** One rename: whenever the program ends, the company is there with everything, or it is gone. */
function leave(dataDir: string, company: Company, copy: string): Result<string, Failure> {
  return touchingDisk(() => {
    const gone = join(leavingFolder(dataDir), company.id);
    mkdirSync(leavingFolder(dataDir), { recursive: true, mode: 0o700 });
    if (existsSync(gone)) rmSync(gone, { recursive: true, force: true });
    renameSync(company.folder, gone);
    return copy;
  });
}

function leavingFolder(dataDir: string): string {
  return join(dataDir, 'leaving');
}

/** What every file system takes for a name, short enough for a path. */
function fileNameOf(name: string): string {
  return name
    .replace(/[^\p{L}\p{N} _-]/gu, '_')
    .trim()
    .slice(0, 40);
}

function touchingDisk(work: () => string): Result<string, Failure> {
  try {
    return ok(work());
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const message = `The company was not removed, because its folder could not be moved away (${String(error.code)}). Its books are as they were. Close what else uses the folder, then remove the company again.`;
    return err({ kind: 'ledgerUnavailable', source: 'local', why: 'unwritable', message });
  }
}

function otherName(name: string): Failure {
  const message = `Nothing was removed: what was typed is not the name of the company. It is “${name}”, in exactly these letters.`;
  return { kind: 'invalidInput', source: 'local', message, details: [{ at: 'name', message }] };
}

const alreadyGone: Failure = {
  kind: 'notFound',
  source: 'local',
  message: 'There is no such company here any more, so nothing was removed.',
};

const syncUnderWay: Failure = {
  kind: 'cancelled',
  source: 'local',
  message: 'A sync of this company is under way, so nothing was removed. Wait until it has ended, then remove it.',
};
