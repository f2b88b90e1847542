import type * as Electron from 'electron';

/** What is used of Electron. */
export interface EarlyEndParts {
  readonly app: Pick<Electron.App, 'whenReady' | 'exit' | 'getPreferredSystemLanguages'>;
  readonly dialog: Pick<Electron.Dialog, 'showErrorBox'>;
}

/**
 * Ends a program that has no window yet, and says why. Only once the app is ready: before that Linux shows no box and writes
 * the words to a terminal, where nobody reads them who has clicked on an icon.
 */
export async function endEarly(
  { app, dialog }: EarlyEndParts,
  exitCode: number,
  say: (systemLanguages: readonly string[]) => readonly string[],
): Promise<void> {
  await app.whenReady();
  dialog.showErrorBox('Tallybridge', say(app.getPreferredSystemLanguages()).join('\n\n'));
  app.exit(exitCode);
}
