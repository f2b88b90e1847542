/** How far the running sync is. */
export interface SyncProgress {
  readonly runId: string;
  readonly startedAt: string;
  /** Reading Cledara, reading Xero's lists and documents, planning, sending documents, attaching invoices. */
  readonly phase: 'reading' | 'looking' | 'planning' | 'sending' | 'attaching';
  /** Of this phase: movements, documents or files. */
  readonly done: number;
  /** Null while it is not known. */
  readonly total: number | null;
  /** An honest guess at the time until the run is done, ms; null while nothing is known to go by. */
  readonly leftMs: number | null;
}
