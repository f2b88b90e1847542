import { format } from 'node:util';
import type * as Electron from 'electron';
import type { LogMessage } from 'electron-log';
import electronLog from 'electron-log/node';
import { factsOf } from '../engine-process/answer-bug.ts';
import type { Log } from '../ports/log.ts';

/** What packages of the shell write to, such as the updater: they know loggers by these names. */
export interface PackageLogger {
  error(...said: unknown[]): void;
  warn(...said: unknown[]): void;
  info(...said: unknown[]): void;
  debug(...said: unknown[]): void;
}

/** What is used of Electron's app. */
export interface ProcessWatch {
  on(
    event: 'child-process-gone',
    listener: (event: Electron.Event, details: Pick<Electron.Details, 'type' | 'reason' | 'exitCode' | 'name'>) => void,
  ): unknown;
}

/** What is used of a page. */
export interface ConsoleWatch {
  on(
    event: 'console-message',
    listener: (
      details: Pick<Electron.WebContentsConsoleMessageEventParams, 'level' | 'message' | 'lineNumber'>,
    ) => void,
  ): unknown;
}

/**
 * All that happens outside the engine in the one log of the program: electron-log takes what packages say and what nobody
 * caught, and hands it to our log, which redacts, escapes, cuts and puts aside. Its own files and its channel between
 * processes stay off: a second file would have another redaction, and a channel would have to be guarded. That is why it is
 * the entry for Node which is used.
 */
export class AppLog {
  readonly #log: Log;
  readonly #logger: typeof electronLog;

  constructor(log: Log) {
    this.#log = log;
    this.#logger = electronLog.create({ logId: 'tallybridge' });
    for (const transport of Object.values(this.#logger.transports)) if (transport) transport.level = false;
    const write = (message: LogMessage): void => this.#write(message);
    this.#logger.transports['tallybridge'] = Object.assign(write, { level: 'silly' as const, transforms: [] });
  }

  get packages(): PackageLogger {
    return this.#logger;
  }

  /** A bug in main that nobody caught: the log has it, and `onBug` decides what becomes of the program. */
  catchBugs(onBug: (thrown: unknown) => void): void {
    this.#logger.errorHandler.startCatching({
      showDialog: false,
      onError: ({ error }) => {
        this.#log.error('internal', { where: 'main', ...factsOf(error) });
        onBug(error);
        return false; // it is written, and needs no second line
      },
    });
  }

  stopCatching(): void {
    this.#logger.errorHandler.stopCatching();
  }

  /** A process beside ours that fell; the engine's and the page's say more themselves. */
  watchProcesses(app: ProcessWatch): void {
    app.on('child-process-gone', (_event, { type, reason, exitCode, name }) => {
      if (reason === 'clean-exit') return;
      this.#log.error('process-gone', { kind: type, how: reason, exitCode, name });
    });
  }

  /** What a page says of itself that is amiss. Whatever else it says is for those who build it. */
  watchConsole(page: ConsoleWatch): void {
    page.on('console-message', ({ level, message, lineNumber }) => {
      const fields = { where: 'page', message, line: lineNumber };
      if (level === 'error') this.#log.error('page-console', fields);
      else if (level === 'warning') this.#log.warn('page-console', fields);
    });
  }

  #write({ level, data }: LogMessage): void {
    const fields = { message: format(...data) };
    switch (level) {
      case 'error':
      case 'warn':
      case 'info':
        this.#log[level]('package-message', fields);
        return;
      case 'verbose':
      case 'debug':
      case 'silly':
        this.#log.debug('package-message', fields);
    }
  }
}
