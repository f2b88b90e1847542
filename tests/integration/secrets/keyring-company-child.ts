import { readFileSync } from 'node:fs';
import { SystemClock } from '../../../electron/adapters/system/system-clock.ts';
import { chooseCompany } from '../../../electron/companies.ts';
import { openCompany, openProgram } from '../../../electron/compose.ts';
import { readEnvironment } from '../../../electron/environment.ts';
import { beginSignIn, consent } from '../../fixtures/test-company.ts';

// A company whose consent is in the keychain that this process finds: `node keyring-company-child.ts TASK`, with the
// sandbox's addresses in the environment. Prints what came of it as one JSON document.

const environment = readEnvironment(process.env);
if (!environment.ok) throw new Error(environment.error.message);
const program = openProgram(environment.value, new SystemClock(), 'test');
const chosen = chooseCompany(environment.value.dataDir, 'Test', true);
if (!chosen.ok) throw new Error(chosen.error.message);
const company = openCompany(program, chosen.value);

async function connect(): Promise<unknown> {
  const { api } = company;
  const cledara = await api.call('connection.cledara', { apiKey: process.env['TEST_API_KEY'] ?? '' });
  const { authoriseUrl } = await beginSignIn(api, process.env['TEST_CLIENT_ID'] ?? '');
  const finished = api.call('connection.xero.finish', {});
  await consent(authoriseUrl);
  const xero = await finished;
  const json = readFileSync(process.env['TEST_SETUP'] ?? '', 'utf8');
  const applied = await api.call('settings.apply', { json, author: 'the test' });
  return { cledara, xero, applied };
}

async function sync(): Promise<unknown> {
  return {
    run: await company.api.call('sync.run', { approveAll: true, push: true }),
    status: await company.api.call('status.read', {}),
  };
}

/** Syncs, kills the keychain, and syncs again. */
async function syncAfterDeath(): Promise<unknown> {
  const before = await sync();
  const keyring = Number(process.env['KEYRING_PID']);
  if (!(keyring > 1)) throw new Error('KEYRING_PID is not the id of a process'); // 0 would end this whole process group
  process.kill(keyring, 'SIGKILL');
  return { before, after: await sync() };
}

const tasks: Readonly<Record<string, () => Promise<unknown>>> = { connect, sync, 'sync-after-death': syncAfterDeath };
const task = tasks[process.argv[2] ?? ''];
if (task === undefined) throw new Error(`Tasks are ${Object.keys(tasks).join(', ')}`);
const outcome = await task();
company.close();
await program.http.close();
process.stdout.write(`${JSON.stringify(outcome)}\n`);
