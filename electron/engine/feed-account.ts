import { accountStarts } from '../../shared/domain/backfill.ts';
import type { FeedQuery } from '../../shared/domain/feed-statement.ts';
import { sha256Hex } from '../../shared/domain/hash.ts';
import type { AccountId } from '../../shared/domain/movement.ts';
import { type PlainDate, plainDateOf } from '../../shared/domain/plain-date.ts';
import type { ReferenceData } from '../../shared/domain/reference-data.ts';
import { indexReference } from '../../shared/domain/reference-index.ts';
import type { AccountSettings, SettingsVersion } from '../../shared/domain/settings.ts';
import { statementOf } from '../../shared/domain/statement.ts';
import type { FeedStatement } from '../ports/bank-feed-store.ts';
import type { LedgerView } from '../ports/ledger.ts';
import { nowInstant } from './engine.ts';
import { type PlanBooks, startingDay } from './plan.ts';

/** An account whose feed a person turned on, with the bank account that it goes to. */
export interface FeedTarget {
  readonly accountId: AccountId;
  readonly tenantId: string;
  readonly currency: string;
  /** AccountID in Xero. */
  readonly xeroAccountId: string;
  /** Ours, 43 characters: the same for this account, this organisation and this bank account, whoever makes it anew. */
  readonly accountToken: string;
}

/** Null where its feed is off, or where it is linked to no bank account that Xero has. */
export function feedTarget(account: AccountSettings, reference: ReferenceData): FeedTarget | null {
  if (!account.enabled || account.bankFeed !== true || account.bankAccount === undefined) return null;
  const linked = indexReference(reference).account(account.bankAccount);
  if (linked === null) return null;
  const { tenantId } = reference;
  const xeroAccountId = linked.accountId;
  const accountToken = `tb-${sha256Hex(`${tenantId} ${account.id} ${xeroAccountId}`).slice(0, 40)}`;
  return { accountId: account.id, tenantId, currency: account.id.slice(0, 3), xeroAccountId, accountToken };
}

/** Statements of an account that are, or may be, in Xero, in the order in which they were made. */
export function standingStatements(ledger: LedgerView, accountId: AccountId): readonly FeedStatement[] {
  return ledger.feedStatements(accountId).filter(({ state }) => state !== 'rejected' && state !== 'unsent');
}

/** What the next statement of an account is made from. */
export function feedQuery(
  engine: PlanBooks,
  accountId: AccountId,
  reference: ReferenceData,
  settings: SettingsVersion,
): FeedQuery {
  const { ledger } = engine;
  const { timeZone } = reference.organisation;
  const today = plainDateOf(nowInstant(engine.clock), timeZone);
  const companyStart = startingDay(engine, reference, settings);
  const syncFrom = accountStarts(companyStart, settings.settings.accounts, ledger.backfills()).get(accountId);
  const days = { from: syncFrom ?? companyStart, to: today, syncFrom: syncFrom ?? companyStart };
  const { lines } = statementOf(ledger.movements(), { accountId, ...days, settings: settings.settings, timeZone });
  const statements = standingStatements(ledger, accountId);
  // A movement is in one statement alone, also where Cledara counts it under another account since.
  const fed = ledger.bankFeeds().flatMap((feed) => [...ledger.fedMovementIds(feed.accountId)]);
  const files = ledger.statementExports().filter((one) => one.accountId === accountId && one.withdrawnAt === null);
  return {
    lines,
    given: new Set([...ledger.exportedMovementIds(accountId), ...fed]),
    takenUntil: latestDay([...statements, ...files].map(({ to }) => to)),
    today,
    lastClosingMinor: statements.at(-1)?.closingMinor ?? null,
  };
}

function latestDay(days: readonly PlainDate[]): PlainDate | null {
  return days.reduce<PlainDate | null>((latest, day) => (latest === null || day > latest ? day : latest), null);
}
