import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { BudgetLine } from './budget-line.ts';

/** What the window takes with books of that many movements, measured by a process of its own. Throws where that fails. */
export async function measureWindow(movements: number): Promise<readonly BudgetLine[]> {
  const program = join(import.meta.dirname, 'window-child.ts');
  const child = spawn(process.execPath, [program, '--movements', String(movements)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [code, printed] = await Promise.all([ended, text(child.stdout)]);
  if (code !== 0) throw new Error(`The window could not be measured; its process ended with ${code}.`);
  return JSON.parse(printed) as readonly BudgetLine[]; // our own program printed it
}
