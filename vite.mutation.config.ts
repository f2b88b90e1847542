import { defineConfig } from 'vitest/config';

// Of `npm run mutate`: every test file by itself, in a thread, because a change to what a module does as it is loaded must be
// seen by each; and the dice of property tests cast alike each time, so that a score is a figure.
export default defineConfig({
  test: {
    include: (process.env['TALLYBRIDGE_MUTATION_TESTS'] ?? '').split(','),
    setupFiles: ['tests/mutation/same-dice.ts'],
    testTimeout: 60_000,
  },
});
