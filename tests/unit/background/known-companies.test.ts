import { describe, expect, test } from 'vitest';
import { KnownCompanies } from '../../../electron/background/known-companies.ts';
import type { RunDto } from '../../../shared/contract/activity.ts';
import { ManualClock } from '../../fixtures/manual-clock.ts';

const minute = 60_000;

/** Answers as the books of one company that is ready would, and counts how often they were read. */
function books() {
  const runs: RunDto[] = [];
  const door = {
    runs,
    readings: 0,
    /** What happens while they are being read. */
    meanwhile: (): unknown => undefined,
    subscribe: () => () => undefined,
    async call({ method, input }: { readonly method: string; readonly input?: unknown }) {
      if (method === 'status.read') {
        door.readings += 1;
        const connections = { cledara: { connected: true }, xero: { connected: true } };
        await door.meanwhile();
        return { ok: true as const, value: { connections, settingsVersion: 1, lastRun: {} } };
      }
      const { before, limit } = input as { readonly before: string; readonly limit: number };
      return { ok: true as const, value: { runs: runs.filter(({ startedAt }) => startedAt < before).slice(0, limit) } };
    },
  };
  return door;
}

const progress = {
  runId: 'run',
  startedAt: '',
  phase: 'reading',
  done: 0,
  total: null,
  leftMs: null,
} as const;

describe('what is known of a company', () => {
  test('is read once, and anew after a change', async () => {
    const door = books();
    const known = new KnownCompanies({ door, clock: new ManualClock() });
    await known.look('one');
    await known.look('one');
    expect(door.readings).toBe(1);
    known.hear({ type: 'changed', company: 'one' });
    await known.look('one');
    expect(door.readings).toBe(2);
  });

  test('is not kept where it changed while it was being read', async () => {
    const door = books();
    const known = new KnownCompanies({ door, clock: new ManualClock() });
    door.meanwhile = () => known.hear({ type: 'changed', company: 'one' });
    await known.look('one');
    door.meanwhile = () => undefined;
    await known.look('one');
    await known.look('one');
    expect(door.readings).toBe(2);
  });

  test('counts a run once that began, and was cut off with its engine', async () => {
    const door = books();
    const clock = new ManualClock();
    const known = new KnownCompanies({ door, clock });
    const run = known.begin('one');
    door.runs.push({
      runId: 'cut-off',
      startedAt: new Date(clock.nowMs()).toISOString(),
      finishedAt: null,
      summary: null,
    });
    await clock.advance(minute);
    run.end('engine-restarted');
    expect((await known.look('one')).books.runs.map(({ id }) => id)).toEqual(['cut-off']);
  });

  test('has the runs that could not even begin, and forgets them with the first that could', async () => {
    const door = books();
    const clock = new ManualClock();
    const known = new KnownCompanies({ door, clock });
    for (let times = 0; times < 9; times += 1) {
      known.begin('one').end('engine-down');
      await clock.advance(minute);
    }
    const { runs } = (await known.look('one')).books;
    expect(runs.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 7 }, () => 'failed'));
    expect(runs[0]?.startedAtMs).toBe(clock.nowMs() - minute);
    known.begin('one').end(null);
    expect((await known.look('one')).books.runs).toEqual([]);
  });

  test('waits while another program has the books, and no longer than until a sync of it has ended', async () => {
    const clock = new ManualClock();
    const known = new KnownCompanies({ door: books(), clock });
    known.begin('one').end('ledger-busy');
    const { books: read, notBeforeMs } = await known.look('one');
    expect(read.runs).toEqual([]); // it is no failure
    expect(notBeforeMs).toBe(clock.nowMs() + 5 * minute);
    known.hear({ type: 'sync', company: 'one', progress: null });
    expect((await known.look('one')).notBeforeMs).toBe(0);
  });

  test('is left alone for two minutes after a change, but not after one of a sync', async () => {
    const clock = new ManualClock();
    const known = new KnownCompanies({ door: books(), clock });
    known.hear({ type: 'sync', company: 'one', progress });
    known.hear({ type: 'changed', company: 'one' });
    known.hear({ type: 'sync', company: 'one', progress: null });
    expect((await known.look('one')).notBeforeMs).toBe(0);
    known.hear({ type: 'changed', company: 'one' });
    expect((await known.look('one')).notBeforeMs).toBe(clock.nowMs() + 2 * minute);
    clock.set(clock.nowMs() - 60 * minute); // a clock that is set back makes it no longer
    expect((await known.look('one')).notBeforeMs).toBe(0);
  });

  test('says when a sync begins and ends, also by the end of its engine', () => {
    const known = new KnownCompanies({ door: books(), clock: new ManualClock() });
    expect(known.hear({ type: 'sync', company: 'one', progress })).toBe('began');
    expect(known.hear({ type: 'sync', company: 'one', progress })).toBeNull();
    expect(known.isAnySyncing).toBe(true);
    expect(known.hear({ type: 'engine', state: 'restarting' })).toBe('ended');
    expect(known.isAnySyncing).toBe(false);
    expect(known.hear({ type: 'engine', state: 'ready' })).toBeNull();
    expect(known.hear({ type: 'sync', company: 'one', progress: null })).toBeNull();
  });
});
