import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { provideDebianPackages } from '../debian-packages.ts';
import { type BudgetLine, verdict } from './budget-line.ts';
import { type GrowthLine, growthLines, growthVerdict, measureGrowth } from './measure-growth.ts';
import { type LoadLine, measureBackground, measureLoad } from './measure-load.ts';
import { measureStart, measureWindow } from './measure-window.ts';
import { type ListLine, measureReviewList } from './review-list.ts';

// How long the ledger and the planning take, next to what SQLite alone needs for the same rows on the same disk.
// Then the list that the window reads, and the window itself in a real Chromium, each beside what it may take.
// `npm run -s bench -- --movements 10000,100000,1000000 --rounds 1 --json`; `--only growth`, `window`, `start` and `background` leave out
// the rest. `--only load` is never run unasked: many companies at once take minutes.

const parts = ['growth', 'window', 'start', 'background', 'load'];
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
if (only !== '' && !parts.includes(only)) throw new Error(`There is no part "${only}", but ${parts.join(', ')}.`);
const isAll = only === '';
const missing = isAll || only === 'window' || only === 'start' ? provideDebianPackages() : null;
if (missing !== null) throw new Error(missing);
const growth = isAll || only === 'growth' ? await measureGrowth(sizes, rounds) : [];
const lines: readonly GrowthLine[] = growthLines(growth);
const lists: (ListLine & { readonly movements: number })[] = [];
for (const movements of isAll ? sizes : []) {
  for (const line of await measureReviewList(movements)) lists.push({ movements, ...line });
}
const windowLines: readonly BudgetLine[] = [
  ...(isAll || only === 'window' ? await measureWindow(Math.max(...sizes)) : []),
  ...(isAll || only === 'start' ? await measureStart(Math.max(...sizes)) : []),
];
const background = isAll || only === 'background' ? await measureBackground() : [];
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
const tables = [
  ...(growth.length > 0 ? [growthTable(), memoryTable()] : []),
  ...(lists.length > 0 ? [listTable()] : []),
  ...(windowLines.length > 0 ? [windowTable()] : []),
  ...(background.length > 0 ? [lineTable('a day in the background', background)] : []),
  ...(loadLines.length > 0 ? [lineTable('under load', loadLines)] : []),
];
process.stdout.write(
  values.json
    ? `${JSON.stringify({ machine, lines, growth, lists, window: windowLines, background, load: loadLines })}\n`
    : tables.join('\n'),
);

function growthTable(): string {
  const rows = lines.map((line) => [
    String(line.movements),
    line.step,
    `${line.oursMs} ms`,
    `${line.bareMs} ms`,
    `${line.ratio.toFixed(2)} x`,
    `${line.cpuRatio.toFixed(2)} x`,
    `${line.cpuEach.toFixed(1)} µs`,
    line.growth === null ? '' : `${line.growth.toFixed(2)} x`,
    growthVerdict(line),
  ]);
  const head = [
    'movements',
    'step',
    'ours',
    'bare SQLite',
    'ratio',
    'of processor time',
    'each',
    'next to 100,000',
    '',
  ];
  const { node, sqlite, cpu, cores, load } = machine;
  return `${aligned([head, ...rows])}Node ${node}, SQLite ${sqlite}, ${cores} cores, load ${load?.toFixed(1)}, ${cpu}; the median of ${rounds} rounds.\n`;
}

function memoryTable(): string {
  const rows = growth.map(({ movements, peakMb, fileMb, openMs, longestBlockMs }) => [
    String(movements),
    `${peakMb} MB`,
    `${fileMb} MB`,
    `${openMs} ms`,
    `${longestBlockMs} ms`,
  ]);
  return aligned([['movements', 'most memory', 'size of the ledger', 'open', 'longest block while planning'], ...rows]);
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

function lineTable(head: string, lines: readonly LoadLine[]): string {
  const rows = lines.map(({ what, value, unit }) => [what, `${value.toLocaleString('en-GB')} ${unit}`.trim()]);
  return `${aligned([[head, ''], ...rows])}${machine.cores} cores, load ${machine.load?.toFixed(1)}.\n`;
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `${row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  ')}\n`).join('');
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`"${text}" is no whole number above 0.`);
  return number;
}
