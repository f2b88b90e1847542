import type { Failure } from '../../shared/domain/failure.ts';
import type { FeedStatementPlan } from '../../shared/domain/feed-statement.ts';
import { sha256Hex } from '../../shared/domain/hash.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import type { FeedStatement } from '../ports/bank-feed-store.ts';
import type { FeedAnswer } from '../ports/bank-feeds.ts';
import { type Engine, nowInstant } from './engine.ts';
import type { FeedTarget } from './feed-account.ts';
import { noteFeed } from './feed-note.ts';
import { keyEndMs, lookUpFromMs } from './resend-now.ts';
import { type Run, waitUntil } from './run.ts';
import {
  describeFeedStatement,
  findStatement,
  noteRejected,
  noteStanding,
  noteUnsent,
  saveStatement,
  settleFeedStatement,
} from './settle-feed-statement.ts';
import { xeroNow } from './xero-time.ts';

/** Sends one statement: in the books before it leaves, and looked at once when Xero has taken it. How it stands then. */
export async function sendFeedStatement(
  engine: Engine,
  run: Run,
  target: FeedTarget & { readonly connectionId: string },
  plan: FeedStatementPlan,
): Promise<Result<FeedStatement['state'], Failure>> {
  const statement = persist(engine, run, target, plan);
  const { idempotencyKey, body, tenantId } = statement;
  const notAfterMs = keyEndMs(engine, statement.firstSentAt);
  const answer = await engine.xero.feeds.sendFeedStatement(tenantId, body, { idempotencyKey, notAfterMs });
  if (!answer.ok && answer.error.kind === 'uncertain') {
    noteLost(engine, run, statement);
    return ok('uncertain');
  }
  if (!answer.ok) {
    noteUnsent(engine, run, statement);
    return answer;
  }
  const noted = await noteAnswer(engine, run, statement, answer.value);
  return noted.ok ? ok(stateOf(engine, statement)) : noted;
}

async function noteAnswer(
  engine: Engine,
  run: Run,
  statement: FeedStatement,
  answer: FeedAnswer,
): Promise<Result<null, Failure>> {
  if (answer.status === 'pending') {
    const pending: FeedStatement = { ...statement, state: 'pending', xeroId: answer.id };
    saveStatement(engine, pending);
    return await settleFeedStatement(engine, run, pending);
  }
  // Xero may have taken it before: of a duplicate the first one is the one that counts.
  if (answer.problem.code === 'duplicate-statement') {
    const found = await findStatement(engine, statement);
    if (!found.ok) {
      saveStatement(engine, { ...statement, state: 'uncertain' });
      return found;
    }
    if (found.value !== null && found.value.status !== 'rejected') {
      noteStanding(engine, run, statement, found.value);
      return ok(null);
    }
  }
  noteRejected(engine, run, { ...statement, xeroId: answer.id }, answer.problem);
  return ok(null);
}

function persist(
  engine: Engine,
  run: Run,
  { accountId, tenantId, connectionId, currency }: FeedTarget & { readonly connectionId: string },
  plan: FeedStatementPlan,
): FeedStatement {
  const body = engine.xero.feeds.encodeFeedStatement(connectionId, currency, plan);
  const at = nowInstant(engine.clock);
  const { from, to, openingMinor, closingMinor, lines } = plan;
  const statement: FeedStatement = {
    id: engine.ids.uuid(),
    accountId,
    tenantId,
    connectionId,
    from,
    to,
    openingMinor,
    closingMinor,
    lines: lines.length,
    idempotencyKey: engine.ids.uuid(),
    body,
    bodyHash: sha256Hex(body),
    firstSentAt: xeroNow(engine),
    state: 'sending',
    xeroId: null,
    problem: null,
    decidedBy: null,
    updatedAt: at,
  };
  engine.ledger.transaction(() => {
    engine.ledger.appendFeedStatement(statement, lines);
    // What was to be corrected of a line that never arrived is right in this one.
    for (const { movementId } of lines) engine.ledger.removeFedChange(movementId);
    const about = `The bank feed's statement ${describeFeedStatement(statement)} is sent to Xero.`;
    noteFeed(engine, run.id, 'feed-statement-sent', about);
  });
  return statement;
}

function noteLost(engine: Engine, run: Run, statement: FeedStatement): void {
  engine.ledger.transaction(() => {
    engine.ledger.saveFeedStatement({ ...statement, state: 'uncertain', updatedAt: nowInstant(engine.clock) });
    const about = `Xero did not answer about the bank feed's statement ${describeFeedStatement(statement)}. It is looked up before anything is sent again.`;
    noteFeed(engine, run.id, 'feed-statement-uncertain', about);
  });
  waitUntil(run, lookUpFromMs(engine, statement.firstSentAt));
}

function stateOf(engine: Engine, { accountId, id }: FeedStatement): FeedStatement['state'] {
  return engine.ledger.feedStatements(accountId).find((one) => one.id === id)?.state ?? 'uncertain';
}
