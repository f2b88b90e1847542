import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';

const totals = z.object({
  seeds: z.number(),
  syncs: z.number(),
  crashes: z.number(),
  faults: z.number(),
  requests: z.number(),
  documents: z.number(),
  failed: z.array(z.object({ seed: z.number(), problems: z.array(z.string()) })),
});

/** What many seeds came to. */
export type SeedTotals = z.infer<typeof totals>;

export interface RunOptions {
  /** Ends with the first seed that fails. */
  readonly stop?: boolean;
  /** A fault in the program, by its name in the table. */
  readonly planted?: string;
  /** Ends after so many ms with the seed that is under way. */
  readonly forMs?: number;
}

/** Runs `count` seeds from `from` on in a process of their own. Throws where it ends without an answer. */
export async function runSeeds(from: number, count: number, options: RunOptions = {}): Promise<SeedTotals> {
  const { planted, stop = false, forMs } = options;
  const child = spawn(
    process.execPath,
    [
      ...(planted === undefined ? [] : ['--import', join(import.meta.dirname, 'planted-child.ts')]),
      join(import.meta.dirname, 'seeds-child.ts'),
      ...['--from', String(from), '--count', String(count)],
      ...(forMs === undefined ? [] : ['--ms', String(Math.round(forMs))]),
      ...(stop ? ['--stop'] : []),
    ],
    {
      env: { ...process.env, ...(planted === undefined ? {} : { TALLYBRIDGE_PLANTED_FAULT: planted }) },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  let wrong = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    wrong += text;
  });
  await new Promise((resolve) => child.once('close', resolve));
  const line = said.trim().split('\n').at(-1) ?? '';
  if (!line.startsWith('{')) throw new Error(`The seeds from ${from} on gave no answer: ${wrong.slice(0, 2000)}`);
  return totals.parse(JSON.parse(line));
}
