import { SystemClock } from './adapters/system/system-clock.ts';
import { factsOf } from './engine-process/answer-bug.ts';
import type { FromEngine, ToEngine } from './engine-process/engine-messages.ts';
import { ServedCompanies } from './engine-process/served-companies.ts';

// Entry of the engine in a process of its own. It serves the host that started it, and ends when that says so or is gone.

let served: ServedCompanies | null = null;
let isEnding = false;

function say(message: FromEngine): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}

async function end(): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  await served?.end();
  process.exit(0);
}

/** A bug that no call can be blamed for: the log has it, and the host starts a sound process. */
function endWithBug(thrown: unknown): void {
  served?.log.error('internal', { where: 'engine-process', ...factsOf(thrown) });
  process.exit(70);
}

process.on('uncaughtException', endWithBug); // rejections that nobody handles come here too
process.on('SIGINT', () => undefined); // Ctrl-C reaches every process of a terminal; the host says when it is time
process.on('SIGTERM', () => void end());
process.on('disconnect', () => void end());
process.on('message', (received) => {
  // Only the host that started this process has the other end of the line.
  const message = received as ToEngine;
  if (message.kind === 'stop') void end();
  else if (message.kind === 'start') {
    served = new ServedCompanies(message, new SystemClock(), say);
    say({ kind: 'ready' });
  } else void served?.take(message);
});
