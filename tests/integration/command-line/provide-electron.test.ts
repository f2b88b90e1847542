import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { provideElectron } from '../../../electron/command-line/provide-electron.ts';

let folder: string;
let said: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tallybridge-electron-'));
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const provide = (withinMs?: number) =>
  provideElectron({ folder, say: (text) => said.push(text), ...(withinMs === undefined ? {} : { withinMs }) });

function putProgram(): string {
  mkdirSync(join(folder, 'dist'), { recursive: true });
  writeFileSync(join(folder, 'path.txt'), 'electron');
  writeFileSync(join(folder, 'dist', 'electron'), '');
  return join(folder, 'dist', 'electron');
}

test('the program that is there is taken, and nothing is downloaded', async () => {
  const program = putProgram();
  writeFileSync(join(folder, 'install.js'), 'process.exit(1)');
  expect(await provide()).toBe(program);
  expect(said).toEqual([]);
});

test('what the package downloads is taken', async () => {
  const write = (path: string) => `fs.writeFileSync(${JSON.stringify(join(folder, path))}, 'electron');`;
  writeFileSync(
    join(folder, 'install.js'),
    `const fs = require('node:fs'); fs.mkdirSync(${JSON.stringify(join(folder, 'dist'))}); ${write('path.txt')} ${write('dist/electron')}`,
  );
  expect(await provide()).toBe(join(folder, 'dist', 'electron'));
});

test('a download that fails, or says that it is done and is not, is none', async () => {
  writeFileSync(join(folder, 'install.js'), "throw new Error('fetch failed')");
  expect(await provide()).toBeNull();
  writeFileSync(join(folder, 'install.js'), '');
  expect(await provide()).toBeNull();
  expect(said).toEqual([]);
});

test('a download that hangs is given up, and said to be under way meanwhile', async () => {
  writeFileSync(join(folder, 'install.js'), 'setInterval(() => {}, 1000)');
  expect(await provide(3500)).toBeNull();
  expect(said).toEqual(['Electron is being downloaded; this is done once.']);
});

test('without the package there is none', async () => {
  rmSync(folder, { recursive: true });
  expect(await provide()).toBeNull();
});
