import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

const loadLines = z.array(z.object({ what: z.string(), value: z.number(), unit: z.enum(['ms', 's', 'MB', '']) }));

/** Something that much work took. */
export type LoadLine = z.infer<typeof loadLines>[number];

/**
 * A million movements in one ledger, a tenth of them planned at once; then a hundred and fifty companies that sync at once, and
 * two hundred.
 */
export async function measureLoad(): Promise<readonly LoadLine[]> {
  return [
    ...(await measuredBy('ledger-load-child.ts', '--movements', '1000000')),
    ...(await measuredBy('ledger-load-child.ts', '--movements', '100000', '--plan')),
    ...(await measuredBy('companies-child.ts', '--companies', '150')),
    ...(await measuredBy('companies-child.ts', '--companies', '200')),
  ];
}

/** Throws where the process cannot measure. */
async function measuredBy(file: string, ...words: readonly string[]): Promise<readonly LoadLine[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, file), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [code, printed] = await Promise.all([ended, text(child.stdout)]);
  if (code !== 0) throw new Error(`${file} could not measure; it ended with ${code}.`);
  return loadLines.parse(JSON.parse(printed));
}
