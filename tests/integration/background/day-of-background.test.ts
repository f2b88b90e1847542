import { expect, test } from 'vitest';
import { openScene } from './background-scene.ts';
import { DayOfBackground } from './day-of-background.ts';

// Twenty hours; `npm run bench -- --only background` lives through a whole day, and says how much memory it kept.

test('hours offline, asleep, on battery and out of reach: what is automatic leaves once, nothing else does, and the program rests', async () => {
  const day = new DayOfBackground(await openScene('file'));
  await day.begin();
  const report = await day.live(20);
  expect(report.payments).toBe(10);
  expect(report.posted).toEqual({ Automatic: report.posted.Automatic, Reviewed: 0, 'Read only': 0, Off: 0 });
  expect(report.posted.Automatic).toBeGreaterThanOrEqual(report.payments - 1); // the last may be still to come
  expect(report.inXero).toBe(report.posted.Automatic);
  expect(report.waiting.Reviewed).toBeGreaterThanOrEqual(report.payments - 1);
  expect(report.waiting['Read only']).toBeGreaterThanOrEqual(report.payments - 1);
  expect(report.waiting.Off).toBe(0);
  expect(report).toMatchObject({ beside: 0, restlessWakes: 0, mostTimers: 1 });
  expect(report.failedRuns).toBeGreaterThanOrEqual(3); // each of those that sync was due while a service was out of reach
  // Three companies, about once an hour each, and no more tries than a back-off has in an hour and a half out of reach.
  expect(report.starts).toBeGreaterThan(3 * 8);
  expect(report.starts).toBeLessThan(3 * (report.hours + 12));
  expect(report.wakes).toBeLessThan(report.hours * 60);
  expect(report.calls.xero / report.starts).toBeLessThan(20);
});
