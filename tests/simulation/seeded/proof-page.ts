import type { FuzzFigures } from '../../fuzz/fuzz-target.ts';
import type { Caught } from './find-planted.ts';
import { plantedFaults } from './planted-faults.ts';
import type { SeedTotals } from './run-many.ts';

export interface Proof {
  readonly minutes: number;
  readonly from: number;
  readonly seeds: SeedTotals;
  /** Those that there was time for. */
  readonly planted: readonly Caught[];
  readonly fuzzed: readonly FuzzFigures[];
  readonly kills: { readonly kills: number; readonly failures: number };
}

/** docs/proof.md: what was run, for how long, and what it found. */
export function proofPage({ minutes, from, seeds, planted, fuzzed, kills }: Proof): string {
  const caught = planted.filter((one) => one.seeds !== null).length;
  const rows = plantedFaults.map(({ name }) => rowOf(name, planted.find((one) => one.name === name) ?? null));
  return `# What was proved, and for how long

Written by \`npm run prove -- --minutes ${minutes}\`, which anyone can run again; with another number it runs longer.

## One seed after another

The whole program on one seed: the real engine, ledger and adapters against the sandbox in one process, on virtual time. Dice decide
what happens in Cledara and in Xero, what people do, which requests go wrong and how, when the program crashes, how long the computer
sleeps and how wrong its clock is. After every step: nothing is in Xero twice, all that is there belongs to a movement that somebody
accepted, of its amount, day and bank account; the books claim nothing that Xero lacks; nothing that a person left out comes back; no
secret is in a log. In the end nothing is left open and, where no person interfered, nothing is missing.

| | |
|---|---|
| Seeds | ${count(seeds.seeds)}, from ${from} on |
| Syncs | ${count(seeds.syncs)} |
| Crashes | ${count(seeds.crashes)} |
| Faults that struck | ${count(seeds.faults)} |
| Requests | ${count(seeds.requests)} |
| Documents made | ${count(seeds.documents)} |
| Seeds that failed | ${seeds.failed.length === 0 ? 'none' : seeds.failed.map(({ seed }) => seed).join(', ')} |

## Wrong versions of the program

${caught} of the ${planted.length} that were tried were told from the right one, of ${plantedFaults.length} in the table.

| The program is wrong so | Seeds until it was caught | What was seen first |
|---|---|---|
${rows.join('\n')}

## Altered input

What comes from outside, altered by dice: answers of both services and files in their structure and in their bytes, requests and
messages in every part. Each input is read as something sound or refused by a failure that has a name; nothing throws, hangs, leads
out of its folder or puts a secret into a message.

| Reader | Inputs | Read | Refused | Findings | The longest |
|---|---|---|---|---|---|
${fuzzed.map(fuzzedRow).join('\n')}

## Killed processes

${count(kills.kills)} kills of real processes at random moments; runs of fifty in which something was lost or doubled: ${kills.failures}.
`;
}

function fuzzedRow({ name, inputs, read, refused, findings, longestMs }: FuzzFigures): string {
  const found = findings.length === 0 ? 'none' : `seeds ${findings.map(({ seed }) => seed).join(', ')}`;
  return `| ${name} | ${count(inputs)} | ${count(read)} | ${count(refused)} | ${found} | ${Math.ceil(longestMs)} ms |`;
}

function rowOf(name: string, found: Caught | null): string {
  if (found === null) return `| ${name} | not tried | |`;
  if (found.seeds === null) return `| ${name} | not within ${count(found.run)} | |`;
  const [seen = ''] = found.problem.split('\n');
  return `| ${name} | ${count(found.seeds)} | ${seen.replaceAll('|', '\\|')} |`;
}

function count(value: number): string {
  return value.toLocaleString('en-GB');
}
