import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyEndMs, lookUpFromMs, resendNow } from '../../../electron/engine/resend-now.ts';
import { type TwoClocks, xeroNow } from '../../../electron/engine/xero-time.ts';
import { lookUpAfterMs, resendDecision, sameKeyMs } from '../../../shared/domain/retry-policy.ts';

const hourMs = 3_600_000;
const sentMs = Date.parse('2026-11-30T10:00:00.000Z');

/** At an instant of Xero's time, by a clock that is `errorMs` ahead of it, of which Xero's answers have told. */
function clocksAt(xeroMs: number, errorMs: number): TwoClocks {
  return { clock: { nowMs: () => xeroMs + errorMs }, xero: { clockAheadMs: () => errorMs } };
}

const error = fc.integer({ min: -5 * hourMs, max: 5 * hourMs });
const age = fc.integer({ min: 0, max: 20 * 60_000 });

test('what may be done about a lost answer is the same whatever clock the computer had when it left and has now', () => {
  fc.assert(
    fc.property(age, error, error, (ageMs, errorThen, errorNow) => {
      const firstSentAt = xeroNow(clocksAt(sentMs, errorThen));
      const now = clocksAt(sentMs + ageMs, errorNow);
      const byRightClocks = resendDecision({ firstSentAtMs: sentMs, nowMs: sentMs + ageMs });
      const decision = resendNow(now, firstSentAt);
      expect(decision.kind).toBe(byRightClocks.kind);
      if (decision.kind !== 'quarantine') return;
      // As long from now by the wrong clock as it is by the right one.
      expect(decision.untilMs - now.clock.nowMs()).toBe(lookUpAfterMs - ageMs);
      expect(decision.untilMs).toBe(lookUpFromMs(now, firstSentAt));
    }),
  );
});

test('a key ends three minutes of Xero’s after it was first used, by the clock that the computer has now', () => {
  fc.assert(
    fc.property(age, error, error, (ageMs, errorThen, errorNow) => {
      const now = clocksAt(sentMs + ageMs, errorNow);
      expect(keyEndMs(now, xeroNow(clocksAt(sentMs, errorThen))) - now.clock.nowMs()).toBe(sameKeyMs - ageMs);
    }),
  );
});

test('where no answer of Xero’s has a date, this computer’s clock is all there is', () => {
  const firstSentAt = new Date(sentMs).toISOString();
  const decided = (ageMs: number) =>
    resendNow({ clock: { nowMs: () => sentMs + ageMs }, xero: { clockAheadMs: () => null } }, firstSentAt);
  expect(decided(-1)).toEqual({ kind: 'clock-went-back' });
  expect(decided(sameKeyMs - 1)).toEqual({ kind: 'same-key' });
  expect(decided(sameKeyMs)).toEqual({ kind: 'quarantine', untilMs: sentMs + lookUpAfterMs });
  expect(decided(lookUpAfterMs)).toEqual({ kind: 'look-up' });
});
