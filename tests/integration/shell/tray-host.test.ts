import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hasTrayHost } from '../../../electron/shell/tray-host.ts';

const child = join(import.meta.dirname, 'tray-host-child.ts');

/** Asks on a session bus of its own, after `setUp`, a piece of shell. */
function onBus(setUp: string, name: string): string {
  const home = mkdtempSync(join(tmpdir(), 'tallybridge-tray-host-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const ran = spawnSync(
    'dbus-run-session',
    ['--', 'sh', '-c', `${setUp} exec "$@"`, 'sh', process.execPath, child, name],
    {
      encoding: 'utf8',
      timeout: 30_000,
      env: { PATH: process.env['PATH'], HOME: home, XDG_RUNTIME_DIR: home, XDG_DATA_HOME: home },
    },
  );
  if (ran.status !== 0) throw new Error(ran.stderr);
  return ran.stdout;
}

test.each<NodeJS.Platform>(['win32', 'darwin'])('%s always shows a tray', async (platform) => {
  expect(await hasTrayHost(platform, {})).toBe(true);
});

const elsewhere = process.platform === 'linux' ? '' : ' (of Linux: not applicable to this system)';

describe.runIf(process.platform === 'linux')(`a session bus${elsewhere}`, () => {
  test('on which nobody shows trays', () => {
    expect(onBus('', 'org.kde.StatusNotifierWatcher')).toBe('false');
  });

  // No program that shows trays can be had without a desktop; another name that somebody holds is the same question.
  test('on which somebody holds the name', () => {
    const keyring = `printf x | gnome-keyring-daemon --unlock --components=secrets >/dev/null;
      for attempt in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        dbus-send --session --print-reply --dest=org.freedesktop.secrets / org.freedesktop.DBus.Peer.Ping >/dev/null 2>&1 && break
        sleep 0.2
      done;`;
    expect(onBus(keyring, 'org.freedesktop.secrets')).toBe('true');
  });

  test('that is not there', async () => {
    expect(await hasTrayHost('linux', { PATH: process.env['PATH'] })).toBe(false);
  });

  test('that cannot be asked, for want of a program to ask with', async () => {
    expect(await hasTrayHost('linux', { PATH: '/nowhere' })).toBe(false);
  });
});
