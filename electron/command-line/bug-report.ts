import { randomUUID } from 'node:crypto';
import type { ErrorDto } from '../../shared/contract/sync-summary.ts';
import type { openLog } from '../compose.ts';
import type { ExitCode } from './exit-code.ts';
import type { Output } from './output.ts';

/**
 * Ends a command that met a bug: one sentence for people, what happened in the log under a name that the sentence gives,
 * never a stack trace on a screen. `log` is null where it is not known yet where it lies.
 */
export function reportBug(output: Output, log: ReturnType<typeof openLog> | null, thrown: unknown): ExitCode {
  const id = randomUUID();
  log?.error('internal', { id, ...factsOf(thrown) });
  const error: ErrorDto = {
    code: 'internal',
    message: `Something went wrong inside Tallybridge. Nothing was lost; run it again, and report it if it happens again.${log === null ? '' : ` The log has the details under ${id}.`}`,
    details: log === null ? [] : [{ at: 'log', message: id }],
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
