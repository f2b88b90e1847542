import { fuzz } from '../../fuzz/fuzz-target.ts';
import { fuzzTargets } from '../../fuzz/fuzz-targets.ts';
import { count, markdownTable } from './markdown-table.ts';
import type { ProofPart } from './proof-part.ts';

/** Of one target; more than any gets in an hour. */
const mostInputs = 1_000_000;

export const fuzzPart: ProofPart = {
  title: 'Altered input',
  share: 15,
  async prove(forMs, { from, say }) {
    const rows: string[][] = [];
    const failures: string[] = [];
    for (const target of fuzzTargets) {
      const found = await fuzz(target, { from, count: mostInputs, forMs: forMs / fuzzTargets.length });
      say(`${target.name}: ${found.inputs} inputs, ${found.findings.length} findings`);
      failures.push(...found.findings.map(({ seed, problem }) => `${target.name}, seed ${seed}: ${problem}`));
      const { inputs, read, refused, findings, longestMs } = found;
      rows.push([target.name, ...[inputs, read, refused, findings.length].map(count), `${longestMs.toFixed(0)} ms`]);
    }
    const head = ['What is read', 'Inputs', 'Read', 'Refused by name', 'Findings', 'The longest took'];
    const text = `Real answers and files of the sandbox, altered by dice from seed ${from} on. Each is read soundly or refused by name; anything thrown, a secret in a
message, or more than twenty seconds is a finding (\`npm run fuzz -- --only NAME --from SEED --count 1\` makes it again).

${markdownTable(head, rows)}`;
    return { text, failures };
  },
};
