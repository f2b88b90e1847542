import { spawnSync } from 'node:child_process';

/** Chromium without its own windows, toolbars and services: the same engine in three quarters of the time. */
export const debianChromium = '/usr/bin/chromium-headless-shell';

/** What the tests need of Debian, and what for. */
export const debianPackages: Readonly<Record<string, string>> = {
  'chromium-headless-shell': 'a real browser for the tests of the window',
  dbus: 'a session bus of its own for the keychain tests',
  gcc: 'compiles the disk that forgets, for the tests of power cuts',
  'gnome-keyring': 'a real Secret Service for the keychain tests',
  'libc6-dev': 'what gcc needs for it',
  'libsecret-1-0': 'the library that the keychain binding loads',
};

const quiet = ['-qq', '-o=Dpkg::Use-Pty=0'];

/**
 * Installs what is missing of `debianPackages`: on Linux with dpkg, as root. Elsewhere nothing is installed unasked:
 * the answer then names what is missing and how to get it. Null means that nothing is missing, or that this is no Debian.
 */
export function provideDebianPackages(): string | null {
  if (process.platform !== 'linux' || run('dpkg-query', ['--version']) !== 0) return null;
  const missing = missingPackages();
  if (missing.length === 0) return null;
  if (process.getuid?.() !== 0) return `${describe(missing)}\nInstall it: sudo apt-get install ${missing.join(' ')}`;

  process.stdout.write(`Installing from Debian: ${missing.join(' ')}\n`);
  const install = ['install', '--yes', '--no-install-recommends', ...quiet, ...missing];
  run('apt-get', ['update', ...quiet]); // a list that could not be refreshed may still serve
  if (run('apt-get', install) === 0 && missingPackages().length === 0) return null;
  return `${describe(missingPackages())}\napt-get could not install it; what it said stands above.`;
}

function missingPackages(): string[] {
  const installed = spawnSync('dpkg-query', ['-W', '-f', `\${Package} \${db:Status-Status}\n`], { encoding: 'utf8' });
  const present = new Set(installed.stdout.split('\n'));
  return Object.keys(debianPackages).filter((name) => !present.has(`${name} installed`));
}

function describe(missing: readonly string[]): string {
  return [
    'The tests need, and this machine lacks:',
    ...missing.map((name) => `  ${name} - ${debianPackages[name]}`),
  ].join('\n');
}

/** Lets nothing through but what goes wrong. */
function run(command: string, args: readonly string[]): number | null {
  return spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status;
}
