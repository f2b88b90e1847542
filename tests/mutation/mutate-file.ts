import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { root } from '../checks.ts';
import { describeMutant } from './describe-mutant.ts';

/** How the tests of a file stood up to changes of its code. A mutant is one small change, such as `<` for `<=`. */
export interface Mutated {
  /** From the root of the checkout. */
  readonly path: string;
  /** All mutants that could be tried: those that a test noticed, and those that none did. */
  readonly mutants: number;
  /** Of them, how many a test noticed: by failing, or by not ending. */
  readonly noticed: number;
  /** Those that no test noticed, a line each: where, and what was changed. */
  readonly survivors: readonly string[];
}

/** Read by vite.mutation.config.ts. */
const testsVariable = 'TALLYBRIDGE_MUTATION_TESTS';

/**
 * Changes one file, once for every mutant, and runs its tests on each: in a copy below the system's temporary folder, one
 * process, nothing of the checkout touched. How is in stryker.config.json, where a mutant hangs after fifteen seconds more than
 * its tests took without it: more than a slow machine adds to them. Throws where the tests fail without a change or are not found.
 */
export async function mutateFile(path: string, tests: readonly string[]): Promise<Mutated> {
  // Not by Stryker's own `testFiles`: with it (10.1.1) a change of what a module does as it is loaded comes after that, and
  // every such mutant seems to survive.
  process.env[testsVariable] = tests.join(',');
  const stryker = new Stryker({ mutate: [path], tempDirName: join(tmpdir(), 'tallybridge-mutants') });
  const results = await stryker.runMutationTest();
  const noticed = results.filter(({ status }) => status === 'Killed' || status === 'Timeout');
  const survived = results.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  const lines = readFileSync(join(root, path), 'utf8').split('\n');
  return {
    path,
    mutants: noticed.length + survived.length,
    noticed: noticed.length,
    survivors: survived
      .toSorted((a, b) => a.location.start.line - b.location.start.line)
      .map((mutant) => describeMutant(path, lines, mutant)),
  };
}
