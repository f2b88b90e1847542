import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeInvoiceFile } from '../../../electron/sandbox/world/invoice-file.ts';
import type { SyncProgress } from '../../../shared/contract/sync-progress.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { buy, minute, openBooks, plainSetup } from '../engine/books.ts';
import { interfere } from '../engine/interfere.ts';

const start = { push: true, author: 'the test' };
/** Twenty requests a minute on both sides, so that a run has to wait again and again. */
const slowly = {
  xeroLimits: { perMinute: 20, perDay: 5000, concurrent: 5 },
  variables: { TALLYBRIDGE_XERO_LIMITS: 'perMinute=20,perDay=5000,concurrent=5' },
};

interface Seen {
  readonly atMs: number;
  readonly path: string;
  readonly progress: SyncProgress;
}

/** How far the run says it is, at every request. */
function watch(books: TestCompany): Seen[] {
  const seen: Seen[] = [];
  interfere(books, ({ path }) => {
    const atMs = books.clock.nowMs();
    void books.call('sync.progress', {}).then(({ progress }) => {
      if (progress !== null) seen.push({ atMs, path, progress });
    });
    return null;
  });
  return seen;
}

function buyMany(books: TestCompany, count: number, invoices: number): void {
  for (let number = 1; number <= count; number += 1) {
    const row = buy(books, number);
    if (number <= invoices) books.sandbox.world.cledara.uploadInvoice(row.id, makeInvoiceFile('pdf', [`${number}`]));
  }
}

const told = (books: TestCompany) => books.news.flatMap((one) => (one.type === 'sync' ? [one.progress] : []));
const changes = (books: TestCompany) => books.news.filter(({ type }) => type === 'changed').length;

describe('the progress of a sync', () => {
  test('counts what there is in each phase, in their order, and never backwards', async () => {
    const books = await openBooks();
    buyMany(books, 130, 7);
    const seen = watch(books);
    const { runId } = await books.call('sync.start', start);
    await books.company.settle();
    const phases = ['reading', 'looking', 'planning', 'sending', 'attaching'] as const;
    expect([...new Set(seen.map(({ progress }) => progress.phase))]).toEqual(phases);
    for (const { progress } of seen) {
      expect(progress.runId).toBe(runId);
      expect(progress.done).toBeLessThanOrEqual(progress.total ?? Number.POSITIVE_INFINITY);
    }
    for (const phase of phases) {
      const counts = seen.map(({ progress }) => progress).filter((progress) => progress.phase === phase);
      expect(counts.map(({ done }) => done)).toEqual(counts.map(({ done }) => done).sort((a, b) => a - b));
    }
    const atWrites = seen.filter(({ path }) => path.endsWith('/BankTransactions') || path.includes('/Attachments/'));
    const sending = atWrites.filter(({ progress }) => progress.phase === 'sending');
    expect(sending.slice(-3).map(({ progress }) => [progress.done, progress.total])).toEqual([
      [0, 130],
      [50, 130],
      [100, 130],
    ]);
    const last = seen.at(-1)?.progress;
    expect(last).toMatchObject({ phase: 'attaching', total: 7 });
    expect(await books.call('sync.progress', {})).toEqual({ progress: null });
  });

  test('is told first, last, and at its end', async () => {
    const books = await openBooks();
    buyMany(books, 3, 2);
    books.news.length = 0;
    const { runId } = await books.call('sync.start', start);
    await books.company.settle();
    const progress = told(books);
    expect(progress[0]).toEqual({
      runId,
      startedAt: expect.any(String),
      phase: 'reading',
      done: 0,
      total: null,
      leftMs: null,
    });
    expect(progress.at(-2)).toMatchObject({ phase: 'attaching', done: 2, total: 2, leftMs: 0 });
    expect(progress.at(-1)).toBeNull();
    expect(changes(books)).toBeGreaterThan(0);
    const lastChange = books.news.findLastIndex(({ type }) => type === 'changed');
    expect(lastChange).toBe(books.news.length - 2);
  });

  test('of the command line is told just the same', async () => {
    const books = await openBooks();
    buyMany(books, 2, 0);
    books.news.length = 0;
    const { runId } = await books.sync();
    expect(told(books)[0]).toMatchObject({ runId, phase: 'reading' });
    expect(told(books).at(-1)).toBeNull();
  });

  test('guesses the time left by the limit of Xero, and comes near to the truth', async () => {
    const books = await openBooks(slowly);
    buyMany(books, 120, 120);
    const seen = watch(books);
    await books.call('sync.start', start);
    await books.company.settle();
    const endMs = books.clock.nowMs();
    const guesses = seen.filter(({ progress }) => ['sending', 'attaching'].includes(progress.phase));
    expect(guesses.length).toBeGreaterThan(100);
    for (const { atMs, progress } of guesses) {
      const truth = endMs - atMs;
      expect(progress.leftMs).not.toBeNull();
      // By the clock that skips waits. Xero's minutes are steps and the guess is a slope, so it may be one step off.
      expect(Math.abs((progress.leftMs ?? 0) - truth)).toBeLessThan(Math.max(minute, truth / 3));
    }
  });
});

describe('a sync that is started', () => {
  test('is in the books before it is answered, and ends there', async () => {
    const books = await openBooks();
    buy(books, 1);
    const { runId } = await books.call('sync.start', start);
    expect(books.ledger().runs(1)).toMatchObject([{ id: runId, finishedAt: null, summaryJson: null }]);
    await books.company.settle();
    expect(books.ledger().runs(1)).toMatchObject([{ id: runId, finishedAt: expect.any(String) }]);
    expect(await books.call('status.read', {})).toMatchObject({ counts: { pushed: 1 }, lastRun: { runId, pushed: 1 } });
  });

  test('keeps out a second one until it has ended', async () => {
    const books = await openBooks();
    await books.call('sync.start', start);
    const { api } = books.company;
    for (const again of [api.call('sync.start', start), api.call('sync.run', { approveAll: false, push: true })]) {
      expect(await again).toMatchObject({ ok: false, error: { kind: 'ledgerUnavailable', why: 'busy' } });
    }
    expect(await books.call('sync.progress', {})).not.toEqual({ progress: null });
    await books.company.settle();
    await books.call('sync.start', start);
    await books.company.settle();
    expect(books.ledger().runs(10)).toHaveLength(2);
  });

  test('that cannot begin says why at once, and leaves no trace', async () => {
    const books = await openBooks({ connected: false }, null);
    await books.call('connection.cledara', { apiKey: books.sandbox.apiKey });
    books.news.length = 0;
    expect(await books.company.api.call('sync.start', start)).toMatchObject({
      ok: false,
      error: { kind: 'notConnected', source: 'xero' },
    });
    expect(books.ledger().runs(10)).toEqual([]);
    expect(told(books)).toEqual([]);
    await books.company.settle();
  });

  test('that meets a bug has ended, in the books and on the screen, is in the log, and keeps the next one from nothing', async () => {
    const books = await openBooks();
    buy(books, 1);
    const ledger = books.ledger();
    const { savePullWindow } = ledger;
    ledger.savePullWindow = () => {
      throw new TypeError('a bug for the test');
    };
    const { runId } = await books.call('sync.start', start);
    await books.company.settle();
    expect(ledger.runs(1)).toMatchObject([{ id: runId, finishedAt: expect.any(String), summaryJson: null }]);
    expect(ledger.activity({ limit: 1 })).toMatchObject([{ runId, event: 'sync-broke-off' }]);
    expect(told(books).at(-1)).toBeNull();
    const log = readFileSync(join(books.folder, 'logs', 'tallybridge.log'), 'utf8');
    expect(log).toContain('a bug for the test');
    expect(log).toContain(runId);
    ledger.savePullWindow = savePullWindow;
    expect(await books.sync()).toMatchObject({ pushed: 1 });
  });

  test('sends nothing where it was told not to', async () => {
    const books = await openBooks({}, plainSetup);
    buy(books, 1);
    await books.call('sync.start', { ...start, push: false });
    await books.company.settle();
    expect(books.sandbox.world.xero.bankTransactions).toEqual([]);
  });
});
