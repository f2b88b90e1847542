import type { MethodOutputs } from '../../shared/contract/methods.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { movementHash } from '../../shared/domain/movement-hash.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { importFiles } from '../engine/import-files.ts';
import type { CledaraFile } from '../ports/cledara-files.ts';
import type { CompanyHost } from './company-host.ts';

/** Takes files that were read into the books. */
export async function importRead(
  host: CompanyHost,
  files: readonly CledaraFile[],
  author: string,
): Promise<Result<MethodOutputs['import.files'], Failure>> {
  const engine = host.engine();
  if (!engine.ok) return engine;
  const { ledger } = engine.value;
  const imported = await importFiles(engine.value, files, {
    author,
    keepInvoice: (movementId, file) => {
      const movement = ledger.movement(movementId);
      if (movement === null) return err(noMovement);
      const readAt = new Date(host.nowMs()).toISOString();
      return host.importedInvoices.keep(movementId, file, { movementHash: movementHash(movement), readAt });
    },
  });
  host.notify({ type: 'changed' });
  if (!imported.ok) return imported;
  return ok({ files: imported.value.map(({ name, ...rest }) => ({ path: name, ...rest })) });
}

const noMovement: Failure = {
  kind: 'notFound',
  source: 'local',
  message: 'This transaction is not in the books. Sync, then look again.',
};
