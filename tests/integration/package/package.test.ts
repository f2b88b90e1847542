import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll, listPackage } from '@electron/asar';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { besideTheBuild } from '../../../vite.config.ts';
import { binOf, root } from '../../checks.ts';
import { builtPage } from '../../fixtures/built-page.ts';
import { builtFolder, setup } from '../../fixtures/built-program.ts';
import { fuseWire, readFuses, wantedFuses } from './fuse-wire.ts';

// What people install, packed around a stand-in for Electron: a folder with a file of its name, and in it the wire of fuses
// as Electron ships it. The page is the one that the tests of the window use.

const folder = mkdtempSync(join(tmpdir(), 'tallybridge-package-'));
const packed = join(folder, 'packed', 'linux-unpacked');
const archive = join(packed, 'resources', 'app.asar');
let files: readonly string[];

function run(program: string, args: readonly string[], cwd: string): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stdout}\n${stderr}`);
}

/** What the packages are made by, but for where the built files lie: other tests build into the usual folder meanwhile. */
function configFor(dist: string): string {
  const config = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as {
    readonly files: readonly string[];
  };
  const built = config.files.filter((pattern) => pattern.startsWith('dist/'));
  const others = config.files.filter((pattern) => !pattern.startsWith('dist/'));
  const filter = built.map((pattern) => pattern.slice('dist/'.length));
  const path = join(folder, 'electron-builder.json');
  writeFileSync(path, JSON.stringify({ ...config, files: [...others, { from: dist, to: 'dist', filter }] }));
  return path;
}

beforeAll(async () => {
  const electron = join(folder, 'electron');
  mkdirSync(electron);
  writeFileSync(join(electron, 'electron'), fuseWire, { mode: 0o755 });
  writeFileSync(join(electron, 'version'), '0.0.0');
  const dist = join(folder, 'dist');
  setup(); // where `npm test` has not built it for all its tests
  cpSync(builtFolder, dist, { recursive: true });
  const preload = ['-c', 'vite.preload.config.ts', '--outDir', dist, '--logLevel', 'warn'];
  run(binOf('vite', 'vite'), ['build', ...preload], root);
  cpSync(await builtPage(), join(dist, 'renderer'), { recursive: true });
  const places = [`-c.electronDist=${electron}`, `-c.directories.output=${join(folder, 'packed')}`];
  const target = ['--dir', '--linux', '--x64', '--publish', 'never', '--config', configFor(dist)];
  run(binOf('electron-builder', 'electron-builder'), [...target, ...places], root);
  files = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/'));
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('holds these and nothing else, and is under 25 MB', ({ annotate }) => {
  const top = files.filter((path) => path.split('/').length === 2).toSorted();
  expect(top).toEqual(['/LICENSE', '/dist', '/node_modules', '/package.json', '/resources']);
  const built = files.filter((path) => path.startsWith('/dist/') && path.split('/').length === 3).toSorted();
  expect(built).toEqual(
    ['engine-process.js', 'headless.js', 'main.js', 'parts', 'preload.cjs', 'renderer'].map((name) => `/dist/${name}`),
  );
  const { size } = statSync(archive);
  void annotate(`${files.length} files, ${(size / 1e6).toFixed(1)} MB`);
  expect(size).toBeLessThan(25_000_000);
});

test('has the images that the app asks for by name', () => {
  const images = files.filter((path) => /^\/resources\/.+\.png$/.test(path));
  expect(images).toContain('/resources/icon.png'); // of the window, electron/main.ts
  expect(images).toHaveLength(globSync('**/*.png', { cwd: join(root, 'resources') }).length);
});

test('has no sources, types, maps or tests', () => {
  const unwanted = /\.(?:[mc]?tsx?|map|flow)$|\/(?:tests?|__tests__)\/|\.(?:test|spec)\.[mc]?js$/;
  expect(files.filter((path) => unwanted.test(path))).toEqual([]);
});

interface LockedPackage {
  readonly dependencies?: Readonly<Record<string, string>>;
}

const locked = (
  JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  }
).packages;

/** Where Node finds a package that one in this folder asks for: the nearest above it. */
function folderOf(name: string, from: string): string {
  const parents = from.split(/\/?node_modules\//).map((_, index, parts) => parts.slice(0, index + 1));
  const places = parents.toReversed().map((parts) => [...parts.filter((part) => part !== ''), name]);
  const found = places
    .map((parts) => parts.map((part) => `node_modules/${part}`).join('/'))
    .find((path) => path in locked);
  if (found === undefined) throw new Error(`The lockfile has no ${name} for ${from}.`);
  return found;
}

/** What is not part of the build, with all that it needs to run; optional packages are of no use to it. */
function besideIt(): ReadonlySet<string> {
  const all = new Set<string>();
  const queue = besideTheBuild.map((name) => folderOf(name, ''));
  for (let folder = queue.shift(); folder !== undefined; folder = queue.shift()) {
    if (all.has(folder)) continue;
    all.add(folder);
    for (const name of Object.keys(locked[folder]?.dependencies ?? {})) queue.push(folderOf(name, folder));
  }
  return all;
}

/** What only helps to build a package, or is of a command line that nobody calls, and is left out by name. */
const leftOut = ['node_modules/node-addon-api', 'node_modules/argparse'];

test('has the packages that are no part of the build, whatever these need, and no other', () => {
  const folders = files.flatMap((path) => /^\/(node_modules\/.+)\/package\.json$/.exec(path)?.[1] ?? []);
  const packed = folders.filter((folder) => folder in locked); // a package may have package.json of its own further down
  const wanted = [...besideIt()].filter((folder) => !leftOut.includes(folder));
  expect(wanted.length).toBeGreaterThan(10);
  expect(packed.toSorted()).toEqual(wanted.toSorted());
});

test('names every package in it, and what the page is made from, with its licence', () => {
  const fonts = ['@fontsource-variable/inter', '@fontsource-variable/jetbrains-mono'];
  const texts = readFileSync(join(folder, 'dist', 'renderer', 'licences.txt'), 'utf8');
  const packages = files.flatMap(
    (path) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(path)?.[1] ?? [],
  );
  const ownName = (name: string): string =>
    (JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as { readonly name: string })
      .name;
  const missing = [...packages.map(ownName), 'react', 'react-dom', 'recharts', 'pdfjs-dist', ...fonts].filter(
    (name) => !texts.includes(`\n${name} `),
  );
  expect(missing).toEqual([]);
  expect(texts.match(/SIL OPEN FONT LICENSE/g)?.length).toBeGreaterThanOrEqual(fonts.length);
});

test('has the keychain’s binary of its own system, outside of the archive where it can be loaded', () => {
  expect(files.filter((path) => path.endsWith('.node'))).toEqual([
    '/node_modules/keytar/prebuilds/linux-x64/keytar.node',
  ]);
  const unpacked = join(
    packed,
    'resources',
    'app.asar.unpacked',
    'node_modules/keytar/prebuilds/linux-x64/keytar.node',
  );
  expect(statSync(unpacked).size).toBeGreaterThan(10_000);
});

test('has every fuse as it should be, read back from the program', async () => {
  expect(await readFuses(join(packed, 'tallybridge'))).toEqual(wantedFuses);
});

test('has the updater, and all that it needs to be loaded', async () => {
  const taken = join(folder, 'updater');
  extractAll(archive, taken);
  // Its entry for each system, which it loads when it is first asked for; Electron itself is wanted only later.
  const script = `for (const name of ['main', 'NsisUpdater', 'MacUpdater', 'AppImageUpdater'])
    require(${JSON.stringify(`${taken}/node_modules/electron-updater/out/`)} + name);`;
  const { status, stderr } = spawnSync(process.execPath, ['-e', script], { cwd: taken, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('runs from what is in it alone: the whole demo, in plain Node', async () => {
  const taken = join(folder, 'taken');
  await extractAll(archive, taken);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(taken, 'dist', 'headless.js'), 'demo', '--once', '--json', '--transactions', '60'],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, TALLYBRIDGE_DATA_DIR: join(folder, 'data') } },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.anything() });
  expect(JSON.parse(stdout)).toBeTypeOf('object');
});
