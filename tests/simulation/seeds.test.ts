import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../checks.ts';
import { plantedDiskFaults } from '../crash/disk/planted-disk-faults.ts';
import { plantedFaults } from './seeded/planted-faults.ts';
import { runSeeds } from './seeded/run-many.ts';
import { Simulator } from './seeded/simulate.ts';

/**
 * Enough to notice what breaks often; `npm run prove` runs them for as long as asked. All in one process, because each takes as
 * long as forty of them until its code is compiled.
 */
const seeds = 2000;
/** Several times what they take on a machine that does other work beside them, ms. */
const seedsTimeoutMs = 45 * 60_000;

test(`${seeds} seeds: whatever goes wrong, nothing is lost, doubled or made up`, { timeout: seedsTimeoutMs }, async ({
  annotate,
}) => {
  const { failed, ...totals } = await runSeeds(1, seeds);
  await annotate(JSON.stringify(totals));
  expect(failed).toEqual([]);
  // Where nothing strikes, nothing is shown.
  expect(totals.faults).toBeGreaterThan(seeds);
  expect(totals.crashes).toBeGreaterThan(seeds / 10);
  expect(totals.documents).toBeGreaterThan(seeds);
});

describe('one seed', () => {
  let simulator: Simulator;

  beforeAll(() => {
    simulator = new Simulator();
  });

  afterAll(() => simulator.close());

  // 1511: the clock was set back ten minutes while a transfer was in doubt, and no run saw it lie before the request. The others: an item
  // that is in Xero already is left out, after its bill was made or by books from before.
  test.each([1511, 547, 1428])('%i, in which something was once wrong, ends well', async (seed) => {
    const { problems } = await simulator.run(seed);
    expect(problems).toEqual([]);
  });

  test.each([7, 29, 54])('%i gives the same trace twice', async (seed) => {
    const first = await simulator.run(seed);
    const second = await simulator.run(seed);
    expect(second.trace).toEqual(first.trace);
    expect(second.problems).toEqual(first.problems);
  });
});

describe('a planted fault', () => {
  test.each(
    [...plantedFaults, ...plantedDiskFaults].flatMap(({ name, edits }) => edits.map((edit) => [name, edit] as const)),
  )('"%s" has its place in the source', (_, { file, right }) => {
    expect(readFileSync(join(root, file), 'utf8').split(right)).toHaveLength(2);
  });

  test.each(['no key at all', 'answers are taken in the wrong order', 'the API key is written to the log'])(
    '"%s" is caught within fifty seeds',
    async (planted) => {
      const { failed } = await runSeeds(1, 50, { planted, stop: true });
      expect(failed).toHaveLength(1);
    },
  );

  test('in how old a lost answer is, is caught by a seed whose clock is set while it is in doubt', async () => {
    const planted = 'how old a lost answer is, is told by the clock of this computer';
    const { failed } = await runSeeds(154, 1, { planted });
    expect(failed).toMatchObject([{ problems: [expect.stringMatching(/^Xero has .* twice/)] }]);
  });
});
