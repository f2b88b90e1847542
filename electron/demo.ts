import type { SyncSummary } from '../shared/contract/sync-summary.ts';
import type { Failure } from '../shared/domain/failure.ts';
import { formatMinor } from '../shared/domain/money.ts';
import type { Result } from '../shared/lib/result.ts';
import { SkippingClock } from './adapters/system/skipping-clock.ts';
import { errorOf } from './api/error-of.ts';
import type { Invocation } from './command-line/arguments.ts';
import { beforeEnd } from './command-line/before-end.ts';
import { fail } from './command-line/command-world.ts';
import { describeSummary } from './command-line/describe.ts';
import type { ExitCode } from './command-line/exit-code.ts';
import type { Output } from './command-line/output.ts';
import { readPort } from './command-line/serve-window.ts';
import type { Surroundings } from './command-line/surroundings.ts';
import { chooseCompany } from './companies.ts';
import { type OpenCompany, openCompany, openProgram } from './compose.ts';
import { type CallCompany, connectSandbox } from './demo-connect.ts';
import { openDemoFolder } from './demo-state.ts';
import { type AccountTotal, reckonTotals } from './demo-totals.ts';
import { serveDemo } from './demo-window.ts';
import { answerOf } from './engine-process/answer-of.ts';
import { sandboxEnvironment } from './engine-process/sandbox-environment.ts';
import type { Environment } from './environment.ts';
import { type Sandbox, startSandbox } from './sandbox/sandbox.ts';
import { touchingFolder } from './touching-folder.ts';

interface DemoOptions {
  readonly once: boolean;
  readonly transactions: number;
  readonly seed: number;
  /** Of the window; 0 is any that is free. */
  readonly port: number;
}

const usualTransactions = 600;

/**
 * With `--once` everything against the built-in sandbox: connects, sets up, syncs, reckons up per account what should be
 * in Xero and what is, and syncs once more to show that nothing goes out twice. Waits for the services' limits are
 * skipped, not ignored: the program and the sandbox share a clock that jumps. With TALLYBRIDGE_DATA_DIR the books and the
 * sandbox are kept there, and the next demo goes on with them. Without `--once` the sandbox stays up, for its window and for other commands.
 */
export async function runDemo(
  environment: Environment,
  invocation: Invocation,
  around: Surroundings,
): Promise<ExitCode> {
  const { output } = around;
  const options = readOptions(invocation);
  if (typeof options === 'string') {
    const details = [{ at: 'usage', message: options }];
    return fail({ output }, { code: 'invalid-input', message: 'The command was not understood.', details });
  }
  if (!options.once) return await serveDemo(environment, { ...options, json: invocation.json }, around);
  const dataDirVariable = around.variables['TALLYBRIDGE_DATA_DIR'];
  const dataDir = dataDirVariable?.trim() === '' ? null : (dataDirVariable ?? null);
  const opened = touchingFolder(() =>
    openDemoFolder(dataDir === null ? null : environment.dataDir, `seed-${options.seed}-${options.transactions}`),
  );
  if (!opened.ok) return fail({ output }, errorOf(opened.error));
  const folder = opened.value;
  const stopWatching = beforeEnd(() => folder.release());
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
    stopWatching();
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
  const program = openProgram(sandboxEnvironment(world.environment, world.sandbox, world.folder), world.clock, 'demo');
  const company = chooseCompany(world.folder, 'Sandbox', true);
  if (!company.ok) return fail({ output }, errorOf(company.error));
  const opened = openCompany(program, company.value);
  try {
    const call: CallCompany = async (method, input) => answerOf(await opened.api.call(method, input));
    const problem = await connectSandbox(call, world.sandbox, 'the demo');
    if (problem !== null) return fail({ output }, problem);
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

function readOptions({ options }: Invocation): DemoOptions | string {
  const transactions = wholeNumber(options['transactions'] ?? String(usualTransactions));
  const seed = wholeNumber(options['seed'] ?? '1');
  if (transactions === null || (transactions !== undefined && transactions > 200_000))
    return '--transactions takes a whole number up to 200000.';
  if (seed === null) return '--seed takes a whole number.';
  const port = readPort(options['port']);
  if (port === null) return '--port takes a whole number up to 65535.';
  return { once: options['once'] === true, transactions, seed, port };
}

function wholeNumber(text: string | boolean): number | null {
  return typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
