import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../checks.ts';
import { provideTemporaryFolder } from '../temporary-folder.ts';
import { floorText, readFloors, scoreOf, writeFloors } from './floors.ts';
import { type Mutated, mutateFile } from './mutate-file.ts';
import { mutationTable } from './mutation-table.ts';

// Changes the code in small ways and looks whether its tests notice: `npm run mutate`, or a file or folder alone by
// `npm run mutate -- --only shared/domain/match.ts`. Ends with 1 where a file is under its floor in floors.json; `--raise`
// writes the floors that are higher now. All of it takes more than an hour.

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true, default: [] }, raise: { type: 'boolean', default: false } },
});
const floors = new Map(readFloors());
const isChosen = (path: string): boolean =>
  values.only.length === 0 || values.only.some((only) => path === only || path.startsWith(`${only}/`));
const chosen = [...floors].filter(([path]) => isChosen(path));
if (chosen.length === 0) {
  process.stderr.write('--only takes a file that tests/mutation/floors.json names, or a folder of such files.\n');
  process.exit(2);
}

provideTemporaryFolder();
const results: Mutated[] = [];
let isBelow = false;
for (const [path, floor] of chosen) {
  const result = await mutateFile(path, floor.tests);
  results.push(result);
  const score = scoreOf(result);
  process.stdout.write(
    `${path}: ${result.noticed} of ${result.mutants} noticed, ${score} %, floor ${floorText(floor)}\n`,
  );
  for (const survivor of result.survivors) process.stdout.write(`  ${survivor}\n`);
  if (score < (floor.score ?? 0)) {
    isBelow = true;
    process.stdout.write(`  FAILED: under its floor. Its tests have to notice more of the above.\n`);
  } else if (values.raise && score > (floor.score ?? -1)) {
    floors.set(path, { ...floor, score });
    writeFloors(floors);
  }
}
const folder = join(root, 'test-results');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'mutation.json'), `${JSON.stringify(results, null, 2)}\n`);
writeFileSync(join(folder, 'mutation.md'), `${mutationTable(results, readFloors())}\n`);
process.stdout.write(
  'test-results/mutation.md has all scores, test-results/mutation.json the mutants that survived.\n',
);
process.exitCode = isBelow ? 1 : 0;
