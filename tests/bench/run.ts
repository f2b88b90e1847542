import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ledgerFiles } from '../../electron/adapters/ledger/ledger-files.ts';
import { openLedger } from '../../electron/adapters/ledger/open-ledger.ts';
import { plan } from '../../electron/engine/plan.ts';
import { newRun } from '../../electron/engine/run.ts';
import type { ObservedMovement } from '../../electron/ports/cledara.ts';
import type { Ledger } from '../../electron/ports/ledger.ts';
import { reference, settings } from '../unit/domain/example-company.ts';
import { findEach, readTables, writeBare } from './bare-sqlite.ts';
import { type BudgetLine, verdict } from './budget-line.ts';
import { exampleMovements } from './example-movements.ts';
import { type LoadLine, measureLoad } from './measure-load.ts';
import { measureStart, measureWindow } from './measure-window.ts';
import { planningEngine } from './planning-engine.ts';
import { type ListLine, measureReviewList } from './review-list.ts';

// How long the ledger and the planning take, next to what SQLite alone needs for the same rows on the same disk.
// Then the list that the window reads, and the window itself in a real Chromium, each beside what it may take.
// `npm run -s bench -- --movements 10000,100000 --rounds 3 --json`; `--only window` and `--only start` leave out the rest.
// `--only load` is never run unasked: a million movements in one ledger, then many companies at once, takes a quarter of an hour.

const steps = ['store', 'store again', 'plan', 'plan again'] as const;
type Step = (typeof steps)[number];
type Timings = Record<Step, { readonly ours: number; readonly bare: number }>;

interface Line {
  readonly movements: number;
  readonly step: Step;
  readonly oursMs: number;
  readonly bareMs: number;
  /** Median of the rounds' own ratios. */
  readonly ratio: number;
  readonly movementsPerSecond: number;
}

const seenAt = '2026-11-22T09:00:00.000Z';
const { values } = parseArgs({
  options: {
    movements: { type: 'string', default: '10000,100000' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
  },
});
const sizes = values.movements.split(',').map(wholeNumber);
const rounds = wholeNumber(values.rounds);

const { only } = values;
if (!['', 'window', 'start', 'load'].includes(only))
  throw new Error(`There is no part "${only}", but "window", "start" and "load".`);
const isAll = only === '';
const lines: Line[] = [];
const lists: (ListLine & { readonly movements: number })[] = [];
for (const movements of isAll ? sizes : []) {
  lines.push(...(await measure(movements)));
  for (const line of await measureReviewList(movements)) lists.push({ movements, ...line });
}
const windowLines: readonly BudgetLine[] = [
  ...(isAll || only === 'window' ? await measureWindow(Math.max(...sizes)) : []),
  ...(isAll || only === 'start' ? await measureStart(Math.max(...sizes)) : []),
];
const loadLines: readonly LoadLine[] = only === 'load' ? await measureLoad() : [];
const machine = {
  node: process.version,
  sqlite: process.versions['sqlite'] ?? null,
  cpu: cpus()[0]?.model ?? null,
  cores: availableParallelism(),
  rounds,
  // What else this machine had to do meanwhile: above the number of cores, times tell little.
  load: loadavg()[0] ?? null,
};
const tables = isAll ? [table(), listTable(), windowTable()] : [only === 'load' ? loadTable() : windowTable()];
process.stdout.write(
  values.json
    ? `${JSON.stringify({ machine, lines, lists, window: windowLines, load: loadLines })}\n`
    : tables.join('\n'),
);

async function measure(size: number): Promise<Line[]> {
  const movements = exampleMovements(size);
  const results: Timings[] = [];
  for (let round = 0; round < rounds; round += 1) results.push(await measureOnce(movements));
  return steps.map((step) => {
    const oursMs = median(results.map((result) => result[step].ours));
    return {
      movements: size,
      step,
      oursMs: Math.round(oursMs),
      bareMs: Math.round(median(results.map((result) => result[step].bare))),
      ratio: Number(median(results.map((result) => result[step].ours / result[step].bare)).toFixed(2)),
      movementsPerSecond: Math.round((size / oursMs) * 1000),
    };
  });
}

async function measureOnce(movements: readonly ObservedMovement[]): Promise<Timings> {
  const folder = mkdtempSync(join(tmpdir(), 'tallybridge-bench-'));
  try {
    const opened = openLedger(folder);
    if (!opened.ok) throw new Error(opened.error.message);
    const ledger = opened.value;
    const version = ledger.transaction(() =>
      ledger.appendSettings({ ...settings, syncFrom: '2025-01-01' }, 'bench', seenAt),
    );
    const engine = planningEngine(ledger);
    const planOnce = async () => {
      const planned = await plan(engine, newRun('bench'), reference, version);
      if (!planned.ok) throw new Error(planned.error.message);
    };
    const ours = {
      store: await time(() => store(ledger, movements)),
      'store again': await time(() => store(ledger, movements)),
      plan: await time(planOnce),
      'plan again': await time(planOnce),
    };
    ledger.close();
    return joined(ours, await measureBare(folder, movements));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same rows with SQLite alone: written, looked up one by one, read and written, read. */
async function measureBare(folder: string, movements: readonly ObservedMovement[]): Promise<Record<Step, number>> {
  const path = ledgerFiles(folder).ledger;
  const ids = movements.map(({ movement }) => movement.id);
  const stored = readTables(path, ['movements']);
  const planned = readTables(path, ['proposals', 'activity']);
  if (stored['movements']?.length !== movements.length || planned['proposals']?.length !== movements.length) {
    throw new Error('Not every movement was stored and planned, so there is nothing to compare.');
  }
  return {
    store: await time(() => writeBare(join(folder, 'bare-movements.db'), stored)),
    'store again': await time(() => findEach(path, 'movements', ids)),
    plan: await time(() => {
      readTables(path, ['movements']);
      writeBare(join(folder, 'bare-proposals.db'), planned);
    }),
    'plan again': await time(() => readTables(path, ['movements', 'proposals'])),
  };
}

function store(ledger: Ledger, movements: readonly ObservedMovement[]): void {
  ledger.transaction(() => {
    for (const observed of movements) ledger.saveMovement(observed, seenAt);
  });
}

function joined(ours: Record<Step, number>, bare: Record<Step, number>): Timings {
  const both = (step: Step) => ({ ours: ours[step], bare: bare[step] });
  return {
    store: both('store'),
    'store again': both('store again'),
    plan: both('plan'),
    'plan again': both('plan again'),
  };
}

async function time(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function table(): string {
  const rows = lines.map((line) => [
    String(line.movements),
    line.step,
    `${line.oursMs} ms`,
    `${line.bareMs} ms`,
    `${line.ratio.toFixed(2)} x`,
    `${line.movementsPerSecond}/s`,
  ]);
  const text = aligned([['movements', 'step', 'ours', 'bare SQLite', 'ratio', 'speed'], ...rows]);
  const { node, sqlite, cpu, cores } = machine;
  return `${text}Node ${node}, SQLite ${sqlite}, ${cores} cores, ${cpu}; medians of ${rounds} rounds.\n`;
}

function listTable(): string {
  const rows = lists.map(({ movements, what, unit, times, p50, p95, most }) => [
    String(movements),
    what,
    String(times),
    ...[p50, p95, most].map((value) => `${value.toFixed(1)} ${unit}`),
  ]);
  return aligned([['movements', 'the list in memory', 'times', 'p50', 'p95', 'most'], ...rows]);
}

function windowTable(): string {
  const rows = windowLines.map((line) => [
    line.what,
    String(line.times),
    ...[line.p50, line.p95, line.most].map((value) => `${value.toFixed(line.unit === 'ms' ? 1 : 0)} ${line.unit}`),
    line.budget === null ? '' : `${line.budget} ${line.unit}`,
    verdict(line),
  ]);
  const head = [`the window, ${Math.max(...sizes)} movements`, 'times', 'p50', 'p95', 'most', 'budget', ''];
  return `${aligned([head, ...rows])}${machine.cores} cores, load ${machine.load?.toFixed(1)}.\n`;
}

function loadTable(): string {
  const rows = loadLines.map(({ what, value, unit }) => [what, `${value.toLocaleString('en-GB')} ${unit}`.trim()]);
  return `${aligned([['under load', ''], ...rows])}${machine.cores} cores, load ${machine.load?.toFixed(1)}.\n`;
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `${row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  ')}\n`).join('');
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`"${text}" is no whole number above 0.`);
  return number;
}
