import { SystemClock } from './adapters/system/system-clock.ts';
import { factsOf } from './engine-process/answer-bug.ts';
import { openHostLine, type ParentPort } from './engine-process/host-line.ts';
import { ServedCompanies } from './engine-process/served-companies.ts';

// Entry of the engine in a process of its own: a fork under Node, a utility process under Electron. It serves the host that
// started it, and ends when that says so or is gone.

let served: ServedCompanies | null = null;
let isEnding = false;

const { parentPort }: { readonly parentPort?: ParentPort | null } = process; // Electron's own, where it is there
const host = openHostLine(parentPort, process);

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
host.onGone(() => void end());
host.onMessage((message) => {
  if (message.kind === 'stop') void end();
  else if (message.kind === 'start') {
    served = new ServedCompanies(message, new SystemClock(), (said) => host.say(said));
    host.say({ kind: 'ready' });
  } else void served?.take(message);
});
