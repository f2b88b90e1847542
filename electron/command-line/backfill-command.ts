import type { BackfillMonthDto, BackfillsDto } from '../../shared/contract/backfill.ts';
import type { ErrorDto } from '../../shared/contract/sync-summary.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { errorOf } from '../api/error-of.ts';
import { checkDay } from '../api/export-days.ts';
import type { Invocation } from './arguments.ts';
import { badInput, type CommandWorld, call, done, fail } from './command-world.ts';
import type { ExitCode } from './exit-code.ts';

const decisions = ['pause', 'resume', 'stop'] as const;

/** What lies before an account's starting day: listed, counted, asked for, paused, resumed or stopped. */
export async function backfillCommand(world: CommandWorld, { options }: Invocation): Promise<ExitCode> {
  const { from } = options;
  const account = typeof options['account'] === 'string' ? options['account'] : null;
  const asked = decisions.filter((name) => options[name] === true);
  const [decision, another] = asked;
  if (another !== undefined || (decision !== undefined && (from !== undefined || options['start'] === true)))
    return fail(world, badInput('usage', 'Give --from DAY, --pause, --resume or --stop: one of them.'));
  if (decision !== undefined) return await decide(world, decision, account);
  if (typeof from === 'string') return await countOrStart(world, from, account, options['start'] === true);
  if (options['start'] === true)
    return fail(world, badInput('--from', 'Give the first day that is wanted, YYYY-MM-DD.'));
  if (account !== null) return fail(world, badInput('--account', 'It goes with --from, --pause, --resume or --stop.'));
  const listed = await call(world, 'backfill.list', {});
  if (!listed.ok) return fail(world, listed.error);
  for (const line of describeBackfills(listed.value)) world.output.say(line);
  return done(world, listed.value);
}

/** Counts what would become of them; with `starts` each sync opens one more month of them instead. */
async function countOrStart(
  world: CommandWorld,
  from: string,
  account: string | null,
  starts: boolean,
): Promise<ExitCode> {
  const day = checkDay('from', from);
  if (!day.ok) return fail(world, errorOf(day.error));
  const meant = account === null ? await accountsToAsk(world) : ok([account]);
  if (!meant.ok) return fail(world, meant.error);
  const wish = { accounts: meant.value, from };
  if (starts) {
    const started = await call(world, 'backfill.start', { ...wish, author: world.author });
    if (!started.ok) return fail(world, started.error);
    world.output.say(`Each sync opens one more month of ${meant.value.join(', ')}, the newest first.`);
    return done(world, started.value);
  }
  const counted = await call(world, 'backfill.preview', wish);
  if (!counted.ok) return fail(world, counted.error);
  const { months } = counted.value;
  for (const line of describeMonths(months)) world.output.say(line);
  return done(world, { ...wish, months });
}

/** Every account that is on, and of which nothing earlier was asked for yet. */
async function accountsToAsk(world: CommandWorld): Promise<Result<readonly string[], ErrorDto>> {
  const listed = await call(world, 'backfill.list', {});
  if (!listed.ok) return listed;
  const { accounts, backfills } = listed.value;
  const busy = new Set(backfills.filter(isOpen).map(({ account }) => account));
  const free = accounts.map(({ account }) => account).filter((account) => !busy.has(account));
  if (free.length > 0) return ok(free);
  const why =
    accounts.length === 0
      ? 'No account is on, so there is nothing to post earlier.'
      : 'Earlier movements of every account were asked for. Stop one to ask anew.';
  return err(badInput('--account', why));
}

async function decide(
  world: CommandWorld,
  decision: (typeof decisions)[number],
  account: string | null,
): Promise<ExitCode> {
  const listed = await call(world, 'backfill.list', {});
  if (!listed.ok) return fail(world, listed.error);
  const meant = listed.value.backfills.filter((one) => isOpen(one) && (account === null || one.account === account));
  if (meant.length === 0)
    return fail(world, badInput('--account', 'No earlier movements that were asked for are left.'));
  const backfills: unknown[] = [];
  for (const { id } of meant) {
    const decided = await call(world, 'backfill.decide', { id, decision, author: world.author });
    if (!decided.ok) return fail(world, decided.error);
    world.output.say(`${decided.value.account}: ${decided.value.state}`);
    backfills.push(decided.value);
  }
  return done(world, { backfills });
}

function isOpen({ state }: BackfillsDto['backfills'][number]): boolean {
  return state === 'running' || state === 'paused';
}

function describeBackfills({ accounts, backfills }: BackfillsDto): string[] {
  const starts = accounts.map(({ account, start }) => `${account} is posted from ${start} on.`);
  const asked = backfills.map(
    ({ account, from, reached, state }) => `${account} from ${from}: ${state}, open from ${reached}.`,
  );
  return [...starts, ...asked];
}

function describeMonths(months: readonly BackfillMonthDto[]): string[] {
  if (months.length === 0) return ['Nothing lies in these days.'];
  return months.map(({ month, ...counts }) => {
    const said = Object.entries(counts).filter(([, count]) => count > 0);
    return `${month}: ${said.map(([name, count]) => `${count} ${fates[name] ?? name}`).join(', ')}`;
  });
}

const fates: Readonly<Record<string, string>> = {
  review: 'to review',
  automatic: 'automatic',
  held: 'held',
  locked: 'locked',
  blocked: 'blocked',
  inXero: 'in Xero',
  known: 'decided before',
  nothing: 'not posted',
};
