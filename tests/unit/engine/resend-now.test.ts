import { describe, expect, it } from 'vitest';
import { mostSkewMs, resendNow } from '../../../electron/engine/resend-now.ts';

const minuteMs = 60_000;
const firstSentAt = '2026-11-20T09:00:00.000Z';

function decided(ageMs: number, aheadMs: number | null) {
  const nowMs = Date.parse(firstSentAt) + ageMs;
  return resendNow({ clock: { nowMs: () => nowMs }, xero: { clockAheadMs: () => aheadMs } }, firstSentAt).kind;
}

describe('a write whose answer was lost', () => {
  it.each([null, 0, mostSkewMs, -mostSkewMs])(
    'goes out again under its key by a clock that is right: %s ms',
    (ahead) => {
      expect(decided(minuteMs, ahead)).toBe('same-key');
    },
  );

  it.each([mostSkewMs + 1, -mostSkewMs - 1])('never does by a clock that Xero says is wrong: %d ms', (ahead) => {
    expect(decided(minuteMs, ahead)).toBe('clock-went-back');
  });

  it.each([
    [-1, 'clock-went-back'],
    [4 * minuteMs, 'quarantine'],
    [10 * minuteMs, 'look-up'],
  ] as const)('%d ms old is as old by whatever clock', (ageMs, kind) => {
    for (const ahead of [null, 0, mostSkewMs + 1, -mostSkewMs - 1]) expect(decided(ageMs, ahead)).toBe(kind);
  });

  it('is judged by a clock that may be two minutes off', () => {
    expect(mostSkewMs).toBe(2 * minuteMs);
  });
});
