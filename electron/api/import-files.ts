import type { MethodInput, MethodOutputs } from '../../shared/contract/methods.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { movementHash } from '../../shared/domain/movement-hash.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { booksSource } from '../engine/books-source.ts';
import { importFiles as importIntoBooks } from '../engine/import-files.ts';
import type { GivenFile } from '../ports/cledara-files.ts';
import type { CompanyHost } from './company-host.ts';
import type { Handlers } from './handlers.ts';

type ImportMethods = Pick<Handlers, 'import.files' | 'import.list'>;

export function importMethods(host: CompanyHost): ImportMethods {
  return {
    'import.files': (input) => importFiles(host, input),
    'import.list': ({ limit }) => listImports(host, limit),
  };
}

async function importFiles(
  host: CompanyHost,
  { files, account, author }: MethodInput<'import.files'>,
): Promise<Result<MethodOutputs['import.files'], Failure>> {
  const given = files.map(({ name, base64 }) => ({ name, bytes: new Uint8Array(Buffer.from(base64, 'base64')) }));
  return await importGiven(host, given, account, author);
}

/** Files whose bytes are here. They are read before the books are opened: a bad one is bad whatever stands in the way. */
async function importGiven(
  host: CompanyHost,
  given: readonly GivenFile[],
  account: string | null,
  author: string,
): Promise<Result<MethodOutputs['import.files'], Failure>> {
  const read = await host.cledaraFiles.read(given, account);
  if (!read.ok) return read;
  const engine = host.engine();
  if (!engine.ok) return engine;
  const { ledger } = engine.value;
  const imported = await importIntoBooks(engine.value, read.value, {
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

function listImports(host: CompanyHost, limit: number): Result<MethodOutputs['import.list'], Failure> {
  const view = host.view();
  if (!view.ok) return view;
  const imports = view.value.fileImports(limit).map(({ newRows, knownRows, sha256: _sha, ...rest }) => ({
    ...rest,
    new: newRows,
    known: knownRows,
  }));
  return ok({ source: booksSource(view.value), imports });
}

const noMovement: Failure = {
  kind: 'notFound',
  source: 'local',
  message: 'This transaction is not in the books. Sync, then look again.',
};
