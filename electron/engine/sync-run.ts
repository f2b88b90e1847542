import type { Failure } from '../../shared/domain/failure.ts';
import type { ReferenceData } from '../../shared/domain/reference-data.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { acceptAll } from './accept.ts';
import { attachInvoices } from './attach.ts';
import { openNextMonths, pullFloor } from './backfill.ts';
import { booksComeFromFiles } from './books-source.ts';
import { isLookDue, lookForDrift } from './drift.ts';
import { type Engine, nowInstant } from './engine.ts';
import { explainRefusal } from './explain-refusal.ts';
import { feedBank } from './feed-bank.ts';
import { finishUndoing } from './finish-undoing.ts';
import { reserveReached } from './people-reserve.ts';
import { plan } from './plan.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import { chosenTenant, readReference } from './read-reference.ts';
import { recoverFromCrash, resolveUncertain } from './recover.ts';
import { newRun, type Run, waitUntil } from './run.ts';
import { type RunReport, reportRun } from './run-report.ts';
import { type RunListener, RunTeller } from './run-teller.ts';
import { settleOpenChanges } from './settle-change.ts';

export interface SyncOptions extends RunListener {
  /** Approve what waits for review before pushing. */
  readonly approveAll: boolean;
  /** False: nothing at all is written to Xero. */
  readonly push: boolean;
  /** Who asked, for the books. */
  readonly author: string;
  /** It began by itself: it leaves the last requests of the day to people. */
  readonly isBackground: boolean;
}

/** A run that is in the books and has not done anything yet. */
export interface BegunRun {
  readonly runId: string;
  readonly teller: Pick<RunTeller, 'repeat'>;
  /** Does its work, once. Everything it did is in the ledger, whenever it ends; where a bug ends it, that is noted too. */
  work(): Promise<RunReport>;
}

/**
 * One run: pull, plan, push what is approved, attach. Put into the books at once, so that it has a name before it has done
 * anything. Fails only where no run could begin; a run that had to end early says why in the report's `failure`.
 */
export function beginSync(engine: Engine, options: SyncOptions): Result<BegunRun, Failure> {
  const connections = engine.ledger.connections();
  if (connections.cledara === null && !booksComeFromFiles(engine.ledger)) {
    return {
      ok: false,
      error: { kind: 'notConnected', source: 'cledara', message: 'Cledara is not connected. Connect it first.' },
    };
  }
  const tenant = chosenTenant(engine);
  if (!tenant.ok) return tenant;

  const runId = engine.ids.uuid();
  const startedAt = nowInstant(engine.clock);
  const teller = new RunTeller(engine, { runId, startedAt }, options);
  const run = newRun(runId, teller, options.isBackground);
  engine.ledger.transaction(() =>
    engine.ledger.saveRun({ id: run.id, startedAt, finishedAt: null, summaryJson: null }),
  );
  return ok({
    runId,
    teller,
    work: async () => {
      try {
        return await wholeRun(engine, run, startedAt, tenant.value, options);
      } catch (thrown) {
        noteBrokenRun(engine, runId, startedAt);
        throw thrown;
      }
    },
  });
}

async function wholeRun(
  engine: Engine,
  run: Run,
  startedAt: string,
  tenantId: string,
  options: SyncOptions,
): Promise<RunReport> {
  const callsBefore = { cledara: engine.cledara.callCount(), xero: engine.xero.callCount() };
  recoverFromCrash(engine, run);
  const ended = await work(engine, run, tenantId, options);
  const outcome = ended.ok ? ended : err(await explainRefusal(engine, ended.error));
  if (!outcome.ok) noteRefusedKey(engine, outcome.error);
  if (!outcome.ok && outcome.error.kind === 'rateLimited') waitUntil(run, outcome.error.untilMs);
  const report = reportRun(engine, run, startedAt, callsBefore, outcome.ok ? null : outcome.error);
  engine.ledger.transaction(() =>
    engine.ledger.saveRun({
      id: run.id,
      startedAt,
      finishedAt: report.finishedAt,
      summaryJson: JSON.stringify(report),
    }),
  );
  return report;
}

/** A run that a bug has ended has an end and no summary. What it had under way is looked up by the next one. */
function noteBrokenRun(engine: Engine, runId: string, startedAt: string): void {
  try {
    saveBrokenRun(engine, runId, startedAt);
  } catch (thrown) {
    // The books themselves may be what is broken; the caller hears of the first bug, which says more.
    engine.log.error('broken-run-not-noted', { runId, message: thrown instanceof Error ? thrown.message : 'unknown' });
  }
}

function saveBrokenRun(engine: Engine, runId: string, startedAt: string): void {
  const at = nowInstant(engine.clock);
  engine.ledger.transaction(() => {
    engine.ledger.saveRun({ id: runId, startedAt, finishedAt: at, summaryJson: null });
    engine.ledger.appendActivity({
      at,
      runId,
      movementId: null,
      proposalId: null,
      event: 'sync-broke-off',
      fromState: null,
      toState: null,
      message:
        'The sync ended early because something went wrong inside Tallybridge. Nothing was lost: the next sync goes on from here.',
    });
  });
}

async function work(engine: Engine, run: Run, tenantId: string, options: SyncOptions): Promise<Result<null, Failure>> {
  if (!booksComeFromFiles(engine.ledger)) {
    const pulled = await pull(engine, run, pullFloor(engine));
    if (!pulled.ok) return pulled;
    noteAcceptedKey(engine);
  }
  const reserved = options.isBackground ? reserveReached(engine, tenantId) : null;
  if (reserved !== null) return err(reserved);
  run.teller.tell('looking', 0, null);
  const reference = await readReference(engine, tenantId);
  if (!reference.ok) return reference;
  const settings = engine.ledger.settings(); // after Cledara was read: an application may have another name by now
  if (settings === null) return ok(null); // no account is on: there is nothing to propose
  // What comes back from a lost answer is planned again like everything else before it may leave.
  const resolved = options.push ? await resolveUncertain(engine, run) : ok(null);
  if (!resolved.ok) return resolved;
  const settled = await settleOpenChanges(engine, run.id);
  if (!settled.ok) return settled;
  if (settled.value !== null) waitUntil(run, settled.value);
  const finished = options.push ? await finishUndoing(engine, run, reference.value) : ok(null);
  if (!finished.ok) return finished;
  run.teller.tell('planning', 0, null);
  openNextMonths(engine, run.id);
  const planned = await plan(engine, run, reference.value, settings);
  if (!planned.ok) return planned;
  run.teller.changed();
  if (options.approveAll) run.counts.approved += acceptAll(engine, options.author, run.id, planned.value);
  if (!options.push) return await lookOnceADay(engine, run, reference.value);
  const pushed = await push(engine, run, reference.value);
  if (!pushed.ok) return pushed;
  const fed = await feedBank(engine, run, engine.ledger.referenceData() ?? reference.value, settings);
  if (!fed.ok) return fed;
  const attached = await attachInvoices(engine, run);
  return attached.ok ? await lookOnceADay(engine, run, reference.value) : attached;
}

/** What others changed in Xero, after everything that waited has been done. The lists are those with the contacts just made. */
async function lookOnceADay(engine: Engine, run: Run, reference: ReferenceData): Promise<Result<null, Failure>> {
  if (!isLookDue(engine, reference)) return ok(null);
  const looked = await lookForDrift(engine, engine.ledger.referenceData() ?? reference, run.id);
  return looked.ok ? ok(null) : looked;
}

/** Cledara has just taken the key. Xero's consent is noted where it is renewed. */
function noteAcceptedKey(engine: Engine): void {
  const connections = engine.ledger.connections();
  if (connections.cledara === null || connections.cledara.health === 'ok') return;
  const cledara = { ...connections.cledara, health: 'ok' as const };
  engine.ledger.transaction(() => engine.ledger.saveConnections({ ...connections, cledara }));
}

/**
 * A key that was refused is shown as such until it is taken again. Xero's consent is not judged here: only where it is
 * renewed can it be told for good that it is gone, and a refusal elsewhere may be Xero's own fault.
 */
function noteRefusedKey(engine: Engine, failure: Failure): void {
  const connections = engine.ledger.connections();
  if (failure.kind !== 'authExpired' || failure.source !== 'cledara' || connections.cledara === null) return;
  const cledara = { ...connections.cledara, health: 'refused' as const };
  engine.ledger.transaction(() => engine.ledger.saveConnections({ ...connections, cledara }));
}
