import type { LedgerView } from '../ports/ledger.ts';

/** Where a company's movements come from. */
export type BooksSource = 'api' | 'files' | 'api-and-files' | 'none';

export function booksSource(view: LedgerView): BooksSource {
  const hasFiles = view.fileImports(1).length > 0;
  if (view.connections().cledara === null) return hasFiles ? 'files' : 'none';
  return hasFiles ? 'api-and-files' : 'api';
}

/** Cledara is not connected, and files were imported in its place: everything but reading Cledara works. */
export function booksComeFromFiles(view: LedgerView): boolean {
  return booksSource(view) === 'files';
}
