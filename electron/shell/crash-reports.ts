import type * as Electron from 'electron';

/**
 * Keeps a report of every crash on this computer, and sends none: the memory of a process may hold a client's books. Before
 * the first window, or its process is not watched.
 */
export function startCrashReports(crashReporter: Pick<Electron.CrashReporter, 'start'>): void {
  crashReporter.start({ uploadToServer: false, productName: 'Tallybridge' });
}
