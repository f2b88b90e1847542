import type { Backfill } from '../../shared/domain/backfill.ts';

/** What was asked for of days before an account's start, to look at. */
export interface BackfillView {
  /** Oldest first, those that ended too. */
  backfills(): readonly Backfill[];
}

export interface BackfillStore extends BackfillView {
  /** Throws where it would be the second of its account that has not ended. */
  saveBackfill(backfill: Backfill): void;
}
