import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { secretsContract } from './secrets-contract.ts';

const child = join(import.meta.dirname, 'keyring-child.ts');
const keyringPassword = 'ci-keyring-pw';
const done = { ok: true, value: null };
const unavailable = { ok: false, error: { kind: 'secretsUnavailable', source: 'local' } };

/** Well below what a keychain that hangs would take: the adapter gives up after 3 seconds a call. */
const promptMs = 2500;

/** Waits until the keychain is on the bus, puts the id of its process into KEYRING_PID and runs the rest. */
const whenReady = `
for attempt in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  KEYRING_PID=$(dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus / \\
    org.freedesktop.DBus.GetConnectionUnixProcessID string:org.freedesktop.secrets 2>/dev/null | awk '{print $NF}')
  [ -n "$KEYRING_PID" ] && break
  sleep 0.2
done
[ -n "$KEYRING_PID" ] || { echo 'gnome-keyring-daemon did not come up' >&2; exit 1; }
export KEYRING_PID
exec "$@"`;

/** Starts the daemon with the keyring's password on its standard input. */
const unlocked = `printf %s '${keyringPassword}' | gnome-keyring-daemon --unlock --components=secrets >/dev/null${whenReady}`;

/** Starts the daemon without a password, as after a sign-in that did not unlock it. */
const locked = `gnome-keyring-daemon --start --components=secrets >/dev/null${whenReady}`;

/** A bus on which nobody offers to keep secrets, and nobody can be started to. */
const busWithoutServices = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>`;

/** A person's home of its own, with its own keyring. */
class Desktop {
  readonly home = mkdtempSync(join(tmpdir(), 'tallybridge-desktop-'));

  constructor() {
    onTestFinished(() => rmSync(this.home, { recursive: true, force: true }));
    mkdirSync(join(this.home, 'run'), { mode: 0o700 });
    writeFileSync(join(this.home, 'bus.conf'), busWithoutServices);
  }

  /** Runs a task in a session that begins with `setUp`, a piece of shell. */
  session(setUp: string, task: string): unknown {
    return this.#run('dbus-run-session', ['--', 'sh', '-c', setUp, 'sh', process.execPath, child, task]);
  }

  withoutKeychain(task: string): unknown {
    const bus = `--config-file=${join(this.home, 'bus.conf')}`;
    return this.#run('dbus-run-session', [bus, '--', process.execPath, child, task]);
  }

  withoutBus(task: string): unknown {
    return this.#run(process.execPath, [child, task]);
  }

  /** Everything below the home, as one text. */
  content(): string {
    const names = readdirSync(this.home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return names.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1')).join('\n');
  }

  #run(command: string, args: readonly string[]): unknown {
    const { PATH } = process.env;
    const ran = spawnSync(command, args, {
      encoding: 'utf8',
      timeout: 30_000,
      env: { PATH, HOME: this.home, XDG_DATA_HOME: join(this.home, 'data'), XDG_RUNTIME_DIR: join(this.home, 'run') },
    });
    if (ran.status !== 0) throw new Error(`${command} ended with ${ran.status ?? ran.signal}: ${ran.stderr}`);
    return JSON.parse(ran.stdout);
  }
}

/** Fails with the names of what has to be installed; there is no use in leaving these tests out. */
function requireDebianPackages(): void {
  const commands = { 'dbus-run-session': 'dbus', 'dbus-send': 'dbus', 'gnome-keyring-daemon': 'gnome-keyring' };
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const missing = Object.entries(commands)
    .filter(([command]) => !folders.some((folder) => existsSync(join(folder, command))))
    .map(([, name]) => name);
  const loaded = spawnSync(process.execPath, ['-e', "require('keytar')"], { cwd: import.meta.dirname });
  if (loaded.status !== 0) missing.push('libsecret-1-0');
  if (missing.length > 0) {
    throw new Error(`The keychain tests need: apt-get install ${[...new Set(missing)].join(' ')}`);
  }
}

const elsewhere = process.platform === 'linux' ? '' : ' (of Linux: not applicable to this system)';

describe.runIf(process.platform === 'linux')(`a real Secret Service${elsewhere}`, () => {
  beforeAll(requireDebianPackages);

  test('that is unlocked keeps the contract', () => {
    const outcomes = new Desktop().session(unlocked, 'contract');
    expect(outcomes).toEqual(Object.fromEntries(secretsContract.map(({ name }) => [name, null])));
  });

  test('keeps a secret for the next session, and no file shows it', () => {
    const desktop = new Desktop();
    expect(desktop.session(unlocked, 'store')).toEqual(done);
    expect(desktop.session(unlocked, 'fetch')).toEqual({ ok: true, value: 'PLANTED-KEYRING-SECRET' });
    expect(desktop.content()).toContain('GnomeKeyring'); // the keyring's own file was among those that were read
    expect(desktop.content()).not.toContain('PLANTED-KEYRING-SECRET');
  });

  test('that is locked hides what it has, takes nothing, deletes nothing, and has it again when unlocked', () => {
    const desktop = new Desktop();
    desktop.session(unlocked, 'store');
    expect(desktop.session(locked, 'probe')).toMatchObject({
      get: { result: done },
      set: { result: unavailable },
      delete: { result: unavailable },
      selfTest: { result: unavailable },
    });
    expect(desktop.session(unlocked, 'fetch')).toEqual({ ok: true, value: 'PLANTED-KEYRING-SECRET' });
  });

  test.each<[string, (desktop: Desktop) => unknown]>([
    ['no bus at all', (desktop) => desktop.withoutBus('probe')],
    ['a bus without a keychain', (desktop) => desktop.withoutKeychain('probe')],
  ])('that is absent (%s) is named at once', (_, run) => {
    const outcome = run(new Desktop());
    expect(outcome).toMatchObject({
      get: { result: unavailable },
      set: { result: unavailable },
      delete: { result: unavailable },
      selfTest: { result: unavailable },
    });
    expect(JSON.stringify(outcome)).toContain('locked or not running');
    expectPrompt(outcome);
  });

  test('that dies in the middle of a session is named, and nothing hangs', () => {
    const outcome = new Desktop().session(unlocked, 'after-death');
    expect(outcome).toMatchObject({ stored: done, get: { result: unavailable }, set: { result: unavailable } });
    expectPrompt(outcome);
  });
});

function expectPrompt(outcome: unknown): void {
  for (const part of Object.values(outcome ?? {})) {
    if (typeof part === 'object' && part !== null && 'tookMs' in part) expect(part.tookMs).toBeLessThan(promptMs);
  }
}
