/** What went wrong, as the automation interface prints it. `details` lists what is wrong with an input, one by one. */
export interface ErrorDto {
  readonly code: string;
  readonly message: string;
  readonly details: readonly { readonly at: string; readonly message: string }[];
}

/** An item that needs a person. */
export interface ProblemItem {
  readonly transactionId: string;
  readonly code: string;
  readonly message: string;
}

/** An account whose bank feed needs a person. */
export interface FeedProblemItem {
  readonly account: string;
  readonly code: string;
  readonly message: string;
}

/**
 * One run. Counts are of this run; `held`, `blocked` and `attachmentProblems` are as things stand at its end.
 * The names are a public interface (automation): they do not change without a note in the changelog.
 */
export interface SyncSummary {
  readonly runId: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  /** Movements that were new. */
  readonly pulled: number;
  /** Known movements that Cledara had changed. */
  readonly updated: number;
  /** Pending authorisations that Cledara no longer lists. */
  readonly released: number;
  /** Movements for which a proposal was made, or whose proposal became complete. */
  readonly proposed: number;
  /** Whatever waits for a person's review. */
  readonly held: number;
  readonly approved: number;
  /** Documents that Xero confirmed in this run. */
  readonly pushed: number;
  /** Files. */
  readonly attached: number;
  readonly blocked: readonly ProblemItem[];
  readonly attachmentProblems: readonly ProblemItem[];
  /** Movements recognised in this run as posted by someone else. */
  readonly alreadyInXero: number;
  /** Requests to the two services' APIs, repeated ones too; neither token requests nor downloads of invoice files. */
  readonly calls: { readonly cledara: number; readonly xero: number };
  /** The next attempt, where something waits for a limit or a back-off; else null. */
  readonly waitingUntil: string | null;
  /** Bank feeds that need a person, as things stand at its end; absent where none does. */
  readonly feedProblems?: readonly FeedProblemItem[];
  /** Why the run ended early; absent where it did not. */
  readonly error?: ErrorDto;
}
