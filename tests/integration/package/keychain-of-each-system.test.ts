import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { binOf, root } from '../../checks.ts';
import { fuseWire, readFuses, wantedFuses } from './fuse-wire.ts';

// Which of the keychain's binaries goes into the package of which system, and whether its fuses are set where they are there,
// packed on whatever system the tests run on.

const plist = `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict><key>CFBundleName</key><string>Electron</string></dict></plist>`;

/** A folder that passes for Electron: its files by their names, with the wire of fuses where each system has it. */
const standIns = {
  win: { 'electron.exe': fuseWire },
  mac: {
    'Electron.app/Contents/Info.plist': plist,
    'Electron.app/Contents/MacOS/Electron': '',
    'Electron.app/Contents/Frameworks/Electron Framework.framework/Electron Framework': fuseWire,
    'Electron.app/Contents/Frameworks/Electron Helper.app/Contents/Info.plist': plist,
    'Electron.app/Contents/Frameworks/Electron Helper.app/Contents/MacOS/Electron Helper': '',
  },
  linux: { electron: fuseWire },
} as const;

/** The packages alone, for nothing else decides; and nothing that needs a tool of the other system. */
function configFor(system: keyof typeof standIns, folder: string): string {
  const {
    files,
    [system]: own,
    ...config
  } = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as {
    readonly files: readonly string[];
    readonly win: object;
    readonly mac: object;
    readonly linux: object;
  };
  const path = join(folder, 'electron-builder.json');
  const packages = files.filter((pattern) => pattern === 'package.json' || pattern.startsWith('!node_modules/'));
  const target = { ...own, target: 'dir', ...(system === 'win' ? { signAndEditExecutable: false } : {}) };
  const main = { ...config, files: [...packages, '!**/zod/**', '!**/xero-node/**'], asar: false, [system]: target };
  writeFileSync(path, JSON.stringify({ ...main, extraMetadata: { main: 'package.json' } }));
  return path;
}

test.each([
  ['win', 'arm64', ['win32-arm64']],
  ['mac', 'x64', ['darwin-arm64', 'darwin-x64']], // one half of the universal program, and the other half is alike
  ['linux', 'arm64', ['linux-arm64']],
] as const)('the package for %s on %s has %j, and its fuses set', async (system, arch, expected) => {
  const folder = mkdtempSync(join(tmpdir(), 'tallybridge-keychain-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries({ ...standIns[system], version: '0.0.0' })) {
    const path = join(folder, 'electron', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { mode: 0o755 });
  }
  const places = [`-c.electronDist=${join(folder, 'electron')}`, `-c.directories.output=${join(folder, 'packed')}`];
  const words = ['--dir', `--${system}`, `--${arch}`, '--publish', 'never', '--config', configFor(system, folder)];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [binOf('electron-builder', 'electron-builder'), ...words, ...places],
    { cwd: root, encoding: 'utf8', env: { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' } },
  );
  expect(status, `${stdout}\n${stderr}`).toBe(0);
  const found = globSync('**/keytar/prebuilds/*/*.node', { cwd: join(folder, 'packed') });
  expect(found.map((path) => path.split(/[\\/]/).at(-2)).toSorted()).toEqual(expected);
  const programs = { win: '*/Tallybridge.exe', mac: '*/Tallybridge.app', linux: '*/tallybridge' };
  const [program = ''] = globSync(programs[system], { cwd: join(folder, 'packed') });
  expect(await readFuses(join(folder, 'packed', program))).toEqual(wantedFuses);
});
