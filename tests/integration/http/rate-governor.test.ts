import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Permit, RateGovernor, type RateLimits } from '../../../electron/adapters/http/rate-governor.ts';
import type { Failure } from '../../../shared/domain/failure.ts';
import type { Result } from '../../../shared/lib/result.ts';
import { InMemoryBudgetStore } from '../../fixtures/in-memory-budget-store.ts';
import { ManualClock } from '../../fixtures/manual-clock.ts';

interface Setup {
  readonly limits?: Partial<RateLimits>;
  readonly clock?: ManualClock;
  readonly store?: InMemoryBudgetStore;
  readonly maxWaitMs?: number;
}

function governorWith(setup: Setup = {}) {
  const clock = setup.clock ?? new ManualClock();
  const store = setup.store ?? new InMemoryBudgetStore();
  const limits = { perMinute: 60, perDay: 5000, concurrent: 5, ...setup.limits };
  const governor = new RateGovernor({
    limits,
    clock,
    store,
    storeKey: 'xero:tenant',
    source: 'xero',
    random: () => 0.5,
    ...(setup.maxWaitMs === undefined ? {} : { maxWaitMs: setup.maxWaitMs }),
  });
  return { governor, clock, store };
}

/** Acquires one after another and releases at once; each entry is the instant of a permit, or a failure. */
async function take(governor: RateGovernor, clock: ManualClock, count: number): Promise<(number | Failure)[]> {
  const taken: (number | Failure)[] = [];
  for (let n = 0; n < count; n += 1) {
    const permit = await governor.acquire();
    taken.push(permit.ok ? clock.nowMs() : permit.error);
    if (permit.ok) permit.value.release(null);
  }
  return taken;
}

function granted(result: Result<Permit, Failure>): Permit {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function refused(result: Result<Permit, Failure>): Failure {
  if (result.ok) throw new Error('a permit was given where none should be');
  return result.error;
}

const answer = (headers: Record<string, string>, status = 200) => ({ status, headers });

test('in no 60 seconds more leave than the minute allows', async () => {
  const clock = new ManualClock(0, 'auto');
  const { governor } = governorWith({ clock, limits: { perMinute: 10 } });
  const taken = await take(governor, clock, 35);
  expect(taken.slice(0, 10)).toEqual(Array(10).fill(0));
  expect(taken[10]).toBe(60_000);
  expect(taken[34]).toBe(180_000);
});

test('a request counts until a minute after its answer, for it may have arrived as late as that', async () => {
  const { governor, clock } = governorWith({ limits: { perMinute: 1 } });
  const first = granted(await governor.acquire());
  const second = governor.acquire();
  await clock.advance(30_000);
  first.release(null);
  await clock.advance(59_999);
  expect(clock.sleeperCount).toBe(1);
  await clock.advance(1);
  granted(await second);
});

test('whatever comes when, and however long answers take, the minute is never exceeded at the service', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ pause: fc.nat(20_000), travel: fc.nat(900), answer: fc.nat(5000) }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 4 }),
      async (calls, perMinute, concurrent) => {
        const clock = new ManualClock(0);
        const { governor } = governorWith({ clock, limits: { perMinute, concurrent }, maxWaitMs: 10_000_000 });
        const arrivals: number[] = [];
        let done = 0;
        let underWay = 0;
        for (const call of calls) {
          void governor.acquire().then(async (result) => {
            const permit = granted(result);
            underWay += 1;
            expect(underWay).toBeLessThanOrEqual(concurrent);
            await clock.sleep(call.travel);
            arrivals.push(clock.nowMs());
            await clock.sleep(call.answer);
            underWay -= 1;
            done += 1;
            permit.release(answer({}));
          });
          await clock.advance(call.pause);
        }
        await clock.advance(5_000_000);
        expect(done).toBe(calls.length);
        for (const last of arrivals) {
          const within = arrivals.filter((at) => at > last - 60_000 && at <= last).length;
          expect(within).toBeLessThanOrEqual(perMinute);
        }
      },
    ),
    { numRuns: 25 },
  );
});

test('no more are under way at once than allowed, and those who wait are served in order', async () => {
  const { governor, clock } = governorWith({ limits: { concurrent: 2 } });
  const order: number[] = [];
  const permits: Permit[] = [];
  for (const n of [0, 1, 2, 3, 4]) {
    void governor.acquire().then((result) => {
      order.push(n);
      permits.push(granted(result));
    });
  }
  await clock.advance(0);
  expect(order).toEqual([0, 1]);
  permits[1]?.release(null);
  await clock.advance(0);
  expect(order).toEqual([0, 1, 2]);
  permits[0]?.release(null);
  permits[2]?.release(null);
  await clock.advance(0);
  expect(order).toEqual([0, 1, 2, 3, 4]);
});

test('a permit is released once', async () => {
  const { governor } = governorWith();
  const permit = granted(await governor.acquire());
  permit.release(null);
  expect(() => permit.release(null)).toThrow('twice');
});

test("the day's allowance is counted for 24 hours and a minute from its first request, stored before each permit, and read again after a restart", async () => {
  const clock = new ManualClock('2026-11-22T22:00:00.000Z', 'auto');
  const store = new InMemoryBudgetStore();
  const first = governorWith({ clock, store, limits: { perDay: 5 } });
  await take(first.governor, clock, 2);
  const third = granted(await first.governor.acquire());
  expect(store.records.get('xero:tenant')).toEqual({
    dayStartMs: Date.parse('2026-11-22T22:00:00.000Z'),
    usedToday: 3,
    blockedUntilMs: 0,
  });
  third.release(null);

  const restarted = governorWith({ clock, store, limits: { perDay: 5 } });
  expect(restarted.governor.remainingToday()).toBe(2);
  const taken = await take(restarted.governor, clock, 3);
  expect(taken[2]).toMatchObject({
    kind: 'rateLimited',
    limit: 'day',
    source: 'xero',
    untilMs: Date.parse('2026-11-23T22:01:00.000Z'),
    message:
      "Xero takes no more requests for now: today's allowance of requests is used up. Nothing was lost; it can go on after 2026-11-23 22:01 UTC.",
  });

  clock.set('2026-11-23T22:00:59.999Z');
  expect(restarted.governor.remainingToday()).toBe(0);
  clock.set('2026-11-23T22:01:00.000Z');
  expect(restarted.governor.remainingToday()).toBe(5);
  granted(await restarted.governor.acquire());
});

test('without a limit on the day nothing is said about what remains', () => {
  expect(governorWith({ limits: { perDay: null } }).governor.remainingToday()).toBeNull();
});

test("the service's own count of the day tightens ours and never loosens it", async () => {
  const { governor, store } = governorWith({ limits: { perDay: 5000 } });
  granted(await governor.acquire()).release(answer({ 'x-daylimit-remaining': '999' }));
  expect(governor.remainingToday()).toBe(999);
  expect(store.records.get('xero:tenant')?.usedToday).toBe(4001);
  granted(await governor.acquire()).release(answer({ 'x-daylimit-remaining': '4998' }));
  expect(governor.remainingToday()).toBe(998);
  granted(await governor.acquire()).release(answer({ 'x-daylimit-remaining': '0' }));
  expect(refused(await governor.acquire())).toMatchObject({ kind: 'rateLimited', limit: 'day' });
});

test("a day's limit that the service names is over when it says, whenever our count began", async () => {
  const clock = new ManualClock('2026-11-22T09:00:00.000Z');
  const store = new InMemoryBudgetStore();
  const { governor } = governorWith({ clock, store });
  const headers = { 'retry-after': '7200', 'x-rate-limit-problem': 'day', 'x-daylimit-remaining': '0' };
  granted(await governor.acquire()).release(answer(headers, 429));
  clock.set('2026-11-22T10:59:59.000Z');
  expect(refused(await governorWith({ clock, store, maxWaitMs: 100 }).governor.acquire())).toMatchObject({
    limit: 'day',
  });
  clock.set('2026-11-22T11:00:00.000Z');
  for (const one of [governor, governorWith({ clock, store }).governor]) {
    expect(one.remainingToday()).toBe(5000);
    granted(await one.acquire()).release(answer({}));
  }
});

test("requests of others that the service's minute count shows are counted as if they were ours", async () => {
  const clock = new ManualClock(0, 'auto');
  const { governor } = governorWith({ clock });
  granted(await governor.acquire()).release(answer({ 'x-minlimit-remaining': '3' }));
  expect(await take(governor, clock, 4)).toEqual([0, 0, 0, 60_000]);
});

test("requests of others count until the end of the service's minute where it names that", async () => {
  const clock = new ManualClock('2026-11-22T09:00:00.000Z', 'auto');
  const beganMs = clock.nowMs();
  const { governor } = governorWith({ clock });
  const headers = { 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': String(beganMs / 1000 + 20) };
  granted(await governor.acquire()).release(answer(headers));
  expect(await take(governor, clock, 2)).toEqual([beganMs, beganMs + 20_000]);
});

test('an answer that says nothing is left stops everything until the end that it names', async () => {
  const clock = new ManualClock('2026-11-22T09:00:00.000Z', 'auto');
  const beganMs = clock.nowMs();
  const { governor } = governorWith({ clock });
  const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(beganMs / 1000 + 20) };
  granted(await governor.acquire()).release(answer(headers));
  expect(await take(governor, clock, 1)).toEqual([beganMs + 20_000]);
});

test("the service's minute count of our own requests does not slow us down", async () => {
  const clock = new ManualClock(0, 'auto');
  const { governor } = governorWith({ clock });
  for (let n = 1; n <= 60; n += 1) {
    clock.set(n * 500);
    granted(await governor.acquire()).release(answer({ 'x-minlimit-remaining': String(60 - n) }));
  }
  granted(await governor.acquire());
  expect(clock.nowMs()).toBe(60_500);
});

test.each([
  ['Retry-After in seconds', { 'retry-after': '7', 'x-rate-limit-problem': 'minute' }, 7_000],
  ['Retry-After as a date', { 'retry-after': 'Sun, 22 Nov 2026 09:00:20 GMT' }, 20_000],
  ['Retry-After of 0', { 'retry-after': '0' }, 0],
  ['nothing', {}, 60_000],
  ['a Retry-After that means nothing', { 'retry-after': 'soon' }, 60_000],
  ['too many at once', { 'x-rate-limit-problem': 'concurrent' }, 375],
  ['a reset instead', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795338030' }, 30_000],
  ['a reset in the past', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1719859200' }, 60_000],
] as const)('a 429 with %s stops everything for that long', async (_name, headers: Record<string, string>, waitMs) => {
  const clock = new ManualClock('2026-11-22T09:00:00.000Z', 'auto');
  const beganMs = clock.nowMs();
  const { governor, store } = governorWith({ clock });
  granted(await governor.acquire()).release(answer(headers, 429));
  expect(store.records.get('xero:tenant')?.blockedUntilMs).toBe(waitMs === 0 ? beganMs : beganMs + waitMs);
  granted(await governor.acquire());
  expect(clock.nowMs() - beganMs).toBe(waitMs);
});

test('a wait longer than the bound fails at once, says until when, and survives a restart', async () => {
  const clock = new ManualClock('2026-11-22T09:00:00.000Z');
  const store = new InMemoryBudgetStore();
  const { governor } = governorWith({ clock, store });
  granted(await governor.acquire()).release(answer({ 'retry-after': '66975', 'x-rate-limit-problem': 'day' }, 429));
  const untilMs = clock.nowMs() + 66_975_000;
  expect(refused(await governor.acquire())).toMatchObject({ kind: 'rateLimited', limit: 'day', untilMs });

  const restarted = governorWith({ clock, store }).governor;
  expect(refused(await restarted.acquire())).toMatchObject({ kind: 'rateLimited', limit: 'day', untilMs });
  clock.set(untilMs);
  granted(await restarted.acquire());
});

test('a Retry-After beyond all reason is not believed for more than 25 hours', async () => {
  const { governor, clock } = governorWith();
  granted(await governor.acquire()).release(answer({ 'retry-after': '99999999999' }, 429));
  const failure = refused(await governor.acquire());
  expect(failure.kind === 'rateLimited' && failure.untilMs - clock.nowMs()).toBe(25 * 3_600_000);
});

test('a shorter block never replaces a longer one', async () => {
  const { governor, clock } = governorWith();
  const one = granted(await governor.acquire());
  const two = granted(await governor.acquire());
  one.release(answer({ 'retry-after': '1000' }, 429));
  two.release(answer({ 'retry-after': '1' }, 429));
  const failure = refused(await governor.acquire());
  expect(failure.kind === 'rateLimited' && failure.untilMs - clock.nowMs()).toBe(1_000_000);
});

test('a block that begins while somebody waits holds for the waiter too', async () => {
  const { governor, clock } = governorWith({ limits: { concurrent: 1 } });
  const first = granted(await governor.acquire());
  const waiting = governor.acquire();
  await clock.advance(0);
  first.release(answer({ 'retry-after': '5' }, 429));
  await clock.advance(4_999);
  expect(clock.sleeperCount).toBe(1);
  await clock.advance(1);
  granted(await waiting);
});

test('the limit of all organisations together stops us for a minute', async () => {
  const clock = new ManualClock(0, 'auto');
  const { governor } = governorWith({ clock });
  granted(await governor.acquire()).release(answer({ 'x-appminlimit-remaining': '0' }));
  expect(await take(governor, clock, 1)).toEqual([60_000]);
});

test('the limit of all organisations together counts what is under way', async () => {
  const { governor, clock } = governorWith();
  const [first, second] = [granted(await governor.acquire()), granted(await governor.acquire())];
  first.release(answer({ 'x-appminlimit-remaining': '2' }));
  const third = granted(await governor.acquire());
  second.release(answer({ 'x-appminlimit-remaining': '1' })); // the third may be the one that is left
  const fourth = governor.acquire();
  await clock.advance(0);
  third.release(answer({}));
  await clock.advance(59_999);
  expect(clock.sleeperCount).toBe(1);
  await clock.advance(1);
  granted(await fourth);
});

test('those who wait longer than the bound in the queue get a failure, not a place', async () => {
  const clock = new ManualClock(0);
  const { governor } = governorWith({ clock, limits: { perMinute: 1 }, maxWaitMs: 90_000 });
  const results = Array.from({ length: 4 }, () => governor.acquire());
  void results[0]?.then((result) => granted(result).release(null));
  void results[1]?.then((result) => granted(result).release(null));
  await clock.advance(60_000);
  expect(refused(await (results[2] ?? governor.acquire()))).toMatchObject({ limit: 'minute', untilMs: 120_000 });
  expect(refused(await (results[3] ?? governor.acquire()))).toMatchObject({ limit: 'minute', untilMs: 120_000 });
});

test('a wall clock that is set back by a day does not stop the work', async () => {
  const clock = new ManualClock('2026-11-22T09:00:00.000Z', 'auto');
  const store = new InMemoryBudgetStore();
  const { governor } = governorWith({ clock, store, limits: { perMinute: 2 } });
  await take(governor, clock, 2);
  granted(await governorWith({ clock, store }).governor.acquire()).release(answer({ 'retry-after': '60' }, 429));
  clock.set('2026-11-20T09:00:00.000Z');
  const beganMs = clock.nowMs();
  await take(governor, clock, 1);
  expect(clock.nowMs() - beganMs).toBeLessThanOrEqual(60_000);
  granted(await governorWith({ clock, store }).governor.acquire());
  expect(clock.nowMs() - beganMs).toBeLessThanOrEqual(60_000);
});
