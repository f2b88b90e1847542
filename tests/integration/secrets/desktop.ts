import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { keptCompiled } from '../../fixtures/kept-compiled.ts';

const keyringPassword = 'ci-keyring-pw';

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
export const unlocked = `printf %s '${keyringPassword}' | gnome-keyring-daemon --unlock --components=secrets >/dev/null${whenReady}`;

/** Starts the daemon without a password, as after a sign-in that did not unlock it. */
export const locked = `gnome-keyring-daemon --start --components=secrets >/dev/null${whenReady}`;

/** A bus on which nobody offers to keep secrets, and nobody can be started to. */
const busWithoutServices = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>`;

/** No daemon yet: the bus starts one that has no keyring and nobody to ask for a password. */
export const notSetUp = 'exec "$@"';

/** A person's home of its own, with its own keyring. `program` is what of the tests runs in its sessions. */
export class Desktop {
  readonly home = mkdtempSync(join(tmpdir(), 'tallybridge-desktop-'));
  readonly #program: string;
  readonly #variables: Readonly<Record<string, string>>;

  constructor(program: string, variables: Readonly<Record<string, string>> = {}) {
    this.#program = program;
    this.#variables = variables;
    onTestFinished(() => rmSync(this.home, { recursive: true, force: true }));
    mkdirSync(join(this.home, 'run'), { mode: 0o700 });
    writeFileSync(join(this.home, 'bus.conf'), busWithoutServices);
  }

  /** Runs a task of the program in a session that begins with `setUp`, a piece of shell. */
  session(setUp: string, task: string): Promise<unknown> {
    return this.#run('dbus-run-session', ['--', 'sh', '-c', setUp, 'sh', process.execPath, this.#program, task]);
  }

  withoutKeychain(task: string): Promise<unknown> {
    const bus = `--config-file=${join(this.home, 'bus.conf')}`;
    return this.#run('dbus-run-session', [bus, '--', process.execPath, this.#program, task]);
  }

  withoutBus(task: string): Promise<unknown> {
    return this.#run(process.execPath, [this.#program, task]);
  }

  /** Everything below the home, as one text. */
  content(): string {
    const names = readdirSync(this.home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return names.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1')).join('\n');
  }

  /** The document that the program printed. */
  async #run(command: string, args: readonly string[]): Promise<unknown> {
    const { PATH } = process.env;
    const folders = { XDG_DATA_HOME: join(this.home, 'data'), XDG_RUNTIME_DIR: join(this.home, 'run') };
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 45_000,
      env: { PATH, HOME: this.home, ...keptCompiled, ...folders, ...this.#variables },
    });
    const ended = once(child, 'close');
    const [printed, said] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    if (child.exitCode !== 0) throw new Error(`${command} ended with ${child.exitCode ?? child.signalCode}: ${said}`);
    // A keychain that the bus starts by itself says on the same output where it listens.
    return JSON.parse(printed.replace(/^GNOME_KEYRING_CONTROL=.*\n/gm, ''));
  }
}

/** Fails with the names of what has to be installed; there is no use in leaving these tests out. */
export function requireDebianPackages(): void {
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
