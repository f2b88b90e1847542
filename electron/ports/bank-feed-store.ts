import type { FeedProblem } from '../../shared/domain/feed-problem.ts';
import type { FeedLine } from '../../shared/domain/feed-statement.ts';
import type { AccountId } from '../../shared/domain/movement.ts';
import type { Instant, PlainDate } from '../../shared/domain/plain-date.ts';

/** What is known of whether this company may use Xero's bank feeds. */
export interface FeedAccess {
  /** A person said that their Xero app has the partner scope, so it is asked for. */
  readonly isAsked: boolean;
  /** As the consent said last; null where Xero does not say. */
  readonly isGranted: boolean | null;
  /** What Xero said when it turned the app away; null where it has not. */
  readonly refusal: string | null;
  readonly at: Instant;
}

/** The feed of one account. Its request is in the books before it leaves. */
export interface BankFeed {
  readonly accountId: AccountId;
  readonly tenantId: string;
  /** AccountID of the bank account in Xero that it goes to. */
  readonly xeroAccountId: string;
  /** Ours, stable, and Xero's key for it. */
  readonly accountToken: string;
  /**
   * `wanted`: not asked for yet. `sending` until the answer was read, `uncertain` after a lost one. `pending`: Xero makes it.
   * `rejected`: a person has to mend something.
   */
  readonly state: 'wanted' | 'sending' | 'uncertain' | 'pending' | 'connected' | 'rejected';
  /** Xero's id; null before it is known. */
  readonly connectionId: string | null;
  readonly problem: FeedProblem | null;
  /** When the request first left, by Xero's time; null before. After a clock that went backwards: when the waiting was begun anew. */
  readonly firstSentAt: Instant | null;
  readonly updatedAt: Instant;
}

/** One statement: persisted before it leaves, kept for ever. */
export interface FeedStatement {
  readonly id: string;
  readonly accountId: AccountId;
  readonly tenantId: string;
  readonly connectionId: string;
  /** Both included. */
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Minor units of the account's currency. */
  readonly openingMinor: bigint;
  readonly closingMinor: bigint;
  readonly lines: number;
  readonly idempotencyKey: string;
  /** The exact bytes of the request. */
  readonly body: string;
  readonly bodyHash: string;
  /** By Xero's time. */
  readonly firstSentAt: Instant;
  /**
   * `sending` until the answer was read; `uncertain` after a lost one; `pending` until Xero says what became of it. Of
   * `rejected` and `unsent` nothing is in Xero, so their movements are free for another statement.
   */
  readonly state: 'sending' | 'uncertain' | 'pending' | 'delivered' | 'rejected' | 'unsent';
  readonly xeroId: string | null;
  readonly problem: FeedProblem | null;
  /** Who said what is to become of a rejected one; null while nobody has. */
  readonly decidedBy: string | null;
  readonly updatedAt: Instant;
}

/** What is kept of a line as it leaves. */
export type SentLine = Pick<FeedLine, 'movementId' | 'postedDay' | 'payee'>;

/** How Xero shows the line of a movement. Both are null of a line that an earlier version sent. */
export interface FedLine {
  readonly accountId: AccountId;
  readonly postedDay: PlainDate | null;
  readonly payee: string | null;
}

/** A movement of which Cledara says something else than the line that was sent. Open until a person has corrected the line. */
export interface FedChange {
  readonly movementId: string;
  /** Whose feed has the line. */
  readonly accountId: AccountId;
  /** What the line in Xero says, minor units; null where Cledara's amount was not understood. */
  readonly sentMinor: number | null;
  /** What Cledara says now; 0 where it is no line of the account any more, null where it is not understood. */
  readonly nowMinor: number | null;
  /** The movement's own day before, and now; null where an earlier version noted it. */
  readonly sentDay: PlainDate | null;
  readonly nowDay: PlainDate | null;
  readonly notedAt: Instant;
}

export interface BankFeedView {
  /** Null before anything was asked. */
  feedAccess(): FeedAccess | null;
  /** In the order of account ids. */
  bankFeeds(): readonly BankFeed[];
  /** In the order in which they were made. */
  feedStatements(accountId: AccountId): readonly FeedStatement[];
  /** Movements in statements that are, or may be, in Xero. */
  fedMovementIds(accountId: AccountId): ReadonlySet<string>;
  /** The line of a movement in a statement that is, or may be, in Xero; null where it has none. */
  fedLine(movementId: string): FedLine | null;
  /** Those that are open and whose line is, or may be, in Xero, in the order of their noting. */
  fedChanges(): readonly FedChange[];
}

export interface BankFeedStore extends BankFeedView {
  saveFeedAccess(access: FeedAccess): void;
  /** Inserts or replaces by the account's id. */
  saveBankFeed(feed: BankFeed): void;
  /** Persists a statement with its lines before it leaves. Throws where a movement is in another that may be in Xero. */
  appendFeedStatement(statement: FeedStatement, lines: readonly SentLine[]): void;
  /** Inserts or replaces by the movement's id. */
  saveFedChange(change: FedChange): void;
  /** It is open no more, if it was. */
  removeFedChange(movementId: string): void;
  /** State, id, problem, decision and instants may change later. */
  saveFeedStatement(statement: FeedStatement): void;
}
