import type { CrashReport } from '../ports/crash-report.ts';

/**
 * Which processes fell, and when. A report is a picture of a process's memory, and that may hold a client's books: the
 * bundle names it, and holds nothing of it.
 */
export function crashesForBundle(reports: readonly CrashReport[]): string {
  if (reports.length === 0) return 'No report of a crash is kept on this computer.\n';
  const lines = reports.map(
    ({ name, bytes, atMs }) =>
      `${new Date(atMs).toISOString()}  ${String(bytes).padStart(12)} bytes  ${shownName(name)}`,
  );
  return [
    'Reports of processes of the desktop app that fell. None of them is in this bundle, and none was ever sent: each is a',
    'picture of memory, and may hold what was on screen. Hand one on only to somebody whom you would show your books.',
    'They lie below the data folder of Tallybridge, in desktop/Crashpad; the newest five are kept.',
    '',
    ...lines,
    '',
  ].join('\n');
}

/** The system names them by chance; whatever else lies there may have been named by a person. */
function shownName(name: string): string {
  return /^[0-9A-Fa-f-]{8,64}\.dmp$/.test(name) ? name : '[another name].dmp';
}
