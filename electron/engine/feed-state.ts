import type { FeedProblem } from '../../shared/domain/feed-problem.ts';
import { feedBacklog } from '../../shared/domain/feed-statement.ts';
import type { AccountId } from '../../shared/domain/movement.ts';
import type { AccountSettings } from '../../shared/domain/settings.ts';
import type { BankFeed, FeedStatement } from '../ports/bank-feed-store.ts';
import { fedChangeMessage, fedChangeStamp } from './fed-change-message.ts';
import { feedQuery, feedTarget, standingStatements } from './feed-account.ts';
import type { PlanBooks } from './plan.ts';

/** Which way statement lines reach Xero, and why: by its bank feed, or as files that a person imports. */
export interface FeedState {
  readonly way: 'feed' | 'files';
  /** `not-asked`, `not-granted`, `refused` (by Xero), `off` (allowed, and no account uses it) or `on`. */
  readonly code: 'not-asked' | 'not-granted' | 'refused' | 'off' | 'on';
  readonly message: string;
  /** A person said that the Xero app has the partner scope. */
  readonly isAsked: boolean;
  /** Accounts whose feed is on, and those that had one. */
  readonly accounts: readonly FeedAccountState[];
}

export interface FeedAccountState {
  readonly accountId: AccountId;
  readonly isOn: boolean;
  /** `files`: Xero does not allow feeds. `following`: a statement is on its way. `stopped`: a person has to do something. */
  readonly state: 'off' | 'files' | 'connecting' | 'following' | 'working' | 'stopped';
  /** What stops it, what it cannot carry, and what a person has to correct in Xero. */
  readonly problems: readonly FeedAccountProblem[];
  /** Settled movements that go with the next statements. */
  readonly waiting: number;
  /** In the order in which they were made. */
  readonly statements: readonly FeedStatement[];
}

export interface FeedAccountProblem extends FeedProblem {
  /** The line that has to be corrected, by its movement, and what of it a person sees now. Absent of everything else. */
  readonly line?: { readonly movementId: string; readonly stamp: string };
}

export function feedState(books: PlanBooks): FeedState {
  const { ledger } = books;
  const settings = ledger.settings()?.settings.accounts ?? [];
  const feeds = ledger.bankFeeds();
  const access = accessOf(books, settings);
  const ids = new Set([...settings.filter(isOn).map(({ id }) => id), ...feeds.map(({ accountId }) => accountId)]);
  const accounts = [...ids].sort().map((accountId) =>
    accountState(books, access, {
      accountId,
      account: settings.find(({ id }) => id === accountId) ?? null,
      feed: feeds.find((feed) => feed.accountId === accountId) ?? null,
    }),
  );
  return { ...access, isAsked: ledger.feedAccess()?.isAsked ?? false, accounts };
}

type Access = Pick<FeedState, 'way' | 'code' | 'message'>;

function accessOf({ ledger }: PlanBooks, accounts: readonly AccountSettings[]): Access {
  const access = ledger.feedAccess();
  if (access === null || (!access.isAsked && access.isGranted !== true)) {
    const message =
      'Statement files are the way: Xero takes a bank feed only from apps of its partners, and nobody said that your Xero app is one. Export a file for each month and import it in Xero.';
    return { way: 'files', code: 'not-asked', message };
  }
  if (access.isGranted === false) {
    const message =
      'Statement files are the way: what was agreed to in Xero does not cover bank feeds. Connect Xero again and agree to it, or go on with files.';
    return { way: 'files', code: 'not-granted', message };
  }
  if (access.refusal !== null) return { way: 'files', code: 'refused', message: access.refusal };
  const on = accounts.filter(isOn).map(({ id }) => id);
  if (on.length === 0) {
    const message =
      'Statement files are the way so far: Xero allows your app bank feeds, and no account uses one. Turn “Bank feed” on for an account under Settings, Accounts.';
    return { way: 'files', code: 'off', message };
  }
  const message = `The bank feed is the way for ${on.join(', ')}: each sync gives Xero the settled movements of the days that are over, so no file is needed.`;
  return { way: 'feed', code: 'on', message };
}

function isOn({ enabled, bankFeed }: AccountSettings): boolean {
  return enabled && bankFeed === true;
}

interface Parts {
  readonly accountId: AccountId;
  readonly account: AccountSettings | null;
  readonly feed: BankFeed | null;
}

function accountState(books: PlanBooks, access: Access, { accountId, account, feed }: Parts): FeedAccountState {
  const statements = books.ledger.feedStatements(accountId);
  const isTurnedOn = account !== null && isOn(account);
  const rejected = statements.find(({ state, decidedBy }) => state === 'rejected' && decidedBy === null);
  const stopping = rejected?.problem ?? (isTurnedOn && feed?.state === 'rejected' ? feed.problem : null);
  const { waiting, problems } = isTurnedOn ? backlogOf(books, account) : { waiting: 0, problems: [] };
  const refused: FeedProblem[] =
    isTurnedOn && access.way === 'files' ? [{ code: access.code, message: access.message }] : [];
  const all = [...refused, ...(stopping === null ? [] : [stopping]), ...problems, ...toCorrect(books, accountId)];
  const isFollowed = standingStatements(books.ledger, accountId).some(({ state }) => state !== 'delivered');
  const state = ((): FeedAccountState['state'] => {
    if (stopping !== null) return 'stopped';
    if (isFollowed) return 'following';
    if (!isTurnedOn) return 'off';
    if (access.way === 'files') return 'files';
    return feed?.state === 'connected' ? 'working' : 'connecting';
  })();
  return { accountId, isOn: isTurnedOn, state, problems: all, waiting, statements };
}

function backlogOf(
  books: PlanBooks,
  account: AccountSettings,
): { readonly waiting: number; readonly problems: readonly FeedProblem[] } {
  const reference = books.ledger.referenceData();
  const settings = books.ledger.settings();
  if (reference === null || settings === null) return { waiting: 0, problems: [] };
  if (feedTarget(account, reference) === null) return { waiting: 0, problems: [notLinked] };
  const { waiting, tooOld } = feedBacklog(feedQuery(books, account.id, reference, settings));
  return { waiting: waiting.length, problems: tooOld.length === 0 ? [] : [tooOldProblem(tooOld.length)] };
}

/** Lines in Xero of which Cledara says something else since. */
function toCorrect({ ledger }: PlanBooks, accountId: AccountId): readonly FeedAccountProblem[] {
  return ledger
    .fedChanges()
    .filter((change) => change.accountId === accountId)
    .map((change) => ({
      code: 'changed-in-cledara',
      message: fedChangeMessage(ledger, change),
      line: { movementId: change.movementId, stamp: fedChangeStamp(change) },
    }));
}

const notLinked: FeedProblem = {
  code: 'no-bank-account',
  message:
    'The account is linked to no bank account that Xero has, so it has no bank feed. Link it under Settings, Accounts.',
};

function tooOldProblem(count: number): FeedProblem {
  const message =
    count === 1
      ? '1 movement is more than a year old, which no bank feed takes. Export its day as a statement file and import that in Xero.'
      : `${count} movements are more than a year old, which no bank feed takes. Export those days as a statement file and import it in Xero.`;
  return { code: 'too-old', message };
}
