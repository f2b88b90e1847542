import { readFileSync } from 'node:fs';
import type { ImportDto } from '../../shared/contract/import-files.ts';
import type { ErrorDto } from '../../shared/contract/sync-summary.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { Invocation } from './arguments.ts';
import { type CommandWorld, call, fail, unreadableFile } from './command-world.ts';
import type { ExitCode } from './exit-code.ts';

/** Takes files of Cledara's into the books of a company, which may be a new one. */
export async function importFiles(world: CommandWorld, { options, operands }: Invocation): Promise<ExitCode> {
  const files = readGivenFiles(operands);
  if (!files.ok) return fail(world, files.error);
  const input = { files: files.value, account: options['account'] ?? null, author: world.author };
  const imported = await call(world, 'import.files', input, { create: true });
  if (!imported.ok) return fail(world, imported.error);
  for (const line of describeImport(imported.value)) world.output.say(line);
  world.output.document(imported.value);
  return exitOfImport(imported.value);
}

interface GivenFile {
  readonly name: string;
  readonly base64: string;
}

/** The files as the contract takes them, or what is wrong with each that cannot be read. */
function readGivenFiles(paths: readonly string[]): Result<readonly GivenFile[], ErrorDto> {
  const details: { at: string; message: string }[] = [];
  const files: GivenFile[] = [];
  for (const path of paths) {
    try {
      files.push({ name: path, base64: readFileSync(path).toString('base64') });
    } catch (error) {
      details.push({ at: path, message: unreadableFile(error) });
    }
  }
  if (details.length === 0) return ok(files);
  return err({ code: 'invalid-input', message: 'Nothing was imported.', details });
}

function describeImport({ files }: ImportDto): readonly string[] {
  return files.flatMap(({ path, kind, rows, new: fresh, known, skipped }) => [
    `${path}: ${rows} ${kind === 'invoices' ? 'invoices' : 'rows'}, ${fresh} new, ${known} known, ${skipped.length} left out`,
    ...skipped.map(({ line, reason }) => `  ${kind === 'invoices' ? 'file' : 'line'} ${line}: ${reason}`),
  ]);
}

/** 1 where something was left out: a person has to look at it. */
function exitOfImport({ files }: ImportDto): ExitCode {
  return files.every(({ skipped }) => skipped.length === 0) ? 0 : 1;
}
