import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Parts carry hashes in their names, so that those of earlier builds would stay beside the new ones, and be packed with them. */
const emptyParts: Plugin = {
  name: 'empty-parts',
  generateBundle({ dir }) {
    if (dir !== undefined) rmSync(join(dir, 'parts'), { recursive: true, force: true });
  },
};

/** Packages that stay beside the build, with what they need themselves. */
export const besideTheBuild = [
  'keytar', // a native module
  'electron-log', // looks for files of its own beside itself, as the next does
  'electron-updater',
];

/** All other packages become part of the build: of six hundred files the program would read at its start, in twice the time. */
const includedPackages: Plugin = {
  name: 'included-packages',
  apply: 'build',
  config: () => ({ ssr: { noExternal: true, external: ['electron', ...besideTheBuild] } }),
};

/**
 * Kinds of test, by folder, and after how long one of them is taken to hang: many times what it needs, because a machine
 * that does other work beside it is slow and nothing else. They begin in the order of their names, so what takes minutes by
 * itself has a name that comes early: begun last, it would leave the other processor with nothing to do.
 */
const projects = [
  // What they test keeps nothing between two tests, so its modules are loaded once for all: half the time.
  { name: 'unit', folders: ['unit', 'architecture'], testTimeout: 60_000, isolate: false },
  {
    name: 'integration',
    folders: ['integration/!(secrets)', 'contract', 'fuzz'],
    testTimeout: 240_000,
    isolate: false,
  },
  // In processes that no other test has made keys from passphrases cheap in (tests/fixtures/cheap-passphrase.ts).
  { name: 'secrets', folders: ['integration/secrets'], testTimeout: 240_000, isolate: true },
  { name: 'days', folders: ['simulation'], testTimeout: 600_000, isolate: false },
  {
    name: 'crash',
    folders: ['crash'],
    testTimeout: 600_000,
    isolate: true,
    globalSetup: ['tests/fixtures/built-program.ts'],
  },
];

export default defineConfig({
  plugins: [emptyParts, includedPackages],
  // The command line, the desktop app, and the engine that both start as a process of its own, without reading TypeScript.
  build: {
    ssr: true,
    outDir: 'dist', // one folder deep, like electron/: package.json is looked for one folder up
    emptyOutDir: false, // the built page lies in it too
    target: 'node24',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: {
        headless: 'electron/headless.ts',
        'engine-process': 'electron/engine-process.ts',
        main: 'electron/main.ts', // of the desktop app
      },
      output: { chunkFileNames: 'parts/[name]-[hash].js' },
    },
  },
  test: {
    allowOnly: false,
    passWithNoTests: false,
    pool: 'forks', // real processes: locks, signals and native modules behave as they do in the product
    maxWorkers: 2,
    retry: process.env['CI'] === undefined ? 0 : 1, // told as “retry x1” behind the test's name; as for the window's tests
    projects: projects.map(({ name, folders, testTimeout, isolate, globalSetup = [] }) => ({
      extends: true,
      test: {
        name,
        include: folders.map((folder) => `tests/${folder}/**/*.test.ts`),
        testTimeout,
        isolate,
        globalSetup,
        hookTimeout: 120_000,
      },
    })),
  },
});
