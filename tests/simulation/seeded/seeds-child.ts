import { parseArgs } from 'node:util';
import { Simulator } from './simulate.ts';

// Runs seeds and prints one line of JSON with what was found; the trace of each that failed on standard error.
// `node tests/simulation/seeded/seeds-child.ts --from 1 --count 1000`; `--stop` ends with the first that fails,
// `--ms` with the seed that is under way after so long.

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '1' },
    count: { type: 'string', default: '100' },
    ms: { type: 'string', default: 'Infinity' },
    stop: { type: 'boolean', default: false },
    trace: { type: 'boolean', default: false },
  },
});
const from = Number(values.from);
const startedMs = performance.now();
const simulator = new Simulator();
const totals = { seeds: 0, syncs: 0, crashes: 0, faults: 0, requests: 0, documents: 0 };
const failed: { readonly seed: number; readonly problems: readonly string[] }[] = [];
for (let seed = from; seed < from + Number(values.count); seed += 1) {
  if (performance.now() - startedMs > Number(values.ms)) break;
  const outcome = await simulator.run(seed);
  totals.seeds += 1;
  for (const name of ['syncs', 'crashes', 'faults', 'requests', 'documents'] as const) totals[name] += outcome[name];
  if (values.trace) process.stderr.write(`${outcome.trace.join('\n')}\n`);
  if (outcome.problems.length === 0) continue;
  failed.push({ seed, problems: outcome.problems });
  if (values.stop) break;
}
simulator.close();
const seconds = (performance.now() - startedMs) / 1000;
process.stdout.write(`${JSON.stringify({ ...totals, seconds: Math.round(seconds * 10) / 10, failed })}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
