import { runSeeds } from './run-many.ts';

/** How one planted fault fared. */
export interface Caught {
  readonly name: string;
  /** Seeds until one failed; null where none of those that were run did. */
  readonly seeds: number | null;
  /** Seeds that were run. */
  readonly run: number;
  /** What the first seed that failed saw. */
  readonly problem: string;
}

/** Runs seeds on a program with this fault in it until one fails, at most `most` and for at most `forMs`. */
export async function findPlanted(name: string, most: number, forMs: number): Promise<Caught> {
  const { seeds, failed } = await runSeeds(1, most, { planted: name, stop: true, forMs });
  const [first] = failed;
  return { name, seeds: first === undefined ? null : seeds, run: seeds, problem: first?.problems[0] ?? 'not found' };
}
