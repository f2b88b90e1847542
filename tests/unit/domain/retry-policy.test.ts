import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs, resendDecision } from '../../../shared/domain/retry-policy.ts';

const minuteMs = 60_000;
const firstSentAtMs = Date.parse('2026-11-20T09:00:00.000Z');
const untilMs = firstSentAtMs + 9 * minuteMs;

describe('a lost answer', () => {
  it.each([
    [0, { kind: 'same-key' }],
    [3 * minuteMs - 1, { kind: 'same-key' }],
    [3 * minuteMs, { kind: 'quarantine', untilMs }],
    [6 * minuteMs, { kind: 'quarantine', untilMs }],
    [9 * minuteMs - 1, { kind: 'quarantine', untilMs }],
    [9 * minuteMs, { kind: 'look-up' }],
    [30 * 24 * 60 * minuteMs, { kind: 'look-up' }],
    [-1, { kind: 'clock-went-back' }],
  ])('after %d ms', (ageMs, decision) => {
    expect(resendDecision({ firstSentAtMs, nowMs: firstSentAtMs + ageMs })).toEqual(decision);
  });

  it('is decided anew where its quarantine ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 * minuteMs }), (ageMs) => {
        const decision = resendDecision({ firstSentAtMs, nowMs: firstSentAtMs + ageMs });
        if (decision.kind !== 'quarantine') return;
        expect(decision.untilMs).toBeGreaterThan(firstSentAtMs + ageMs);
        expect(resendDecision({ firstSentAtMs, nowMs: decision.untilMs })).toEqual({ kind: 'look-up' });
      }),
    );
  });
});

describe('back-off', () => {
  it.each([
    [1, 0, 250],
    [1, 0.5, 375],
    [2, 0, 500],
    [3, 0, 1000],
    [6, 0, 8000],
    [7, 0, 10_000],
    [1000, 0, 10_000],
  ])('try %d with %d waits %d ms', (attempt, random, delayMs) => {
    expect(backoffMs(attempt, random)).toBe(delayMs);
  });

  it('lies between half and all of the doubled delay, at most 20 s', () => {
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), random, (attempt, dice) => {
        const fullMs = Math.min(500 * 2 ** (attempt - 1), 20_000);
        expect(backoffMs(attempt, dice)).toBeGreaterThanOrEqual(fullMs / 2);
        expect(backoffMs(attempt, dice)).toBeLessThanOrEqual(fullMs);
      }),
    );
  });
});
