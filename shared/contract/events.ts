import type { SyncProgress } from './sync-progress.ts';

/** What a host tells the page unasked. */
export type HostEvent =
  /** The books of a company have changed: whatever was read of it may be stale. */
  | { readonly type: 'changed'; readonly company: string }
  /** A sync goes on, or has ended (null). */
  | { readonly type: 'sync'; readonly company: string; readonly progress: SyncProgress | null }
  /** The engine's process: at work, being started again after it stopped, or not to be had. */
  | { readonly type: 'engine'; readonly state: 'ready' | 'restarting' | 'failed' }
  /** The list of companies has changed. */
  | { readonly type: 'companies' };
