import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorDto, SyncSummary } from '../shared/contract/sync-summary.ts';
import type { Failure } from '../shared/domain/failure.ts';
import { formatMinor } from '../shared/domain/money.ts';
import type { Result } from '../shared/lib/result.ts';
import { openHttpDoor } from './adapters/http/http-door.ts';
import { SkippingClock } from './adapters/system/skipping-clock.ts';
import { errorOf } from './api/error-of.ts';
import type { Invocation } from './command-line/arguments.ts';
import { describeSummary } from './command-line/describe.ts';
import type { ExitCode } from './command-line/exit-code.ts';
import type { Output } from './command-line/output.ts';
import { fail } from './command-line/run-command.ts';
import { chooseCompany } from './companies.ts';
import { type OpenCompany, openCompany, openProgram } from './compose.ts';
import { openDemoFolder } from './demo-state.ts';
import { type AccountTotal, reckonTotals } from './demo-totals.ts';
import type { Environment } from './environment.ts';
import { type Sandbox, sampleSetup, startSandbox } from './sandbox/sandbox.ts';

interface DemoOptions {
  readonly once: boolean;
  readonly transactions: number;
  readonly seed: number;
}

const usualTransactions = 600;

/**
 * With `--once` everything against the built-in sandbox: connects, sets up, syncs, reckons up per account what should be
 * in Xero and what is, and syncs once more to show that nothing goes out twice. Waits for the services' limits are
 * skipped, not ignored: the program and the sandbox share a clock that jumps. With TALLYBRIDGE_DATA_DIR the books and the
 * sandbox are kept there, and the next demo goes on with them. Without `--once` the sandbox stays up for other commands.
 */
export async function runDemo(
  output: Output,
  environment: Environment,
  invocation: Invocation,
  dataDirVariable: string | undefined,
): Promise<ExitCode> {
  const options = readOptions(invocation);
  if (typeof options === 'string') {
    const details = [{ at: 'usage', message: options }];
    return fail({ output }, { code: 'invalid-input', message: 'The command was not understood.', details });
  }
  if (!options.once) return await keepSandbox(output, options);
  const dataDir = dataDirVariable?.trim() === '' ? null : (dataDirVariable ?? null);
  const folder = openDemoFolder(
    dataDir === null ? null : environment.dataDir,
    `seed-${options.seed}-${options.transactions}`,
  );
  const kept = folder.read();
  const clock = new SkippingClock(Math.max(kept?.nowMs ?? 0, Date.now()));
  const madeAtMs = kept?.madeAtMs ?? clock.nowMs();
  let isMade = false;
  const { seed, transactions } = options;
  // The world is the one of its first day, whenever the demo is run again.
  const sandboxClock = { nowMs: () => (isMade ? clock.nowMs() : madeAtMs) };
  const sandbox = await startSandbox({ seed, transactions, clock: sandboxClock });
  isMade = true;
  if (kept?.holdings) sandbox.world.xero.restore(kept.holdings);
  try {
    const exit = await demonstrate(output, { environment, sandbox, clock, folder: folder.path });
    folder.write({ madeAtMs, nowMs: clock.nowMs(), holdings: sandbox.world.xero.holdings() });
    return exit;
  } finally {
    await sandbox.stop();
    folder.release();
  }
}

interface DemoWorld {
  readonly environment: Environment;
  readonly sandbox: Sandbox;
  readonly clock: SkippingClock;
  readonly folder: string;
}

async function demonstrate(output: Output, world: DemoWorld): Promise<ExitCode> {
  const startedMs = world.clock.nowMs();
  const program = openProgram(demoEnvironment(world), world.clock, 'demo');
  const company = chooseCompany(world.folder, 'Sandbox', true);
  if (!company.ok) return fail({ output }, errorOf(company.error));
  const opened = openCompany(program, company.value);
  try {
    const prepared = await prepare(opened, world.sandbox);
    if (prepared !== null) return fail({ output }, prepared);
    const first = await syncToTheEnd(opened, world.clock);
    const second = await syncToTheEnd(opened, world.clock);
    const ledger = opened.ledger();
    if (!first.ok) return fail({ output }, errorOf(first.error));
    if (!second.ok) return fail({ output }, errorOf(second.error));
    if (ledger === null) throw new Error('A sync ran without its books.');
    const totals = reckonTotals(ledger, world.sandbox.world.xero);
    report(output, first.value, second.value, totals, world.clock.nowMs() - startedMs);
    output.document({
      ...first.value,
      again: { pushed: second.value.pushed, attached: second.value.attached },
      totals,
    });
    const right = first.value.error === undefined && second.value.pushed === 0 && totals.every(({ agrees }) => agrees);
    return right ? 0 : 1;
  } finally {
    opened.close();
    await program.http.close();
  }
}

const runInput = { approveAll: false, push: true };

/** A demo of any size ends within as many days of the sandbox's time. */
const mostRuns = 100;

/** One full run. Where a limit ends a run early it goes on when the limit is over, and the counts are those of all of them. */
async function syncToTheEnd({ api }: OpenCompany, clock: SkippingClock): Promise<Result<SyncSummary, Failure>> {
  let done = await api.call('sync.run', runInput);
  for (let runs = 1; runs < mostRuns && done.ok && done.value.waitingUntil !== null; runs += 1) {
    await clock.sleep(Math.max(0, Date.parse(done.value.waitingUntil) - clock.nowMs()));
    const next = await api.call('sync.run', runInput);
    if (!next.ok) return next;
    done = { ok: true, value: joinRuns(done.value, next.value) };
  }
  return done;
}

/** Counts add up; what stands at the end is the later one's word. */
function joinRuns(before: SyncSummary, after: SyncSummary): SyncSummary {
  return {
    ...after,
    runId: before.runId,
    startedAt: before.startedAt,
    pulled: before.pulled + after.pulled,
    updated: before.updated + after.updated,
    released: before.released + after.released,
    proposed: before.proposed + after.proposed,
    approved: before.approved + after.approved,
    pushed: before.pushed + after.pushed,
    attached: before.attached + after.attached,
    alreadyInXero: before.alreadyInXero + after.alreadyInXero,
    calls: { cledara: before.calls.cledara + after.calls.cledara, xero: before.calls.xero + after.calls.xero },
  };
}

/** Signs in, connects and sets up as a person would, through the same methods. */
async function prepare({ api }: OpenCompany, sandbox: Sandbox): Promise<ErrorDto | null> {
  const cledara = await api.call('connection.cledara', { apiKey: sandbox.apiKey });
  if (!cledara.ok) return errorOf(cledara.error);
  const begun = await api.call('connection.xero.begin', { clientId: sandbox.clientId });
  if (!begun.ok) return errorOf(begun.error);
  const browsing = browse(begun.value.authoriseUrl);
  const finished = await api.call('connection.xero.finish', {});
  await browsing;
  if (!finished.ok) return errorOf(finished.error);
  const json = JSON.stringify(sampleSetup(sandbox.world));
  const applied = await api.call('settings.apply', { json, author: 'the demo' });
  return applied.ok ? null : errorOf(applied.error);
}

/** The sandbox's browser: consents at once and follows the redirect to the callback. */
async function browse(authoriseUrl: string): Promise<void> {
  const door = openHttpDoor();
  const consent = await door.send({ method: 'GET', url: authoriseUrl });
  const location = consent.ok ? consent.value.headers['location'] : undefined;
  if (location !== undefined) await door.send({ method: 'GET', url: location });
  await door.close();
}

function report(
  output: Output,
  first: SyncSummary,
  second: SyncSummary,
  totals: readonly AccountTotal[],
  tookMs: number,
): void {
  for (const line of describeSummary(first)) output.say(line);
  output.say(`Time        ${Math.round(tookMs / 1000)} s at Xero's and Cledara's own limits; waiting was skipped`);
  output.say('');
  for (const { account, currency, shouldBeMinor, isMinor, documents, agrees } of totals) {
    const verdict = agrees ? 'equal' : 'NOT EQUAL';
    output.say(
      `${account}: should be ${formatMinor(shouldBeMinor, currency)}, in Xero ${formatMinor(isMinor, currency)} ${currency} in ${documents} documents: ${verdict}`,
    );
  }
  output.say(`Run again   pushed ${second.pushed}, attached ${second.attached}`);
}

function demoEnvironment({ environment, sandbox, folder }: DemoWorld): Environment {
  return {
    ...environment,
    dataDir: folder,
    cledaraUrl: sandbox.cledaraUrl,
    xeroApiUrl: sandbox.xeroApiUrl,
    xeroLoginUrl: sandbox.xeroLoginUrl,
    xeroIdentityUrl: sandbox.xeroIdentityUrl,
    secrets: { kind: 'memory', passphrase: null },
  };
}

/** Two services that stay up until a signal comes, and what it takes to use the other commands against them. */
async function keepSandbox(output: Output, { seed, transactions }: DemoOptions): Promise<ExitCode> {
  const sandbox = await startSandbox({ seed, transactions });
  const folder = openDemoFolder(null, '');
  const setupFile = join(folder.path, 'setup.json');
  writeFileSync(setupFile, `${JSON.stringify(sampleSetup(sandbox.world), null, 2)}\n`);
  const variables = {
    TALLYBRIDGE_DATA_DIR: folder.path,
    TALLYBRIDGE_CLEDARA_URL: sandbox.cledaraUrl,
    TALLYBRIDGE_XERO_API_URL: sandbox.xeroApiUrl,
    TALLYBRIDGE_XERO_LOGIN_URL: sandbox.xeroLoginUrl,
    TALLYBRIDGE_XERO_IDENTITY_URL: sandbox.xeroIdentityUrl,
    TALLYBRIDGE_CLEDARA_API_KEY: sandbox.apiKey,
    TALLYBRIDGE_SECRETS: 'file',
    TALLYBRIDGE_PASSPHRASE: 'sandbox',
  };
  output.document({ environment: variables, clientId: sandbox.clientId, setupFile });
  output.say('The sandbox is up. In another terminal:');
  for (const [name, value] of Object.entries(variables)) output.say(`  export ${name}=${value}`);
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
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await sandbox.stop();
  folder.release();
  return 0;
}

function readOptions({ options }: Invocation): DemoOptions | string {
  const transactions = wholeNumber(options['transactions'] ?? String(usualTransactions));
  const seed = wholeNumber(options['seed'] ?? '1');
  if (transactions === null || (transactions !== undefined && transactions > 200_000))
    return '--transactions takes a whole number up to 200000.';
  if (seed === null) return '--seed takes a whole number.';
  return { once: options['once'] === true, transactions, seed };
}

function wholeNumber(text: string | boolean): number | null {
  return typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
