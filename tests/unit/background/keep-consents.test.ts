import { describe, expect, it } from 'vitest';
import type { WindowDoor } from '../../../electron/background/ask.ts';
import { KeepConsents } from '../../../electron/background/keep-consents.ts';
import { ManualClock } from '../../fixtures/manual-clock.ts';

const start = '2026-11-22T09:00:00.000Z';
const dayMs = 24 * 60 * 60 * 1000;
const quiet = (): void => undefined;

/** A door to one company whose consent ends then; it tells what was asked. */
function scene(endsInDays: number, xero: object = {}, renews = true) {
  const clock = new ManualClock(start);
  const asked: string[] = [];
  const warnings: string[] = [];
  let endsMs = Date.parse(start) + endsInDays * dayMs;
  const door: WindowDoor = {
    subscribe: () => quiet,
    call: ({ method }) => {
      asked.push(method);
      if (method !== 'status.read') {
        if (!renews) return Promise.resolve({ ok: false, error: { code: 'offline', message: '', details: [] } });
        endsMs = clock.nowMs() + 60 * dayMs;
        return Promise.resolve({ ok: true, value: { tenants: [], chosen: null } });
      }
      const consentExpiresAt = new Date(endsMs).toISOString();
      const connections = { xero: { connected: true, health: 'ok', consentExpiresAt, ...xero } };
      return Promise.resolve({ ok: true, value: { connections } });
    },
  };
  const log = { error: quiet, warn: (event: string) => warnings.push(event), info: quiet, debug: quiet };
  const consents = new KeepConsents({ door, clock, log });
  return { clock, warnings, consents, renewals: () => asked.filter((method) => method !== 'status.read') };
}

describe('a consent to Xero', () => {
  it.each([
    [16, {}, 0],
    [15, {}, 1],
    [1, {}, 1],
    [1, { connected: false }, 0],
    [1, { health: 'refused' }, 0],
  ])('that ends in %d days, with %o, is used %d times', async (days, xero, times) => {
    const { consents, renewals } = scene(days, xero);
    await consents.look(['one']);
    expect(renewals()).toEqual(Array.from({ length: times }, () => 'connection.xero.tenants'));
  });

  it('never ends while the program runs, however long nobody syncs', async () => {
    const { clock, consents, renewals } = scene(60);
    for (let hour = 0; hour < 200 * 24; hour += 1) {
      await consents.look(['one']);
      await clock.advance(dayMs / 24);
    }
    expect(renewals()).toHaveLength(4); // after 45, 90, 135 and 180 days
  });

  it('that could not be renewed is tried again the next day, and said in the log', async () => {
    const { clock, consents, renewals, warnings } = scene(10, {}, false);
    await consents.look(['one']);
    await consents.look(['one']);
    expect(renewals()).toHaveLength(1);
    await clock.advance(dayMs);
    await consents.look(['one']);
    expect(renewals()).toHaveLength(2);
    expect(warnings).toEqual(['consent-not-renewed', 'consent-not-renewed']);
  });
});
