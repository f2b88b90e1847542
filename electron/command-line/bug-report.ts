import { randomUUID } from 'node:crypto';
import type { ErrorDto } from '../../shared/contract/sync-summary.ts';
import type { ExitCode } from './exit-code.ts';
import type { Output } from './output.ts';

/** Writes a line to the log. */
type Note = (event: string, fields: Readonly<Record<string, string>>) => void;

/**
 * Ends a command that met a bug: one sentence for people, what happened in the log under a name that the sentence gives,
 * never a stack trace on a screen. `note` is null where there is no log yet.
 */
export function reportBug(output: Output, note: Note | null, thrown: unknown): ExitCode {
  const id = randomUUID();
  note?.('internal', { id, ...factsOf(thrown) });
  const error: ErrorDto = {
    code: 'internal',
    message: `Something went wrong inside Tallybridge. Nothing was lost; run it again, and report it if it happens again.${note === null ? '' : ` The log has the details under ${id}.`}`,
    details: note === null ? [] : [{ at: 'log', message: id }],
  };
  output.say(error.message);
  if (!output.documented) output.document({ error });
  return 3;
}

/** The frames apart from the message, because they repeat it. */
function factsOf(thrown: unknown): Readonly<Record<string, string>> {
  if (!(thrown instanceof Error)) return { thrown: String(thrown) };
  const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: thrown.name, message: thrown.message, frames: frames.map((line) => line.trim()).join(' | ') };
}
