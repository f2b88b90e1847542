import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { ledgerFiles } from '../../electron/adapters/ledger/ledger-files.ts';
import { openLedger } from '../../electron/adapters/ledger/open-ledger.ts';
import { plan } from '../../electron/engine/plan.ts';
import { newRun } from '../../electron/engine/run.ts';
import type { Clock } from '../../electron/ports/clock.ts';
import type { Ledger } from '../../electron/ports/ledger.ts';
import { reference, settings } from '../unit/domain/example-company.ts';
import { findEach, readBare, writeBare } from './bare-sqlite.ts';
import { exampleMovement } from './example-movements.ts';
import type { GrowthReport, GrowthStep } from './measure-growth.ts';
import { planningEngine } from './planning-engine.ts';
import { Spending } from './spending.ts';

// One ledger of so many movements, all of them new, in a process of its own whose memory is nobody else's: stored and planned, and
// both again, each beside what SQLite alone needs for the same rows on the same disk. Prints a report as JSON.

/** Cledara gives up to a hundred rows for a page; a thousand is ten pages. */
const rowsOfTransaction = 1000;
const seenAt = '2026-11-22T09:00:00.000Z';
const mb = 1024 * 1024;

const { values } = parseArgs({ options: { movements: { type: 'string', default: '100000' } } });
const count = Number(values.movements);
const folder = mkdtempSync(join(tmpdir(), 'tallybridge-growth-'));
try {
  process.stdout.write(JSON.stringify(await measure()));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(): Promise<GrowthReport> {
  const ledger = opened();
  ledger.transaction(() => ledger.appendSettings({ ...settings, syncFrom: '2025-01-01' }, 'bench', seenAt));
  const ours: Record<GrowthStep, Spending> = spendings();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  ours.store.on(() => storeAll(ledger));
  ours['store again'].on(() => storeAll(ledger));
  delay.enable();
  await ours.plan.onAll(() => planAll(ledger));
  await ours['plan again'].onAll(() => planAll(ledger));
  delay.disable();
  const planned = Object.values(ledger.countByState()).reduce((sum, each) => sum + each, 0);
  if (planned !== count) throw new Error(`${planned} of ${count} movements were planned.`);
  ledger.close();
  const opening = new Spending();
  opening.on(() => opened().close());
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  const path = ledgerFiles(folder).ledger;
  const bare = measureBare(path);
  return {
    movements: count,
    steps: { ours, bare },
    openMs: Math.round(opening.wallMs),
    longestBlockMs: Math.round(delay.max / 1e6),
    peakMb,
    fileMb: Math.round(statSync(path).size / mb),
  };
}

function measureBare(path: string): Record<GrowthStep, Spending> {
  const bare = spendings();
  writeBare(path, join(folder, 'bare-movements.db'), ['movements'], bare.store.on);
  bare['store again'].on(() => {
    if (findEach(path, 'movements', movementIds()) !== count) throw new Error('Not every movement was found.');
  });
  writeBare(path, join(folder, 'bare-proposals.db'), ['proposals', 'activity'], bare.plan.on);
  bare['plan again'].on(() => {
    if (readBare(path, ['movements', 'proposals']) !== 2 * count) throw new Error('Not every row was read.');
  });
  return bare;
}

function* movementIds(): Generator<string> {
  for (let index = 0; index < count; index += 1) yield exampleMovement(index, count).movement.id;
}

function storeAll(ledger: Ledger): void {
  for (let from = 0; from < count; from += rowsOfTransaction) {
    ledger.transaction(() => {
      for (let index = from; index < Math.min(count, from + rowsOfTransaction); index += 1) {
        ledger.saveMovement(exampleMovement(index, count), seenAt);
      }
    });
  }
}

/** The clock stands, but whoever waits lets others have their turn, as the machine's own does. */
async function planAll(ledger: Ledger): Promise<void> {
  const version = ledger.settings();
  if (version === null) throw new Error('Nothing is set.');
  const clock: Clock = {
    nowMs: () => Date.parse(seenAt),
    sleep: (durationMs) => new Promise((resolve) => setTimeout(resolve, durationMs)),
  };
  const planned = await plan({ ...planningEngine(ledger), clock }, newRun('bench'), reference, version);
  if (!planned.ok) throw new Error(planned.error.message);
}

function spendings(): Record<GrowthStep, Spending> {
  return { store: new Spending(), 'store again': new Spending(), plan: new Spending(), 'plan again': new Spending() };
}

function opened(): Ledger {
  const ledger = openLedger(folder);
  if (!ledger.ok) throw new Error(ledger.error.message);
  return ledger.value;
}
