import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorDto } from '../shared/contract/sync-summary.ts';
import { errorOf } from './api/error-of.ts';
import { fail } from './command-line/command-world.ts';
import type { ExitCode } from './command-line/exit-code.ts';
import type { Output } from './command-line/output.ts';
import { providePage } from './command-line/page-build.ts';
import { type ServedWindow, serveWindow, untilSignal } from './command-line/serve-window.ts';
import type { Surroundings } from './command-line/surroundings.ts';
import { addCompany } from './companies.ts';
import { connectSandbox } from './demo-connect.ts';
import { openDemoFolder } from './demo-state.ts';
import { sandboxEnvironment } from './engine-process/sandbox-environment.ts';
import type { Environment } from './environment.ts';
import { type Sandbox, sampleSetup, startSandbox } from './sandbox/sandbox.ts';
import { touchingFolder } from './touching-folder.ts';

/** Says on every screen what these books are. */
const companyName = 'Sandbox (Demo Company UK)';

export interface DemoWindowOptions {
  readonly transactions: number;
  readonly seed: number;
  /** Of the window; 0 is any that is free. */
  readonly port: number;
  readonly json: boolean;
}

/**
 * Two services that stay up until a signal comes: with a window on a company that is connected, set up and read once, and
 * with what it takes to use the other commands against them. The commands have books of their own beside the window's.
 */
export async function serveDemo(
  environment: Environment,
  { transactions, seed, port, json }: DemoWindowOptions,
  { output, clock, version, author }: Surroundings,
): Promise<ExitCode> {
  const page = await providePage((text) => output.say(text));
  if (!page.ok) return fail({ output }, page.error);
  const ended = untilSignal();
  const sandbox = await startSandbox({ seed, transactions });
  const made = touchingFolder(() => openDemoFolder(null, ''));
  if (!made.ok) {
    await sandbox.stop();
    return fail({ output }, errorOf(made.error));
  }
  const folder = made.value;
  let served: ServedWindow | null = null;
  try {
    const windowEnvironment: Environment = {
      ...sandboxEnvironment(environment, sandbox, join(folder.path, 'window')),
      // Unlike memory it outlives the engine's process, and it goes with the folder.
      secrets: { kind: 'file', passphrase: randomUUID() },
    };
    const company = addCompany(windowEnvironment.dataDir, companyName);
    if (!company.ok) return fail({ output }, errorOf(company.error));
    const opened = await serveWindow({
      environment: windowEnvironment,
      clock,
      version,
      author,
      port,
      page: page.value,
    });
    if (!opened.ok) return fail({ output }, opened.error);
    served = opened.value;
    const problem = await prepare(served, company.value.id, sandbox);
    if (problem !== null) return fail({ output }, problem);
    describe(output, { address: served.address, sandbox, folder: folder.path, json });
    await ended;
    return 0;
  } finally {
    await served?.close();
    await sandbox.stop();
    folder.release();
  }
}

async function prepare({ calls }: ServedWindow, company: string, sandbox: Sandbox): Promise<ErrorDto | null> {
  const problem = await connectSandbox((method, input) => calls.call({ company, method, input }), sandbox, 'the demo');
  if (problem !== null) return problem;
  const input = { approveAll: false, push: false, author: 'the demo' };
  const synced = await calls.call({ company, method: 'sync.run', input });
  return synced.ok ? null : synced.error;
}

interface DemoPlace {
  readonly address: string;
  readonly sandbox: Sandbox;
  readonly folder: string;
  readonly json: boolean;
}

/** The window's address, and the environment of the other commands. */
function describe(output: Output, { address, sandbox, folder, json }: DemoPlace): void {
  const setupFile = join(folder, 'setup.json');
  writeFileSync(setupFile, `${JSON.stringify(sampleSetup(sandbox.world), null, 2)}\n`);
  const environment = {
    TALLYBRIDGE_DATA_DIR: folder,
    TALLYBRIDGE_CLEDARA_URL: sandbox.cledaraUrl,
    TALLYBRIDGE_XERO_API_URL: sandbox.xeroApiUrl,
    TALLYBRIDGE_XERO_LOGIN_URL: sandbox.xeroLoginUrl,
    TALLYBRIDGE_XERO_IDENTITY_URL: sandbox.xeroIdentityUrl,
    TALLYBRIDGE_CLEDARA_API_KEY: sandbox.apiKey,
    TALLYBRIDGE_SECRETS: 'file',
    TALLYBRIDGE_PASSPHRASE: 'sandbox',
  };
  if (json) output.document({ address, environment, clientId: sandbox.clientId, setupFile });
  else output.file(`${address}\n`);
  output.say('The sandbox is up. Its window opens once, at the address above.');
  output.say('To use the commands on books of their own, in another terminal:');
  for (const [name, value] of Object.entries(environment)) output.say(`  export ${name}=${value}`);
  const run = 'npm run -s headless --';
  const commands = [
    'connect cledara',
    `connect xero --client-id ${sandbox.clientId}`,
    `setup ${setupFile}`,
    'sync',
    'review',
  ];
  for (const command of commands) output.say(`  ${run} ${command}`);
  output.say('Ctrl-C ends it and removes its folder.');
}
