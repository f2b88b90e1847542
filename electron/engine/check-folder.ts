import { type Check, connectAgain, evidence } from './check.ts';
import type { Engine } from './engine.ts';

/** Whether the watched folder brings its files. None where no folder is watched. */
export function checkFolder({ ledger }: Engine): readonly Check[] {
  const folder = ledger.watchedFolder();
  if (folder === null) return [];
  const bad = ledger.watchedFiles().filter(({ problem }) => problem !== null);
  const rows = evidence({
    'Watched folder': folder.path,
    'Files taken': ledger.watchedFiles().length - bad.length,
    'Files with a problem': bad.map(({ name }) => name).join(', '),
  });
  const title = 'Does the watched folder bring its files?';
  const base = { id: 'watched-folder', title, evidence: rows } as const;
  if (folder.problem !== null) {
    const action = 'Choose the folder again under Settings, Connections.';
    return [{ ...base, status: 'problem', detail: folder.problem, action, fix: connectAgain }];
  }
  const [first] = bad;
  if (first !== undefined) {
    const detail = `${bad.length} of its files could not be taken as a whole. ${first.name}: ${first.problem}`;
    const action = 'Export them from Cledara again, and put them in place of these.';
    return [{ ...base, status: 'warning', detail, action, fix: connectAgain }];
  }
  const detail = 'Each sync looks into it, and everything in it was taken.';
  return [{ ...base, status: 'ok', detail, action: null, fix: null }];
}
