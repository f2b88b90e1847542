import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, matchesGlob } from 'node:path';
import { describe, expect, test } from 'vitest';
import viteConfig from '../../vite.config.ts';
import { root } from '../checks.ts';
import { debianChromium, debianPackages } from '../debian-packages.ts';

// The gate itself: nothing may slip past `npm test`, and everybody runs the same one.

const testCommand = 'npm ci && npm test';
const workflow = read('.github/workflows/test.yml');

test('every test file belongs to exactly one project', () => {
  const patterns = projectPatterns();
  const files = readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })
    .map((path) => `tests/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.(test|spec)\./.test(path));

  expect(files.length).toBeGreaterThan(3);
  // Vitest runs *.test.ts by its projects, Playwright *.spec.ts in tests/e2e, and in tests/desktop where Electron is.
  const timesRun = (path: string): number =>
    path.endsWith('.test.ts')
      ? patterns.filter((pattern) => matchesGlob(path, pattern)).length
      : Number(/^tests\/(e2e|desktop)\/.*\.spec\.ts$/.test(path));
  expect(files.filter((path) => timesRun(path) !== 1)).toEqual([]);
});

describe('the README, CI and the workflow run one and the same command', () => {
  test.each(['README.md', '.ci/run', '.github/workflows/test.yml'])('%s', (path) => {
    expect(read(path)).toContain(testCommand);
  });
});

test('the workflow runs the tests in a Debian, where they install what they need by themselves', () => {
  expect(Object.keys(debianPackages)).toContain(basename(debianChromium));
  expect(workflow).toMatch(/container: debian:\d+/);
});

test('the workflow runs on the three systems', () => {
  for (const system of ['ubuntu', 'macos', 'windows']) expect(workflow).toContain(`${system}-latest`);
});

test('the scripts that people are told about are there', () => {
  const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
  expect(Object.keys(scripts)).toEqual(
    expect.arrayContaining(['dev', 'check', 'test', 'demo', 'headless', 'build', 'bench']),
  );
});

test('the tests run on the Node that is locked, whatever Node started npm', () => {
  const { version } = JSON.parse(read('node_modules/node/package.json')) as { readonly version: string };
  expect(process.versions.node).toBe(version);
});

function projectPatterns(): string[] {
  const { test: options } = viteConfig as {
    readonly test?: { readonly projects?: readonly { readonly test: { readonly include: readonly string[] } }[] };
  };
  return (options?.projects ?? []).flatMap(({ test: { include } }) => include);
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
