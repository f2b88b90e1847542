import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../checks.ts';

interface Ban {
  readonly what: string;
  readonly pattern: RegExp;
  /** A line that the ban must find, so that no pattern falls asleep. */
  readonly sample: string;
}

/** Wherever code is. */
const everywhere: readonly Ban[] = [
  { what: 'a silenced type error', pattern: /@ts-(ignore|expect-error|nocheck)/, sample: '// @ts-ignore' },
  { what: 'a note to do it later', pattern: /\b(TODO|FIXME|XXX|HACK)\b/, sample: '// TODO: mend' },
  {
    what: 'a path of one machine',
    pattern: /["'`\s](\/(home|Users|root|work)\/|[A-Z]:\\)/,
    sample: "read('/home/me/x')",
  },
];

/** Rules that know less than the page does, each silence with its reason; and how many there may be, so that they only shrink. */
const silenceable =
  /biome-ignore lint\/(a11y\/\w+|correctness\/useExhaustiveDependencies|suspicious\/noArrayIndexKey): \S.{10,}/;
const mostSilences = 18;

const silence: Ban = {
  what: 'a silenced lint rule',
  pattern: /biome-ignore|eslint-disable/,
  sample: '// biome-ignore lint: why not',
};

/** In what ships. */
const inProduct: readonly Ban[] = [
  { what: 'the type any', pattern: /(:|as|<|\|)\s*any\b(?!\s+[a-z])/, sample: 'const x: any = 1;' },
  { what: 'a type forced twice', pattern: /\bas unknown as\b/, sample: 'x as unknown as Money' },
  { what: 'printing past the log', pattern: /\bconsole\s*\.\s*\w+\(/, sample: 'console.log(1);' },
  { what: 'an enum', pattern: /^\s*(export\s+)?(const\s+)?enum\s/, sample: 'export enum State {' },
];

/** Where deciding happens: the same input must give the same answer, on any machine, at any time. */
const inPureCore: readonly Ban[] = [
  { what: 'a look at the clock', pattern: /\bDate\.now\(|\bnew Date\(\s*\)/, sample: 'const at = Date.now();' },
  { what: 'chance', pattern: /\bMath\.random\(/, sample: 'Math.random()' },
];

const inTests: readonly Ban[] = [
  {
    what: 'a test that is switched off or runs alone',
    pattern: /\b(test|it|describe)\.(skip|only|todo|fails)\b/,
    sample: "test.skip('later', () => {});",
  },
  { what: 'a mocked module', pattern: /\bvi\.(mock|spyOn|stubGlobal)\(/, sample: "vi.mock('./clock.ts');" },
];

const forbiddenNames = /(^|-)(utils?|helpers?|managers?|services?|types|common|misc)\.tsx?$/;

const product = ['shared', 'electron', 'renderer'].flatMap(filesUnder);
const pureCore = ['shared/domain', 'electron/engine'].flatMap(filesUnder);
const tests = filesUnder('tests').filter((path) => !path.startsWith('tests/architecture/'));

test('there is code to look at', () => {
  expect(product.length).toBeGreaterThan(20);
  expect(pureCore.length).toBeGreaterThan(10);
});

describe('code has none of', () => {
  test.each(everywhere)('$what', ({ pattern }) => expect(findings([...product, ...tests], pattern)).toEqual([]));
  test('a silenced lint rule, but for those of the page that say why', () => {
    const found = findings([...product, ...tests], silence.pattern);
    expect(found.filter((line) => !line.startsWith('renderer/') || !silenceable.test(line))).toEqual([]);
    expect(found.length).toBeLessThanOrEqual(mostSilences);
  });
  test.each(inProduct)('$what, in the program', ({ pattern }) => expect(findings(product, pattern)).toEqual([]));
  test.each(inPureCore)('$what, in domain and engine', ({ pattern }) =>
    expect(findings(pureCore, pattern)).toEqual([]),
  );
  test.each(inTests)('$what', ({ pattern }) => expect(findings(tests, pattern)).toEqual([]));

  test.each([...everywhere, silence, ...inProduct, ...inPureCore, ...inTests])(
    '(the search would find $what)',
    (ban) => {
      expect(ban.sample).toMatch(ban.pattern);
    },
  );
});

describe('files', () => {
  test('have names in kebab-case that say what is in them', () => {
    const names = [...product, ...tests].filter((path) => {
      const name = basename(path);
      return !/^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.spec|\.d)?\.tsx?$/.test(name) || forbiddenNames.test(name);
    });
    expect(names).toEqual([]);
  });

  test('of the program have at most 400 lines, half of them at most 120', () => {
    const lengths = product.map((path) => ({ path, lines: read(path).split('\n').length - 1 }));
    const sorted = lengths.map(({ lines }) => lines).toSorted((a, b) => a - b);

    expect(lengths.filter(({ lines }) => lines > 400)).toEqual([]);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(120);
  });
});

function filesUnder(folder: string): string[] {
  let entries: string[];
  try {
    entries = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  } catch {
    return []; // a part of the program that does not exist yet
  }
  return entries
    .filter((entry) => /\.tsx?$/.test(entry))
    .map((entry) => relative(root, join(root, folder, entry)).replaceAll('\\', '/'));
}

function findings(paths: readonly string[], pattern: RegExp): string[] {
  return paths.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
