import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../checks.ts';

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly hasInstallScript?: boolean;
}

interface Manifest {
  readonly name?: string;
  readonly license?: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
}

/** What may ship inside an MIT program without asking anybody. `Python-2.0` is argparse, of js-yaml's command line. */
const permissive = [
  ...['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'BlueOak-1.0.0', 'Unlicense'],
  'Python-2.0',
];

const manifest = readJson<Manifest>('package.json');
const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
const locked = Object.entries(
  (JSON.parse(lockText) as { readonly packages: Readonly<Record<string, LockedPackage>> }).packages,
).filter(([path]) => path !== '');
const lockedPaths = new Set(locked.map(([path]) => path));

describe('package.json', () => {
  const declared = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });

  test.each(declared)('pins %s exactly (%s)', (_name, range) => {
    expect(range).toMatch(/^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+$/);
  });

  test('says of every install script whether it may run', () => {
    const withScript = locked.filter(([, { hasInstallScript }]) => hasInstallScript === true);
    const undecided = withScript.map(([path]) => manifestOf(path)?.name).filter((name) => name !== undefined);
    expect(undecided.filter((name) => !(name in manifest.allowScripts))).toEqual([]);
  });
});

describe('package-lock.json', () => {
  test('names no host that packages came from', () => {
    expect(lockText).not.toMatch(/https?:\/\/[^"]*\.tgz|"resolved"/);
  });

  test('locks every package to its content', () => {
    expect(locked.filter(([, { version, integrity }]) => version === undefined || integrity === undefined)).toEqual([]);
  });

  // A binary for another system that could not be had when the lock was made is left out of it in silence, and
  // `npm ci` then refuses the whole lock, on every system. The way out is a version that has all of its binaries.
  test('has the binaries of every system', () => {
    const missing = locked.flatMap(([path, { optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {})
        .filter((name) => !isLockedFor(path, name))
        .map((name) => `${path} -> ${name}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('what ships', () => {
  const shipped = locked.filter(([path, { dev }]) => dev !== true && existsSync(join(root, path)));

  test('is all that package.json declares', () => {
    const paths = shipped.map(([path]) => path);
    expect(paths).toEqual(
      expect.arrayContaining(Object.keys(manifest.dependencies).map((name) => `node_modules/${name}`)),
    );
  });

  test.each(shipped.map(([path]) => path))('%s has a permissive licence', (path) => {
    const license = manifestOf(path)?.license;
    expect(
      license?.split(/ OR |[()]/).some((option) => permissive.includes(option)),
      license,
    ).toBe(true);
  });
});

/** Looks where Node would: beside the package, then further and further out. */
function isLockedFor(path: string, name: string): boolean {
  for (let folder = path; ; folder = folder.slice(0, folder.lastIndexOf('/node_modules/'))) {
    if (lockedPaths.has(`${folder}/node_modules/${name}`)) return true;
    if (!folder.includes('/node_modules/')) return lockedPaths.has(`node_modules/${name}`);
  }
}

function manifestOf(path: string): Manifest | null {
  return existsSync(join(root, path)) ? readJson<Manifest>(join(path, 'package.json')) : null;
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as T;
}
