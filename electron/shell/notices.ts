import { type NoticeChoice, noticeChoices } from '../../shared/contract/desktop.ts';
import type { FixDto } from '../../shared/contract/fix.ts';
import type { AttentionDto } from '../../shared/contract/overview.ts';
import type { SyncSummary } from '../../shared/contract/sync-summary.ts';
import { assertNever } from '../../shared/lib/assert-never.ts';
import { type CountedPhrase, countedPhrase, fillPhrase, type Speech } from './fill-phrase.ts';
import { fixAddress, reviewAddress } from './page-address.ts';

/** What a preference says; whatever else is kept there means the default. */
export function parseNoticeChoice(stored: unknown): NoticeChoice {
  return noticeChoices.find((choice) => choice === stored) ?? 'problems';
}

/** A notification before it is shown. */
export interface Notice {
  readonly title: string;
  readonly body: string;
  /** Null where it is about the program. */
  readonly company: string | null;
  /** Where the cause is, in the page. */
  readonly address: string;
}

/** What happened that a person may have to know. */
export type News =
  | {
      readonly type: 'run';
      readonly company: { readonly id: string; readonly name: string };
      /** How the run ended; null where it was ended from outside. */
      readonly summary: SyncSummary | null;
      /** As the overview tells it, most urgent first. */
      readonly attention: readonly AttentionDto[];
    }
  /** The engine stopped several times in a row, or is there again. */
  | { readonly type: 'engine'; readonly state: 'ready' | 'restarting' | 'failed' };

/** The causes that were told and still hold, by company; of the program itself under the empty id. Plain data, to be kept. */
export type Told = Readonly<Record<string, readonly string[]>>;

/** What a preference says; whatever else is kept there counts as nothing told. */
export function parseTold(stored: unknown): Told {
  if (typeof stored !== 'object' || stored === null) return {};
  const entries = Object.entries(stored).map(([id, causes]): [string, string[]] => [
    id,
    Array.isArray(causes) ? causes.filter((cause) => typeof cause === 'string') : [],
  ]);
  return Object.fromEntries(entries);
}

export interface NoticeWords {
  readonly keychain: string;
  readonly signIn: string;
  readonly engine: string;
  readonly attention: CountedPhrase;
  readonly first: string;
  readonly review: CountedPhrase;
  readonly ended: string;
  /** What a group of movements waits for, by the kind of what mends it. */
  readonly causes: Readonly<Record<'coding' | 'settings' | 'decide' | 'invoice' | 'xero' | 'other', string>>;
}

interface Problem {
  readonly cause: string;
  readonly body: string;
  readonly address: string;
}

/**
 * At most one notice for what happened, about the most urgent cause, and only where a cause is new: one that was told
 * stays told until it is gone. `isWatched`: the window is in front, and shows all this itself. A notice names the company and
 * counts, never a merchant, an amount or an application of the company's books: others may see the screen.
 */
export function decideNotice(
  news: News,
  { told, choice, isWatched }: { readonly told: Told; readonly choice: NoticeChoice; readonly isWatched: boolean },
  words: NoticeWords,
  speech: Speech,
): { readonly notice: Notice | null; readonly told: Told } {
  const problems = problemsOf(news, words, speech);
  if (problems === null) return { notice: null, told };
  const subject = news.type === 'run' ? news.company : { id: '', name: 'Tallybridge' };
  const known = told[subject.id] ?? [];
  const isNews = problems.some(({ cause }) => !known.includes(cause));
  const { [subject.id]: _before, ...others } = told;
  const causes = problems.map(({ cause }) => cause);
  const next = { told: causes.length === 0 ? others : { ...others, [subject.id]: causes } };
  if (isWatched || choice === 'none') return { notice: null, ...next };
  const [first] = problems;
  const shown = first !== undefined && isNews ? first : choice === 'all' ? review(news, words, speech) : null;
  if (shown === null) return { notice: null, ...next };
  const company = subject.id === '' ? null : subject.id;
  return { notice: { title: subject.name, body: shown.body, company, address: shown.address }, ...next };
}

/** Most urgent first. Null where nothing can be said either way. */
function problemsOf(news: News, words: NoticeWords, speech: Speech): readonly Problem[] | null {
  if (news.type === 'engine') {
    if (news.state === 'restarting') return null; // it may yet come up
    return news.state === 'failed' ? [{ cause: 'engine', body: words.engine, address: '#/diagnostics' }] : [];
  }
  const connections = news.attention.filter(isRefused);
  return [
    ...endedEarly(news.summary, connections.length > 0, words),
    ...connections.map(({ cause, fix }) => ({ cause, body: words.signIn, address: fixAddress(fix, null) })),
    ...stuckProblems(news.attention.filter(isStuck), words, speech),
  ];
}

/** All of them say the same: how many there are, and what the first waits for. */
function stuckProblems(groups: readonly AttentionDto[], words: NoticeWords, speech: Speech): readonly Problem[] {
  const [first] = groups;
  if (first === undefined) return [];
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  const why = fillPhrase(words.first, { cause: causeText(first, words) });
  const body = `${countedPhrase(words.attention, total, speech)} ${why}`;
  return groups.map(({ cause }) => ({ cause, body, address: fixAddress(first.fix, first.filter) }));
}

/** A run that did not come to its end for a reason that time alone does not mend. */
function endedEarly(summary: SyncSummary | null, isTold: boolean, words: NoticeWords): readonly Problem[] {
  const code = summary?.error?.code;
  if (code === undefined || passing.has(code) || (isTold && code === 'sign-in-needed')) return [];
  if (code === 'secrets-unavailable') return [{ cause: 'keychain', body: words.keychain, address: '#/diagnostics' }];
  if (code === 'sign-in-needed') return [{ cause: code, body: words.signIn, address: '#/settings/connections' }];
  return [{ cause: `ended:${code}`, body: words.ended, address: '#/activity' }];
}

/** Ends of a run that are put right by the next one, or that a person has asked for. */
const passing: ReadonlySet<string> = new Set([
  ...['offline', 'timeout', 'rate-limited', 'service-fault', 'cancelled', 'answer-lost', 'conflict'],
  ...['engine-restarted', 'engine-down', 'ending', 'ledger-busy'],
]);

function isRefused({ cause, fix }: AttentionDto): boolean {
  return (
    fix?.kind === 'settings' && fix.section === 'connections' && (cause.endsWith('-refused') || cause === 'xero-ending')
  );
}

/** Movements that stand still until a person acts. What waits for review or for time, or was held by hand, is known. */
function isStuck({ cause, filter, fix }: AttentionDto): boolean {
  if (filter === null || cause === 'review' || cause === 'by-hand') return false;
  return fix?.kind !== 'wait' && fix?.kind !== 'sync';
}

function review(news: News, words: NoticeWords, speech: Speech): Omit<Problem, 'cause'> | null {
  const waiting = news.type === 'run' ? news.attention.find(({ cause }) => cause === 'review') : undefined;
  if (waiting === undefined) return null;
  return { body: countedPhrase(words.review, waiting.count, speech), address: reviewAddress(waiting.filter) };
}

function causeText({ fix }: AttentionDto, { causes }: NoticeWords): string {
  if (fix === null) return causes.other;
  return causes[causeKind(fix)];
}

function causeKind(fix: FixDto): keyof NoticeWords['causes'] {
  switch (fix.kind) {
    case 'coding':
    case 'settings':
    case 'decide':
    case 'invoice':
    case 'xero':
      return fix.kind;
    case 'sync':
    case 'feed':
    case 'wait':
      return 'other';
    default:
      return assertNever(fix);
  }
}
