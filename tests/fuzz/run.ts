import { parseArgs } from 'node:util';
import { fuzz } from './fuzz-target.ts';
import { fuzzTargets } from './fuzz-targets.ts';

// Gives every reader its inputs and prints what became of them: `npm run fuzz -- --count 100000`. A finding is made again by
// `npm run fuzz -- --only NAME --from SEED --count 1`. Ends with 1 where there was one.

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    from: { type: 'string', default: '1' },
    count: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '600' },
  },
});
const { only } = values;
const chosen = fuzzTargets.filter(({ name }) => only === undefined || name === only);
const bounds = { from: Number(values.from), count: Number(values.count), forMs: Number(values.seconds) * 1000 };
const areWhole = Number.isInteger(bounds.from) && Number.isInteger(bounds.count) && bounds.forMs > 0;
if (chosen.length === 0 || !areWhole) {
  const names = fuzzTargets.map(({ name }) => `  ${name}`).join('\n');
  process.stderr.write(
    `--from and --count take whole numbers, --seconds a number above 0, --only one of these:\n${names}\n`,
  );
  process.exit(2);
}
process.exitCode = 0;
for (const target of chosen) {
  const { inputs, read, refused, findings, tookMs, longestMs, mostMb } = await fuzz(target, bounds);
  process.stdout.write(
    `${target.name}: ${inputs} inputs, ${read} read, ${refused} refused, ${findings.length} findings, ${(tookMs / 1000).toFixed(1)} s, the longest ${longestMs.toFixed(0)} ms, ${mostMb.toFixed(0)} MB\n`,
  );
  for (const { seed, problem } of findings)
    process.stdout.write(`  seed ${seed}: ${problem.split('\n').slice(0, 5).join('\n    ')}\n`);
  if (findings.length > 0) process.exitCode = 1;
}
