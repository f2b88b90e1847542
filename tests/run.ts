import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { binOf, root, runChecks } from './checks.ts';
import { provideDebianPackages } from './debian-packages.ts';

// The one gate: what `npm test` runs. Provides what the machine lacks, then types, lint, architecture and dead code,
// then the tests. Arguments go to vitest, and narrow the run to it: `npm test -- tests/unit/money.test.ts`.

const resultFile = join(root, 'test-results', 'vitest.json');
const chosen = process.argv.slice(2);

rmSync(resultFile, { force: true });
const missing = provideDebianPackages();
if (missing !== null) {
  process.stderr.write(`${missing}\n`);
  process.exit(1);
}
const checksPassed = chosen.length > 0 || (await runChecks());
const testsPassed = runTests();
if (!checksPassed) process.stderr.write('\nA check failed before the tests; see the first lines of this run.\n');
process.exitCode = checksPassed && testsPassed ? 0 : 1;

function runTests(): boolean {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${resultFile}`];
  const vitest = spawnSync(process.execPath, [binOf('vitest', 'vitest'), 'run', ...reporters, ...chosen], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return vitest.status === 0;
}
