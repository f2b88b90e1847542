import { expect, test } from 'vitest';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { buy, day, openBooks, passTime, plainSetup } from './books.ts';

async function budgetOf(books: TestCompany) {
  return (await books.call('status.read', {})).budget;
}

async function checkOf(books: TestCompany) {
  const { checks } = await books.call('diagnostics.run', {});
  const check = checks.find(({ id }) => id === 'budget');
  const evidence = Object.fromEntries((check?.evidence ?? []).map(({ label, value }) => [label, value]));
  return { status: check?.status, detail: check?.detail, evidence };
}

test('the Starter tier shows in Xero’s first answers, is kept, reckoned with, and forgotten when Xero gives more', async () => {
  const books = await openBooks({ xeroLimits: { perMinute: 60, perDay: 1000, concurrent: 5 } });
  await books.sync();
  const used = books.sandbox.world.requests.filter(({ path }) => path.startsWith('/api.xro/2.0/')).length;
  expect(await budgetOf(books)).toEqual({
    perDay: 1000,
    usedToday: used,
    left: 1000 - used,
    blockedUntil: null,
    isStarter: true,
  });
  expect((await checkOf(books)).evidence).toMatchObject({
    'Requests that Xero allows a day': '1000',
    'Tier of the Xero app': 'Starter',
  });

  books.restart();
  expect(await budgetOf(books)).toMatchObject({ perDay: 1000, isStarter: true });

  books.sandbox.world.xero.limits.perDay = 5000;
  await passTime(books, 2 * day);
  await books.sync();
  expect(await budgetOf(books)).toMatchObject({ perDay: 5000, isStarter: false });
  expect((await checkOf(books)).evidence).not.toHaveProperty('Tier of the Xero app');
});

test('what a day of the Starter tier does not reach for is said in days', async () => {
  const setup = { ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } };
  const books = await openBooks({ xeroLimits: { perMinute: 60, perDay: 1000, concurrent: 5 } }, setup);
  for (let index = 0; index < 1100; index += 1) buy(books, 1 + index / 100);
  await books.sync({ push: false });
  await books.call('review.decide', { decision: 'approve', ids: 'all', author: 'Priya' });
  const { status, detail } = await checkOf(books);
  expect(status).toBe('warning');
  expect(detail).toMatch(
    /goes out on the following day, by itself\. Your Xero app is of the Starter tier, with 1000 requests/,
  );
});

test('an app of another tier is none of the Starter tier', async () => {
  const books = await openBooks();
  await books.sync();
  expect(await budgetOf(books)).toMatchObject({ perDay: 5000, isStarter: false });
});
