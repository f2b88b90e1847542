/** What is left of a service's allowance, kept across restarts. One record per service and organisation. */
export interface BudgetStore {
  readBudget(key: string): BudgetRecord | null;
  /** Outlives the program, however it ends. It need not outlive a power cut: what the service answers next says what is left. */
  writeBudget(key: string, record: BudgetRecord): void;
}

export interface BudgetRecord {
  /** When the 24 hours began that these figures belong to, ms since the epoch: with their first request. */
  readonly dayStartMs: number;
  readonly usedToday: number;
  /** Nothing is sent before this instant, ms since the epoch; 0 where nothing forbids it. */
  readonly blockedUntilMs: number;
  /** What the service allows a day, where its answers show that it is less than is usual. */
  readonly perDay?: number;
}
