import { z } from 'zod';

/** Inputs of the methods about Xero's bank feeds (partner scope). */
export const feedInputs = {
  /** Which way statement lines take, and how each account's feed stands; from the books alone. */
  'feeds.read': z.strictObject({}),
  /**
   * About a feed that needs a person. `retry`: what Xero refused is asked for again by the next sync. `count`: Xero has the
   * rejected statement's lines after all. `corrected`: the lines whose amounts Cledara has changed since were corrected in Xero.
   * Not beside a sync.
   */
  'feeds.decide': z.strictObject({
    account: z.string().max(200),
    decision: z.enum(['retry', 'count', 'corrected']),
    author: z.string().max(200),
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
  readonly problems: readonly { readonly code: string; readonly message: string }[];
  /** Settled movements that go with the next statements. */
  readonly waiting: number;
  /** Newest first, the last fifty. */
  readonly statements: readonly FeedStatementDto[];
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
