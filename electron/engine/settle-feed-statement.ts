import type { Failure } from '../../shared/domain/failure.ts';
import { type FeedProblem, feedProblem } from '../../shared/domain/feed-problem.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import type { FeedStatement } from '../ports/bank-feed-store.ts';
import type { RemoteFeedStatement } from '../ports/bank-feeds.ts';
import { type Engine, nowInstant } from './engine.ts';
import { noteFeed } from './feed-note.ts';
import { lookUpFromMs, resendNow } from './resend-now.ts';
import { type Run, waitUntil } from './run.ts';
import { xeroNow } from './xero-time.ts';

/**
 * Asks Xero what became of a statement that is on its way: by its id where it was taken, by its days and balances after a lost
 * answer. What is not there nine minutes after it first left has never arrived: its movements are free again.
 */
export async function settleFeedStatement(
  engine: Engine,
  run: Run,
  statement: FeedStatement,
): Promise<Result<null, Failure>> {
  if (statement.state === 'pending' && statement.xeroId !== null) {
    const read = await engine.xero.feeds.feedStatement(statement.tenantId, statement.xeroId);
    if (!read.ok) return read;
    if (read.value !== null) noteStanding(engine, run, statement, read.value);
    else noteUnknown(engine, run, statement);
    return ok(null);
  }
  if (statement.state !== 'sending' && statement.state !== 'uncertain') return ok(null);
  const found = await findStatement(engine, statement);
  if (!found.ok) return found;
  if (found.value !== null) noteStanding(engine, run, statement, found.value);
  else noteNotFound(engine, run, statement);
  return ok(null);
}

/** The same statement in Xero, by its days and balances; one that was rejected only where there is no other. */
export async function findStatement(
  engine: Engine,
  { tenantId, accountId, connectionId, from, to, openingMinor, closingMinor }: FeedStatement,
): Promise<Result<RemoteFeedStatement | null, Failure>> {
  const read = await engine.xero.feeds.feedStatementsOf(tenantId, connectionId, accountId.slice(0, 3));
  if (!read.ok) return read;
  const known = new Set(engine.ledger.feedStatements(accountId).map(({ xeroId }) => xeroId));
  const same = read.value.filter(
    (one) =>
      !known.has(one.id) &&
      one.from === from &&
      one.to === to &&
      one.balancesMinor?.opening === openingMinor &&
      one.balancesMinor.closing === closingMinor,
  );
  return ok(same.find(({ status }) => status !== 'rejected') ?? same[0] ?? null);
}

/** Xero says how it stands. */
export function noteStanding(engine: Engine, run: Run, statement: FeedStatement, remote: RemoteFeedStatement): void {
  const named = { ...statement, xeroId: remote.id };
  if (remote.status === 'rejected') {
    noteRejected(engine, run, named, remote.problem ?? feedProblem('rejected', ''));
    return;
  }
  if (remote.status === 'pending') {
    saveStatement(engine, { ...named, state: 'pending' }); // a later sync asks again: nothing waits for it
    return;
  }
  engine.ledger.transaction(() => {
    engine.ledger.saveFeedStatement(stamped(engine, { ...named, state: 'delivered', problem: null }));
    const about = `The bank feed's statement ${describeFeedStatement(statement)} is in Xero.`;
    noteFeed(engine, run.id, 'feed-statement-delivered', about);
  });
}

export function noteRejected(engine: Engine, run: Run, statement: FeedStatement, problem: FeedProblem): void {
  engine.ledger.transaction(() => {
    engine.ledger.saveFeedStatement(stamped(engine, { ...statement, state: 'rejected', problem }));
    const about = `Xero rejected the bank feed's statement ${describeFeedStatement(statement)}. ${problem.message}`;
    noteFeed(engine, run.id, 'feed-statement-rejected', about);
  });
}

/** It has certainly not reached Xero: its movements go with the next one. */
export function noteUnsent(engine: Engine, run: Run, statement: FeedStatement): void {
  engine.ledger.transaction(() => {
    engine.ledger.saveFeedStatement(stamped(engine, { ...statement, state: 'unsent' }));
    const about = `The bank feed's statement ${describeFeedStatement(statement)} did not reach Xero. Its lines go with the next one.`;
    noteFeed(engine, run.id, 'feed-statement-unsent', about);
  });
}

/** What Xero has just taken may not be listed yet; later on it is gone. */
function noteUnknown(engine: Engine, run: Run, statement: FeedStatement): void {
  const age = resendNow(engine, statement.firstSentAt);
  if (age.kind === 'look-up') noteRejected(engine, run, statement, feedProblem('statement-not-found', ''));
}

function noteNotFound(engine: Engine, run: Run, statement: FeedStatement): void {
  const age = resendNow(engine, statement.firstSentAt);
  if (age.kind === 'look-up') {
    noteUnsent(engine, run, statement);
    return;
  }
  const firstSentAt = age.kind === 'clock-went-back' ? xeroNow(engine) : statement.firstSentAt;
  saveStatement(engine, { ...statement, state: 'uncertain', firstSentAt });
  waitUntil(run, lookUpFromMs(engine, firstSentAt));
}

export function saveStatement(engine: Engine, statement: FeedStatement): void {
  engine.ledger.transaction(() => engine.ledger.saveFeedStatement(stamped(engine, statement)));
}

function stamped(engine: Engine, statement: FeedStatement): FeedStatement {
  return { ...statement, updatedAt: nowInstant(engine.clock) };
}

/** Data in a sentence, the same in every language: `GBP:saas, 2026-11-01 – 2026-11-03 (12)`, with how many lines it has. */
export function describeFeedStatement({ accountId, from, to, lines }: FeedStatement): string {
  return `${accountId}, ${from} – ${to} (${lines})`;
}
