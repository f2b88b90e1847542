import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../checks.ts';
import { builtCommandLine, builtFolder, setup, stalePart } from '../../fixtures/built-program.ts';

// What `npm run build` makes starts like the sources do; and neither way of starting adds a word of its own.

const dataFolder = mkdtempSync(join(tmpdir(), 'tallybridge-build-'));

beforeAll(setup); // where `npm test` has not built it for all its tests

afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

test('nothing of an earlier build stays beside it, to be packed with it', () => {
  expect(existsSync(builtCommandLine)).toBe(true);
  expect(existsSync(stalePart)).toBe(false);
});

describe.each([
  ['with nothing connected', ['status', '--json']],
  ['with a command that does not exist', ['no-such-command', '--json']],
])('the command line %s', (_case, words) => {
  let answered: Answer | null = null;
  const fromSource = (): Answer => {
    answered ??= start(['electron/headless.ts', ...words]);
    return answered;
  };

  test('answers the same when it is built', () => {
    const built = start([builtCommandLine, ...words]);
    expect(built).toEqual(fromSource());
  });

  test('prints one JSON document, and no warning of Node', () => {
    const { stdout, stderr } = fromSource();
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(typeof JSON.parse(stdout)).toBe('object');
    expect(stderr).not.toMatch(/warning/i);
  });

  test('answers the same through npm', () => {
    const { stdout, status } = spawnSync(`npm run -s headless -- ${words.join(' ')}`, {
      cwd: root,
      shell: true,
      encoding: 'utf8',
      env: environment(),
    });
    const direct = fromSource();
    expect({ stdout, status }).toEqual({ stdout: direct.stdout, status: direct.status });
  });
});

describe('a start loads', () => {
  test.each([
    ['a command', builtCommandLine],
    ['the engine', join(builtFolder, 'engine-process.js')],
  ])('of %s what all of them need, and no sandbox', (_name, entry) => {
    const loaded = [...loadedBy(entry)].map((path) => readFileSync(path, 'utf8')).join('\n');
    expect(loaded).toContain('// electron/compose.ts');
    expect(loaded).not.toContain('// electron/sandbox/');
    expect(loaded).not.toMatch(/\bfrom ["'](node:)?https?["']/); // with the names of the module Node loads its own `fetch`
  });
});

/** A file of the build and what it imports, without what it loads only when it is asked for; an entry may await its program. */
function loadedBy(path: string, known = new Set<string>()): ReadonlySet<string> {
  if (known.has(path)) return known;
  known.add(path);
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [, part] = /^(?:import|var|const) .*(?:from |await import\()["'](\.[^"']+)["']/.exec(line) ?? [];
    if (part !== undefined) loadedBy(join(dirname(path), part), known);
  }
  return known;
}

interface Answer {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

function start(args: readonly string[]): Answer {
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    env: environment(),
  });
  return { stdout, stderr, status };
}

/** Nothing of the tests' own environment but what programs need to run at all. */
function environment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _own, VITEST: _flag, ...rest } = process.env;
  return { ...rest, TALLYBRIDGE_DATA_DIR: dataFolder, TALLYBRIDGE_SECRETS: 'memory' };
}
