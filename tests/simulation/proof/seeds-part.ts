import { availableParallelism } from 'node:os';
import { runSeeds, type SeedTotals } from '../seeded/run-many.ts';
import { count, markdownTable } from './markdown-table.ts';
import type { ProofOptions, ProofPart } from './proof-part.ts';

const seedsOfRun = 100;

export const seedsPart: ProofPart = {
  title: 'One seed after another',
  share: 20,
  async prove(forMs, options) {
    const totals = await runFor(forMs, options);
    const failed = totals.failed.map(({ seed, problems }) => `seed ${seed}: ${problems[0]?.split('\n')[0]}`);
    return { text: textOf(totals, options.from), failures: failed };
  },
};

async function runFor(forMs: number, { from, say }: ProofOptions): Promise<SeedTotals> {
  const endsAtMs = performance.now() + forMs;
  const all: SeedTotals[] = [];
  let next = from;
  const worker = async (): Promise<void> => {
    for (let leftMs = forMs; leftMs > 0; leftMs = endsAtMs - performance.now()) {
      const first = next;
      next += seedsOfRun;
      const part = await runSeeds(first, seedsOfRun, { forMs: leftMs });
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

function textOf(totals: SeedTotals, from: number): string {
  const { seeds, syncs, crashes, faults, requests, documents, failed } = totals;
  const rows = [
    ['Seeds', `${count(seeds)}, from ${from} on`],
    ['Syncs', count(syncs)],
    ['Crashes', count(crashes)],
    ['Faults that struck', count(faults)],
    ['Requests', count(requests)],
    ['Documents made', count(documents)],
    ['Seeds that failed', failed.length === 0 ? 'none' : failed.map(({ seed }) => seed).join(', ')],
  ];
  return `The whole program on one seed: the real engine, ledger and adapters against the sandbox in one process, on virtual time. Dice decide
what happens in Cledara and in Xero, what people do, which requests go wrong and how, when the program crashes, how long the computer
sleeps and how wrong its clock is. After every step: nothing is in Xero twice, all that is there belongs to a movement that somebody
accepted, of its amount, day and bank account; the books claim nothing that Xero lacks; nothing that a person left out comes back; no
secret is in a log. In the end nothing is left open and, where no person interfered, nothing is missing.

${markdownTable(['', ''], rows)}`;
}
