import { mkdirSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Desk, documentOf, errorOf, openDesk, outcomeOf } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ empty: true });
});
afterAll(() => desk.close());

/** The demo needs nothing of what a company needs. */
const bare = {
  TALLYBRIDGE_DATA_DIR: undefined,
  TALLYBRIDGE_CLEDARA_URL: undefined,
  TALLYBRIDGE_XERO_API_URL: undefined,
};

async function demo(words: readonly string[], variables: Readonly<Record<string, string | undefined>> = bare) {
  const outcome = await desk.here(['demo', '--once', '--json', ...words], { variables });
  return { outcome, summary: outcome.code === 2 ? {} : documentOf(outcome) };
}

const counts = ({
  pulled,
  updated,
  released,
  proposed,
  held,
  approved,
  pushed,
  attached,
  alreadyInXero,
  calls,
}: Record<string, unknown>) => ({
  ...{ pulled, updated, released, proposed, held, approved, pushed, attached, alreadyInXero, calls },
});

describe('demo --once', () => {
  test('goes on over as many of the sandbox’s days as Xero’s allowance asks for, and ends with everything there', async () => {
    const few = { ...bare, TALLYBRIDGE_XERO_LIMITS: 'perMinute=60,perDay=60,concurrent=5' };
    const { outcome, summary } = await demo(['--transactions', '50'], few);
    expect(outcome.code).toBe(0);
    expect(summary).toMatchObject({ waitingUntil: null, again: { pushed: 0, attached: 0 } });
    const dayOf = (key: string) => String(summary[key]).slice(0, 10);
    expect(dayOf('finishedAt') > dayOf('startedAt')).toBe(true);
  });

  test('is exit 0, with a SyncSummary alone on standard output and the equal totals for people', async () => {
    const outcome = await desk.run(['demo', '--once', '--transactions', '40', '--json'], { variables: bare });
    expect(outcome.code).toBe(0);
    const summary = documentOf(outcome);
    expect(summary).toMatchObject({ blocked: [], waitingUntil: null, again: { pushed: 0 } });
    expect(summary).not.toHaveProperty('error');
    expect(summary['pushed']).toBeGreaterThan(10);
    expect(outcome.stderr).toMatch(/^Pulled +\d+ new/);
    expect(outcome.stderr).toContain(': equal\n');
    expect(outcome.stderr).not.toMatch(/warning|NOT EQUAL/i);
  });

  test('ended by a signal leaves no folder behind, and one that cannot be made is exit 3', async () => {
    const folder = desk.path('temporary');
    mkdirSync(folder);
    const child = desk.start(['demo', '--once', '--json'], { variables: { ...bare, TMPDIR: folder } });
    const ended = outcomeOf(child);
    await vi.waitUntil(() => readdirSync(folder).some((name) => name.startsWith('tallybridge-demo-')), 20_000);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 143, stdout: '' });
    expect(readdirSync(folder).filter((name) => name.startsWith('tallybridge-demo-'))).toEqual([]);

    const nowhere = await desk.run(['demo', '--once', '--json'], { variables: { ...bare, TMPDIR: `${folder}/none` } });
    expect([nowhere.code, errorOf(nowhere).code]).toEqual([3, 'ledger-unwritable']);
  });

  test('gives the same counts for the same seed and others for another', async () => {
    const [first, second, other] = [
      await demo(['--seed', '7', '--transactions', '10']),
      await demo(['--seed', '7', '--transactions', '10']),
      await demo(['--seed', '8', '--transactions', '10']),
    ];
    expect(counts(second.summary)).toEqual(counts(first.summary));
    expect(counts(other.summary)).not.toEqual(counts(first.summary));
  });

  test('makes as many card movements as it is told', async () => {
    const [few, more] = [await demo(['--transactions', '5']), await demo(['--transactions', '25'])];
    expect(few.outcome.code).toBe(0);
    expect(Number(more.summary['pulled']) - Number(few.summary['pulled'])).toBeGreaterThanOrEqual(18);
  });

  test('run again on the same data folder pushes nothing and is exit 0 again', async () => {
    const variables = { ...bare, TALLYBRIDGE_DATA_DIR: desk.path('kept') };
    const first = await demo(['--transactions', '20'], variables);
    expect(first.outcome.code).toBe(0);
    expect(first.summary['pushed']).toBeGreaterThan(0);
    const second = await demo(['--transactions', '20'], variables);
    expect(second.outcome.code).toBe(0);
    expect(second.summary).toMatchObject({ pulled: 0, pushed: 0, attached: 0 });
  });

  test.each([
    [['--transactions', 'many']],
    [['--transactions', '1.5']],
    [['--transactions', '-3']],
    [['--transactions', '1000000000']],
    [['--seed', 'x']],
    [['--seed', '']],
    [['--fast']],
    [['everything']],
  ])('with %j is exit 2', async (words) => {
    const { outcome } = await demo(words);
    expect(outcome.code).toBe(2);
    expect(errorOf(outcome).code).toBe('invalid-input');
  });
});
