import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../checks.ts';
import { describeMutant } from '../mutation/describe-mutant.ts';
import { readFloors, scoreOf } from '../mutation/floors.ts';

// What `npm run mutate` holds: it takes more than an hour, so that it is not run here; that nothing escapes it is.

const floors = readFloors();
/** How many files may be without a measured floor: so many, and fewer from here on. */
const mostUnmeasured = 5;

test('every file of the core that does something has a floor', () => {
  const core = readdirSync(join(root, 'shared/domain')).map((name) => `shared/domain/${name}`);
  const doesSomething = (path: string): boolean =>
    /^(export )?(function|const|class) /m.test(readFileSync(join(root, path), 'utf8'));
  const howTo =
    'Name it and its tests in tests/mutation/floors.json; `npm run mutate -- --only FILE --raise` measures it.';
  expect(
    core.filter((path) => doesSomething(path) && !floors.has(path)),
    howTo,
  ).toEqual([]);
  expect([...floors.values()].filter(({ score }) => score === null).length).toBeLessThanOrEqual(mostUnmeasured);
});

test.each([...floors])('%s and its tests exist, and its floor is a score', (path, { score, tests }) => {
  expect([path, ...tests].filter((name) => !existsSync(join(root, name)))).toEqual([]);
  expect(tests.length).toBeGreaterThan(0);
  expect(tests.every((name) => name.endsWith('.test.ts'))).toBe(true);
  expect(score ?? 0).toBeGreaterThanOrEqual(0);
  expect(score ?? 0).toBeLessThanOrEqual(100);
});

test.each([
  [{ noticed: 0, mutants: 0 }, 100],
  [{ noticed: 0, mutants: 7 }, 0],
  [{ noticed: 2, mutants: 3 }, 66.6],
  [{ noticed: 1999, mutants: 2000 }, 99.9],
  [{ noticed: 3, mutants: 3 }, 100],
])('the score of %j is never above what was noticed: %d', (of, score) => {
  expect(scoreOf(of)).toBe(score);
});

test('a mutant is told by its place, what stood there, and what stood there instead', () => {
  const lines = ['if (a <', '  b) {', `  return '${'x'.repeat(100)}';`];
  const location = { start: { line: 1, column: 5 }, end: { line: 2, column: 4 } };
  expect(describeMutant('a.ts', lines, { status: 'Survived', replacement: 'a <=\n b', location })).toBe(
    'a.ts:1: `a < b` made `a <= b`; no test noticed',
  );
  const long = { start: { line: 3, column: 10 }, end: { line: 3, column: 112 } };
  expect(describeMutant('a.ts', lines, { status: 'NoCoverage', replacement: '""', location: long })).toBe(
    `a.ts:3: \`'${'x'.repeat(89)}…\` made \`""\`; no test comes here`,
  );
});
