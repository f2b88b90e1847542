import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smoothedLeftMs, type TimeLeftFacts, timeLeftMs } from '../../../shared/domain/time-left.ts';

const second = 1000;
const minute = 60 * second;
const nothing: TimeLeftFacts = {
  nowMs: 100 * second,
  phase: { startedAtMs: 100 * second, done: 0, total: null },
  callsLeft: { thisPhase: 0, later: 0 },
  callsThisMinute: 0,
  callsPerMinute: 60,
  msPerCall: null,
  waitsUntilMs: null,
};
const phase = (done: number, total: number | null, forMs = 10 * second) => ({
  startedAtMs: nothing.nowMs - forMs,
  done,
  total,
});

describe('the time left', () => {
  test('is not known before there is anything to go by', () => {
    expect(timeLeftMs(nothing)).toBeNull();
    expect(timeLeftMs({ ...nothing, phase: phase(0, 500) })).toBeNull();
    expect(timeLeftMs({ ...nothing, phase: phase(7, null) })).toBeNull();
  });

  test('goes by how long a call takes where the phase has no pace yet, of this phase and of later ones', () => {
    const facts = { ...nothing, callsLeft: { thisPhase: 30, later: 20 }, msPerCall: 500 };
    expect(timeLeftMs(facts)).toBe(50 * 500);
    expect(timeLeftMs({ ...facts, phase: phase(0, 500) })).toBe(50 * 500);
  });

  test('of calls that no one took yet is known only as far as the limit holds them up', () => {
    const facts = { ...nothing, callsLeft: { thisPhase: 30, later: 20 } };
    expect(timeLeftMs(facts)).toBeNull();
    expect(timeLeftMs({ ...facts, callsLeft: { thisPhase: 100, later: 20 } })).toBe(minute);
    expect(timeLeftMs({ ...facts, waitsUntilMs: nothing.nowMs + 7 * second })).toBe(7 * second);
  });

  test('is not known by a wait after which nobody knows what there is to do', () => {
    expect(timeLeftMs({ ...nothing, waitsUntilMs: nothing.nowMs + 7 * second })).toBeNull();
  });

  test('goes by the pace so far', () => {
    expect(timeLeftMs({ ...nothing, phase: phase(100, 400) })).toBe(30 * second);
    expect(timeLeftMs({ ...nothing, phase: phase(400, 400) })).toBe(0);
  });

  test('is never shorter than what the limit per minute allows', () => {
    const facts = { ...nothing, phase: phase(60, 660, 3 * second), callsLeft: { thisPhase: 600, later: 0 } };
    expect(timeLeftMs(facts)).toBe(9 * minute); // sixty may leave at once
    expect(timeLeftMs({ ...facts, callsThisMinute: 60 })).toBe(10 * minute);
  });

  test('of later phases counts as far as they are known', () => {
    const facts = { ...nothing, phase: phase(100, 200), callsLeft: { thisPhase: 2, later: 20 }, msPerCall: 500 };
    expect(timeLeftMs(facts)).toBe(10 * second + 20 * 500);
    expect(timeLeftMs({ ...facts, callsLeft: { thisPhase: 2, later: 178 } })).toBe(2 * minute);
  });

  test('while a limit is waited for is the wait and the rest after it', () => {
    const facts = { ...nothing, phase: phase(60, 180, 3 * second), callsLeft: { thisPhase: 120, later: 0 } };
    const waiting = { ...facts, callsThisMinute: 60, waitsUntilMs: nothing.nowMs + 57 * second };
    expect(timeLeftMs(waiting)).toBe(57 * second + minute);
    expect(timeLeftMs({ ...waiting, waitsUntilMs: nothing.nowMs - second })).toBe(2 * minute);
  });

  test('is a finite number of whole milliseconds, or not known', () => {
    const count = fc.nat(100_000);
    const facts = fc.record({
      nowMs: fc.integer({ min: 0, max: 10 * minute }),
      phase: fc.record({ startedAtMs: count, done: count, total: fc.option(count) }),
      callsLeft: fc.record({ thisPhase: count, later: count }),
      callsThisMinute: count,
      callsPerMinute: fc.integer({ min: 1, max: 10_000 }),
      msPerCall: fc.option(fc.nat(10_000)),
      waitsUntilMs: fc.option(fc.nat(20 * minute)),
    });
    fc.assert(
      fc.property(facts, (given) => {
        const left = timeLeftMs(given);
        expect(left === null || (Number.isSafeInteger(left) && left >= 0)).toBe(true);
      }),
    );
  });
});

describe('a smoothed guess', () => {
  test('begins with the first one', () => {
    expect(smoothedLeftMs(5000, null, 0)).toBe(5000);
  });

  test('counts down with the clock while the guesses agree', () => {
    expect(smoothedLeftMs(50_000, { leftMs: 60_000, atMs: 5000 }, 15_000)).toBe(50_000);
  });

  test('moves towards another guess by less than half of the way, so that it does not jump', () => {
    const before = { leftMs: 60_000, atMs: 5000 };
    const longer = smoothedLeftMs(100_000, before, 15_000); // 50,000 were expected
    expect(longer).toBeGreaterThan(50_000);
    expect(longer).toBeLessThan(75_000);
    const shorter = smoothedLeftMs(10_000, before, 15_000);
    expect(shorter).toBeLessThan(50_000);
    expect(shorter).toBeGreaterThan(30_000);
  });

  test('ends at once where nothing is left', () => {
    expect(smoothedLeftMs(0, { leftMs: 60_000, atMs: 0 }, 1000)).toBe(0);
  });

  test('lies between what was expected and what is guessed now, and comes to it', () => {
    fc.assert(
      fc.property(fc.nat(1e7), fc.nat(1e7), fc.nat(1e6), (fresh, leftMs, passedMs) => {
        const expected = Math.max(0, leftMs - passedMs);
        const smooth = smoothedLeftMs(fresh, { leftMs, atMs: 0 }, passedMs);
        expect(smooth).toBeGreaterThanOrEqual(Math.min(fresh, expected));
        expect(smooth).toBeLessThanOrEqual(Math.max(fresh, expected));
      }),
    );
    let guess = { leftMs: 0, atMs: 0 };
    for (let step = 0; step < 30; step += 1) guess = { leftMs: smoothedLeftMs(1000, guess, 0), atMs: 0 };
    expect(guess.leftMs).toBeGreaterThan(990);
  });
});
