import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findElectron } from '../../../electron/command-line/provide-electron.ts';
import { root } from '../../checks.ts';

const electron = findElectron(join(root, 'node_modules', 'electron'));

// Where the program of Electron is, the tests of the desktop app start it; here it would open a window on somebody's screen.
test.runIf(electron === null)(
  'npm start says in one sentence that there is no Electron, and serves the same app',
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'tallybridge-start-'));
    const child = spawn(process.execPath, [join(root, 'electron', 'start.ts')], {
      // Nothing is downloaded in a test, also not where there is a network.
      env: {
        ...process.env,
        TALLYBRIDGE_DATA_DIR: dataDir,
        TALLYBRIDGE_SECRETS: 'memory',
        ELECTRON_MIRROR: 'http://127.0.0.1:9/',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (bytes: Buffer) => {
      errors += bytes.toString();
    });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const address = await new Promise<string>((resolve) => {
      child.stdout.once('data', (bytes: Buffer) => resolve(bytes.toString().trim()));
    });
    const answer = await fetch(address, { redirect: 'manual' });
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    rmSync(dataDir, { recursive: true, force: true });
    expect(answer.status).toBeLessThan(400);
    const about = errors.split('\n').filter((line) => line.includes('Electron'));
    expect(about).toEqual([
      'Electron cannot be had on this computer, so Tallybridge opens in your browser instead of a window of its own.',
    ]);
  },
);
