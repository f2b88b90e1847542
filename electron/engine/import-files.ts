import type { Failure } from '../../shared/domain/failure.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import type { CledaraFile } from '../ports/cledara-files.ts';
import { type Engine, nowInstant } from './engine.ts';
import { importInvoices } from './import-invoices.ts';
import { importTransactions } from './import-transactions.ts';
import type { ImportedFile, ImportMeans } from './imported-file.ts';
import { replanAll } from './replan.ts';

/**
 * Takes files of Cledara's into the books, which were all read before. Transactions come before invoices, whatever the order they
 * were given in. The same files again change nothing. Fails only where an invoice cannot be kept; what was taken in until
 * then stays, and is known the next time.
 */
export async function importFiles(
  engine: Engine,
  files: readonly CledaraFile[],
  means: ImportMeans,
): Promise<Result<readonly ImportedFile[], Failure>> {
  const done = new Map<CledaraFile, ImportedFile>();
  for (const file of files) {
    if (file.kind !== 'transactions') continue;
    const imported = engine.ledger.transaction(() => {
      const result = importTransactions(engine, file);
      note(engine, file, result, means.author);
      return result;
    });
    done.set(file, imported);
  }
  for (const file of files) {
    if (file.kind !== 'invoices') continue;
    const imported = importInvoices(engine, file, means);
    if (!imported.ok) return imported;
    engine.ledger.transaction(() => note(engine, file, imported.value, means.author));
    done.set(file, imported.value);
  }
  await replanAll(engine);
  return ok(files.flatMap((file) => done.get(file) ?? []));
}

function note(engine: Engine, file: CledaraFile, imported: ImportedFile, author: string): void {
  const at = nowInstant(engine.clock);
  engine.ledger.appendFileImport({
    id: engine.ids.uuid(),
    name: file.name,
    sha256: file.sha256,
    kind: file.kind,
    importedAt: at,
    author,
    rows: imported.rows,
    newRows: imported.new,
    knownRows: imported.known,
    skipped: imported.skipped,
  });
  engine.ledger.appendActivity({
    at,
    runId: null,
    movementId: null,
    proposalId: null,
    event: 'file-imported',
    fromState: null,
    toState: null,
    message: `${author} imported ${file.name}: ${imported.new} new, ${imported.known} known, ${imported.skipped.length} left out.`,
  });
}
