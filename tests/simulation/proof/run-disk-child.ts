import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';

const totals = z.object({
  strikes: z.number(),
  disks: z.number(),
  changes: z.number(),
  refused: z.number(),
  failed: z.array(z.object({ seed: z.number(), problem: z.string() })),
});

/** What a disk that forgets, or fails, has done to the program. */
export type DiskTotals = z.infer<typeof totals>;

const child = join(import.meta.dirname, '..', '..', 'crash', 'disk', 'disk-child.ts');

/** Throws where the process ends without an answer. */
export async function runDiskChild(strike: 'cut' | 'fail', forMs: number): Promise<DiskTotals> {
  const running = spawn(process.execPath, [child, '--strike', strike, '--ms', String(Math.round(forMs))], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  running.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await new Promise((resolve) => running.once('close', resolve));
  const line = said.trim().split('\n').at(-1) ?? '';
  if (!line.startsWith('{')) throw new Error(`The disk that should ${strike} gave no answer`);
  return totals.parse(JSON.parse(line));
}

export function failuresOf({ failed }: DiskTotals): readonly string[] {
  return failed.map(({ seed, problem }) => `TALLYBRIDGE_TEST_SEED=${seed}: ${problem.split('\n')[0]}`);
}
