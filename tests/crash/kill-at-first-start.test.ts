import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openView } from '../../electron/adapters/ledger/open-ledger.ts';
import { chooseCompany } from '../../electron/companies.ts';
import { type Sandbox, startSandbox } from '../../electron/sandbox/sandbox.ts';
import { CommandProcess } from './command-process.ts';
import { processVariables } from './crash-scene.ts';

/** More changes than this to the files of a new company are none that founding it makes. */
const mostChanges = 60;
/** At the same time: what waits for a lock that a killed process left behind waits some seconds. */
const lanes = 3;
/** So many moments there are at least: the company's file, the ledger and its lock, the secrets. */
const fewestChanges = 5;

test('killed after any change to the files of a company that is being founded, connecting it again works', async ({
  annotate,
}) => {
  const sandbox = await startSandbox({ empty: true });
  try {
    const moments = await Promise.all(Array.from({ length: lanes }, (_, lane) => killEach(sandbox, lane + 1)));
    const count = moments.reduce((sum, some) => sum + some, 0);
    expect(count).toBeGreaterThan(fewestChanges);
    await annotate(`killed at ${count} moments`);
  } finally {
    await sandbox.stop();
  }
});

/** After this change, and after every so many more, each with a company of its own; how often it was killed. */
async function killEach(sandbox: Sandbox, first: number): Promise<number> {
  for (let count = 0; ; count += 1) {
    const change = first + count * lanes;
    expect(change).toBeLessThan(mostChanges);
    if (!(await killedAfter(sandbox, change))) return count;
  }
}

/** False where connecting was done before so many changes were seen. */
async function killedAfter(sandbox: Sandbox, change: number): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'tallybridge-founding-'));
  try {
    const variables = { ...processVariables(sandbox, folder), TALLYBRIDGE_CLEDARA_API_KEY: sandbox.apiKey };
    const connect = () => new CommandProcess(['connect', 'cledara'], variables);
    const killed = await killAfterChanges(connect(), folder, change);
    const again = await connect().ended;
    expect(again.exitCode, `after change ${change}: ${again.said}`).toBe(0);
    expect(booksOf(folder), `after change ${change}`).toEqual({ quickCheck: 'ok', cledara: 'ok' });
    return killed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of the one company that there must be. */
function booksOf(folder: string): unknown {
  const company = chooseCompany(folder, null, false);
  if (!company.ok) return company.error;
  const view = openView(company.value.folder);
  if (!view.ok) return view.error;
  const { quickCheck } = view.value.health();
  const cledara = view.value.connections().cledara?.health;
  view.value.close();
  return { quickCheck, cledara };
}

async function killAfterChanges(connecting: CommandProcess, folder: string, changes: number): Promise<boolean> {
  let seen = stampOf(folder);
  for (let count = 0; count < changes; count += 1) {
    await Promise.race([connecting.ended, connecting.until(() => stampOf(folder) !== seen)]);
    if (!connecting.alive) return false;
    seen = stampOf(folder);
  }
  return (await connecting.kill()).killed;
}

/** Every file there is with what shows that it was written. A file that comes or goes while it is looked at counts as gone. */
function stampOf(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => {
      const file = statSync(join(folder, name), { throwIfNoEntry: false });
      return file === undefined ? name : `${name} ${file.size} ${file.mtimeMs}`;
    })
    .join('\n');
}
