import type { SyncProgress } from '../../shared/contract/sync-progress.ts';

/** What the methods of a company tell its host unasked. */
export type CompanyNews =
  | { readonly type: 'changed' }
  /** Null when the run has ended. */
  | { readonly type: 'sync'; readonly progress: SyncProgress | null };
