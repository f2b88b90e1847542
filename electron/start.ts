import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { provideElectron } from './command-line/provide-electron.ts';

// `npm start`: the desktop app from the checkout, or, where Electron cannot be had, the same app in a browser.

const root = join(import.meta.dirname, '..');
const say = (text: string): void => void process.stderr.write(`${text}\n`);

const electron = await provideElectron({ folder: join(root, 'node_modules', 'electron'), say });
if (electron === null) {
  say('Electron cannot be had on this computer, so Tallybridge opens in your browser instead of a window of its own.');
  run(process.execPath, [join(root, 'electron', 'headless.ts'), 'serve']);
} else {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  for (const config of ['vite.config.ts', 'vite.preload.config.ts', 'vite.renderer.config.ts']) {
    const built = spawnSync(process.execPath, [vite, 'build', '-c', config, '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (built.status !== 0) process.exit(built.status ?? 1);
  }
  run(electron, [root, ...process.argv.slice(2)]);
}

/** In our place: its words, its end and the signals that are meant for it. */
function run(program: string, words: readonly string[]): void {
  const child = spawn(program, words, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? (signal === null ? 0 : 1);
  });
}
