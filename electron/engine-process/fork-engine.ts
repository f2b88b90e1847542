import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { getCompileCacheDir } from 'node:module';
import { dirname, extname, join } from 'node:path';
import type { EngineLine, FromEngine } from './engine-messages.ts';

/** Starts the engine as a process of its own under Node. It ends by itself when this process is gone. */
export function forkEngine(): EngineLine {
  const child = fork(engineEntry(), [], {
    execArgv: [], // a debugger's or a test runner's own options are not meant for it
    env: { ...process.env, ...compileCache() },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'], // what it has to say goes to the log
  });
  let isGone = false;
  return {
    send(message) {
      if (child.connected) child.send(message, () => undefined); // where it is gone, `onEnd` says so
    },
    onMessage(listener) {
      // Only our own engine has the other end of this line.
      child.on('message', (message) => listener(message as FromEngine));
    },
    onEnd(listener) {
      const end = (how: string): void => {
        if (isGone) return;
        isGone = true;
        listener(how);
      };
      child.once('error', (error) => end(error.message));
      child.once('exit', (code, signal) => end(signal ?? `exit ${code ?? 'unknown'}`));
    },
    kill: () => child.kill('SIGKILL'),
  };
}

/** It keeps what Node makes of its files where this process does; nowhere, where this one does not. */
function compileCache(): { readonly NODE_COMPILE_CACHE?: string } {
  const folder = getCompileCacheDir();
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: dirname(folder) };
}

/** From the sources the file beside this folder; of a build the file beside, or one folder above, its parts. */
function engineEntry(): string {
  const { dirname: here, filename } = import.meta;
  if (extname(filename) === '.ts') return join(here, '..', 'engine-process.ts');
  const built = [here, dirname(here)].map((folder) => join(folder, 'engine-process.js')).find(existsSync);
  if (built === undefined) throw new Error('This build has no engine-process.js.');
  return built;
}
