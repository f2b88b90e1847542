import { randomUUID } from 'node:crypto';
import type { CallAnswer } from '../../shared/contract/app-methods.ts';
import type { Log } from '../ports/log.ts';

/** The answer to a call that met a bug: one sentence for people, what happened in the log under a name that it gives. */
export function answerBug(log: Log, method: string, thrown: unknown): CallAnswer {
  const id = randomUUID();
  log.error('internal', { id, method, ...factsOf(thrown) });
  return {
    ok: false,
    error: {
      code: 'internal',
      message: `Something went wrong inside Tallybridge. Nothing was lost; try again, and report it if it happens again. The log has the details under ${id}.`,
      details: [{ at: 'log', message: id }],
    },
  };
}

/** The frames apart from the message, because they repeat it. */
export function factsOf(thrown: unknown): Readonly<Record<string, string>> {
  if (!(thrown instanceof Error)) return { thrown: String(thrown) };
  const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: thrown.name, message: thrown.message, frames: frames.map((line) => line.trim()).join(' | ') };
}
