import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { SyncSummary } from '../../shared/contract/sync-summary.ts';
import { builtCommandLine } from '../fixtures/built-program.ts';

const preloaded = [
  '--min-semi-space-size=16', // MB: from less, V8 grows its young generation by collecting it again and again in so short a life
  '--import',
  import.meta.resolve('./clock-ahead.ts'),
  '--import',
  import.meta.resolve('../fixtures/cheap-passphrase.ts'),
];
const giveUpAfterMs = 30_000;

export interface CommandEnd {
  /** Null where it was killed. */
  readonly exitCode: number | null;
  /** Whether SIGKILL is what ended it: it was alive until then. */
  readonly killed: boolean;
  /** The document on standard output, or null where there is none that is whole. */
  readonly summary: Partial<SyncSummary> | null;
  readonly said: string;
  /** By the machine's clock, milliseconds since the epoch. */
  readonly startedMs: number;
  readonly lastedMs: number;
}

/** The real command line, or another entry that takes its words, as a process of its own. */
export class CommandProcess {
  /** Resolves when the process is gone and the operating system has freed all it held. */
  readonly ended: Promise<CommandEnd>;
  readonly #child: ChildProcessByStdio<null, Readable, Readable>;
  #gone = false;

  constructor(words: readonly string[], variables: Readonly<Record<string, string>>, entry = builtCommandLine) {
    const startedMs = Date.now();
    this.#child = spawn(process.execPath, [...preloaded, entry, ...words, '--json'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...variables },
    });
    let out = '';
    let said = '';
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    this.ended = new Promise((resolve, reject) => {
      this.#child.on('error', reject);
      this.#child.on('close', (exitCode, signal) => {
        this.#gone = true;
        const killed = signal === 'SIGKILL';
        const summary = parsed(out);
        if (summary?.error?.code === 'internal') said += endOfLog(variables['TALLYBRIDGE_DATA_DIR'] ?? '');
        resolve({ exitCode, killed, summary, said, startedMs, lastedMs: Date.now() - startedMs });
      });
    });
  }

  get alive(): boolean {
    return !this.#gone && this.#child.exitCode === null;
  }

  kill(): Promise<CommandEnd> {
    this.#child.kill('SIGKILL');
    return this.ended;
  }

  /** Looks about a thousand times a second. Throws where the process ends before, or it takes half a minute. */
  async until(reached: () => boolean): Promise<void> {
    const startedMs = performance.now();
    while (!reached()) {
      if (!this.alive) {
        const { exitCode, said } = await this.ended;
        throw new Error(`It ended with ${exitCode} before its moment came: ${said}`);
      }
      if (performance.now() - startedMs > giveUpAfterMs) {
        await this.kill();
        throw new Error('The moment never came');
      }
      await delay(1);
    }
  }
}

/** What a program that met a bug wrote down about it. */
function endOfLog(dataDir: string): string {
  const folder = join(dataDir, 'logs');
  const newest = readdirSync(folder).sort().at(-1);
  if (newest === undefined) return '';
  return readFileSync(join(folder, newest), 'utf8').trimEnd().split('\n').slice(-3).join('\n');
}

function parsed(text: string): Partial<SyncSummary> | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
