import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../checks.ts';
import { setup as buildProgram } from '../fixtures/built-program.ts';
import { type Proved, proofPage } from './proof/proof-page.ts';
import { proofParts } from './proof/proof-parts.ts';

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

const say = (text: string): void => void process.stderr.write(`${text}\n`);
buildProgram();
const endsAtMs = performance.now() + minutes * 60_000;
const proved: Proved[] = [];
for (const [index, part] of proofParts.entries()) {
  say(`${part.title} …`);
  const startedMs = performance.now();
  const shares = proofParts.slice(index).reduce((sum, { share }) => sum + share, 0);
  const found = await part.prove((Math.max(0, endsAtMs - startedMs) * part.share) / shares, { from, say });
  proved.push({ part, minutes: (performance.now() - startedMs) / 60_000, found });
  for (const failure of found.failures) say(failure);
}
const machine = `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), Node ${process.versions.node}`;
const day = new Date().toISOString().slice(0, 10);
writeFileSync(join(root, 'docs', 'proof.md'), proofPage({ minutes, day, machine, proved }));
say('docs/proof.md says what was run.');
process.exitCode = proved.every(({ found }) => found.failures.length === 0) ? 0 : 1;
