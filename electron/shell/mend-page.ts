import type * as Electron from 'electron';
import type { Log } from '../ports/log.ts';

/** A page that falls this often within this time would fall for ever. */
const mostFalls = 3;
const withinMs = 60_000;

/** What is used of a page. */
export interface MendedPage extends Pick<Electron.WebContents, 'reload' | 'forcefullyCrashRenderer' | 'isDestroyed'> {
  on(
    event: 'render-process-gone',
    listener: (event: unknown, details: Pick<Electron.RenderProcessGoneDetails, 'reason' | 'exitCode'>) => void,
  ): unknown;
}

/** What is used of its window. */
export interface MendedWindow {
  on(event: 'unresponsive', listener: () => void): unknown;
  on(event: 'responsive', listener: () => void): unknown;
}

export interface MendPageOptions {
  readonly nowMs: () => number;
  readonly log: Log;
  readonly ask: {
    askAboutBusyPage(over: AbortSignal): Promise<'reload' | 'wait'>;
    askAboutFallenPage(): Promise<'reload' | 'close'>;
  };
  /** The person wants no more of it. */
  onClose(): void;
}

/** Loads a page anew when its process has fallen, and asks a person when that does not help or when it hangs. */
export function mendPage(page: MendedPage, window: MendedWindow, options: MendPageOptions): void {
  const { nowMs, log, ask, onClose } = options;
  let falls: number[] = [];
  let isStopped = false; // by us, to load it anew
  let hanging: AbortController | null = null;

  const reload = (): void => {
    if (!page.isDestroyed()) page.reload();
  };
  page.on('render-process-gone', (_event, { reason, exitCode }) => {
    hanging?.abort();
    if (reason === 'clean-exit') return;
    if (isStopped) {
      isStopped = false;
      reload();
      return;
    }
    falls = [...falls.filter((atMs) => nowMs() - atMs < withinMs), nowMs()];
    log.error('page-gone', { how: reason, exitCode, times: falls.length });
    if (falls.length < mostFalls) {
      reload();
      return;
    }
    falls = [];
    void ask.askAboutFallenPage().then((answer) => (answer === 'reload' ? reload() : onClose()));
  });
  window.on('unresponsive', () => {
    if (hanging !== null) return; // it is being asked about
    const over = new AbortController();
    hanging = over;
    log.warn('page-unresponsive');
    void ask.askAboutBusyPage(over.signal).then((answer) => {
      hanging = null;
      if (answer !== 'reload' || page.isDestroyed()) return;
      isStopped = true;
      page.forcefullyCrashRenderer(); // a process that hangs would load nothing; its end is told above
    });
  });
  window.on('responsive', () => hanging?.abort());
}
