import { floorText, readFloors, scoreOf } from '../../mutation/floors.ts';
import { type Mutated, mutateFile } from '../../mutation/mutate-file.ts';
import { mutationTable } from '../../mutation/mutation-table.ts';
import type { ProofPart } from './proof-part.ts';

export const mutationPart: ProofPart = {
  title: 'Code changed in small ways',
  share: 15,
  async prove(forMs, { from, say }) {
    const endsAtMs = performance.now() + forMs;
    const floors = readFloors();
    const files = [...floors];
    const first = (from - 1) % files.length;
    const results: Mutated[] = [];
    const failures: string[] = [];
    for (const [path, floor] of [...files.slice(first), ...files.slice(0, first)]) {
      if (results.length + failures.length > 0 && performance.now() >= endsAtMs) break;
      const result = await mutateFile(path, floor.tests).catch((error: unknown) => `${error}`);
      if (typeof result === 'string') {
        failures.push(`${path} could not be tried with its tests: ${result}`);
        continue;
      }
      results.push(result);
      const score = scoreOf(result);
      say(`${path}: ${score} %, floor ${floorText(floor)}`);
      if (score < (floor.score ?? 0))
        failures.push(`${path}: ${score} % noticed, under its floor of ${floorText(floor)}`);
    }
    const text = `One place after another of a file is changed (\`<\` for \`<=\`, a condition for \`true\`, a sentence for none), and its own tests are run
on each change: how many of a hundred they notice is its score. A change that none notices may be one that changes nothing that
matters, or a rule that no test states (\`npm run mutate -- --only FILE\` names each). ${results.length} of the ${floors.size} files of
\`tests/mutation/floors.json\`, in turn from number ${first + 1} on; a file under its floor is a finding.

${mutationTable(results, floors)}`;
    return { text, failures };
  },
};
