import { expect, test } from 'vitest';
import { documentWrites, hour, openBooks, posted } from './books.ts';

/** Calls to Xero by what they ask for. */
async function callsFor(movements: number): Promise<{ writes: number; pages: number; others: number; posted: number }> {
  const books = await openBooks({}, null);
  await books.setup({
    version: 1,
    syncFrom: '2026-01-01',
    accounts: [{ id: 'GBP:saas', enabled: true, bankAccount: '090' }],
    defaults: { account: '429', taxType: 'NONE', mode: 'review' },
  });
  const { world } = books.sandbox;
  const end = books.clock.nowMs() - 24 * hour;
  for (let n = 0; n < movements; n += 1) {
    const at = new Date(end - n * hour).toISOString();
    const { id, name } = world.cledara.applications[n % 40] ?? { id: '', name: '' };
    world.addTransaction({ amount: -(n + 1), authorizedAt: at, settledAt: at, application: { id, name } });
  }
  const before = world.requests.length;
  const summary = await books.sync({ approveAll: true });
  expect(summary.error).toBeUndefined();
  const asked = world.requests.slice(before).filter(({ service }) => service === 'xero');
  expect(summary.calls.xero).toBe(asked.length);
  const writes = documentWrites(books);
  const pages = asked.filter(({ query }) => query.includes('page=')).length;
  expect(posted(books)).toHaveLength(movements);
  expect(asked.filter(({ status }) => status === 429)).toEqual([]);
  return { writes, pages, others: asked.length - writes - pages, posted: summary.pushed };
}

test('a thousand approved movements take twenty writes, and no more other calls than a hundred do', async () => {
  const hundred = await callsFor(100);
  const thousand = await callsFor(1000);
  expect(hundred).toMatchObject({ writes: 2, posted: 100 });
  expect(thousand).toMatchObject({ writes: 20, posted: 1000 });
  expect(thousand.others).toBe(hundred.others);
  expect(thousand.others).toBeLessThan(12);
  expect(thousand.pages).toBeLessThanOrEqual(hundred.pages + 1);
});
