import type * as Electron from 'electron';
import type { Log } from '../ports/log.ts';

/** Longer than the engine takes at most to finish what has left for Xero, 30 s and 2 s until it is killed. */
const drainWithinMs = 40_000;
/** Windows that do not close by then are closed by the program's end. */
const windowsCloseWithinMs = 3_000;

/** What is used of Electron's app. */
export interface QuitApp extends Pick<Electron.App, 'quit' | 'exit'> {
  on(event: 'before-quit', listener: (event: Pick<Electron.Event, 'preventDefault'>) => void): unknown;
  on(event: 'window-all-closed', listener: () => void): unknown;
  on(event: 'will-quit', listener: () => void): unknown;
}

export interface QuitOptions {
  readonly app: QuitApp;
  readonly log: Log;
  /** Finishes what has left and closes the books; what does not finish in time is found again at the next start. */
  drain(): Promise<void>;
  /** The person sees that it is being finished: `again` where they have asked before. */
  onFinishing(again: boolean): void;
  /** Told before anything else where it is the session that ends, and not a person who quits. */
  onSessionEnd(): void;
  /** Last of all: tray and notifications go. */
  onQuit(): void;
}

/**
 * The order of the end: what is under way is finished first, with window and tray still there to say so; then the windows
 * close, then the program ends. Each step has a limit, so that nothing hangs. Asking again changes nothing but that the
 * answer is seen.
 */
export class Quit {
  readonly #options: QuitOptions;
  #stage: 'running' | 'draining' | 'drained' = 'running';
  #last: (() => void) | null = null;

  constructor(options: QuitOptions) {
    this.#options = options;
    const { app, onQuit } = options;
    app.on('before-quit', (event) => {
      if (this.#stage === 'drained') return;
      event.preventDefault();
      this.begin();
    });
    // Heard so that a closed last window alone does not end the program before its time: `closingWindow` decides.
    app.on('window-all-closed', () => undefined);
    app.on('will-quit', onQuit);
  }

  /** Whether windows close for good by now, instead of going to the tray. */
  get isQuitting(): boolean {
    return this.#stage === 'drained';
  }

  get isFinishing(): boolean {
    return this.#stage === 'draining';
  }

  /** Ends in order. `last` takes the place of the program's own end, as for an update that is put in. */
  begin(last: (() => void) | null = null): void {
    if (last !== null) this.#last = last;
    if (this.#stage === 'drained') return;
    this.#options.onFinishing(this.#stage === 'draining');
    if (this.#stage === 'draining') return;
    this.#stage = 'draining';
    void this.#end();
  }

  /** The session ends, and Windows tells no `before-quit` then: what can be finished is, and nothing is asked. */
  sessionEnds(): void {
    this.#options.onSessionEnd();
    this.begin();
  }

  async #end(): Promise<void> {
    await this.#drained();
    this.#stage = 'drained';
    const { app, log } = this.#options;
    setTimeout(() => {
      log.warn('windows-did-not-close');
      app.exit(0);
    }, windowsCloseWithinMs);
    if (this.#last === null) app.quit();
    else this.#last();
  }

  /** Never rejects, and never takes longer than its limit. */
  async #drained(): Promise<void> {
    const { drain, log } = this.#options;
    const { promise: tooLate, resolve } = Promise.withResolvers<'too-late'>();
    const timer = setTimeout(() => resolve('too-late'), drainWithinMs);
    try {
      const how = await Promise.race([drain(), tooLate]);
      if (how === 'too-late') log.error('quit-drain-too-late', { afterMs: drainWithinMs });
    } catch (error) {
      log.error('quit-drain-failed', { why: error instanceof Error ? error.message : String(error) });
    } finally {
      clearTimeout(timer);
    }
  }
}

/** What is used of a window to decide whether it may close. */
export interface ClosableWindow extends Pick<Electron.BrowserWindow, 'hide'> {
  on(event: 'close', listener: (event: Pick<Electron.Event, 'preventDefault'>) => void): unknown;
  on(event: 'session-end', listener: () => void): unknown;
}

/**
 * A closed window goes to the tray or quits the program; when that is ending, it stays until what is under way is finished,
 * and closes then. `onHidden` is told where it went to the tray. Windows tells its windows alone that the session ends.
 */
export function guardClose(
  window: ClosableWindow,
  quit: Quit,
  closing: () => 'hide' | 'quit',
  onHidden: () => void,
): void {
  window.on('session-end', () => quit.sessionEnds());
  window.on('close', (event) => {
    if (quit.isQuitting) return;
    event.preventDefault();
    if (closing() === 'hide' && !quit.isFinishing) {
      window.hide();
      onHidden();
    } else quit.begin();
  });
}
