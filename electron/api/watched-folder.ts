import type { WatchedFolderDto } from '../../shared/contract/import-files.ts';
import type { MethodInput, MethodOutputs } from '../../shared/contract/methods.ts';
import type { AttentionDto } from '../../shared/contract/overview.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { CledaraFile } from '../ports/cledara-files.ts';
import type { FolderFile } from '../ports/exported-folder.ts';
import type { WatchedFile } from '../ports/file-imports.ts';
import type { Ledger, LedgerView } from '../ports/ledger.ts';
import type { CompanyHost } from './company-host.ts';
import { importRead } from './import-read.ts';

/** Who imports what lies in the folder. */
const author = 'The watched folder';

/** Watches another folder from now on; null watches none. What was imported stays. */
export function watchFolder(
  host: CompanyHost,
  input: MethodInput<'import.watch'>,
): Result<MethodOutputs['import.watch'], Failure> {
  const path = input.path?.trim() ?? null;
  const read = path === null ? ok([]) : host.exportedFolder.read(path);
  if (!read.ok) {
    const message = 'The folder is not watched.';
    return err({ kind: 'invalidInput', source: 'local', message, details: [{ at: path ?? '', message: read.error }] });
  }
  const engine = host.engine();
  if (!engine.ok) return engine;
  const { ledger } = engine.value;
  const since = new Date(host.nowMs()).toISOString();
  ledger.transaction(() =>
    ledger.saveWatchedFolder(path === null ? null : { path, author: input.author, since, problem: null }),
  );
  host.notify({ type: 'changed' });
  return ok({ folder: folderDto(ledger) });
}

/**
 * Imports what is new in the watched folder, where there is one, and says how many files that were. A file is told by its
 * content: what was taken, or could not be, is not looked at again until it is another one. Where there is nothing to note the
 * books are not opened for writing. Never fails a sync: what is wrong is noted, for a person.
 */
export async function lookIntoFolder(host: CompanyHost): Promise<number> {
  const view = host.exists() ? host.view() : null;
  if (view === null || !view.ok) return 0;
  const folder = view.value.watchedFolder();
  if (folder === null) return 0;
  const read = host.exportedFolder.read(folder.path);
  const problem = read.ok ? null : read.error;
  const files = read.ok ? read.value : [];
  if (problem === folder.problem && !(read.ok && hasNews(view.value, files))) return 0;
  const engine = host.engine();
  if (!engine.ok) return 0; // another sync has the books, and looks itself
  const { ledger } = engine.value;
  if (problem !== folder.problem) ledger.transaction(() => ledger.saveWatchedFolder({ ...folder, problem }));
  const taken = read.ok ? await takeFiles(host, ledger, files) : 0;
  host.notify({ type: 'changed' });
  return taken;
}

/** Is there a file that nobody has looked at, or is one gone that could not be taken? */
function hasNews(view: LedgerView, files: readonly FolderFile[]): boolean {
  const known = view.watchedFiles();
  const isKnown = new Set(known.map(({ sha256 }) => sha256));
  const present = new Set(files.map(({ sha256 }) => sha256));
  return (
    files.some(({ sha256 }) => !isKnown.has(sha256)) ||
    known.some((file) => hasProblem(file) && !present.has(file.sha256))
  );
}

async function takeFiles(host: CompanyHost, ledger: Ledger, files: readonly FolderFile[]): Promise<number> {
  const present = new Set(files.map(({ sha256 }) => sha256));
  const known = new Map(ledger.watchedFiles().map((file) => [file.sha256, file]));
  ledger.transaction(() => {
    // What could not be taken and is gone, or was mended, is nobody's problem any more.
    for (const file of known.values())
      if (file.problem !== null && !present.has(file.sha256)) ledger.forgetWatchedFile(file.sha256);
  });
  const good: CledaraFile[] = [];
  for (const file of files) {
    if (known.has(file.sha256)) continue;
    const read = await host.cledaraFiles.read([file], null);
    if (read.ok) good.push(...read.value);
    else note(host, ledger, file, read.error);
  }
  if (good.length === 0) return 0;
  const imported = await importRead(host, good, author);
  if (!imported.ok) return 0; // an invoice could not be kept; all of it is taken again with the next look
  const seenAt = new Date(host.nowMs()).toISOString();
  ledger.transaction(() => {
    for (const [place, { name, sha256 }] of good.entries()) {
      const left = imported.value.files[place]?.skipped.length ?? 0;
      const problem =
        left === 0 ? null : `${left} of its rows were left out. They are named under Settings, Connections.`;
      ledger.saveWatchedFile({ sha256, name, seenAt, problem });
    }
  });
  return good.length;
}

function note(host: CompanyHost, ledger: Ledger, { name, sha256 }: FolderFile, failure: Failure): void {
  const first = failure.kind === 'invalidInput' ? failure.details[0]?.message : undefined;
  const seenAt = new Date(host.nowMs()).toISOString();
  ledger.transaction(() => ledger.saveWatchedFile({ sha256, name, seenAt, problem: first ?? failure.message }));
}

export function folderDto(view: LedgerView): WatchedFolderDto | null {
  const folder = view.watchedFolder();
  if (folder === null) return null;
  const problems = view.watchedFiles().filter(hasProblem);
  return {
    path: folder.path,
    problem: folder.problem,
    files: problems.map(({ name, problem }) => ({ name, problem })),
  };
}

function hasProblem(file: WatchedFile): file is WatchedFile & { readonly problem: string } {
  return file.problem !== null;
}

/** What needs a person: a folder that cannot be read, and files in it that could not be taken as a whole. */
export function watchedAttention(view: LedgerView): readonly AttentionDto[] {
  const folder = folderDto(view);
  if (folder === null) return [];
  const fix = { kind: 'settings', section: 'connections' } as const;
  const found: AttentionDto[] = [];
  if (folder.problem !== null) {
    const message = `The watched folder ${folder.path} brings nothing. ${folder.problem}`;
    found.push({ cause: 'watched-folder', count: 1, message, filter: null, fix });
  }
  const [first, ...others] = folder.files;
  if (first !== undefined) {
    const message = others.length > 0 ? null : `In the watched folder, ${first.name}: ${first.problem}`;
    found.push({ cause: 'watched-file', count: folder.files.length, message, filter: null, fix });
  }
  return found;
}
