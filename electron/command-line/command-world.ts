import { readFileSync } from 'node:fs';
import { issueWords } from '../../shared/contract/issue-words.ts';
import { type MethodName, type MethodOutputs, methodInputs } from '../../shared/contract/methods.ts';
import type { ErrorDto } from '../../shared/contract/sync-summary.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { err, type Result } from '../../shared/lib/result.ts';
import type { Api } from '../api/api.ts';
import { errorOf } from '../api/error-of.ts';
import type { Invocation } from './arguments.ts';
import { type ExitCode, exitOfError } from './exit-code.ts';
import { type Output, sayError } from './output.ts';

/** What a command is given: the contract's methods for the company that is meant, and the world around the program. */
export interface CommandWorld {
  readonly output: Output;
  /** `create`: the company may be one that does not exist yet. */
  api(options: { readonly create: boolean }): Result<Api, Failure>;
  readonly cledaraApiKey: string | null;
  /** Standard input to its end. */
  readInput(): Promise<string>;
  openBrowser(url: string): void;
  /** Who is at the keyboard, for the books. */
  readonly author: string;
}

export type Command = (world: CommandWorld, invocation: Invocation) => Promise<ExitCode>;

/** Bad input is found before anything is opened, so that it wins over "not connected". */
export async function call<M extends MethodName>(
  world: CommandWorld,
  method: M,
  input: unknown,
  options: { readonly create: boolean } = { create: false },
): Promise<Result<MethodOutputs[M], ErrorDto>> {
  const parsed = methodInputs[method].safeParse(input);
  if (!parsed.success) {
    const details = parsed.error.issues.map((issue) => ({
      at: issue.path.join('.') || 'input',
      message: `${issueWords(issue)}.`,
    }));
    return err({ code: 'invalid-input', message: 'The command was not understood. Nothing was changed.', details });
  }
  const api = world.api(options);
  if (!api.ok) return err(errorOf(api.error));
  const answer = await api.value.call(method, parsed.data);
  return answer.ok ? answer : err(errorOf(answer.error));
}

export function readTextFile(file: string): Result<string, ErrorDto> {
  try {
    return textIn(file, readFileSync(file));
  } catch (error) {
    return err(badInput(file, unreadableFile(error)));
  }
}

/** UTF-8, or UTF-16 as some programs on Windows write it. Letters that were lost would name other things than were meant. */
function textIn(file: string, bytes: Buffer): Result<string, ErrorDto> {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return { ok: true, value: new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return err(badInput(file, 'The file is not text in UTF-8. Save it as UTF-8 and try again.'));
  }
}

/** Why the system does not let a file be read. */
export function unreadableFile(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return `The file cannot be read: ${unreadable[code] ?? (code || 'for a reason unknown')}.`;
}

const unreadable: Readonly<Record<string, string>> = {
  ENOENT: 'there is none of that name',
  EACCES: 'this user may not read it',
  EISDIR: 'it is a folder',
};

export function done(world: CommandWorld, document: unknown): ExitCode {
  world.output.document(document);
  return 0;
}

export function fail(world: Pick<CommandWorld, 'output'>, error: ErrorDto): ExitCode {
  sayError(world.output, error);
  world.output.document({ error });
  return exitOfError(error);
}

export function badInput(at: string, message: string): ErrorDto {
  return badInputs([{ at, message }]);
}

export function badInputs(details: ErrorDto['details']): ErrorDto {
  return {
    code: 'invalid-input',
    message: 'The command was not understood. Nothing was changed.',
    details,
  };
}
