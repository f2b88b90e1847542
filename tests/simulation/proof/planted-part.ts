import { availableParallelism } from 'node:os';
import { findPlantedOnDisk } from '../../crash/disk/find-planted-on-disk.ts';
import { plantedDiskFaults } from '../../crash/disk/planted-disk-faults.ts';
import { type Caught, findPlanted } from '../seeded/find-planted.ts';
import { plantedFaults } from '../seeded/planted-faults.ts';
import { count, markdownTable } from './markdown-table.ts';
import type { ProofPart } from './proof-part.ts';

/** One that is not caught within so many seeds is a defect of the bench. */
const mostSeeds = 10_000;

export const plantedPart: ProofPart = {
  title: 'Wrong versions of the program',
  share: 50,
  async prove(forMs, { say }) {
    const endsAtMs = performance.now() + forMs;
    const caught: Caught[] = [];
    const queue = [
      ...plantedDiskFaults.map(({ name }) => ({ name, find: findPlantedOnDisk })),
      ...plantedFaults.map(({ name }) => ({
        name,
        find: (fault: string, leftMs: number) => findPlanted(fault, mostSeeds, leftMs),
      })),
    ];
    const names = queue.map(({ name }) => name);
    const worker = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const leftMs = endsAtMs - performance.now();
        if (leftMs <= 0) return;
        const found = await next.find(next.name, leftMs);
        caught.push(found);
        say(`${found.seeds ?? `not in ${found.run}`}: ${found.name}: ${found.problem.split('\n')[0]}`);
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, worker));
    const failures = caught
      .filter(({ seeds, run }) => seeds === null && run >= mostSeeds)
      .map(({ name }) => `"${name}" was not caught within ${mostSeeds} seeds`);
    return { text: textOf(names, caught), failures };
  },
};

function textOf(names: readonly string[], caught: readonly Caught[]): string {
  const found = caught.filter(({ seeds }) => seeds !== null).length;
  const rows = names.map((name) => rowOf(name, caught.find((one) => one.name === name) ?? null));
  return `Each is switched on by changing the source as it is loaded. The first of the table run on a disk that forgets (below) and are counted
in power cuts, the others in seeds. ${found} of the ${caught.length} that were tried were told from the right program, of ${names.length} in the table.

${markdownTable(['The program is wrong so', 'Seeds or cuts until it was caught', 'What was seen first'], rows)}`;
}

function rowOf(name: string, found: Caught | null): readonly string[] {
  if (found === null) return [name, 'not tried', ''];
  if (found.seeds === null)
    return [name, `not within ${count(found.run)}${found.run < mostSeeds ? ', when time was up' : ''}`, ''];
  return [name, count(found.seeds), found.problem.split('\n')[0] ?? ''];
}
