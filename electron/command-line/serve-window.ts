import type { ErrorDto } from '../../shared/contract/sync-summary.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { BackgroundSync } from '../background/background-sync.ts';
import { systemTimers } from '../background/timers.ts';
import { openLog } from '../compose.ts';
import { forkEngine } from '../engine-process/fork-engine.ts';
import { WindowCalls, type WindowCallsOptions } from '../engine-process/window-calls.ts';
import { openLoopbackHost } from '../loopback/loopback-host.ts';
import { readPageFiles } from '../page/page-files.ts';
import { machineConditions } from './machine-conditions.ts';

export interface ServedWindow {
  /** Opens the window in a browser, once. */
  readonly address: string;
  readonly calls: WindowCalls;
  /** Finishes what has left for Xero, within half a minute, and ends. */
  close(): Promise<void>;
}

export interface ServeOptions extends Omit<WindowCallsOptions, 'platform' | 'openEngine'> {
  /** 0 is any that is free. */
  readonly port: number;
  /** The folder of the built page. */
  readonly page: string;
  readonly openEngine?: WindowCallsOptions['openEngine'];
}

/** The full app in a browser on 127.0.0.1: the engine in a process of its own, and the host before it. */
export async function serveWindow(options: ServeOptions): Promise<Result<ServedWindow, ErrorDto>> {
  const page = readPageFiles(options.page);
  const calls = new WindowCalls({ openEngine: forkEngine, ...options, platform: 'browser' });
  const host = await openLoopbackHost({ port: options.port, page, calls });
  if (!host.ok) {
    await calls.close();
    return err(portTaken(options.port));
  }
  void calls.readAhead();
  const background = syncInBackground(calls, options);
  return ok({
    address: host.value.address,
    calls,
    async close() {
      background.close();
      await host.value.close();
      await calls.close();
    },
  });
}

/** The window stays in its browser while other work is done, so its companies are synced by themselves too. */
function syncInBackground(calls: WindowCalls, { environment, clock }: ServeOptions): BackgroundSync {
  const { cledaraUrl, xeroApiUrl, xeroIdentityUrl } = environment;
  const background = new BackgroundSync({
    door: calls,
    clock,
    timers: systemTimers,
    conditions: machineConditions([cledaraUrl, xeroApiUrl, xeroIdentityUrl]),
    log: openLog(environment, clock),
    random: Math.random,
  });
  calls.joinBackground(background);
  return background;
}

/** A port from an option: 0, any that is free, where there is none. Null for a word that is no port. */
export function readPort(given: string | boolean | undefined): number | null {
  if (given === undefined) return 0;
  if (typeof given !== 'string' || !/^\d{1,5}$/.test(given)) return null;
  const port = Number(given);
  return port <= 65_535 ? port : null;
}

export const badPort: ErrorDto = {
  code: 'invalid-input',
  message: 'The command was not understood. Nothing was changed.',
  details: [{ at: '--port', message: 'It takes a whole number up to 65535; 0 is any port that is free.' }],
};

/** Resolves with the first signal that asks the program to end; what comes after does not end it in the middle. */
export function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}

function portTaken(port: number): ErrorDto {
  return {
    code: 'invalid-input',
    message: `The window was not opened, because another program uses the port ${port}, or you may not use it. Choose another one with --port, or leave it out.`,
    details: [{ at: '--port', message: `${port} cannot be used.` }],
  };
}
