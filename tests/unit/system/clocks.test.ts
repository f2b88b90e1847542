import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RandomIds } from '../../../electron/adapters/system/random-ids.ts';
import { SkippingClock } from '../../../electron/adapters/system/skipping-clock.ts';
import { SystemClock } from '../../../electron/adapters/system/system-clock.ts';

const hourMs = 3_600_000;

/** Far more than a loaded machine needs for what takes no time. */
const momentMs = 10_000;

describe('the system clock', () => {
  test('tells the machine’s time', () => {
    const before = Date.now();
    const told = new SystemClock().nowMs();
    expect(told).toBeGreaterThanOrEqual(before);
    expect(told).toBeLessThanOrEqual(Date.now());
  });

  test('waits as long as it was told', async () => {
    const started = performance.now();
    await new SystemClock().sleep(15);
    expect(performance.now() - started).toBeGreaterThan(13); // a timer of Node may be a millisecond early
    await new SystemClock().sleep(0);
  });

  test('does not cut a month short, which no timer of Node can wait', async () => {
    const month = new SystemClock().sleep(30 * 24 * hourMs).then(() => 'month');
    const moment = new SystemClock().sleep(30).then(() => 'moment');
    expect(await Promise.race([month, moment])).toBe('moment');
  });
});

describe('the skipping clock', () => {
  test('begins when it is told, or now', () => {
    expect(new SkippingClock(1_000_000).nowMs()).toBeGreaterThanOrEqual(1_000_000);
    expect(new SkippingClock(1_000_000).nowMs()).toBeLessThan(1_000_000 + momentMs);
    expect(Math.abs(new SkippingClock().nowMs() - Date.now())).toBeLessThan(momentMs);
  });

  test('runs with real time, in whole milliseconds', async () => {
    const clock = new SkippingClock(0);
    const before = clock.nowMs();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(clock.nowMs() - before).toBeGreaterThanOrEqual(18);
    expect(Number.isInteger(clock.nowMs())).toBe(true);
  });

  test('jumps over a wait of hours', async () => {
    const clock = new SkippingClock(0);
    const started = performance.now();
    await clock.sleep(9 * hourMs);
    expect(performance.now() - started).toBeLessThan(momentMs);
    expect(clock.nowMs()).toBeGreaterThanOrEqual(9 * hourMs);
    expect(clock.nowMs()).toBeLessThan(9 * hourMs + momentMs);
  });

  test('wakes sleepers in the order of their times, none early, and adds no waits up', async () => {
    const wait = fc.integer({ min: 0, max: 1000 }).map((minutes) => minutes * 60_000);
    const law = fc.asyncProperty(fc.array(wait, { minLength: 1, maxLength: 20 }), async (waits) => {
      const clock = new SkippingClock(0);
      const woken: number[] = [];
      const sleeps = waits.map(async (durationMs) => {
        const dueMs = clock.nowMs() + durationMs;
        await clock.sleep(durationMs);
        expect(clock.nowMs()).toBeGreaterThanOrEqual(dueMs);
        woken.push(durationMs);
      });
      await Promise.all(sleeps);
      expect(woken).toEqual(waits.toSorted((a, b) => a - b));
      expect(clock.nowMs()).toBeLessThan(Math.max(...waits) + momentMs);
    });
    await fc.assert(law, { numRuns: 50 });
  });

  test('lets answers in that have arrived before it jumps', async () => {
    const order: string[] = [];
    const answer = new Promise<void>((resolve) => setImmediate(resolve)).then(() => order.push('answer'));
    const sleep = new SkippingClock(0).sleep(hourMs).then(() => order.push('woken'));
    await Promise.all([answer, sleep]);
    expect(order).toEqual(['answer', 'woken']);
  });
});

test('ids are random UUIDs', () => {
  const ids = new RandomIds();
  const many = Array.from({ length: 100 }, () => ids.uuid());
  expect(new Set(many).size).toBe(100);
  for (const id of many) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
