import type * as Electron from 'electron';

/** Switches of Chromium after which a page that was taken over has the whole computer of its user. */
const switches = ['no-sandbox', 'single-process', 'disable-seccomp-filter-sandbox'] as const;

/**
 * The switch by which a packed program was told to do without its sandbox; null where it was not. It must not go on then: the
 * starter of an AppImage adds `--no-sandbox` by itself where the system forbids programs their user namespaces (Ubuntu since
 * 24.04), and nobody would know. A checkout is for those who build it, and their tests run as root, where it cannot be had.
 */
export function sandboxRefusal({
  isPackaged,
  commandLine,
}: {
  readonly isPackaged: boolean;
  readonly commandLine: Pick<Electron.CommandLine, 'hasSwitch'>;
}): string | null {
  if (!isPackaged) return null;
  return switches.find((name) => commandLine.hasSwitch(name)) ?? null;
}
