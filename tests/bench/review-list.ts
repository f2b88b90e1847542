import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { openLedger, openView } from '../../electron/adapters/ledger/open-ledger.ts';
import { searchActivity } from '../../electron/api/activity.ts';
import type { CompanyHost } from '../../electron/api/company-host.ts';
import { readOverview } from '../../electron/api/overview.ts';
import { reviewQueries } from '../../electron/api/review-queries.ts';
import { plan } from '../../electron/engine/plan.ts';
import { newRun } from '../../electron/engine/run.ts';
import type { Ledger, LedgerView } from '../../electron/ports/ledger.ts';
import type { ReviewFilter, ReviewSort } from '../../shared/contract/review-list.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import { ownConsent } from '../fixtures/own-consent.ts';
import { reference, settings } from '../unit/domain/example-company.ts';
import { exampleMovements } from './example-movements.ts';
import { planningEngine } from './planning-engine.ts';

const seenAt = '2026-11-22T09:00:00.000Z';
const sorts = ['date', 'amount', 'application', 'description', 'state', 'account', 'coding'] as const;
const newestFirst: ReviewSort = { by: 'date', descending: true };

/** Milliseconds per answer, or megabytes. */
export interface ListLine {
  readonly what: string;
  readonly unit: 'ms' | 'MB';
  readonly times: number;
  readonly p50: number;
  readonly p95: number;
  readonly most: number;
}

/** How long the window's process takes to answer from the list that it keeps in memory, and what that list takes. */
export async function measureReviewList(movements: number): Promise<readonly ListLine[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tallybridge-bench-list-'));
  try {
    const ledger = await filled(folder, movements);
    const lines = await measure(ledger, folder, movements);
    ledger.close();
    return lines;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function filled(into: string, count: number): Promise<Ledger> {
  const ledger = answered(openLedger(into));
  const version = ledger.transaction(() => {
    for (const observed of exampleMovements(count)) ledger.saveMovement(observed, seenAt);
    ledger.saveReferenceData(reference);
    return ledger.appendSettings({ ...settings, syncFrom: '2025-01-01' }, 'bench', seenAt);
  });
  answered(await plan(planningEngine(ledger), newRun('bench'), reference, version));
  return ledger;
}

async function measure(ledger: Ledger, from: string, count: number): Promise<readonly ListLine[]> {
  const view = answered(openView(from));
  const host = hostOf(view);
  const queries = reviewQueries(host);
  const ask = async (filter: ReviewFilter, sort = newestFirst, offset = 0) =>
    answered(await queries['review.query']({ filter, sort, offset, limit: 100 }));
  const before = usedMegabytes();
  const lines = [await timed('first page', 1, () => ask({}))];
  lines.push(await timed('description put in order', 1, () => ask({}, { by: 'description', descending: false })));
  const used = usedMegabytes() - before;
  lines.push({ what: 'memory of the list', unit: 'MB', times: 1, p50: used, p95: used, most: used });
  const typed = 'subscription 4213';
  lines.push(
    await timed('a letter more in the search', 10 * typed.length, (turn) =>
      ask({ search: typed.slice(0, (turn % typed.length) + 1), amountFrom: turn / 1e6 }),
    ),
    await timed('another search', 100, (turn) => ask({ search: `figma ${turn}` })),
    await timed('another filter', 100, (turn) => ask({ amountFrom: turn, months: ['2026-01', '2026-02'] })),
    await timed('another order', 140, (turn) => {
      const by = sorts[turn % sorts.length] ?? 'date';
      return ask({ amountTo: 1e12 + turn }, { by, descending: turn % 2 === 0 });
    }),
    await timed('rows deep inside', 200, (turn) => ask({}, newestFirst, (turn * 997) % count)),
    await timed('select all', 20, (turn) =>
      queries['review.ids']({ filter: { amountTo: 1e11 + turn }, sort: newestFirst, offset: 0, limit: 1_000_000 }),
    ),
    await timed('one item', 100, (turn) => queries['review.item']({ transactionId: idAt((turn * 977) % count) })),
    await timed(
      'a page after a decision',
      50,
      () => ask({}, newestFirst),
      (turn) => hold(ledger, turn),
    ),
    await timed(
      'what can be filtered by, after a decision',
      20,
      () => queries['review.facets']({}),
      (turn) => hold(ledger, 100 + turn),
    ),
    await timed(
      'overview after a decision',
      20,
      () => readOverview(host),
      (turn) => hold(ledger, 200 + turn),
    ),
    await timed('newest of the log', 20, () => search(host, '')),
    await timed('a word that the log lacks, one call', 20, () => search(host, 'nowhere')),
  );
  view.close();
  return lines;
}

function hold(ledger: Ledger, turn: number): void {
  const proposal = ledger.proposal(idAt(turn));
  if (proposal === null) throw new Error('There is no such proposal.');
  const reason = { code: 'by-hand', message: `Set aside, turn ${turn}.` } as const;
  ledger.saveProposal(
    { ...proposal, state: 'held', reason },
    {
      at: seenAt,
      runId: null,
      movementId: proposal.movementId,
      proposalId: proposal.id,
      event: 'hold-by-hand',
      fromState: proposal.state,
      toState: 'held',
      message: reason.message,
    },
  );
}

function search(host: CompanyHost, text: string): Promise<unknown> {
  return searchActivity(host, { text, runId: null, states: [], before: null, limit: 100 });
}

/** What the reading methods ask of their host. */
function hostOf(view: LedgerView & { close(): void }): CompanyHost {
  const known: Partial<CompanyHost> = {
    view: () => ok(view),
    consents: ownConsent,
    nowMs: () => Date.parse(seenAt),
    notify: () => undefined,
  };
  return known as CompanyHost; // the rest is not theirs
}

function idAt(index: number): string {
  return `movement-${String(index).padStart(8, '0')}`;
}

/** `prepare` is not counted. */
async function timed(
  what: string,
  times: number,
  work: (turn: number) => Promise<unknown> | unknown,
  prepare: (turn: number) => void = () => undefined,
): Promise<ListLine> {
  const all: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    prepare(turn);
    const started = performance.now();
    await work(turn);
    all.push(performance.now() - started);
  }
  all.sort((a, b) => a - b);
  const at = (share: number) => all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? Number.NaN;
  return { what, unit: 'ms', times, p50: at(0.5), p95: at(0.95), most: at(1) };
}

/** Of this process, once everything that is garbage was collected. */
function usedMegabytes(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('Garbage cannot be collected on demand here.');
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

function answered<T>(result: Result<T, Failure>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
