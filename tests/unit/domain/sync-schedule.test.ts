import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dueAt,
  type EarlierRun,
  outcomeOfCode,
  type RunOutcome,
  type ScheduleFacts,
} from '../../../shared/domain/sync-schedule.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.parse('2026-06-15T10:00:00.000Z');

function run(outcome: RunOutcome, partial: Partial<EarlierRun> = {}): EarlierRun {
  return {
    id: 'run',
    startedAtMs: now - minute,
    finishedAtMs: now,
    outcome,
    waitingUntilMs: null,
    ...partial,
  };
}

function due(runs: readonly EarlierRun[], partial: Partial<ScheduleFacts> = {}) {
  const { atMs, why } = dueAt({ nowMs: now, everyMs: hour, company: 'one', runs, ...partial });
  return { inMinutes: (atMs - now) / minute, why };
}

const failures = (count: number) => Array.from({ length: count }, (_, place) => run('failed', { id: `${place}` }));

describe('the next sync is due', () => {
  test('at once where none was made', () => {
    expect(due([])).toEqual({ inMinutes: 0, why: 'never-ran' });
  });

  test('about one interval after one that went well, never the same for all', () => {
    const times = Array.from({ length: 50 }, (_, place) => due([run('done', { id: `run ${place}` })]));
    for (const { inMinutes, why } of times) {
      expect(why).toBe('interval');
      expect(inMinutes).toBeGreaterThanOrEqual(54);
      expect(inMinutes).toBeLessThanOrEqual(66);
    }
    expect(new Set(times.map(({ inMinutes }) => inMinutes)).size).toBeGreaterThan(40);
    const minutes = times.map(({ inMinutes }) => inMinutes);
    expect(Math.min(...minutes)).toBeLessThan(57);
    expect(Math.max(...minutes)).toBeGreaterThan(63);
  });

  test.each([
    [1, 1],
    [2, 2],
    [3, 4],
    [4, 8],
    [5, 16],
    [6, 32],
    [7, 60],
    [20, 60],
  ])('after %i failures in a row in %i minutes', (count, minutes) => {
    const { inMinutes, why } = due(failures(count));
    expect(why).toBe('retry');
    expect(inMinutes).toBeGreaterThanOrEqual(minutes);
    expect(inMinutes).toBeLessThanOrEqual(Math.min(60, minutes * 1.1));
  });

  test('after failures never later than the interval', () => {
    expect(due(failures(7), { everyMs: 15 * minute })).toEqual({ inMinutes: 15, why: 'retry' });
  });

  test('a success and what a person must mend begin the row anew', () => {
    expect(due([run('failed'), run('done'), ...failures(6)]).inMinutes).toBeLessThan(1.2);
    expect(due([run('failed'), run('needs-person'), ...failures(6)]).inMinutes).toBeLessThan(1.2);
  });

  test('one interval after what only a person can mend', () => {
    const { inMinutes, why } = due([run('needs-person'), run('needs-person')]);
    expect(why).toBe('needs-person');
    expect(inMinutes).toBeGreaterThanOrEqual(54);
  });

  test('a run that was cut off counts from its beginning', () => {
    const cut = run('failed', { startedAtMs: now - 30 * minute, finishedAtMs: null });
    expect(due([cut])).toEqual({ inMinutes: 0, why: 'retry' });
    expect(due([{ ...cut, startedAtMs: now }]).inMinutes).toBeGreaterThanOrEqual(1);
  });

  test('when something that waits may go on, where that is sooner than usual', () => {
    const waiting = (minutes: number) => due([run('done', { waitingUntilMs: now + minutes * minute })]);
    expect(waiting(9)).toEqual({ inMinutes: 9, why: 'waiting' });
    expect(waiting(-5)).toEqual({ inMinutes: 1, why: 'waiting' });
    expect(waiting(300).why).toBe('interval');
  });

  test('not before a limit has passed that ended the last one, and at most a day after it', () => {
    const limited = (minutes: number) => due([run('failed', { waitingUntilMs: now + minutes * minute })]);
    expect(limited(0.5).why).toBe('retry');
    expect(limited(300)).toEqual({ inMinutes: 300, why: 'waiting' });
    expect(limited(30 * 24 * 60)).toEqual({ inMinutes: 24 * 60, why: 'waiting' });
  });

  test('without regard to runs from the future of a clock that was set back', () => {
    const ahead = run('done', { startedAtMs: now + 3 * day, finishedAtMs: now + 3 * day + minute });
    expect(due([ahead])).toEqual({ inMinutes: 0, why: 'never-ran' });
    const before = run('done', { id: 'before', startedAtMs: now - 2 * hour, finishedAtMs: now - 2 * hour });
    expect(due([ahead, before])).toEqual({ inMinutes: 0, why: 'interval' });
    const across = run('done', { startedAtMs: now - 10 * minute, finishedAtMs: now + 5 * hour });
    expect(due([across]).inMinutes).toBeLessThanOrEqual(56);
  });
});

describe('the laws of the schedule', () => {
  const someRun = fc.record({
    id: fc.string(),
    startedAtMs: fc.integer({ min: now - 10 * day, max: now + 10 * day }),
    finishedAtMs: fc.option(fc.integer({ min: now - 10 * day, max: now + 10 * day })),
    outcome: fc.constantFrom<RunOutcome>('done', 'failed', 'needs-person'),
    waitingUntilMs: fc.option(fc.integer({ min: now - 10 * day, max: now + 10 * day })),
  });
  const facts = fc.record({
    nowMs: fc.integer({ min: now - day, max: now + day }),
    everyMs: fc.constantFrom(15 * minute, 30 * minute, hour, 4 * hour, day),
    company: fc.string(),
    runs: fc.array(someRun, { maxLength: 10 }),
  });

  test('it is a whole instant, never in the past, and the same each time', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { atMs } = dueAt(given);
        expect(Number.isSafeInteger(atMs)).toBe(true);
        expect(atMs).toBeGreaterThanOrEqual(given.nowMs);
        expect(dueAt(structuredClone(given))).toEqual(dueAt(given));
      }),
      { numRuns: 2000 },
    );
  });

  test('it is never further ahead than an interval and its jitter, or a day where something waits', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { atMs, why } = dueAt(given);
        const most = why === 'waiting' ? Math.max(day, given.everyMs * 1.1) : given.everyMs * 1.1;
        expect(atMs - given.nowMs).toBeLessThanOrEqual(most);
      }),
      { numRuns: 2000 },
    );
  });

  test('one more failure never makes it sooner', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(15), fc.constantFrom(15 * minute, hour, day), (company, count, everyMs) => {
        const fewer = dueAt({ nowMs: now, everyMs, company, runs: failures(count + 1) });
        const more = dueAt({ nowMs: now, everyMs, company, runs: failures(count + 2) });
        expect(more.atMs).toBeGreaterThanOrEqual(fewer.atMs);
      }),
    );
  });

  test('as time goes by it stays where it is until it has come', () => {
    fc.assert(
      fc.property(facts, fc.nat(5 * day), (given, laterMs) => {
        const runs = given.runs.filter(({ startedAtMs, finishedAtMs }) => {
          return Math.max(startedAtMs, finishedAtMs ?? 0) <= given.nowMs;
        });
        const first = dueAt({ ...given, runs });
        const later = dueAt({ ...given, runs, nowMs: given.nowMs + laterMs });
        expect(later.atMs).toBe(Math.max(first.atMs, given.nowMs + laterMs));
      }),
      { numRuns: 2000 },
    );
  });
});

test('only what may mend itself is tried again soon', () => {
  expect([null, 'waiting'].map(outcomeOfCode)).toEqual(['done', 'done']);
  for (const code of [
    'offline',
    'timeout',
    'rate-limited',
    'service-fault',
    'answer-lost',
    'engine-down',
    'internal',
  ]) {
    expect([code, outcomeOfCode(code)]).toEqual([code, 'failed']);
  }
  for (const code of ['sign-in-needed', 'forbidden', 'not-connected', 'secrets-unavailable', 'ledger-corrupt']) {
    expect([code, outcomeOfCode(code)]).toEqual([code, 'needs-person']);
  }
});
