import type { Failure } from '../../shared/domain/failure.ts';
import { nextFeedStatement } from '../../shared/domain/feed-statement.ts';
import type { ReferenceData } from '../../shared/domain/reference-data.ts';
import type { SettingsVersion } from '../../shared/domain/settings.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { FeedStatement } from '../ports/bank-feed-store.ts';
import type { Engine } from './engine.ts';
import { learnFeedAccess, noteFeedRefusal } from './feed-access.ts';
import { type FeedTarget, feedQuery, feedTarget } from './feed-account.ts';
import { connectFeed } from './feed-connection.ts';
import { reserveReached } from './people-reserve.ts';
import type { Run } from './run.ts';
import { sendFeedStatement } from './send-feed-statement.ts';
import { settleFeedStatement } from './settle-feed-statement.ts';

/**
 * The bank feeds of a company: follows what is on its way, then sends what is not in Xero yet, one statement of an account
 * after the other. Nothing, and no call, where nobody turned a feed on. Where Xero does not allow feeds that is noted, and
 * the rest of the sync goes on.
 */
export async function feedBank(
  engine: Engine,
  run: Run,
  reference: ReferenceData,
  settings: SettingsVersion,
): Promise<Result<null, Failure>> {
  const { accounts } = settings.settings;
  const targets = accounts.flatMap((account) => feedTarget(account, reference) ?? []);
  const open = openStatements(engine);
  if (targets.length === 0 && open.length === 0) return ok(null);
  const reserved = run.isBackground ? reserveReached(engine, reference.tenantId) : null;
  if (reserved !== null) return err(reserved);
  const granted = await learnFeedAccess(engine);
  if (!granted.ok) return granted;
  if (granted.value === false) return ok(null);
  const fed = await feedAll(engine, run, { reference, settings, targets, open });
  if (fed.ok) noteFeedRefusal(engine, null);
  if (fed.ok || !turnsAway.has(fed.error.kind)) return fed;
  noteFeedRefusal(engine, fed.error.message);
  return ok(null);
}

/** About feeds alone: everything else of the company goes on. */
const turnsAway: ReadonlySet<Failure['kind']> = new Set(['scopeLacking', 'forbidden']);

/** Of which nobody knows yet what became of them. Those of an account whose feed was turned off are followed, too. */
function openStatements({ ledger }: Engine): readonly FeedStatement[] {
  return ledger
    .bankFeeds()
    .flatMap(({ accountId }) => ledger.feedStatements(accountId))
    .filter(({ state }) => state === 'sending' || state === 'uncertain' || state === 'pending');
}

interface FeedWork {
  readonly reference: ReferenceData;
  readonly settings: SettingsVersion;
  readonly targets: readonly FeedTarget[];
  readonly open: readonly FeedStatement[];
}

async function feedAll(
  engine: Engine,
  run: Run,
  { reference, settings, targets, open }: FeedWork,
): Promise<Result<null, Failure>> {
  for (const statement of open) {
    const settled = await settleFeedStatement(engine, run, statement);
    if (!settled.ok) return settled;
  }
  for (const target of targets) {
    const connected = await connectFeed(engine, run, target);
    if (!connected.ok) return connected;
    if (connected.value === null) continue;
    const sent = await sendAll(engine, run, { ...target, connectionId: connected.value }, { reference, settings });
    if (!sent.ok) return sent;
  }
  return ok(null);
}

/** One at a time: the next one's balance stands on it. Stops at the first that Xero has not delivered yet. */
async function sendAll(
  engine: Engine,
  run: Run,
  target: FeedTarget & { readonly connectionId: string },
  { reference, settings }: Pick<FeedWork, 'reference' | 'settings'>,
): Promise<Result<null, Failure>> {
  while (isFree(engine, target)) {
    const plan = nextFeedStatement(feedQuery(engine, target.accountId, reference, settings));
    if (plan === null) return ok(null);
    const sent = await sendFeedStatement(engine, run, target, plan);
    if (!sent.ok) return sent;
  }
  return ok(null);
}

/** Nothing of the account is on its way, and no rejection waits for a person. */
function isFree({ ledger }: Engine, { accountId }: FeedTarget): boolean {
  return ledger.feedStatements(accountId).every(({ state, decidedBy }) => {
    return state === 'delivered' || state === 'unsent' || (state === 'rejected' && decidedBy !== null);
  });
}
