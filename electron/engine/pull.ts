import type { Failure } from '../../shared/domain/failure.ts';
import type { Instant } from '../../shared/domain/plain-date.ts';
import { judgePass, queryFrom, releasedIds } from '../../shared/domain/plan-pull.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { ObservedMovement } from '../ports/cledara.ts';
import { type Engine, nowInstant } from './engine.ts';
import { keepApplications } from './keep-applications.ts';
import { fedWords, noteFedChanges } from './note-fed-changes.ts';
import { noteCledaraChanges } from './posted-questions.ts';
import { recognisePulled } from './recognise-pulled.ts';
import type { Run } from './run.ts';

/** A read is repeated at most this often when rows come or go while it pages. */
const maxPasses = 4;
/** More pages than this in one pass is not a workspace but a service that never ends. */
const maxPages = 20_000;

interface PassResult {
  readonly rows: Map<string, ObservedMovement>;
  readonly totals: number[];
}

/** Reads Cledara's window and stores rows, releases and the window itself in one ledger transaction. */
export async function pull(engine: Engine, run: Run, syncFrom: Instant): Promise<Result<null, Failure>> {
  const { ledger, cledara, clock } = engine;
  const pendingKnown = ledger.unsettledMovements();
  const from = queryFrom({
    syncFrom,
    window: ledger.pullWindow(),
    oldestPendingAuthorisedAt: pendingKnown.reduce<Instant | null>(
      (oldest, { authorisedAt }) => (oldest === null || authorisedAt < oldest ? authorisedAt : oldest),
      null,
    ),
    nowMs: clock.nowMs(),
  });
  const readAt = nowInstant(clock);
  run.teller.tell('reading', 0, null);
  const applications = await cledara.applications();
  if (!applications.ok) return applications;
  const read = await readWindow(engine, run, from);
  if (!read.ok) return read;

  const recognised = recognisePulled(ledger, read.value.rows.values());
  const seen = new Set(recognised.rows.map(({ movement }) => movement.id));
  const released = releasedIds({ pendingKnown, seen, from, complete: read.value.complete });
  const changed: string[] = [];
  ledger.transaction(() => {
    const fed = fedWords(ledger, seen);
    keepApplications(engine, applications.value, run.id);
    for (const row of recognised.rows) {
      const outcome = ledger.saveMovement(row, readAt);
      if (outcome === 'new') run.counts.pulled += 1;
      if (outcome === 'changed') changed.push(row.movement.id);
    }
    for (const told of recognised.told) ledger.saveToldMovement(told);
    for (const doubt of recognised.doubts) ledger.saveToldDoubt(doubt);
    for (const id of released) {
      ledger.markReleased(id, readAt);
      run.counts.released += 1;
    }
    run.counts.updated += changed.length;
    noteCledaraChanges(engine, run.id, changed);
    noteFedChanges(engine, run.id, fed);
    // What a shifting list may have hidden is read again from the same day on next time.
    if (!read.value.complete) return;
    const before = ledger.pullWindow();
    const coveredFrom = before !== null && before.coveredFrom < from ? before.coveredFrom : from;
    ledger.savePullWindow({ coveredFrom, readAt });
  });
  run.teller.changed();
  engine.log.info('pulled', { rows: seen.size, complete: read.value.complete, released: released.length });
  return ok(null);
}

/** Reads all pages, again while the list shifts under the read; rows of every pass are kept, the newest reading of each. */
async function readWindow(
  engine: Engine,
  run: Run,
  from: Instant,
): Promise<Result<{ rows: Map<string, ObservedMovement>; complete: boolean }, Failure>> {
  const rows = new Map<string, ObservedMovement>();
  let previousIds: Set<string> | null = null;
  for (let pass = 1; pass <= maxPasses; pass += 1) {
    const read = await readPass(engine, run, from);
    if (!read.ok) return read;
    const ids = new Set(read.value.rows.keys());
    const complete = judgePass({ ids, totals: read.value.totals, previousIds }) === 'complete';
    // A complete pass alone tells the truth: rows of earlier, shifting passes that it lacks are gone.
    if (complete) return ok({ rows: read.value.rows, complete });
    for (const [id, row] of read.value.rows) rows.set(id, row);
    previousIds = ids;
  }
  engine.log.warn('pull-kept-shifting', { passes: maxPasses });
  return ok({ rows, complete: false });
}

async function readPass(engine: Engine, run: Run, from: Instant): Promise<Result<PassResult, Failure>> {
  const rows = new Map<string, ObservedMovement>();
  const totals: number[] = [];
  let offset = 0;
  for (let page = 0; page < maxPages; page += 1) {
    const answer = await engine.cledara.transactionsPage({ from, offset });
    if (!answer.ok) return answer;
    totals.push(answer.value.totalCount);
    for (const row of answer.value.rows) rows.set(row.movement.id, row);
    run.teller.tell('reading', rows.size, answer.value.totalCount);
    if (answer.value.nextOffset === null) return ok({ rows, totals });
    offset = answer.value.nextOffset;
  }
  return err({
    kind: 'incompatible',
    source: 'cledara',
    message: `Cledara's list of transactions did not end after ${maxPages} pages. Nothing was changed; try again later.`,
  });
}
