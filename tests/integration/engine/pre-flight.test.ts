import { describe, expect, test } from 'vitest';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { amountsOf, buy, day, documentWrites, openBooks, passTime, plainSetup, posted, standing } from './books.ts';
import { justBefore } from './interfere.ts';

const organisation = (books: TestCompany) => books.sandbox.world.xero;

describe('what Xero would refuse is said before anything is sent, and frees itself', () => {
  test('a currency that is not added', async () => {
    const books = await openBooks();
    const { currencies } = organisation(books);
    const [euro] = currencies.splice(
      currencies.findIndex(({ code }) => code === 'EUR'),
      1,
    );
    const row = buy(books, 5, { currency: 'EUR' });
    expect((await books.sync()).blocked).toMatchObject([{ code: 'currency-not-subscribed' }]);
    expect(documentWrites(books)).toBe(0);
    if (euro !== undefined) currencies.push(euro);
    await books.call('reference.refresh', {});
    expect(await standing(books, row)).toBe('proposed review');
    expect(await books.sync()).toMatchObject({ pushed: 1, blocked: [] });
  });

  test("a currency that the organisation's plan does not allow, of what was approved too", async () => {
    const books = await openBooks({}, { ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } });
    const row = buy(books, 5, { currency: 'EUR' });
    await books.sync();
    await books.call('review.decide', { decision: 'approve', ids: [row.id], author: 'Priya' });
    organisation(books).notAllowedActions.add('UseMulticurrency');
    expect((await books.sync()).blocked).toMatchObject([{ code: 'plan-limit' }]);
    organisation(books).notAllowedActions.clear();
    expect(await books.sync()).toMatchObject({ pushed: 1, blocked: [] });
  });

  test('a day that has not come, because this computer is behind', async () => {
    const books = await openBooks();
    buy(books, 5);
    books.clockErrorMs = -5 * day;
    expect((await books.sync()).blocked).toMatchObject([{ code: 'date-in-future' }]);
    books.clockErrorMs = 0;
    expect(await books.sync()).toMatchObject({ pushed: 1, blocked: [] });
  });

  test('an open day that has not come yet', async () => {
    const books = await openBooks();
    organisation(books).organisation.periodLockDate = '2026-06-16'; // tomorrow
    const row = buy(books, 5);
    await books.sync();
    await books.call('review.openDay', { ids: [row.id], day: '2026-06-17', author: 'Priya' });
    expect(await standing(books, row)).toBe('blocked date-in-future');
    await passTime(books, 2 * day);
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    expect(posted(books)).toMatchObject([{ date: '2026-06-17' }]);
  });
});

describe('a lock date that moves between plan and push', () => {
  test("is met in Xero's answer; the rest stays here, and each names the first open day", async () => {
    const books = await openBooks();
    const on = (date: string) => ({ authorizedAt: `${date}T09:00:00.000Z`, settledAt: `${date}T12:00:00.000Z` });
    const rows = Array.from({ length: 60 }, (_, index) => buy(books, 1 + index, on('2026-06-01')));
    buy(books, 99, on('2026-06-12'));
    justBefore(books, 'PUT', /\/BankTransactions$/, () => {
      organisation(books).organisation.periodLockDate = '2026-06-05';
    });
    const summary = await books.sync();
    expect(amountsOf(posted(books))).toEqual([9900]);
    expect(summary.blocked).toHaveLength(rows.length);
    for (const { code, message } of summary.blocked) {
      expect(code).toBe('lock-date');
      expect(message).toContain('post it on 6 Jun 2026');
    }
    expect(documentWrites(books)).toBe(2); // what was still to come on closed days never left
    await books.call('review.openDay', { ids: 'all', day: '2026-06-06', author: 'Priya' });
    expect(await books.sync()).toMatchObject({ pushed: rows.length, blocked: [] });
  });
});
