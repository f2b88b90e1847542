import type { Failure, InputProblem } from '../../shared/domain/failure.ts';
import type { AccountId } from '../../shared/domain/movement.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { type Engine, nowInstant } from './engine.ts';
import { fedChangeStamp } from './fed-change-message.ts';
import { feedTarget } from './feed-account.ts';
import { noteFeed } from './feed-note.ts';
import { describeFeedStatement } from './settle-feed-statement.ts';

export interface FeedDecision {
  readonly accountId: AccountId;
  /**
   * `retry`: what Xero refused is asked for again. `count`: Xero has the rejected statement's lines after all. `corrected`: the
   * lines whose amounts Cledara has changed since were corrected in Xero.
   */
  readonly decision: 'retry' | 'count' | 'corrected';
  readonly author: string;
  /** Of `corrected` alone: movements whose lines are meant. Absent: all of the account that are open. */
  readonly ids?: readonly string[] | undefined;
  /** What the person looked at: the stamps of the lines by movement; one that is not named is not compared. */
  readonly seen?: Readonly<Record<string, string>> | undefined;
}

/** What a person says about a feed that needs them. The next sync does it. */
export function decideFeed(engine: Engine, asked: FeedDecision): Result<null, Failure> {
  const { ledger } = engine;
  const { accountId, decision, author } = asked;
  if (decision === 'corrected') return noteCorrected(engine, asked);
  if (asked.ids !== undefined || asked.seen !== undefined) return err(refused(onlyCorrected));
  const rejected = ledger
    .feedStatements(accountId)
    .find(({ state, decidedBy }) => state === 'rejected' && decidedBy === null);
  const feed = ledger.bankFeeds().find((one) => one.accountId === accountId);
  const updatedAt = nowInstant(engine.clock);
  if (decision === 'count') {
    if (rejected === undefined) return err(nothingToDecide(accountId));
    ledger.transaction(() => {
      ledger.saveFeedStatement({ ...rejected, state: 'delivered', decidedBy: author, updatedAt });
      const about = `${author} said that Xero has the bank feed's statement ${describeFeedStatement(rejected)}.`;
      noteFeed(engine, null, 'feed-decided', about);
    });
    return ok(null);
  }
  if (feed === undefined || (rejected === undefined && feed.state !== 'rejected'))
    return err(nothingToDecide(accountId));
  const reference = ledger.referenceData();
  const account = ledger.settings()?.settings.accounts.find(({ id }) => id === accountId);
  const target = reference === null || account === undefined ? null : feedTarget(account, reference);
  if (target === null) return err(turnedOff(accountId));
  const { tenantId, xeroAccountId, accountToken } = target;
  ledger.transaction(() => {
    if (rejected !== undefined) ledger.saveFeedStatement({ ...rejected, decidedBy: author, updatedAt });
    ledger.saveBankFeed({
      accountId,
      tenantId,
      xeroAccountId,
      accountToken,
      state: 'wanted', // looked for by its token first, so nothing is made twice
      connectionId: null,
      problem: null,
      firstSentAt: null,
      updatedAt,
    });
    noteFeed(engine, null, 'feed-decided', `${author} asked to try the bank feed of ${accountId} again.`);
  });
  return ok(null);
}

/** All or nothing: where one of the named is not as it was seen, each objection is named and nothing changes. */
function noteCorrected(engine: Engine, { accountId, author, ids, seen = {} }: FeedDecision): Result<null, Failure> {
  const { ledger } = engine;
  const open = ledger.fedChanges().filter((change) => change.accountId === accountId);
  if (ids === undefined && open.length === 0) return err(nothingToDecide(accountId));
  const named = new Set(ids ?? open.map(({ movementId }) => movementId));
  const details = [...named].flatMap((id): InputProblem[] => {
    const change = open.find(({ movementId }) => movementId === id);
    if (change === undefined) return [{ at: id, message: nothingOpen }];
    const isUnseen = Object.hasOwn(seen, id) && seen[id] !== fedChangeStamp(change);
    return isUnseen ? [{ at: id, message: changedSince }] : [];
  });
  if (details.length > 0)
    return err({ kind: 'invalidInput', source: 'local', message: 'Nothing was changed.', details });
  ledger.transaction(() => {
    for (const movementId of named) {
      ledger.removeFedChange(movementId);
      noteFeed(engine, null, 'feed-decided', `${author} said that the line was corrected in Xero.`, movementId);
    }
  });
  return ok(null);
}

const changedSince = 'It has changed since you looked at it. Look at it again, then say that it was corrected.';
const nothingOpen = 'Nothing about its line in the bank feed has to be corrected.';
const onlyCorrected = 'Single lines are named only where they were corrected.';

function nothingToDecide(accountId: AccountId): Failure {
  return refused(`Nothing about the bank feed of ${accountId} waits for a decision.`);
}

function turnedOff(accountId: AccountId): Failure {
  return refused(
    `The bank feed of ${accountId} is off, or the account is linked to no bank account that Xero has. Turn it on under Settings, Accounts first.`,
  );
}

function refused(message: string): Failure {
  return { kind: 'invalidInput', source: 'local', message, details: [{ at: 'account', message }] };
}
