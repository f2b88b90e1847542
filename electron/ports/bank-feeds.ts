import type { Failure } from '../../shared/domain/failure.ts';
import type { FeedProblem } from '../../shared/domain/feed-problem.ts';
import type { FeedStatementPlan } from '../../shared/domain/feed-statement.ts';
import type { PlainDate } from '../../shared/domain/plain-date.ts';
import type { Result } from '../../shared/lib/result.ts';

/**
 * Xero's Bank Feeds API (`bankfeeds.xro/1.0`), for apps that have the partner scope. Reads are retried inside; writes are sent
 * once, and a lost answer is `uncertain`. `scopeLacking`: the consent, or the app, may not use it; the message says which.
 */
export interface BankFeeds {
  /** The feed connection with this token of ours, if Xero has it. One call per hundred connections of the app. */
  findFeed(tenantId: string, accountToken: string): Promise<Result<RemoteFeed | null, Failure>>;
  /** Connects a feed to a bank account. `notAfterMs` as in `SendRequest`. */
  createFeed(tenantId: string, feed: NewFeed, write: FeedWrite): Promise<Result<FeedAnswer, Failure>>;
  /** The request body of one statement. Pure; the same bytes every time, at most 3,000,000. */
  encodeFeedStatement(connectionId: string, currency: string, statement: FeedStatementPlan): string;
  /** Sends exactly `body`. */
  sendFeedStatement(tenantId: string, body: string, write: FeedWrite): Promise<Result<FeedAnswer, Failure>>;
  /** One statement by its id; null where Xero does not have it. */
  feedStatement(tenantId: string, id: string): Promise<Result<RemoteFeedStatement | null, Failure>>;
  /** All statements of one connection, in whatever order. One call per hundred statements of the app. */
  feedStatementsOf(
    tenantId: string,
    connectionId: string,
    currency: string,
  ): Promise<Result<readonly RemoteFeedStatement[], Failure>>;
}

export interface FeedWrite {
  /** At most 128 characters. */
  readonly idempotencyKey: string;
  /** Nothing leaves later than this, ms since the epoch. */
  readonly notAfterMs: number;
}

export interface NewFeed {
  /** Ours, at most 50 characters. */
  readonly accountToken: string;
  /** AccountID of the bank account in Xero. */
  readonly xeroAccountId: string;
  readonly currency: string;
}

export interface RemoteFeed {
  readonly id: string;
  readonly status: 'pending' | 'connected' | 'rejected';
  readonly problem: FeedProblem | null;
}

/** `pending`: Xero has taken it, and says later what became of it. */
export type FeedAnswer =
  | { readonly status: 'pending'; readonly id: string }
  | { readonly status: 'refused'; readonly id: string | null; readonly problem: FeedProblem };

export interface RemoteFeedStatement {
  readonly id: string;
  readonly status: 'pending' | 'delivered' | 'rejected';
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Signed. Null where it is not asked for by its connection, so that its currency is not known. */
  readonly balancesMinor: { readonly opening: bigint; readonly closing: bigint } | null;
  readonly problem: FeedProblem | null;
}
