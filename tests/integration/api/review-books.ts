import { onTestFinished } from 'vitest';
import { openView } from '../../../electron/adapters/ledger/open-ledger.ts';
import { searchActivity } from '../../../electron/api/activity.ts';
import type { CompanyHost } from '../../../electron/api/company-host.ts';
import { readOverview } from '../../../electron/api/overview.ts';
import { reviewQueries } from '../../../electron/api/review-queries.ts';
import type { Ledger, LedgerView } from '../../../electron/ports/ledger.ts';
import { type MethodInput, type MethodOutputs, methodInputs } from '../../../shared/contract/methods.ts';
import type { ReviewFilter, ReviewSort } from '../../../shared/contract/review-list.ts';
import type { Failure } from '../../../shared/domain/failure.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { ownConsent } from '../../fixtures/own-consent.ts';
import { noon } from '../ledger/sample-books.ts';
import { openedLedger, temporaryFolder } from '../ledger/temporary-ledger.ts';

/** Books that one connection writes and another one, as in the window's process, only looks at. */
export interface ReviewBooks {
  readonly folder: string;
  readonly ledger: Ledger;
  query(filter?: ReviewFilter, sort?: ReviewSort, page?: { offset: number; limit: number }): Promise<Page>;
  facets(): Promise<MethodOutputs['review.facets']>;
  ids(filter?: ReviewFilter): Promise<readonly string[]>;
  overview(): Promise<MethodOutputs['overview.read']>;
  activity(input?: Partial<MethodInput<'activity.search'>>): Promise<MethodOutputs['activity.search']>;
  /** The same books, looked at by someone who has seen nothing of them yet. */
  afresh(): ReviewBooks;
  /** What was told unasked. */
  readonly news: readonly string[];
}

type Page = MethodOutputs['review.query'];

const newestFirst: ReviewSort = { by: 'date', descending: true };

export function reviewBooks(
  folder = temporaryFolder(),
  ledger: Ledger = openedLedger(folder),
  look: 'beside' | 'same connection' = 'beside',
): ReviewBooks {
  const view = look === 'beside' ? lookingAt(folder) : ledger;
  const news: string[] = [];
  const host = hostOf(view, news);
  const queries = reviewQueries(host);
  return {
    folder,
    ledger,
    news,
    async query(filter = {}, sort = newestFirst, page = { offset: 0, limit: 500 }) {
      return answered(await queries['review.query'](methodInputs['review.query'].parse({ filter, sort, ...page })));
    },
    async facets() {
      return answered(await queries['review.facets']({}));
    },
    async ids(filter = {}) {
      const all = { filter, sort: newestFirst, offset: 0, limit: 1_000_000 };
      return answered(await queries['review.ids'](methodInputs['review.ids'].parse(all))).ids;
    },
    async overview() {
      return answered(await readOverview(host));
    },
    async activity(input = {}) {
      const whole = { text: '', runId: null, states: [], before: null, limit: 200, ...input };
      return answered(await searchActivity(host, methodInputs['activity.search'].parse(whole)));
    },
    afresh: () => reviewBooks(folder, ledger, look),
  };
}

function lookingAt(folder: string): LedgerView {
  const opened = openView(folder);
  if (!opened.ok) throw new Error(opened.error.message);
  onTestFinished(() => opened.value.close());
  return opened.value;
}

/** What the reading methods ask of their host; the rest is not theirs, and throws. */
function hostOf(view: LedgerView, news: string[]): CompanyHost {
  const known: Partial<CompanyHost> = {
    view: () => ok(view),
    consents: ownConsent,
    nowMs: () => Date.parse(noon),
    notify: ({ type }) => {
      news.push(type);
    },
  };
  return new Proxy(known, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (value === undefined) throw new Error(`A reading method asked its host for ${String(name)}.`);
      return value;
    },
  }) as CompanyHost;
}

function answered<T>(result: Result<T, Failure>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
