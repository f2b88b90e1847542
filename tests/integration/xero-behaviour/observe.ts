import { exitOfSummary } from '../../../electron/command-line/exit-code.ts';
import type { SyncSummary } from '../../../shared/contract/sync-summary.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { posted, writesTo } from '../engine/books.ts';
import type { Outcome } from './situation.ts';

/** What one sync came to, and every sentence that a person reads about it, each once. */
export interface Observation {
  readonly outcome: Outcome;
  readonly sentences: readonly string[];
  /** From the sync's end until it goes on by itself, in milliseconds; null where nothing waits. */
  readonly waitsMs: number | null;
  /** Statuses that Xero answered with. */
  readonly statuses: ReadonlySet<number>;
}

const documentPath = /\/(BankTransactions|BankTransfers|Invoices)$/;

/** Syncs, and looks at what a person would: the items, the sync's own message and the invoices' problems. */
export async function observeSync(books: TestCompany): Promise<Observation> {
  const { requests } = books.sandbox.world;
  const before = { requests: requests.length, writes: writesTo(books, documentPath) };
  const summary = await books.sync();
  const { proposals } = await books.call('review.list', { state: 'all' });
  const reasons = proposals.map(({ reason }) => reason.message);
  const problems = summary.attachmentProblems;
  return {
    outcome: {
      items: proposals.map(({ state, reason }) => `${state} ${reason.code}`).sort(),
      exit: exitOfSummary(summary) === 0 ? 0 : exitOfSummary(summary) === 1 ? 1 : 3,
      ...(summary.error === undefined ? {} : { error: summary.error.code }),
      ...(problems.length === 0 ? {} : { invoices: problems.map(({ code }) => code) }),
      writes: writesTo(books, documentPath) - before.writes,
      documents: documentsOf(books).length,
      ...filesOf(books),
    },
    sentences: [...new Set([...sentenceOf(summary), ...reasons, ...problems.map(({ message }) => message)])],
    waitsMs: summary.waitingUntil === null ? null : Date.parse(summary.waitingUntil) - Date.parse(summary.finishedAt),
    statuses: new Set(requests.slice(before.requests).flatMap(({ status }) => status ?? [])),
  };
}

/** References of all that was made and stands; one that is there twice was posted twice. */
export function documentsOf(books: TestCompany): readonly (string | null)[] {
  const transfers = books.sandbox.world.xero.bankTransfers.filter(({ status }) => status === 'AUTHORISED');
  return [...posted(books), ...transfers].map(({ reference }) => reference);
}

function filesOf(books: TestCompany): { files?: number } {
  const { length } = books.sandbox.world.xero.attachments;
  return length === 0 ? {} : { files: length };
}

function sentenceOf({ error }: SyncSummary): string[] {
  return error === undefined ? [] : [error.message];
}
