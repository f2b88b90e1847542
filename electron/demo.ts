import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ErrorDto, SyncSummary } from '../shared/contract/sync-summary.ts';
import { formatMinor } from '../shared/domain/money.ts';
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
import { type AccountTotal, reckonTotals } from './demo-totals.ts';
import type { Environment, EnvironmentVariables } from './environment.ts';
import { type Sandbox, sampleSetup, startSandbox } from './sandbox/sandbox.ts';

interface DemoOptions {
  readonly once: boolean;
  readonly transactions: number | undefined;
  readonly seed: number;
}

/**
 * Everything against the built-in sandbox: connects, sets up, syncs, reckons up per account what should be in Xero and
 * what is, and syncs once more to show that nothing goes out twice. Waits for Xero's limits are skipped, not ignored: the
 * program and the sandbox share a clock that jumps. With TALLYBRIDGE_DATA_DIR the books are kept there, else thrown away.
 */
export async function runDemo(
  output: Output,
  environment: Environment,
  invocation: Invocation,
  variables: EnvironmentVariables,
): Promise<ExitCode> {
  const options = readOptions(invocation);
  if (typeof options === 'string') {
    return fail(
      { output },
      {
        code: 'invalid-input',
        message: 'The command was not understood.',
        details: [{ at: 'usage', message: options }],
      },
    );
  }
  const folder = demoFolder(variables);
  const clock = new SkippingClock();
  const sandbox = await startSandbox({
    seed: options.seed,
    clock,
    ...(options.transactions === undefined ? {} : { transactions: options.transactions }),
  });
  try {
    return await demonstrate(output, { environment, sandbox, clock, folder: folder.path, once: options.once });
  } finally {
    await sandbox.stop();
    if (folder.temporary) rmSync(folder.path, { recursive: true, force: true });
  }
}

interface DemoWorld {
  readonly environment: Environment;
  readonly sandbox: Sandbox;
  readonly clock: SkippingClock;
  readonly folder: string;
  readonly once: boolean;
}

async function demonstrate(output: Output, world: DemoWorld): Promise<ExitCode> {
  const startedMs = world.clock.nowMs();
  const program = openProgram(demoEnvironment(world), world.clock, 'demo');
  const company = chooseCompany(world.folder, 'Sandbox', true);
  if (!company.ok) return 3;
  const opened = openCompany(program, company.value);
  try {
    const prepared = await prepare(opened, world.sandbox);
    if (prepared !== null) return fail({ output }, prepared);
    const first = await opened.api.call('sync.run', runInput);
    const second = await opened.api.call('sync.run', runInput);
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

function demoFolder(variables: EnvironmentVariables): { readonly path: string; readonly temporary: boolean } {
  const dataDir = variables['TALLYBRIDGE_DATA_DIR']?.trim();
  if (dataDir === undefined || dataDir === '')
    return { path: mkdtempSync(join(tmpdir(), 'tallybridge-demo-')), temporary: true };
  const path = join(dataDir, 'demo');
  rmSync(path, { recursive: true, force: true }); // the sandbox begins anew, and old books know nothing of this one
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return { path, temporary: false };
}

function readOptions({ options }: Invocation): DemoOptions | string {
  const transactions = wholeNumber(options['transactions']);
  const seed = wholeNumber(options['seed'] ?? '1');
  if (transactions === null || (transactions !== undefined && transactions > 200_000))
    return '--transactions takes a whole number up to 200000.';
  if (seed === null || seed === undefined) return '--seed takes a whole number.';
  return { once: options['once'] === true, transactions, seed };
}

function wholeNumber(text: string | boolean | undefined): number | undefined | null {
  if (text === undefined) return undefined;
  return typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
