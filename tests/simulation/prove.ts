import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { binOf, root } from '../checks.ts';
import { type FuzzFigures, fuzz } from '../fuzz/fuzz-target.ts';
import { fuzzTargets } from '../fuzz/fuzz-targets.ts';
import { type Caught, findPlanted } from './seeded/find-planted.ts';
import { plantedFaults } from './seeded/planted-faults.ts';
import { proofPage } from './seeded/proof-page.ts';
import { runSeeds, type SeedTotals } from './seeded/run-many.ts';

// Runs the benches for as long as asked and writes what was run, and what it found, into docs/proof.md:
// `npm run prove -- --minutes 60`. Seeds begin with `--from`, 1 unless told, so that a later run can go on where one ended.

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, from: { type: 'string', default: '1' } },
});
const minutes = Number(values.minutes);
const from = Number(values.from);
if (!(minutes > 0) || !Number.isInteger(from) || from < 1) {
  process.stderr.write('--minutes takes a number above 0, --from a whole number above 0.\n');
  process.exit(2);
}

/** Shares of the time; what is left over goes to the kills. */
const seedShare = 0.45;
const plantedShare = 0.35;
/** For all readers together, in equal parts. */
const fuzzShare = 0.1;
/** One that is not caught within so many seeds is a defect of the bench. */
const mostSeeds = 10_000;

const startedMs = performance.now();
const say = (text: string): void => void process.stderr.write(`${text}\n`);
const seeds = await proveSeeds(minutes * seedShare * 60_000);
const planted = await provePlanted(minutes * plantedShare * 60_000);
const fuzzed = await proveReaders(minutes * fuzzShare * 60_000);
const kills = await proveKills(minutes * 60_000 - (performance.now() - startedMs));
const took = Math.round((performance.now() - startedMs) / 60_000);
writeFileSync(join(root, 'docs', 'proof.md'), proofPage({ minutes: took, from, seeds, planted, fuzzed, kills }));
say('docs/proof.md says what was run.');
const findings = fuzzed.flatMap((figures) => figures.findings);
process.exitCode = seeds.failed.length === 0 && findings.length === 0 && kills.failures === 0 ? 0 : 1;

async function proveSeeds(forMs: number): Promise<SeedTotals> {
  const endsAtMs = performance.now() + forMs;
  const all: SeedTotals[] = [];
  let next = from;
  const take = (): number => {
    next += 100;
    return next - 100;
  };
  const worker = async (): Promise<void> => {
    while (performance.now() < endsAtMs) {
      const part = await runSeeds(take(), 100);
      all.push(part);
      for (const { seed, problems } of part.failed) say(`seed ${seed}: ${problems[0]}`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return all.reduce(addTotals);
}

function addTotals(a: SeedTotals, b: SeedTotals): SeedTotals {
  return {
    seeds: a.seeds + b.seeds,
    syncs: a.syncs + b.syncs,
    crashes: a.crashes + b.crashes,
    faults: a.faults + b.faults,
    requests: a.requests + b.requests,
    documents: a.documents + b.documents,
    failed: [...a.failed, ...b.failed],
  };
}

/** Those for which there is time, in the order of the table; a later run of the bench has more of it. */
async function provePlanted(forMs: number): Promise<readonly Caught[]> {
  const endsAtMs = performance.now() + forMs;
  const queue = [...plantedFaults];
  const caught: Caught[] = [];
  const worker = async (): Promise<void> => {
    for (let fault = queue.shift(); fault !== undefined; fault = queue.shift()) {
      const leftMs = endsAtMs - performance.now();
      if (leftMs <= 0) return;
      const found = await findPlanted(fault.name, mostSeeds, leftMs);
      caught.push(found);
      say(`${found.seeds ?? 'not'}: ${found.name}: ${found.problem.split('\n')[0]}`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return plantedFaults.flatMap(({ name }) => caught.find((one) => one.name === name) ?? []);
}

/** Altered input for each reader, as much as its part of the time allows. */
async function proveReaders(forMs: number): Promise<readonly FuzzFigures[]> {
  const all: FuzzFigures[] = [];
  for (const target of fuzzTargets) {
    const figures = await fuzz(target, { from, count: Number.POSITIVE_INFINITY, forMs: forMs / fuzzTargets.length });
    all.push(figures);
    for (const { seed, problem } of figures.findings) say(`${target.name}, seed ${seed}: ${problem.split('\n')[0]}`);
  }
  return all;
}

/** Real processes that are killed at random moments, fifty in a run. */
async function proveKills(forMs: number): Promise<{ readonly kills: number; readonly failures: number }> {
  const endsAtMs = performance.now() + forMs;
  let runs = 0;
  let failures = 0;
  while (performance.now() < endsAtMs) {
    runs += 1;
    const vitest = spawn(
      process.execPath,
      [binOf('vitest', 'vitest'), 'run', 'tests/crash/kill-at-random.test.ts', '--retry=0'],
      { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const code = await new Promise((resolve) => vitest.once('close', resolve));
    if (code !== 0) failures += 1;
    say(`kills: ${runs * 50}, runs that failed: ${failures}`);
  }
  return { kills: runs * 50, failures };
}
