import type { QueryClient } from '@tanstack/react-query';
import { create } from 'zustand';
import type { HostEvent } from '../../shared/contract/events.ts';
import type { SyncProgress } from '../../shared/contract/sync-progress.ts';
import type { Host, Link } from './host.ts';
import { usePageCommand } from './page-commands.ts';

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
export function followHost(host: Host, cache: QueryClient): () => void {
  let wasLost = false;
  return host.listen(
    (event) => onEvent(event, cache),
    (link) => {
      useLive.setState({ link });
      if (link === 'lost' || link === 'signed-out') wasLost = true;
      if (link === 'connected' && wasLost) {
        wasLost = false;
        void cache.invalidateQueries(); // whatever was told meanwhile was missed
      }
    },
  );
}

function onEvent(event: HostEvent, cache: QueryClient): void {
  switch (event.type) {
    case 'changed':
      void cache.invalidateQueries({ queryKey: ['company', event.company] });
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
      void cache.invalidateQueries({ queryKey: ['app', 'background.read'] });
      return;
    case 'desktop':
      void cache.invalidateQueries({ queryKey: ['app', 'desktop.read'] });
      return;
    case 'finishing':
      useLive.setState({ isFinishing: true });
      return;
    case 'command':
      usePageCommand.setState({ command: event.command });
      return;
    case 'companies':
      void cache.invalidateQueries({ queryKey: ['app', 'app.read'] });
      return;
  }
}
