import type { Failure } from '../../shared/domain/failure.ts';
import { equalData } from '../../shared/domain/hash.ts';
import type { Instant } from '../../shared/domain/plain-date.ts';
import { judgePass, mayReplace, queryFrom, releasedIds } from '../../shared/domain/plan-pull.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { ObservedMovement } from '../ports/cledara.ts';
import type { LedgerView } from '../ports/ledger.ts';
import { type Engine, nowInstant } from './engine.ts';
import { keepApplications } from './keep-applications.ts';
import { fedWords, noteFedChanges } from './note-fed-changes.ts';
import { noteCledaraChanges } from './posted-questions.ts';
import { type RecognisedRows, recognisePulled } from './recognise-pulled.ts';
import type { Run } from './run.ts';
import { inBooks, type SeveralListed } from './several-listed.ts';
import { askAboutUnlisted, missingIn } from './unlisted.ts';

/** A read is repeated at most this often when rows come or go while it pages. */
const maxPasses = 4;
/** More pages than this in one pass is not a workspace but a service that never ends. */
const maxPages = 20_000;

interface PassResult {
  /** The last row of each id. */
  readonly rows: Map<string, ObservedMovement>;
  /** Rows that say different things under one id; the ids of which there is one alone are not in it. */
  readonly several: ReadonlyMap<string, SeveralListed>;
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
  const read = await readTwiceWhereMissing(engine, run, from);
  if (!read.ok) return read;
  const { recognised, seen, complete, missing } = read.value;
  const released = releasedIds({ pendingKnown, seen, from, complete });
  const replaced = replacedIn(engine, recognised, missing);
  const changed: string[] = [];
  ledger.transaction(() => {
    const fed = fedWords(ledger, [...seen, ...missing]);
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
    for (const doubt of replaced) ledger.saveToldDoubt(doubt);
    for (const id of missing) ledger.markUnlisted(id, readAt);
    run.counts.updated += changed.length;
    noteCledaraChanges(engine, run.id, changed);
    askAboutUnlisted(engine, run.id);
    noteFedChanges(engine, run.id, fed);
    // What a shifting list may have hidden is read again from the same day on next time.
    if (!complete) return;
    const before = ledger.pullWindow();
    const coveredFrom = before !== null && before.coveredFrom < from ? before.coveredFrom : from;
    ledger.savePullWindow({ coveredFrom, readAt });
  });
  run.teller.changed();
  engine.log.info('pulled', { rows: seen.size, complete, released: released.length, missing: missing.length });
  return ok(null);
}

interface KnownRead {
  readonly recognised: RecognisedRows;
  /** Ids in the books of all that was read. */
  readonly seen: ReadonlySet<string>;
  readonly complete: boolean;
  /** Settled movements that the read does not have and should, by their ids in the books; none where it is not complete. */
  readonly missing: readonly string[];
}

/** Before a settled movement counts as missing, the list is read whole once more: two reads do not lose the same row by chance. */
async function readTwiceWhereMissing(engine: Engine, run: Run, from: Instant): Promise<Result<KnownRead, Failure>> {
  const first = await readKnown(engine, run, from);
  if (!first.ok) return first;
  const before = new Set(engine.ledger.unlistedMovements().map(({ id }) => id));
  if (first.value.missing.every((id) => before.has(id))) return first;
  const second = await readKnown(engine, run, from);
  if (!second.ok) return second;
  const { seen } = first.value;
  return ok({ ...second.value, missing: second.value.missing.filter((id) => !seen.has(id)) });
}

/** What may be the same payment under another id: nobody posts it twice for that. */
function replacedIn(
  { ledger }: Engine,
  { rows }: RecognisedRows,
  missing: readonly string[],
): ReturnType<typeof mayReplace> {
  const missed = missing.flatMap((id) => ledger.movement(id) ?? []).filter(({ unlisted }) => unlisted === null);
  if (missed.length === 0) return [];
  const fresh = rows.map(({ movement }) => movement).filter(({ id }) => ledger.movement(id) === null);
  return mayReplace(fresh, missed);
}

async function readKnown(engine: Engine, run: Run, from: Instant): Promise<Result<KnownRead, Failure>> {
  const read = await readWindow(engine, run, from);
  if (!read.ok) return read;
  const { rows, complete } = read.value;
  const recognised = recognisePulled(engine.ledger, rows.values());
  const seen = new Set(recognised.rows.map(({ movement }) => movement.id));
  return ok({ recognised, seen, complete, missing: complete ? missingIn(engine.ledger, seen, from) : [] });
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
    if (complete) return ok({ rows: withSeveral(engine.ledger, read.value), complete });
    for (const [id, row] of read.value.rows) rows.set(id, row);
    previousIds = ids;
  }
  engine.log.warn('pull-kept-shifting', { passes: maxPasses });
  return ok({ rows, complete: false });
}

async function readPass(engine: Engine, run: Run, from: Instant): Promise<Result<PassResult, Failure>> {
  const rows = new Map<string, ObservedMovement>();
  const several = new Map<string, SeveralListed>();
  const totals: number[] = [];
  let offset = 0;
  for (let page = 0; page < maxPages; page += 1) {
    const answer = await engine.cledara.transactionsPage({ from, offset });
    if (!answer.ok) return answer;
    totals.push(answer.value.totalCount);
    for (const row of answer.value.rows) {
      const { id } = row.movement;
      const before = several.get(id) ?? [rows.get(id) ?? row];
      if (before.every((one) => saysAnother(one, row))) several.set(id, [...before, row]);
      rows.set(id, row);
    }
    run.teller.tell('reading', rows.size, answer.value.totalCount);
    if (answer.value.nextOffset === null) return ok({ rows, several, totals });
    offset = answer.value.nextOffset;
  }
  return err({
    kind: 'incompatible',
    source: 'cledara',
    message: `Cledara's list of transactions did not end after ${maxPages} pages. Nothing was changed; try again later.`,
  });
}

/** What is read of them differs, not only what nobody reads. */
function saysAnother(one: ObservedMovement, other: ObservedMovement): boolean {
  return one.rawJson !== other.rawJson && !equalData(one.movement, other.movement);
}

/** What the list says twice alike is one movement; what it says differently is for a person, and none of it is dropped. */
function withSeveral(ledger: LedgerView, { rows, several }: PassResult): Map<string, ObservedMovement> {
  const all = new Map(rows);
  for (const [id, listed] of several) for (const row of inBooks(ledger, id, listed)) all.set(row.movement.id, row);
  return all;
}
