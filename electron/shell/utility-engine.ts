import type * as Electron from 'electron';
import type { EngineLine, FromEngine } from '../engine-process/engine-messages.ts';

export interface UtilityEngineOptions {
  readonly utilityProcess: Pick<typeof Electron.utilityProcess, 'fork'>;
  /** The built `engine-process.js`. */
  readonly entry: string;
  /** Ends a process at once, by its number: `utilityProcess.kill` only asks it to. */
  readonly endNow: (pid: number) => void;
}

/** Starts the engine as a utility process. It ends with the app, however that ends. Only to be called once the app is ready. */
export function utilityEngine({ utilityProcess, entry, endNow }: UtilityEngineOptions): EngineLine {
  const child = utilityProcess.fork(entry, [], {
    serviceName: 'Tallybridge engine',
    stdio: 'ignore', // what it has to say goes to the log
  });
  let isGone = false;
  let fatal: string | null = null;
  child.on('error', (type, location) => {
    fatal = `${type} at ${location}`; // `exit` follows
  });
  return {
    send(message) {
      if (!isGone) child.postMessage(message); // where it is gone, `onEnd` says so
    },
    onMessage(listener) {
      // Only our own engine has the other end of this line.
      child.on('message', (message) => listener(message as FromEngine));
    },
    onEnd(listener) {
      child.once('exit', (code) => {
        isGone = true;
        listener(fatal ?? `exit ${code}`);
      });
    },
    kill() {
      if (child.pid === undefined) child.kill();
      else endNow(child.pid);
    },
  };
}
