import type { Query, QueryClient } from '@tanstack/react-query';
import { create } from 'zustand';
import type { HostEvent } from '../../shared/contract/events.ts';
import type { SyncProgress } from '../../shared/contract/sync-progress.ts';
import type { Host, Link } from './host.ts';
import { usePageCommand } from './page-commands.ts';
import { readAnew } from './read-anew.ts';

interface Live {
  readonly link: Link;
  readonly engine: 'ready' | 'restarting' | 'failed';
  /** The program is about to end. */
  readonly isFinishing: boolean;
  /** The running sync of each company. */
  readonly progress: Readonly<Record<string, SyncProgress>>;
}

/** What the host tells by itself: whether it is there, and how far each company's sync is. */
export const useLive = create<Live>()(() => ({
  link: 'connecting',
  engine: 'ready',
  isFinishing: false,
  progress: {},
}));

/** Keeps `useLive` and the cache in step with the host. Returns what ends it. */
export function followHost(host: Pick<Host, 'listen'>, cache: QueryClient): () => void {
  return host.listen(
    (event) => onEvent(event, cache),
    (link) => {
      useLive.setState({ link });
      // Whatever was told before was missed, also what came between the page's first answers and the first connection.
      if (link === 'connected') void cache.invalidateQueries({ predicate: isAnswered });
    },
  );
}

/** What is asked now is answered by a host that tells of every change from here on. */
function isAnswered({ state }: Query): boolean {
  return state.dataUpdatedAt > 0 || state.errorUpdatedAt > 0;
}

function onEvent(event: HostEvent, cache: QueryClient): void {
  switch (event.type) {
    case 'changed':
      readAnew(cache, { queryKey: ['company', event.company] });
      return;
    case 'sync':
      useLive.setState(({ progress: { [event.company]: _ended, ...others } }) => ({
        progress: event.progress === null ? others : { ...others, [event.company]: event.progress },
      }));
      return;
    case 'engine':
      useLive.setState(({ progress }) => ({
        engine: event.state,
        progress: event.state === 'ready' ? progress : {}, // a run ends with its engine
      }));
      return;
    case 'background':
      readAnew(cache, { queryKey: ['app', 'background.read'] });
      return;
    case 'desktop':
      readAnew(cache, { queryKey: ['app', 'desktop.read'] });
      return;
    case 'finishing':
      useLive.setState({ isFinishing: true });
      return;
    case 'command':
      usePageCommand.setState({ command: event.command });
      return;
    case 'companies':
      readAnew(cache, { queryKey: ['app', 'app.read'] });
      return;
  }
}
