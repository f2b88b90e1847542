import { spawnSync } from 'node:child_process';
import { checkSecrets } from '../../../electron/adapters/secrets/check-secrets.ts';
import { openSecrets } from '../../../electron/adapters/secrets/open-secrets.ts';
import type { Secrets } from '../../../electron/ports/secrets.ts';

// What is done to the keychain that this process finds: `node keyring-child.ts TASK`. Prints what came of it as one JSON
// document. A process of its own, because a keychain's library may end the one it runs in.

/** Outcome by clause: null where it holds. */
async function contract(secrets: Secrets): Promise<unknown> {
  const { secretsContract } = await import('./secrets-contract.ts'); // loads for longer than all other tasks take
  const outcomes: Record<string, string | null> = {};
  for (const { name, check } of secretsContract) {
    try {
      await check(secrets);
      outcomes[name] = null;
    } catch (error) {
      outcomes[name] = String(error);
    }
  }
  return outcomes;
}

/** Every operation once, each with the time it took. */
async function probe(secrets: Secrets): Promise<unknown> {
  return {
    get: await timed(() => secrets.get('kept')),
    set: await timed(() => secrets.set('new', 'value')),
    delete: await timed(() => secrets.delete('kept')),
    selfTest: await timed(() => checkSecrets(secrets)),
  };
}

async function timed(work: () => Promise<unknown>): Promise<unknown> {
  const startedMs = performance.now();
  const result = await work();
  return { result, tookMs: performance.now() - startedMs };
}

/** Ends the keychain's own process, given by its id. */
function killKeychain(): void {
  const keyring = Number(process.env['KEYRING_PID']);
  if (!(keyring > 1)) throw new Error('KEYRING_PID is not the id of a process'); // 0 would end this whole process group
  process.kill(keyring, 'SIGKILL');
}

/** Stores, kills the keychain, starts it again as a sign-in does, and goes on: here, and in another process. */
async function afterReturn(secrets: Secrets): Promise<unknown> {
  await secrets.set('kept', 'PLANTED-KEYRING-SECRET');
  killKeychain();
  const start = ['--replace', '--unlock', '--components=secrets'];
  run('gnome-keyring-daemon', start, 'ci-keyring-pw');
  const here = { get: await secrets.get('kept'), set: await secrets.set('new', 'value') };
  return { ...here, elsewhere: JSON.parse(run(process.execPath, [import.meta.filename, 'fetch'])) };
}

function run(command: string, args: readonly string[], input = ''): string {
  const ran = spawnSync(command, args, { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'inherit'] });
  if (ran.status !== 0) throw new Error(`${command} ended with ${ran.status}`);
  return ran.stdout;
}

/** Stores, kills the keychain, and asks again. */
async function afterDeath(secrets: Secrets): Promise<unknown> {
  const stored = await secrets.set('kept', 'PLANTED-KEYRING-SECRET');
  killKeychain();
  return { stored, get: await timed(() => secrets.get('kept')), set: await timed(() => secrets.set('new', 'value')) };
}

const tasks: Readonly<Record<string, (secrets: Secrets) => Promise<unknown>>> = {
  contract,
  probe,
  'after-death': afterDeath,
  'after-return': afterReturn,
  store: (secrets) => secrets.set('kept', 'PLANTED-KEYRING-SECRET'),
  fetch: (secrets) => secrets.get('kept'),
};

const task = tasks[process.argv[2] ?? ''];
if (task === undefined) throw new Error(`Tasks are ${Object.keys(tasks).join(', ')}`);
const outcome = await task(openSecrets('keychain', { dataDir: '', passphrase: null }));
process.stdout.write(`${JSON.stringify(outcome)}\n`);
