import { z } from 'zod';

/** Inputs of the methods about Xero's bank feeds (partner scope). */
export const feedInputs = {
  /** Which way statement lines take, and how each account's feed stands; from the books alone. */
  'feeds.read': z.strictObject({}),
  /**
   * About a feed that needs a person. `retry`: what Xero refused is asked for again by the next sync. `count`: Xero has the
   * rejected statement's lines after all. `corrected`: the lines of which Cledara says something else since were corrected in
   * Xero. Not beside a sync.
   */
  'feeds.decide': z.strictObject({
    account: z.string().max(200),
    decision: z.enum(['retry', 'count', 'corrected']),
    author: z.string().max(200),
    /** Of `corrected` alone: transactions whose lines are meant; absent, all of the account. All or nothing. */
    ids: z.exactOptional(z.array(z.string().max(200)).min(1).max(100_000)),
    /** What the person looked at: `stamp` of these lines, by transaction id. One that has become another since is not ticked off unseen. */
    seen: z.exactOptional(z.record(z.string().max(200), z.string().max(100))),
  }),
} as const;

export interface FeedsDto {
  readonly way: 'feed' | 'files';
  /** `not-asked`, `not-granted`, `refused`, `off` or `on`: why it is that way; `message` says it in a sentence. */
  readonly code: 'not-asked' | 'not-granted' | 'refused' | 'off' | 'on';
  readonly message: string;
  /** A person said that the Xero app has the partner scope. */
  readonly isAsked: boolean;
  readonly accounts: readonly FeedAccountDto[];
}

export interface FeedAccountDto {
  readonly account: string;
  readonly isOn: boolean;
  readonly state: 'off' | 'files' | 'connecting' | 'following' | 'working' | 'stopped';
  readonly problems: readonly FeedProblemDto[];
  /** Settled movements that go with the next statements. */
  readonly waiting: number;
  /** Newest first, the last fifty. */
  readonly statements: readonly FeedStatementDto[];
}

export interface FeedProblemDto {
  readonly code: string;
  readonly message: string;
  /** Of `changed-in-cledara` alone: the line that has to be corrected, and what `seen` of `feeds.decide` is compared with. */
  readonly line?: { readonly transactionId: string; readonly stamp: string };
}

export interface FeedStatementDto {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly lines: number;
  /** Decimal text in the account's currency. */
  readonly opening: string;
  readonly closing: string;
  readonly state: 'sending' | 'uncertain' | 'pending' | 'delivered' | 'rejected' | 'unsent';
  readonly message: string | null;
  readonly sentAt: string;
  /** It was rejected, and nobody has said yet what is to become of it. */
  readonly asks: boolean;
}
