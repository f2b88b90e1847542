import { z } from 'zod';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written YYYY-MM-DD');
const wish = {
  /** `CURRENCY:saas` or `CURRENCY:spend`; each must be on. */
  accounts: z.array(z.string().max(200)).min(1).max(100),
  /** The first day that is wanted; before the start of each of the accounts. */
  from: day,
};

/** Inputs of the methods about movements before an account's starting day. */
export const backfillInputs = {
  /** Reads both services and counts what would become of them; posts and decides nothing. Not beside a sync. */
  'backfill.preview': z.strictObject(wish),
  /** From now on each sync opens one more month of them, the newest first. */
  'backfill.start': z.strictObject({ ...wish, author: z.string().max(200) }),
  /** `stop` ends it for good; what it opened so far stays open. */
  'backfill.decide': z.strictObject({
    id: z.string().max(200),
    decision: z.enum(['pause', 'resume', 'stop']),
    author: z.string().max(200),
  }),
  /** Every account that is on, with its start, and everything that was asked for, oldest first. */
  'backfill.list': z.strictObject({}),
} as const;

export interface BackfillDto {
  readonly id: string;
  readonly account: string;
  /** The first day that was asked for. */
  readonly from: string;
  /** The first day that was open before. */
  readonly until: string;
  /** Days from here on are open by now. */
  readonly reached: string;
  readonly state: 'running' | 'paused' | 'stopped' | 'done';
  readonly askedBy: string;
  readonly askedAt: string;
}

export interface BackfillsDto {
  /** The day that posting of each account starts on. */
  readonly accounts: readonly { readonly account: string; readonly start: string }[];
  readonly backfills: readonly BackfillDto[];
}

/** How many movements of a month would end where; together they are all of it. */
export interface BackfillMonthDto {
  /** `YYYY-MM`. */
  readonly month: string;
  /** Would wait for approval. */
  readonly review: number;
  /** Would leave with the next sync, because their application is automatic. */
  readonly automatic: number;
  /** Would be held, because of a doubt. */
  readonly held: number;
  /** A lock date forbids them. */
  readonly locked: number;
  /** Something else stands in their way. */
  readonly blocked: number;
  /** Xero has them. */
  readonly inXero: number;
  /** Were decided about or posted before. */
  readonly known: number;
  /** Nothing is to be posted for them. */
  readonly nothing: number;
}
