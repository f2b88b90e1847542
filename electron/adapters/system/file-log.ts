import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Log, LogFields } from '../../ports/log.ts';
import { type LogLevel, logLine } from './log-line.ts';

export interface FileLogOptions {
  /** The least serious level that is written. */
  readonly level: LogLevel;
  /** Lines go to `tallybridge.log` in it; made where it does not exist. */
  readonly folder: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Takes secrets and personal data out of a text. */
  readonly redact: (text: string) => string;
  /** A file is put aside before a line that would make it larger; 5 MB where it is absent. */
  readonly maxBytes?: number;
}

const seriousness: Readonly<Record<LogLevel, number>> = { error: 0, warn: 1, info: 2, debug: 3 };
const defaultMaxBytes = 5_000_000;

/** Files put aside, newest first: `tallybridge.log.1` to `.3`. */
const keptFiles = 3;

/**
 * Lines of JSON in a file for this user alone. Each line is one append, so that several processes can share the file. A log
 * that cannot be written never stops the program: the line is dropped, and the next one that goes through says how many were.
 */
class FileLog implements Log {
  readonly #options: FileLogOptions;
  readonly #path: string;
  readonly #maxBytes: number;
  #dropped = 0;

  constructor(options: FileLogOptions) {
    this.#options = options;
    this.#path = join(options.folder, 'tallybridge.log');
    this.#maxBytes = options.maxBytes ?? defaultMaxBytes;
  }

  error(event: string, fields?: LogFields): void {
    this.#write('error', event, fields);
  }

  warn(event: string, fields?: LogFields): void {
    this.#write('warn', event, fields);
  }

  info(event: string, fields?: LogFields): void {
    this.#write('info', event, fields);
  }

  debug(event: string, fields?: LogFields): void {
    this.#write('debug', event, fields);
  }

  #write(level: LogLevel, event: string, fields: LogFields = {}): void {
    if (seriousness[level] > seriousness[this.#options.level]) return;
    try {
      this.#append(this.#droppedLine() + this.#line(level, event, fields));
      this.#dropped = 0;
    } catch {
      this.#dropped += 1;
    }
  }

  #line(level: LogLevel, event: string, fields: LogFields): string {
    return logLine({ atMs: this.#options.now(), level, event, fields }, this.#options.redact);
  }

  #droppedLine(): string {
    return this.#dropped === 0 ? '' : this.#line('warn', 'log-lines-dropped', { lines: this.#dropped });
  }

  #append(lines: string): void {
    mkdirSync(this.#options.folder, { recursive: true, mode: 0o700 });
    const size = statSync(this.#path, { throwIfNoEntry: false })?.size ?? 0;
    if (size > 0 && size + Buffer.byteLength(lines) > this.#maxBytes) this.#putAside();
    appendFileSync(this.#path, lines, { mode: 0o600 });
  }

  #putAside(): void {
    rmSync(`${this.#path}.${keptFiles}`, { force: true });
    for (let number = keptFiles - 1; number >= 1; number -= 1) {
      const from = `${this.#path}.${number}`;
      if (statSync(from, { throwIfNoEntry: false }) !== undefined) renameSync(from, `${this.#path}.${number + 1}`);
    }
    renameSync(this.#path, `${this.#path}.1`);
  }
}

/** A log in `folder`, or one that keeps nothing where it is null. */
export function createLog(options: Omit<FileLogOptions, 'folder'> & { readonly folder: string | null }): Log {
  const { folder } = options;
  return folder === null ? silentLog : new FileLog({ ...options, folder });
}

const silentLog: Log = {
  error: () => undefined,
  warn: () => undefined,
  info: () => undefined,
  debug: () => undefined,
};
