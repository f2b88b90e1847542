import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockAhead } from '../../../electron/adapters/http/clock-ahead.ts';

const hourMs = 3_600_000;
const startMs = Date.parse('2026-11-30T10:00:00.000Z');

/** How long it was on its way to Xero and back, how long before the next one, ms. */
const exchange = fc.record({
  thereMs: fc.integer({ min: 0, max: 20_000 }),
  backMs: fc.integer({ min: 0, max: 20_000 }),
  pauseMs: fc.integer({ min: 0, max: 60_000 }),
});

/** What Xero's clock and one that is `errorMs` ahead of it see of these exchanges, one after another. */
function known(errorMs: number, exchanges: readonly { thereMs: number; backMs: number; pauseMs: number }[]) {
  let nowMs = startMs;
  let aheadMs: number | null = null;
  for (const { thereMs, backMs, pauseMs } of exchanges) {
    const leftMs = nowMs + errorMs;
    const datedMs = Math.floor((nowMs + thereMs) / 1000) * 1000;
    nowMs += thereMs + backMs;
    aheadMs = clockAhead(aheadMs, { leftMs, arrivedMs: nowMs + errorMs, datedMs });
    nowMs += pauseMs;
  }
  return aheadMs;
}

test('a right clock is 0 ahead, however slow the answers are', () => {
  fc.assert(
    fc.property(fc.array(exchange, { minLength: 1 }), (exchanges) => {
      expect(known(0, exchanges)).toBe(0);
    }),
  );
});

test('a wrong clock is known as exactly as the quickest answer that told of it', () => {
  const error = fc.integer({ min: -5 * hourMs, max: 5 * hourMs });
  fc.assert(
    fc.property(error, fc.array(exchange, { minLength: 1 }), (errorMs, exchanges) => {
      const quickestMs = Math.min(...exchanges.map(({ thereMs, backMs }) => thereMs + backMs));
      expect(Math.abs((known(errorMs, exchanges) ?? 0) - errorMs)).toBeLessThanOrEqual(quickestMs + 1000);
    }),
  );
});

test('one that is set while a request is under way is told as its answer has it', () => {
  const backMs = 10 * 60_000;
  const leftMs = startMs;
  expect(clockAhead(0, { leftMs, arrivedMs: startMs + 300 - backMs, datedMs: startMs })).toBe(300 - backMs);
});
