import { useQuery } from '@tanstack/react-query';
import type { SyncProgress } from '../../../shared/contract/sync-progress.ts';
import { useAct } from '../../bridge/act.ts';
import { useCompany } from '../../bridge/company.ts';
import { HostError } from '../../bridge/host-error.ts';
import { useLive } from '../../bridge/live.ts';
import { booksQuery } from './books-query.ts';

/** A sync that sends nothing. */
export interface Look {
  /** Whether any sync runs, also one that sends. */
  readonly isRunning: boolean;
  /** Whether the one that runs was begun here, and so sends nothing. */
  readonly isOwn: boolean;
  readonly progress: SyncProgress | null;
  /** Why it could not begin, or why the last one ended early; null where neither. */
  readonly failure: Error | null;
  start(): void;
}

export function useLook(): Look {
  const company = useCompany();
  const progress = useLive((live) => live.progress[company.id] ?? null);
  const { data: status } = useQuery(booksQuery(company.id, 'status.read'));
  const begin = useAct('sync.start');
  const ended = status?.lastRun?.error;
  return {
    isRunning: begin.isPending || progress !== null,
    isOwn: begin.isPending || (progress !== null && progress.runId === begin.data?.runId),
    progress,
    failure: begin.error ?? (ended === undefined ? null : new HostError(ended)),
    start: () => begin.mutate({ push: false, author: company.author }),
  };
}
