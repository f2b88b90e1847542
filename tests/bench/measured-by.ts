import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** What a bench of this folder prints as JSON, run in a process of its own. Throws where the process cannot measure. */
export async function measuredBy(file: string, ...words: readonly string[]): Promise<unknown> {
  const child = spawn(process.execPath, [join(import.meta.dirname, file), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [code, printed] = await Promise.all([ended, text(child.stdout)]);
  if (code !== 0) throw new Error(`${file} could not measure; it ended with ${code}.`);
  return JSON.parse(printed);
}
