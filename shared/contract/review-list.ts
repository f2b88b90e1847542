import { z } from 'zod';
import { proposalStates } from './states.ts';

/** `none` is a movement that nothing is proposed for: its account is off, it lies before the starting day, or the like. */
export const rowStates = [...proposalStates, 'none'] as const;
export type RowState = (typeof rowStates)[number];

const names = z.array(z.string().max(500)).min(1).max(500);

/** What the list is narrowed to; what is absent narrows nothing. Within one field any value will do. */
export const reviewFilter = z.strictObject({
  /** Absent: every state but `none`. */
  states: z.exactOptional(z.array(z.enum(rowStates)).min(1).max(rowStates.length)),
  /** Account ids, such as `GBP:saas`; the empty text stands for an account that was not understood. */
  accounts: z.exactOptional(names),
  /** Cledara's application ids; the empty text stands for none. */
  applications: z.exactOptional(names),
  /** Months of the movements' own days, `YYYY-MM`. */
  months: z.exactOptional(
    z
      .array(z.string().regex(/^\d{4}-\d{2}$/))
      .min(1)
      .max(500),
  ),
  /** Reason codes (shared/domain/proposal.ts). */
  causes: z.exactOptional(names),
  /** Bounds of the amount whatever its sign, in major units of its own currency; both included. */
  amountFrom: z.exactOptional(z.number().min(0).max(1e13)),
  amountTo: z.exactOptional(z.number().min(0).max(1e13)),
  invoice: z.exactOptional(
    z
      .array(z.enum(['none', 'has', 'attached', 'problem']))
      .min(1)
      .max(4),
  ),
  /** Every word must occur, whatever its case and accents: in merchant, application, comment, owner, amount, reason, coding or id. */
  search: z.exactOptional(z.string().max(200)),
});
export type ReviewFilter = z.infer<typeof reviewFilter>;

export const reviewSort = z.strictObject({
  by: z.enum(['date', 'amount', 'application', 'description', 'state', 'account', 'coding']),
  descending: z.boolean(),
});
export type ReviewSort = z.infer<typeof reviewSort>;

/** One movement in the review list. */
export interface ReviewRowDto {
  readonly transactionId: string;
  readonly proposalId: string | null;
  /** Another one means that the proposal has changed; null where there is none. */
  readonly stamp: string | null;
  readonly state: RowState;
  readonly reason: { readonly code: string; readonly message: string } | null;
  /** The movement's own day, `YYYY-MM-DD` in the organisation's time zone. */
  readonly day: string;
  /** purchase, refund, top-up, withdrawal, reward, internal, unknown. */
  readonly kind: string;
  readonly applicationId: string | null;
  readonly application: string | null;
  readonly description: string;
  readonly accountId: string | null;
  /** Signed decimal text, negative for money out; null where it was not understood. */
  readonly amount: string | null;
  readonly currency: string | null;
  /** What the document says; null while there is none. `byHand`: a person chose part of it for this one. */
  readonly coding: {
    readonly account: string | null;
    readonly taxType: string | null;
    readonly tracking: readonly string[];
    readonly contact: string | null;
    readonly byHand: boolean;
  } | null;
  readonly invoice: 'none' | 'has' | 'attached' | 'problem';
}

export interface ReviewPageDto {
  /** Of the list as a whole: another number means that something in it may have changed. */
  readonly revision: number;
  /** Rows that match. */
  readonly total: number;
  readonly offset: number;
  readonly rows: readonly ReviewRowDto[];
  /** Over all rows that match. Decimal text. */
  readonly sums: readonly { readonly currency: string; readonly amount: string; readonly count: number }[];
  /** Rows per state that match everything but the filter's states. */
  readonly states: Readonly<Partial<Record<RowState, number>>>;
}

/** What can be filtered by, with counts over the whole list; most frequent first, months newest first. */
export interface ReviewFacetsDto {
  readonly revision: number;
  readonly states: Readonly<Partial<Record<RowState, number>>>;
  readonly accounts: readonly { readonly id: string; readonly count: number }[];
  readonly applications: readonly { readonly id: string; readonly name: string; readonly count: number }[];
  readonly months: readonly { readonly month: string; readonly count: number }[];
  readonly causes: readonly { readonly code: string; readonly count: number }[];
}
