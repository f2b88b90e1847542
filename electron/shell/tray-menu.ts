import { countedPhrase, fillPhrase, momentText, type Speech } from './fill-phrase.ts';
import { isPaused, reviewCount, type TrayCompany, type TrayFacts, type TrayWords, trayStatus } from './tray-state.ts';

/** What a line of the menu asks for. `review` without a company is that of the company on screen. */
export type TrayAction =
  | { readonly do: 'open' }
  | { readonly do: 'review'; readonly company: string | null }
  | { readonly do: 'sync' }
  | { readonly do: 'pause' }
  | { readonly do: 'resume' }
  | { readonly do: 'quit' };

/** One line of the menu, as plain data, so that two menus can be compared. */
export type TrayItem =
  | { readonly kind: 'separator' }
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'action'; readonly label: string; readonly action: TrayAction; readonly enabled: boolean };

/** More companies than this would make a menu that no screen shows. */
const mostCompanies = 12;

const separator: TrayItem = { kind: 'separator' };

/** The menu of the tray. Times in it are of the clock, so that it stays true while it is open. */
export function trayMenu(facts: TrayFacts, nowMs: number, words: TrayWords, speech: Speech): readonly TrayItem[] {
  return [
    text(trayStatus(facts, nowMs, words, speech)),
    text(lastSync(facts, words, speech)),
    separator,
    ...companyItems(facts, words, speech),
    reviewItem(facts, words, speech),
    separator,
    action(words.syncNow, { do: 'sync' }, canSync(facts)),
    isPaused(facts, nowMs)
      ? action(words.resume, { do: 'resume' }, !facts.finishing)
      : action(words.pause, { do: 'pause' }, !facts.finishing && facts.companies.length > 0),
    separator,
    action(words.open, { do: 'open' }, true),
    // A second Quit is heard too: it is answered that the first one is being done.
    action(words.quit, { do: 'quit' }, true),
  ];
}

/** Offline nothing would come of it; while one company syncs, the others follow when that is done. */
function canSync({ finishing, engine, offline, companies }: TrayFacts): boolean {
  if (finishing || offline || engine !== 'ready') return false;
  return companies.some(({ connected }) => connected) && !companies.some(({ syncing }) => syncing);
}

function lastSync({ companies }: TrayFacts, words: TrayWords, speech: Speech): string {
  const ends = companies.map(({ lastSyncAtMs }) => lastSyncAtMs).filter((atMs) => atMs !== null);
  if (ends.length === 0) return words.neverSynced;
  return fillPhrase(words.lastSync, { when: momentText(Math.max(...ends), speech) });
}

/** Whose books wait for what, where there are several; those that wait come first when not all can be shown. */
function companyItems({ companies, finishing }: TrayFacts, words: TrayWords, speech: Speech): readonly TrayItem[] {
  if (companies.length < 2) return [];
  const urgent = companies.toSorted((a, b) => b.toReview - a.toReview);
  const shown = companies.length <= mostCompanies ? companies : urgent.slice(0, mostCompanies);
  const left = companies.length - shown.length;
  return [
    ...shown.map((company) =>
      action(companyLabel(company, words, speech), { do: 'review', company: company.id }, !finishing),
    ),
    ...(left === 0 ? [] : [action(countedPhrase(words.moreCompanies, left, speech), { do: 'open' }, true)]),
    separator,
  ];
}

function companyLabel({ name, toReview }: TrayCompany, words: TrayWords, speech: Speech): string {
  if (toReview === 0) return fillPhrase(words.companyQuiet, { company: name });
  return countedPhrase(words.companyToReview, toReview, speech, { company: name });
}

function reviewItem(facts: TrayFacts, words: TrayWords, { locale }: Speech): TrayItem {
  const count = reviewCount(facts);
  const shown = new Intl.NumberFormat(locale).format(count);
  const label = count === 0 ? words.review : fillPhrase(words.reviewCount, { count: shown });
  const [waiting, ...others] = facts.companies.filter(({ toReview }) => toReview > 0);
  const company = waiting !== undefined && others.length === 0 ? waiting.id : null;
  return action(label, { do: 'review', company }, !facts.finishing && facts.companies.length > 0);
}

function text(label: string): TrayItem {
  return { kind: 'text', label };
}

function action(label: string, what: TrayAction, enabled: boolean): TrayItem {
  return { kind: 'action', label, action: what, enabled };
}
