import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { binOf, root } from '../../checks.ts';

// What `npm run build` makes starts like the sources do; and neither way of starting adds a word of its own.

// Beside electron/, so that the built file finds package.json and the packages where it will find them.
const outFolder = join(root, 'dist-under-test');
const dataFolder = mkdtempSync(join(tmpdir(), 'tallybridge-build-'));

const stale = join(outFolder, 'parts', 'of-an-earlier-build.js');

beforeAll(() => {
  mkdirSync(join(outFolder, 'parts'), { recursive: true });
  writeFileSync(stale, '');
  const built = spawnSync(process.execPath, [binOf('vite', 'vite'), 'build', '--outDir', outFolder], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(built.status, built.stderr).toBe(0);
});

afterAll(() => {
  rmSync(outFolder, { recursive: true, force: true });
  rmSync(dataFolder, { recursive: true, force: true });
});

test('nothing of an earlier build stays beside it, to be packed with it', () => {
  expect(existsSync(stale)).toBe(false);
});

describe.each([
  ['with nothing connected', ['status', '--json']],
  ['with a command that does not exist', ['no-such-command', '--json']],
])('the command line %s', (_case, words) => {
  const fromSource = () => start(['electron/headless.ts', ...words]);

  test('answers the same when it is built', () => {
    const built = start([join(outFolder, 'headless.js'), ...words]);
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

function start(args: readonly string[]) {
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
