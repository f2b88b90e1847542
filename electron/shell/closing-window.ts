/** What a closed window leaves behind: a program that syncs on in the tray, or none. */
export type Closing = 'hide' | 'quit';

/**
 * What closing the window does. With a tray it goes there, because a person closes a window to have it out of the way and
 * still expects their syncs. Without one – on Linux, or where a person has chosen so – it quits, as every other program
 * does: a program that cannot be seen or found again is worse than one that has to be started, and a window that becomes
 * small instead has not done what its button says. On macOS a program outlives its windows, and its icon in the Dock opens
 * them again.
 */
export function closingWindow(
  platform: NodeJS.Platform,
  { hasTray, keepRunning }: { readonly hasTray: boolean; readonly keepRunning: boolean },
): Closing {
  if (platform === 'darwin') return 'hide';
  return hasTray && keepRunning ? 'hide' : 'quit';
}
