import { spawn } from 'node:child_process';
import { binOf, root } from '../../checks.ts';
import { killedCompanies, killsOfCompany } from '../../crash/random-kills.ts';
import { count } from './markdown-table.ts';
import type { ProofPart } from './proof-part.ts';

const killsOfRun = killedCompanies.length * killsOfCompany;

export const killsPart: ProofPart = {
  title: 'Killed processes',
  share: 10,
  async prove(forMs, { say }) {
    const endsAtMs = performance.now() + forMs;
    const failures: string[] = [];
    let runs = 0;
    do {
      runs += 1;
      const vitest = spawn(
        process.execPath,
        [binOf('vitest', 'vitest'), 'run', 'tests/crash/kill-at-random.test.ts', '--retry=0'],
        { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
      );
      const code = await new Promise((resolve) => vitest.once('close', resolve));
      if (code !== 0) failures.push(`run ${runs} of kill-at-random.test.ts`);
      say(`kills: ${runs * killsOfRun}, runs that failed: ${failures.length}`);
    } while (performance.now() < endsAtMs);
    const text = `${count(runs * killsOfRun)} kills (SIGKILL) of real processes at random moments, in runs of ${killsOfRun} against the sandbox over real HTTP. Runs in which
something was lost or doubled: ${failures.length === 0 ? 'none' : failures.length}.`;
    return { text, failures };
  },
};
