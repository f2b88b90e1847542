import { exitOfSummary, exitOfUndo } from '../../../electron/command-line/exit-code.ts';
import type { SyncSummary } from '../../../shared/contract/sync-summary.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { posted, writesTo } from '../engine/books.ts';
import type { Outcome, Situation } from './situation.ts';

/** What one command came to, and every sentence that a person reads about it, each once. */
export interface Observation {
  readonly outcome: Outcome;
  readonly sentences: readonly string[];
  /** From the command's end until it goes on by itself, in milliseconds; null where nothing waits. */
  readonly waitsMs: number | null;
  /** Statuses that Xero answered with. */
  readonly statuses: ReadonlySet<number>;
}

const documentPath = /\/(BankTransactions|BankTransfers|Invoices|CreditNotes|Payments(\/[^/]+)?)$/;

/** What a command ended with, in itself. */
interface Ended {
  readonly exit: Outcome['exit'];
  readonly error: string | null;
  readonly invoices: readonly string[];
  readonly refused: readonly string[];
  readonly sentences: readonly string[];
  readonly waitsMs: number | null;
}

/** Does it, and looks at what a person would: the items, the command's own message, what it refused and invoices' problems. */
export async function observe(
  books: TestCompany,
  command: 'sync' | NonNullable<Situation['command']>,
): Promise<Observation> {
  const { requests } = books.sandbox.world;
  const before = { requests: requests.length, writes: writesTo(books, documentPath) };
  const ended = command === 'sync' ? endOfSync(await books.sync()) : await changeAll(books, command);
  const { proposals } = await books.call('review.list', { state: 'all' });
  const reasons = proposals.map(({ reason }) => reason.message);
  return {
    outcome: {
      items: proposals.map(({ state, reason }) => `${state} ${reason.code}`).sort(),
      exit: ended.exit,
      ...(ended.error === null ? {} : { error: ended.error }),
      ...(ended.invoices.length === 0 ? {} : { invoices: ended.invoices }),
      ...(ended.refused.length === 0 ? {} : { refused: ended.refused }),
      writes: writesTo(books, documentPath) - before.writes,
      documents: documentsOf(books).length,
      ...filesOf(books),
    },
    sentences: [...new Set([...ended.sentences, ...reasons])],
    waitsMs: ended.waitsMs,
    statuses: new Set(requests.slice(before.requests).flatMap(({ status }) => status ?? [])),
  };
}

function endOfSync(summary: SyncSummary): Ended {
  const { error, waitingUntil, attachmentProblems: problems, feedProblems = [] } = summary;
  return {
    exit: outsideInput(exitOfSummary(summary)),
    error: error?.code ?? null,
    invoices: problems.map(({ code }) => code),
    refused: [],
    sentences: [...messageOf(error), ...[...problems, ...feedProblems].map(({ message }) => message)],
    waitsMs: waitingUntil === null ? null : Date.parse(waitingUntil) - Date.parse(summary.finishedAt),
  };
}

async function changeAll(books: TestCompany, command: 'undo' | 'send-again'): Promise<Ended> {
  const { proposals } = await books.call('review.list', { state: 'all' });
  const ids = proposals.map(({ id }) => id);
  const author = 'Priya';
  const report =
    command === 'undo'
      ? await books.call('review.undo', { ids, author })
      : await books.call('drift.decide', { decision: 'send', ids, author });
  const { error, refused, waitingUntil } = report;
  return {
    exit: 'undone' in report ? outsideInput(exitOfUndo(report)) : null,
    error: error?.code ?? null,
    invoices: [],
    refused: refused.map(({ code }) => code),
    sentences: [...messageOf(error), ...refused.map(({ message }) => message)],
    waitsMs: waitingUntil === null ? null : Date.parse(waitingUntil) - books.clock.nowMs(),
  };
}

/** Marks of all that was made and stands; one that is there twice was posted twice. A bill has its mark in its address. */
export function documentsOf(books: TestCompany): readonly (string | null)[] {
  const { bankTransfers, bills } = books.sandbox.world.xero;
  const transfers = bankTransfers.filter(({ status }) => status === 'AUTHORISED');
  const standing = bills.billShelf.items.filter(({ status }) => status === 'AUTHORISED' || status === 'PAID');
  return [...[...posted(books), ...transfers].map(({ reference }) => reference), ...standing.map(({ url }) => url)];
}

/** References of our payments; one that is there twice paid twice. */
export function paymentsOf(books: TestCompany): readonly (string | null)[] {
  const { paymentShelf } = books.sandbox.world.xero.bills;
  return paymentShelf.items.filter(({ status }) => status === 'AUTHORISED').map(({ reference }) => reference);
}

function filesOf(books: TestCompany): { files?: number } {
  const { length } = books.sandbox.world.xero.attachments;
  return length === 0 ? {} : { files: length };
}

/** These situations have no bad input. */
function outsideInput(exit: 0 | 1 | 2 | 3): Outcome['exit'] {
  if (exit === 2) throw new Error('The input was refused.');
  return exit;
}

function messageOf(error: { readonly message: string } | undefined): string[] {
  return error === undefined ? [] : [error.message];
}
