import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import open from 'open';
import { SystemClock } from '../adapters/system/system-clock.ts';
import { reportBug } from './bug-report.ts';
import { createOutput } from './output.ts';
import { readInput } from './read-input.ts';
import { runProgram } from './run-program.ts';
import type { Surroundings } from './surroundings.ts';

/** Runs what the words of the command line ask for, once; sets the exit code. `manifest` is the program's package.json. */
export async function runMain(manifest: URL): Promise<void> {
  const words = process.argv.slice(2);
  const output = createOutput(words.includes('--json'));
  let log: Parameters<Surroundings['onLog']>[0] | null = null;

  /** The one place where a bug ends, wherever it was thrown. What was written by then is out before the program is gone. */
  const endWithBug = (thrown: unknown): void => {
    const exitCode = reportBug(output, log, thrown);
    process.stdout.write('', () => process.exit(exitCode));
  };
  // A broken pipe of the reader is no reason to lose the run's exit code.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  process.on('uncaughtException', endWithBug); // rejections that nobody handles come here too
  try {
    process.exitCode = await runProgram(words, {
      output,
      variables: process.env,
      clock: new SystemClock(),
      version: versionIn(manifest),
      author: author(),
      readInput: () => readInput(process.stdin, output),
      openBrowser: (url) => {
        open(url).catch(() => output.say(`The browser could not be opened. Open this address yourself: ${url}`));
      },
      onLog: (found) => {
        log = found;
      },
    });
  } catch (thrown) {
    endWithBug(thrown);
  }
}

function versionIn(manifest: URL): string {
  const read: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
  return typeof read === 'object' && read !== null && 'version' in read ? String(read.version) : '0';
}

/** Who is at the keyboard; a container's user may have no name. */
function author(): string {
  try {
    return userInfo().username;
  } catch {
    return 'an unnamed user';
  }
}
