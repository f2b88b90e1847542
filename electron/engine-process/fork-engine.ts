import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { getCompileCacheDir } from 'node:module';
import { dirname, extname, join } from 'node:path';
import type { EngineLine, FromEngine } from './engine-messages.ts';

/** Starts the engine as a process of its own under Node, of this build unless told. It ends by itself when this process is gone. */
export function forkEngine(entry = engineEntry()): EngineLine {
  const child = fork(entry, [], {
    execArgv: [], // a debugger's or a test runner's own options are not meant for it
    env: { ...process.env, ...compileCache(), ...oneArena },
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

/**
 * glibc gives each thread memory of its own, and keeps what is freed there: after a sync of 3,000 documents a fifth of all that
 * the engine held. Other systems do not know the name.
 */
const oneArena = { MALLOC_ARENA_MAX: '1' };

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
