import { expect, test } from 'vitest';
import type { SyncSummary } from '../../shared/contract/sync-summary.ts';
import type { TestCompany } from '../fixtures/test-company.ts';
import { day, passTime } from '../integration/engine/books.ts';
import {
  buyMany,
  type Limits,
  minutesOfLimit,
  openSimulation,
  perRequest,
  readsOfSync,
  report,
  seconds,
  Watch,
  xeroLimits,
} from './simulated-books.ts';

const travelMs = 50;

test('invoices follow their documents as fast as the minute’s limit lets them', async () => {
  const movements = 300;
  const books = await openSimulation(xeroLimits, travelMs);
  buyMany(books, movements, 'with invoices');
  const xero = new Watch(books);
  const summary = await books.sync({ approveAll: true });
  expect(summary).toMatchObject({ pushed: movements, attached: movements, waitingUntil: null });

  const documents = readsOfSync + Math.ceil(xero.newContacts / perRequest) + Math.ceil(movements / perRequest);
  const limitMs = minutesOfLimit(xero.calls, xeroLimits);
  report(`${movements} documents with an invoice each`, {
    calls: xero.calls,
    least: documents + movements,
    took: seconds(xero.lastedMs),
    'the limit itself': seconds(limitMs),
    '429s': xero.turnedAway,
  });
  expect(xero.turnedAway).toBe(0);
  expect(xero.calls).toBe(documents + movements);
  expect(xero.lastedMs).toBeLessThanOrEqual(limitMs * 1.05);
});

/** Goes on whenever a sync says that it can, as the background does. */
async function syncToTheEnd(books: TestCompany): Promise<readonly SyncSummary[]> {
  const summaries = [await books.sync({ approveAll: true })];
  for (let last = summaries.at(-1); last?.waitingUntil != null && summaries.length < 9; last = summaries.at(-1)) {
    await passTime(books, Date.parse(last.waitingUntil) - books.clock.nowMs());
    summaries.push(await books.sync());
  }
  return summaries;
}

test('a day’s limit spreads invoices over days, begins again as soon as Xero does, and is never run into', async () => {
  const movements = 200;
  const limits: Limits = { perMinute: 60, perDay: 120, concurrent: 5 };
  const books = await openSimulation(limits, travelMs);
  buyMany(books, movements, 'with invoices');
  const xero = new Watch(books);
  const summaries = await syncToTheEnd(books);
  expect(summaries.reduce((sum, { attached }) => sum + attached, 0)).toBe(movements);
  expect(summaries[0]).toMatchObject({ pushed: movements });

  const days = summaries.length - 1;
  const limitMs = days * day + minutesOfLimit(xero.callsOnDay(days), limits);
  report(`${movements} documents with an invoice each at ${limits.perDay} calls a day`, {
    calls: xero.calls,
    days: days + 1,
    took: seconds(xero.lastedMs),
    'the limit itself': seconds(limitMs),
    '429s': xero.turnedAway,
  });
  expect(xero.turnedAway).toBe(0);
  // A fifth of each day is kept for documents.
  expect(days + 1).toBe(Math.ceil(xero.calls / (limits.perDay * 0.8)));
  expect(xero.lastedMs).toBeLessThanOrEqual(limitMs * 1.05);
});
