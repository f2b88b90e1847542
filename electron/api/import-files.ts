import type { MethodInput, MethodOutputs } from '../../shared/contract/methods.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import { booksSource } from '../engine/books-source.ts';
import type { CompanyHost } from './company-host.ts';
import type { Handlers } from './handlers.ts';
import { importRead } from './import-read.ts';
import { folderDto, lookIntoFolder, watchFolder } from './watched-folder.ts';

type ImportMethods = Pick<Handlers, 'import.files' | 'import.list' | 'import.look' | 'import.watch'>;

export function importMethods(host: CompanyHost): ImportMethods {
  return {
    'import.files': (input) => importFiles(host, input),
    'import.watch': (input) => watchFolder(host, input),
    'import.look': async () => ok({ taken: host.running.progress === null ? await lookIntoFolder(host) : 0 }),
    'import.list': ({ limit }) => listImports(host, limit),
  };
}

async function importFiles(
  host: CompanyHost,
  { files, account, author }: MethodInput<'import.files'>,
): Promise<Result<MethodOutputs['import.files'], Failure>> {
  const given = files.map(({ name, base64 }) => ({ name, bytes: new Uint8Array(Buffer.from(base64, 'base64')) }));
  // Before the books are opened: a bad file is bad whatever stands in the way.
  const read = await host.cledaraFiles.read(given, account);
  return read.ok ? await importRead(host, read.value, author) : read;
}

function listImports(host: CompanyHost, limit: number): Result<MethodOutputs['import.list'], Failure> {
  const view = host.view();
  if (!view.ok) return view;
  const imports = view.value.fileImports(limit).map(({ newRows, knownRows, sha256: _sha, ...rest }) => ({
    ...rest,
    new: newRows,
    known: knownRows,
  }));
  return ok({ source: booksSource(view.value), imports, folder: folderDto(view.value) });
}
