import type { RunDto } from './activity.ts';
import type { FixDto } from './fix.ts';
import type { ReviewFilter } from './review-list.ts';

/** What needs a person, what was spent and what ran last; from the books alone. */
export interface OverviewDto {
  /** Most urgent first. */
  readonly attention: readonly AttentionDto[];
  /** Card spending (purchases less refunds) of the last twelve months, newest month first. */
  readonly spending: readonly SpendingDto[];
  /** Newest first, at most five. */
  readonly runs: readonly RunDto[];
}

/** Items that wait for the same thing. */
export interface AttentionDto {
  /** A reason code, `review`, `attachment-` and a problem's code, or of a connection: `xero-refused`, `cledara-refused`, `xero-ending`, `xero-role-lowered`, `xero-` and a trouble's code; `hosted-integration`: somebody else posts the same. */
  readonly cause: string;
  readonly count: number;
  /** The sentence of one of them, where all say the same; else null. */
  readonly message: string | null;
  /** The items in the review list; null where it is not about items. */
  readonly filter: ReviewFilter | null;
  readonly fix: FixDto | null;
  /** Of `lock-date` alone: the first day (`YYYY-MM-DD`) that they may be posted on instead of their own. */
  readonly openDay?: string;
}

/** Amounts are decimal text, positive for money spent. */
export interface SpendingDto {
  /** `YYYY-MM` in the organisation's time zone. */
  readonly month: string;
  readonly currency: string;
  readonly amount: string;
  readonly count: number;
  /** Largest first; the rest beyond fifty is under the application null. */
  readonly applications: readonly {
    readonly applicationId: string | null;
    readonly application: string | null;
    readonly amount: string;
    readonly count: number;
  }[];
}
