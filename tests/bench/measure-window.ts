import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { BudgetLine } from './budget-line.ts';

/** What the window takes with books of that many movements. Throws where that fails. */
export function measureWindow(movements: number): Promise<readonly BudgetLine[]> {
  return measuredBy('window-child.ts', movements);
}

/** What the start of the program takes with them, and what it costs at rest. It is to be built before. */
export function measureStart(movements: number): Promise<readonly BudgetLine[]> {
  return measuredBy('window-start-child.ts', movements);
}

/** A process of its own measures, so that nothing of this one is measured with it. */
async function measuredBy(file: string, movements: number): Promise<readonly BudgetLine[]> {
  const program = join(import.meta.dirname, file);
  const child = spawn(process.execPath, [program, '--movements', String(movements)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [code, printed] = await Promise.all([ended, text(child.stdout)]);
  if (code !== 0) throw new Error(`${file} could not measure; it ended with ${code}.`);
  return JSON.parse(printed) as readonly BudgetLine[]; // our own program printed it
}
