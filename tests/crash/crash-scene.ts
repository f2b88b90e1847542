import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseCompany } from '../../electron/companies.ts';
import { openCompany, openProgram } from '../../electron/compose.ts';
import { readEnvironment } from '../../electron/environment.ts';
import { type Sandbox, startSandbox } from '../../electron/sandbox/sandbox.ts';
import type { SandboxWorld } from '../../electron/sandbox/world/sandbox-world.ts';
import { SeededRandom } from '../../electron/sandbox/world/seeded-random.ts';
import '../fixtures/cheap-passphrase.ts';
import { keptCompiled } from '../fixtures/kept-compiled.ts';
import { consent, sandboxVariables } from '../fixtures/test-company.ts';
import { CledaraFeed, feedSetup } from './cledara-feed.ts';
import { CommandProcess } from './command-process.ts';

/** The machine's time and what a test has skipped: one time for the sandbox and every process. */
class ShiftableClock {
  aheadMs = 0;

  nowMs(): number {
    return Date.now() + this.aheadMs;
  }
}

/** A company that is connected and set up, its two services, and syncs as processes that can be killed. */
export interface CrashScene {
  readonly seed: number;
  readonly sandbox: Sandbox;
  readonly clock: ShiftableClock;
  readonly feed: CledaraFeed;
  readonly random: SeededRandom;
  readonly dataDir: string;
  /** Of the ledger. */
  readonly companyFolder: string;
  startSync(): CommandProcess;
  /** Words of the command line; `entry` is another file that is started with them, `more` are variables besides. */
  start(words: readonly string[], entry?: string, more?: Readonly<Record<string, string>>): CommandProcess;
  close(): Promise<void>;
}

/** So that no limit of a minute makes a process wait: these tests are about death, not about limits. */
const roomy = { perMinute: 100_000, perDay: 1_000_000, concurrent: 5 };

/** The dice of a run: from TALLYBRIDGE_TEST_SEED to play one again, else new ones every time. */
export function chosenSeed(): number {
  const given = process.env['TALLYBRIDGE_TEST_SEED'];
  return given === undefined ? Math.floor(Math.random() * 1_000_000) : Number(given);
}

export interface SceneOptions {
  readonly setup?: (world: SandboxWorld) => object;
  /** The Xero app has the partner scope, and the sign-in asks for it. */
  readonly bankFeeds?: boolean;
}

export async function openCrashScene(seed: number, options: SceneOptions = {}): Promise<CrashScene> {
  const clock = new ShiftableClock();
  const sandbox = await startSandbox({
    seed,
    clock,
    empty: true,
    xeroLimits: roomy,
    cledaraPerMinute: roomy.perMinute,
  });
  const folder = mkdtempSync(join(tmpdir(), 'tallybridge-crash-'));
  const variables = {
    ...processVariables(sandbox, folder),
    TALLYBRIDGE_XERO_LIMITS: `perMinute=${roomy.perMinute},perDay=${roomy.perDay},concurrent=${roomy.concurrent}`,
    TALLYBRIDGE_CLEDARA_LIMITS: `perMinute=${roomy.perMinute}`,
  };
  await connectAndSetUp(sandbox, variables, clock, options);
  const random = new SeededRandom(seed);
  const start: CrashScene['start'] = (words, entry, more = {}) => {
    const ahead = { TALLYBRIDGE_TEST_CLOCK_AHEAD_MS: String(clock.aheadMs) };
    return new CommandProcess(words, { ...variables, ...ahead, ...more }, entry);
  };
  return {
    seed,
    sandbox,
    clock,
    random,
    feed: new CledaraFeed(sandbox.world, random),
    dataDir: folder,
    companyFolder: onlyCompanyOf(folder),
    startSync: () => start(['sync', '--approve-all']),
    start,
    async close() {
      await sandbox.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** For processes that talk to the sandbox and keep what they know in `folder`. */
export function processVariables(sandbox: Sandbox, folder: string): Record<string, string> {
  return {
    ...sandboxVariables(sandbox, folder),
    TALLYBRIDGE_SECRETS: 'file',
    TALLYBRIDGE_PASSPHRASE: 'a passphrase for tests',
    ...keptCompiled,
  };
}

/** As a person would, through the same methods; in this process, which then lets go of everything. */
async function connectAndSetUp(
  sandbox: Sandbox,
  variables: Readonly<Record<string, string>>,
  clock: ShiftableClock,
  { setup = feedSetup, bankFeeds = false }: SceneOptions,
): Promise<void> {
  sandbox.world.identity.isFeedPartner = bankFeeds;
  const environment = readEnvironment(variables);
  if (!environment.ok) throw new Error(environment.error.message);
  const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const program = openProgram(environment.value, { nowMs: () => clock.nowMs(), sleep }, 'test');
  const company = chooseCompany(environment.value.dataDir, null, true);
  if (!company.ok) throw new Error(company.error.message);
  const { api, close } = openCompany(program, company.value);
  await succeed(api.call('connection.cledara', { apiKey: sandbox.apiKey }));
  const { authoriseUrl } = await succeed(api.call('connection.xero.begin', { clientId: sandbox.clientId, bankFeeds }));
  const finished = succeed(api.call('connection.xero.finish', {}));
  await consent(authoriseUrl);
  await finished;
  await succeed(api.call('settings.apply', { json: JSON.stringify(setup(sandbox.world)), author: 'the test' }));
  close();
  await program.http.close();
}

async function succeed<T>(
  answer: Promise<
    { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: { message: string } }
  >,
): Promise<T> {
  const settled = await answer;
  if (!settled.ok) throw new Error(`${settled.error.message} ${JSON.stringify(settled.error)}`);
  return settled.value;
}

function onlyCompanyOf(dataDir: string): string {
  const companies = join(dataDir, 'companies');
  const [only] = readdirSync(companies)
    .map((name) => join(companies, name))
    .filter((path) => statSync(path).isDirectory());
  if (only === undefined) throw new Error('There is no company.');
  return only;
}
