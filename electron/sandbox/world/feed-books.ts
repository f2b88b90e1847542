/** What the sandbox's Xero knows of bank feeds. Days are plain, money in minor units. */
export interface FeedConnectionRecord {
  readonly id: string;
  readonly accountToken: string;
  readonly accountId: string;
  readonly currency: string;
  /** From when on it is there; PENDING before. */
  readonly readyMs: number;
}

export interface FeedLineRecord {
  readonly transactionId: string | null;
  readonly postedDate: string;
  /** Signed: money in is positive. */
  readonly amountMinor: number;
  readonly description: string;
}

/** An error of the Bank Feeds API's OpenAPI (schema Error). */
export interface FeedError {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
}

export interface FeedStatementRecord {
  readonly id: string;
  readonly connectionId: string;
  readonly startDate: string;
  readonly endDate: string;
  readonly startMinor: number;
  readonly endMinor: number;
  /** Those that were new to this connection: Xero drops the others without a word. */
  readonly lines: readonly FeedLineRecord[];
  /** PENDING before; then DELIVERED, or REJECTED where there are errors. */
  readonly settledMs: number;
  readonly errors: readonly FeedError[];
}

/** The feeds of an organisation, and how Xero behaves about them. */
export class FeedBooks {
  readonly connections: FeedConnectionRecord[] = [];
  readonly statements: FeedStatementRecord[] = [];
  /** How long a feed connection and a statement stay PENDING. */
  connectsAfterMs = 0;
  deliversAfterMs = 0;
  /** The next statement is taken, and rejected afterwards for this. */
  nextRejection: FeedError | null = null;
  /** The next feed connection is refused for this. */
  nextRefusal: FeedError | null = null;

  /** Lines that lie in Xero, as its reconcile page would show them. */
  delivered(nowMs: number): readonly FeedLineRecord[] {
    return this.statements.filter((one) => statusOf(one, nowMs) === 'DELIVERED').flatMap(({ lines }) => lines);
  }

  takeRejection(): FeedError | null {
    const taken = this.nextRejection;
    this.nextRejection = null;
    return taken;
  }

  takeRefusal(): FeedError | null {
    const taken = this.nextRefusal;
    this.nextRefusal = null;
    return taken;
  }
}

export function statusOf(statement: FeedStatementRecord, nowMs: number): 'PENDING' | 'DELIVERED' | 'REJECTED' {
  if (nowMs < statement.settledMs) return 'PENDING';
  return statement.errors.length > 0 ? 'REJECTED' : 'DELIVERED';
}
