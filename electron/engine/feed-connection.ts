import type { Failure } from '../../shared/domain/failure.ts';
import { type FeedProblem, feedProblem, relinked } from '../../shared/domain/feed-problem.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import type { BankFeed } from '../ports/bank-feed-store.ts';
import type { RemoteFeed } from '../ports/bank-feeds.ts';
import { type Engine, nowInstant } from './engine.ts';
import type { FeedTarget } from './feed-account.ts';
import { noteFeed } from './feed-note.ts';
import { keyEndMs, lookUpFromMs, resendNow } from './resend-now.ts';
import { type Run, waitUntil } from './run.ts';
import { xeroNow } from './xero-time.ts';

/**
 * Brings the feed of an account to where it can take statements: looked for by our token first, asked for once, looked for
 * again after a lost answer, and followed while Xero makes it. The connection's id; null while there is none.
 */
export async function connectFeed(
  engine: Engine,
  run: Run,
  target: FeedTarget,
): Promise<Result<string | null, Failure>> {
  const known =
    engine.ledger.bankFeeds().find(({ accountId }) => accountId === target.accountId) ?? newFeed(engine, target);
  if (known.state === 'rejected') return ok(null);
  if (known.accountToken !== target.accountToken) {
    refuse(engine, run, known, relinked);
    return ok(null);
  }
  if (known.state === 'connected') return ok(known.connectionId);
  const found = await engine.xero.feeds.findFeed(target.tenantId, target.accountToken);
  if (!found.ok) return found;
  if (found.value !== null) return ok(adopt(engine, run, known, found.value));
  if (known.state === 'pending') return ok(null); // a later sync asks again
  if (known.firstSentAt !== null && (known.state === 'sending' || known.state === 'uncertain')) {
    if (!hasNeverArrived(engine, run, { ...known, firstSentAt: known.firstSentAt })) return ok(null);
  }
  return await ask(engine, run, known, target);
}

function newFeed(engine: Engine, target: FeedTarget): BankFeed {
  const { currency: _, ...about } = target;
  return {
    ...about,
    state: 'wanted',
    connectionId: null,
    problem: null,
    firstSentAt: null,
    updatedAt: nowInstant(engine.clock),
  };
}

/** Only nine minutes after it first left: until then it may still arrive (decision 0004). */
function hasNeverArrived(engine: Engine, run: Run, feed: BankFeed & { readonly firstSentAt: string }): boolean {
  const age = resendNow(engine, feed.firstSentAt);
  if (age.kind === 'look-up') return true;
  const firstSentAt = age.kind === 'clock-went-back' ? xeroNow(engine) : feed.firstSentAt;
  save(engine, { ...feed, state: 'uncertain', firstSentAt });
  waitUntil(run, lookUpFromMs(engine, firstSentAt));
  return false;
}

async function ask(
  engine: Engine,
  run: Run,
  known: BankFeed,
  target: FeedTarget,
): Promise<Result<string | null, Failure>> {
  const firstSentAt = xeroNow(engine);
  const sending: BankFeed = { ...known, state: 'sending', problem: null, firstSentAt };
  engine.ledger.transaction(() => {
    engine.ledger.saveBankFeed(sending);
    noteFeed(engine, run.id, 'feed-asked', `Xero is asked for a bank feed for ${target.accountId}.`);
  });
  const write = { idempotencyKey: engine.ids.uuid(), notAfterMs: keyEndMs(engine, firstSentAt) };
  const answer = await engine.xero.feeds.createFeed(target.tenantId, target, write);
  if (!answer.ok && answer.error.kind === 'uncertain') {
    save(engine, { ...sending, state: 'uncertain' });
    waitUntil(run, lookUpFromMs(engine, firstSentAt));
    return ok(null);
  }
  if (!answer.ok) {
    save(engine, { ...sending, state: 'wanted', firstSentAt: null }); // it has certainly not been carried out
    return answer;
  }
  if (answer.value.status === 'pending') {
    const pending: BankFeed = { ...sending, state: 'pending', connectionId: answer.value.id };
    save(engine, pending);
    return await follow(engine, run, pending, null);
  }
  // Somebody's request before the books were lost may have made it: the token tells.
  return await follow(engine, run, sending, answer.value.problem);
}

/** Looks once at what became of it. */
async function follow(
  engine: Engine,
  run: Run,
  feed: BankFeed,
  refusal: FeedProblem | null,
): Promise<Result<string | null, Failure>> {
  const found = await engine.xero.feeds.findFeed(feed.tenantId, feed.accountToken);
  if (!found.ok) return found;
  if (found.value !== null) return ok(adopt(engine, run, feed, found.value));
  if (refusal !== null) refuse(engine, run, feed, refusal);
  return ok(null);
}

function adopt(engine: Engine, run: Run, feed: BankFeed, found: RemoteFeed): string | null {
  if (found.status === 'rejected') {
    refuse(engine, run, feed, found.problem ?? feedProblem('rejected', ''));
    return null;
  }
  if (found.status === 'pending') {
    save(engine, { ...feed, state: 'pending', connectionId: found.id });
    return null;
  }
  engine.ledger.transaction(() => {
    engine.ledger.saveBankFeed(stamped(engine, { ...feed, state: 'connected', connectionId: found.id, problem: null }));
    noteFeed(engine, run.id, 'feed-connected', `The bank feed of ${feed.accountId} is connected in Xero.`);
  });
  return found.id;
}

function refuse(engine: Engine, run: Run, feed: BankFeed, problem: FeedProblem): void {
  engine.ledger.transaction(() => {
    engine.ledger.saveBankFeed(stamped(engine, { ...feed, state: 'rejected', problem }));
    noteFeed(engine, run.id, 'feed-refused', `There is no bank feed for ${feed.accountId}. ${problem.message}`);
  });
}

function save(engine: Engine, feed: BankFeed): void {
  engine.ledger.transaction(() => engine.ledger.saveBankFeed(stamped(engine, feed)));
}

function stamped(engine: Engine, feed: BankFeed): BankFeed {
  return { ...feed, updatedAt: nowInstant(engine.clock) };
}
