import type { ActivityDto } from '../../../shared/contract/activity.ts';
import { isLogState, type LogState } from './log-states.ts';

/** What the screen shows: the runs, perhaps with one of them open; or the log, narrowed to something. */
export interface ActivityPlace {
  readonly view: 'runs' | 'log';
  /** In the runs: the one that is open. In the log: the one whose entries are shown. */
  readonly run: string | null;
  readonly text: string;
  readonly states: readonly LogState[];
}

/** The host refuses longer ones. */
const longestText = 200;

/** `#/activity?run=…` is a run with all that happened in it; with a text or states it is the log. */
export function placeOf(query: URLSearchParams): ActivityPlace {
  const text = (query.get('text') ?? '').slice(0, longestText);
  const states = [...new Set(query.getAll('states'))].filter(isLogState);
  const run = query.get('run');
  const isLog = query.get('view') === 'log' || text !== '' || states.length > 0;
  return {
    view: isLog ? 'log' : 'runs',
    run: run === null || run === '' || run.length > 200 ? null : run,
    text,
    states,
  };
}

export function hrefOf({ view, run, text, states }: ActivityPlace): string {
  const query = new URLSearchParams();
  if (view === 'log') query.set('view', 'log');
  if (run !== null) query.set('run', run);
  if (view === 'log') {
    if (text !== '') query.set('text', text);
    for (const state of states) query.append('states', state);
  }
  const said = query.toString();
  return said === '' ? '#/activity' : `#/activity?${said}`;
}

export function runHref(runId: string): string {
  return hrefOf({ view: 'runs', run: runId, text: '', states: [] });
}

export function runLogHref(runId: string): string {
  return hrefOf({ view: 'log', run: runId, text: '', states: [] });
}

/** The item in the review list; null for an entry that was about none. */
export function itemHref({ transactionId }: Pick<ActivityDto, 'transactionId'>): string | null {
  return transactionId === null ? null : `#/review?item=${encodeURIComponent(transactionId)}`;
}
