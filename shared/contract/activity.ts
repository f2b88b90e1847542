import type { SyncSummary } from './sync-summary.ts';

/** One thing that happened, from the log that is never edited. */
export interface ActivityDto {
  readonly seq: number;
  readonly at: string;
  readonly runId: string | null;
  readonly transactionId: string | null;
  /** A fixed kebab-case name of what happened. */
  readonly event: string;
  readonly fromState: string | null;
  readonly toState: string | null;
  readonly message: string;
  /** The movement it was about, to be recognised by; null where there is none. */
  readonly subject: {
    readonly application: string | null;
    /** Empty where Cledara names nobody. */
    readonly description: string;
    /** As in the list: `purchase`, `top-up` … */
    readonly kind: string;
    readonly amount: string | null;
    readonly currency: string | null;
    readonly day: string;
  } | null;
  /** The document in Xero's own window, where it is there now. */
  readonly xeroUrl: string | null;
}

/** One run. Without a summary it is under way, or was ended from outside. */
export interface RunDto {
  readonly runId: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly summary: SyncSummary | null;
}
