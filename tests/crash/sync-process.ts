import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { SyncSummary } from '../../shared/contract/sync-summary.ts';

const entry = join(import.meta.dirname, 'headless-child.ts');

export interface SyncEnd {
  /** Null where it was killed. */
  readonly exitCode: number | null;
  /** Whether SIGKILL is what ended it: it was alive until then. */
  readonly killed: boolean;
  /** The document on standard output, or null where there is none that is whole. */
  readonly summary: Partial<SyncSummary> | null;
  readonly said: string;
  readonly lastedMs: number;
}

/** `sync --approve-all --json` as a process of its own: the real command line. */
export class SyncProcess {
  /** Resolves when the process is gone and the operating system has freed all it held. */
  readonly ended: Promise<SyncEnd>;
  readonly #child: ChildProcessByStdio<null, Readable, Readable>;
  #gone = false;

  constructor(variables: Readonly<Record<string, string>>) {
    const startedMs = performance.now();
    this.#child = spawn(process.execPath, [entry, 'sync', '--approve-all', '--json'], {
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
        resolve({ exitCode, killed, summary: parsed(out), said, lastedMs: performance.now() - startedMs });
      });
    });
  }

  get alive(): boolean {
    return !this.#gone && this.#child.exitCode === null;
  }

  kill(): Promise<SyncEnd> {
    this.#child.kill('SIGKILL');
    return this.ended;
  }
}

function parsed(text: string): Partial<SyncSummary> | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
