import type { HostEvent } from '../../shared/contract/events.ts';
import type { CountedPhrase } from './fill-phrase.ts';
import { countedPhrase, fillPhrase, type Speech, timeText } from './fill-phrase.ts';

/** What the icon shows. Each has images of its own under `resources/tray`. */
export type TrayState = 'ok' | 'syncing' | 'attention' | 'offline' | 'paused';

/** All that the tray says something about. */
export interface TrayFacts {
  readonly engine: Extract<HostEvent, { readonly type: 'engine' }>['state'];
  readonly offline: boolean;
  /** Background syncs wait until then, ms since the epoch. */
  readonly pausedUntilMs: number | null;
  /** Quit was chosen, and what has left for Xero is being finished. */
  readonly finishing: boolean;
  readonly companies: readonly TrayCompany[];
}

export interface TrayCompany {
  readonly id: string;
  readonly name: string;
  readonly syncing: boolean;
  /** Whether both services are connected, so that a sync can be asked for. */
  readonly connected: boolean;
  /** Movements that wait for a person in Review. */
  readonly toReview: number;
  /** What stands still until a person acts: blocked movements, refused connections. Part of it waits in Review too. */
  readonly needsAttention: number;
  /** When the last sync ended, ms since the epoch. */
  readonly lastSyncAtMs: number | null;
}

export interface TrayWords {
  readonly ok: string;
  readonly syncing: string;
  readonly syncingOne: string;
  readonly attention: CountedPhrase;
  readonly engineFailed: string;
  readonly offline: string;
  readonly paused: string;
  readonly finishing: string;
  readonly lastSync: string;
  readonly neverSynced: string;
  readonly companyToReview: CountedPhrase;
  readonly companyQuiet: string;
  readonly moreCompanies: CountedPhrase;
  readonly review: string;
  readonly reviewCount: string;
  readonly syncNow: string;
  readonly pause: string;
  readonly resume: string;
  readonly open: string;
  readonly quit: string;
  readonly hintTitle: string;
  readonly hint: string;
}

/**
 * The icon answers two questions, in this order: does it work on what was just asked, and must a person do something?
 *
 * 1. `attention` where the engine does not come up: nothing else is true until it does.
 * 2. `syncing`: it passes, and what needs a person may be another thing at its end.
 * 3. `attention` where something stands still until a person acts, whatever the network is like.
 * 4. `paused`: a person has chosen it, and being offline changes nothing meanwhile.
 * 5. `offline`: it mends itself.
 * 6. `ok`. An engine that is being started again takes a moment, and is none of its own.
 */
export function trayState(facts: TrayFacts, nowMs: number): TrayState {
  if (facts.engine === 'failed') return 'attention';
  if (facts.companies.some(({ syncing }) => syncing)) return 'syncing';
  if (attentionCount(facts) > 0) return 'attention';
  if (isPaused(facts, nowMs)) return 'paused';
  return facts.offline ? 'offline' : 'ok';
}

export function isPaused({ pausedUntilMs }: TrayFacts, nowMs: number): boolean {
  return pausedUntilMs !== null && pausedUntilMs > nowMs;
}

export function attentionCount({ companies }: Pick<TrayFacts, 'companies'>): number {
  return companies.reduce((sum, { needsAttention }) => sum + needsAttention, 0);
}

export function reviewCount({ companies }: Pick<TrayFacts, 'companies'>): number {
  return companies.reduce((sum, { toReview }) => sum + toReview, 0);
}

/** What the state means, in one sentence: the first line of the menu. */
export function trayStatus(facts: TrayFacts, nowMs: number, words: TrayWords, speech: Speech): string {
  if (facts.finishing) return words.finishing;
  if (facts.engine === 'failed') return words.engineFailed;
  switch (trayState(facts, nowMs)) {
    case 'syncing': {
      const [only, ...others] = facts.companies.filter(({ syncing }) => syncing);
      const isOne = only !== undefined && others.length === 0 && facts.companies.length > 1;
      return isOne ? fillPhrase(words.syncingOne, { company: only.name }) : words.syncing;
    }
    case 'attention':
      return countedPhrase(words.attention, attentionCount(facts), speech);
    case 'paused':
      return fillPhrase(words.paused, { time: timeText(facts.pausedUntilMs ?? nowMs, speech) });
    case 'offline':
      return words.offline;
    case 'ok':
      return words.ok;
  }
}

/** The text under the pointer. It names no company: whoever looks over a shoulder sees it. Windows takes 127 characters. */
export function trayTooltip(facts: TrayFacts, nowMs: number, words: TrayWords, speech: Speech): string {
  const status = trayStatus({ ...facts, companies: facts.companies.map(nameless) }, nowMs, words, speech);
  return `Tallybridge: ${status}`;
}

function nameless(company: TrayCompany): TrayCompany {
  return { ...company, name: '…' };
}
