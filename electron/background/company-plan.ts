import type { BackgroundWhy } from '../../shared/contract/background.ts';
import type { BackgroundChoice } from '../../shared/contract/background-choice.ts';
import { type DueSync, dueAt, type EarlierRun } from '../../shared/domain/sync-schedule.ts';

/** What the books of a company say about its next sync. */
export interface CompanyBooks {
  readonly state: 'ready' | 'not-ready' | 'first-sync' | 'unreadable';
  /** Newest first. */
  readonly runs: readonly EarlierRun[];
}

export interface PlanFacts {
  readonly nowMs: number;
  readonly company: string;
  readonly choice: BackgroundChoice;
  readonly books: CompanyBooks;
  readonly isSyncing: boolean;
  /** Null where no pause is in force. */
  readonly pausedUntilMs: number | null;
  /** It is on battery, and is to pause there. */
  readonly pausesForBattery: boolean;
  readonly online: boolean;
  /** Not before then, whatever is due: someone has just decided something, or the machine has just woken up. */
  readonly notBeforeMs: number;
}

export interface CompanyPlan {
  readonly company: string;
  readonly choice: BackgroundChoice;
  readonly why: BackgroundWhy;
  /** When it begins, as far as is known now; null where something else must happen before. */
  readonly startAtMs: number | null;
  /** For what ends without telling anybody: when it is worth another look. */
  readonly lookAgainAtMs: number | null;
}

/** How often a network is looked for while a sync is due, ms. */
const lookForNetworkMs = 60_000;

/** When the next sync of a company begins, or why none does. What a person has chosen comes before what the machine is like. */
export function companyPlan(facts: PlanFacts): CompanyPlan {
  const { nowMs, company, choice, books, pausedUntilMs, notBeforeMs } = facts;
  const held = (why: BackgroundWhy, lookAgainAtMs: number | null = null): CompanyPlan => {
    return { company, choice, why, startAtMs: null, lookAgainAtMs };
  };
  if (choice.mode === 'off') return held('off');
  if (books.state !== 'ready') return held(books.state);
  if (facts.isSyncing) return held('syncing');
  const due = dueAt({ nowMs, everyMs: choice.everyMinutes * 60_000, company, runs: books.runs });
  const startAtMs = Math.max(due.atMs, notBeforeMs);
  if (pausedUntilMs !== null) {
    return { company, choice, why: 'paused', startAtMs: Math.max(startAtMs, pausedUntilMs), lookAgainAtMs: null };
  }
  if (facts.pausesForBattery) return held('battery');
  if (!facts.online) return held('offline', Math.max(startAtMs, nowMs + lookForNetworkMs));
  return { company, choice, why: startAtMs <= nowMs ? 'due' : whyOf(due), startAtMs, lookAgainAtMs: null };
}

function whyOf({ why }: DueSync): BackgroundWhy {
  return why === 'never-ran' ? 'interval' : why;
}
