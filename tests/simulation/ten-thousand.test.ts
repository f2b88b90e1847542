import { expect, test } from 'vitest';
import { posted } from '../integration/engine/books.ts';
import {
  buyMany,
  minutesOfLimit,
  openSimulation,
  perRequest,
  readsOfSync,
  report,
  seconds,
  Watch,
  xeroLimits,
} from './simulated-books.ts';

// What the limits themselves ask for, and what the program needs, both by the sandbox's clock.

const movements = 10_000;
const travelMs = 50;
/** Real time that the work itself may take on a busy machine; it waits for nothing. */
const patienceMs = 240_000;

test(
  'ten thousand approved movements take no more calls and no more time than Xero’s own limits ask for',
  async () => {
    const books = await openSimulation(xeroLimits, travelMs);
    buyMany(books, movements, 'without invoices');
    const xero = new Watch(books);
    const summary = await books.sync({ approveAll: true });
    expect(summary).toMatchObject({ pushed: movements, waitingUntil: null });
    expect(posted(books)).toHaveLength(movements);
    expect(new Set(posted(books).map(({ reference }) => reference)).size).toBe(movements);

    const least = readsOfSync + Math.ceil(xero.newContacts / perRequest) + Math.ceil(movements / perRequest);
    const limitMs = minutesOfLimit(xero.calls, xeroLimits);
    report(`${movements} documents`, {
      calls: xero.calls,
      least,
      "and for the day's look": xero.lookCalls,
      took: seconds(xero.lastedMs),
      'the limit itself': seconds(limitMs),
      '429s': xero.turnedAway,
    });
    expect(xero.turnedAway).toBe(0);
    expect(xero.calls).toBeLessThanOrEqual(least * 1.02);
    expect(xero.lastedMs).toBeLessThanOrEqual(limitMs * 1.05);
  },
  patienceMs,
);
