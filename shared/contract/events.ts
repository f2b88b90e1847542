import type { PageCommand } from './page-command.ts';
import type { SyncProgress } from './sync-progress.ts';

/** What a host tells the page unasked. */
export type HostEvent =
  /** The books of a company have changed: whatever was read of it may be stale. */
  | { readonly type: 'changed'; readonly company: string }
  /** A sync goes on, or has ended (null). */
  | { readonly type: 'sync'; readonly company: string; readonly progress: SyncProgress | null }
  /** The engine's process: at work, being started again after it stopped, or not to be had. */
  | { readonly type: 'engine'; readonly state: 'ready' | 'restarting' | 'failed' }
  /** When syncs begin by themselves has changed, or whether they do. */
  | { readonly type: 'background' }
  /** Something of the desktop app itself has changed: what `desktop.read` answers. */
  | { readonly type: 'desktop' }
  /** The program ends: it finishes what has left for a service, within half a minute, and closes. */
  | { readonly type: 'finishing' }
  /** A person chose something for this page outside of it. A browser has no such place, so its host never tells it. */
  | { readonly type: 'command'; readonly command: PageCommand }
  /** The list of companies has changed. */
  | { readonly type: 'companies' };
