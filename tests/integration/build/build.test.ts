import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../checks.ts';
import { builtCommandLine, setup, stalePart } from '../../fixtures/built-program.ts';

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
