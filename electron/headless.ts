import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { text } from 'node:stream/consumers';
import open from 'open';
import { SystemClock } from './adapters/system/system-clock.ts';
import { reportBug } from './command-line/bug-report.ts';
import { createOutput } from './command-line/output.ts';
import { runProgram } from './command-line/run-program.ts';
import type { Surroundings } from './command-line/surroundings.ts';

const words = process.argv.slice(2);
const output = createOutput(words.includes('--json'));
let log: Parameters<Surroundings['onLog']>[0] | null = null;

/** Entry of the command line: the automation interface over the contract's methods. */
const surroundings: Surroundings = {
  output,
  variables: process.env,
  clock: new SystemClock(),
  version: version(),
  author: author(),
  readInput: () => text(process.stdin),
  openBrowser: (url) => {
    open(url).catch(() => output.say(`The browser could not be opened. Open this address yourself: ${url}`));
  },
  onLog: (found) => {
    log = found;
  },
};

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '0';
}

/** Who is at the keyboard; a container's user may have no name. */
function author(): string {
  try {
    return userInfo().username;
  } catch {
    return 'an unnamed user';
  }
}

/** The one place where a bug ends, wherever it was thrown. What was written by then is out before the program is gone. */
function endWithBug(thrown: unknown): void {
  const exitCode = reportBug(output, log, thrown);
  process.stdout.write('', () => process.exit(exitCode));
}

// A broken pipe of the reader is no reason to lose the run's exit code.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});
process.on('uncaughtException', endWithBug); // rejections that nobody handles come here too
try {
  process.exitCode = await runProgram(words, surroundings);
} catch (thrown) {
  endWithBug(thrown);
}
