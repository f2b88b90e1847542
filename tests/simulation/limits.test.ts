import { expect, test } from 'vitest';
import { minute, posted } from '../integration/engine/books.ts';
import { buyMany, minutesOfLimit, openSimulation, report, seconds, Watch, xeroLimits } from './simulated-books.ts';

// Each of Xero's limits by itself, made so small that it is the one that counts.

test.each([1, 2, 5])('no more than %i requests are ever under way where Xero allows no more', async (concurrent) => {
  const books = await openSimulation({ ...xeroLimits, concurrent }, 400);
  buyMany(books, 40, 'with invoices');
  const xero = new Watch(books);
  expect(await books.sync({ approveAll: true })).toMatchObject({ pushed: 40, attached: 40 });
  expect(xero.turnedAway).toBe(0);
});

test('the limit of the whole app is waited for, and never run into', async () => {
  const books = await openSimulation(xeroLimits, 50);
  buyMany(books, 100, 'with invoices');
  const appPerMinute = 20;
  books.sandbox.world.xero.limits.appPerMinute = appPerMinute;
  await books.clock.sleep(2 * minute);
  const xero = new Watch(books);
  expect(await books.sync({ approveAll: true })).toMatchObject({ pushed: 100, attached: 100 });
  // Xero may not have counted yet what is under way, which is at most four besides the one that was answered.
  const limitMs = minutesOfLimit(xero.calls, { ...xeroLimits, perMinute: appPerMinute - 4 });
  report(`an app's limit of ${appPerMinute} a minute`, {
    calls: xero.calls,
    took: seconds(xero.lastedMs),
    'the limit itself, less what is under way': seconds(limitMs),
    '429s': xero.turnedAway,
  });
  expect(xero.turnedAway).toBe(0);
  expect(xero.lastedMs).toBeLessThanOrEqual(limitMs * 1.05);
});

test('a Starter app’s thousand calls a day are known from Xero’s own count, though five thousand are expected', async () => {
  const books = await openSimulation({ ...xeroLimits, perDay: 1000 }, 0, {
    variables: { TALLYBRIDGE_XERO_LIMITS: 'perMinute=60,perDay=5000,concurrent=5' },
  });
  books.sandbox.world.xero.limits.perDay = 100; // a thousand in small
  buyMany(books, 150, 'with invoices');
  const xero = new Watch(books);
  const summary = await books.sync({ approveAll: true });
  expect(summary).toMatchObject({ pushed: 150, error: { code: 'waiting' } });
  expect(posted(books)).toHaveLength(150);
  expect(xero.turnedAway).toBe(0);
});
