import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../checks.ts';
import { plantedDiskFaults } from '../crash/disk/planted-disk-faults.ts';
import { plantedFaults } from './seeded/planted-faults.ts';
import { runSeeds } from './seeded/run-many.ts';
import { Simulator } from './seeded/simulate.ts';

/** Enough to notice what breaks often; `npm run prove` runs them for as long as asked. */
const seeds = 200;

test(`${seeds} seeds: whatever goes wrong, nothing is lost, doubled or made up`, async ({ annotate }) => {
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
});
