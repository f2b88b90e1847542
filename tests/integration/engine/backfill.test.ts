import { expect, test } from 'vitest';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { amountsOf, application, buy, openBooks, plainSetup, posted, standing } from './books.ts';

// It is 15 June 2026; posting starts on 1 June.

const june = { ...plainSetup, syncFrom: '2026-06-01' };
const on = (date: string) => ({ authorizedAt: `${date}T09:00:00.000Z`, settledAt: `${date}T12:00:00.000Z` });
const author = 'Ana';

/** Purchases of 1, 2, 3 … pounds, the newest first. */
function history(books: TestCompany) {
  return ['2026-06-02', '2026-05-20', '2026-05-03', '2026-04-10', '2026-03-15', '2026-02-20', '2026-01-10'].map(
    (date, index) => buy(books, index + 1, on(date)),
  );
}

async function only(books: TestCompany) {
  const { backfills } = await books.call('backfill.list', {});
  expect(backfills).toHaveLength(1);
  const [backfill] = backfills;
  if (backfill === undefined) throw new Error('There is one.');
  return backfill;
}

test('counts first, then one month with each sync, and never what was not asked for', async () => {
  const books = await openBooks({}, june);
  history(books);
  await books.sync();
  expect(amountsOf(posted(books))).toEqual([100]);

  const wish = { accounts: ['GBP:saas'], from: '2026-03-16' };
  const writes = books.sandbox.world.requests.filter(({ method }) => method !== 'GET').length;
  const { months } = await books.call('backfill.preview', wish);
  expect(months.map(({ month, automatic }) => [month, automatic])).toEqual([
    ['2026-05', 2],
    ['2026-04', 1],
  ]);
  expect(books.sandbox.world.requests.filter(({ method }) => method !== 'GET')).toHaveLength(writes);
  await books.sync();
  expect(posted(books)).toHaveLength(1); // a look alone opens nothing

  await books.call('backfill.start', { ...wish, author });
  await books.sync();
  expect(amountsOf(posted(books))).toEqual([100, 200, 300]);
  expect(await only(books)).toMatchObject({ reached: '2026-05-01', state: 'running', until: '2026-06-01' });
  await books.sync();
  expect(amountsOf(posted(books))).toEqual([100, 200, 300, 400]);
  await books.sync();
  await books.sync();
  expect(await only(books)).toMatchObject({ reached: '2026-03-16', state: 'done' });
  expect(posted(books)).toHaveLength(4); // 15 March lies before it
  expect((await books.call('backfill.list', {})).accounts).toEqual([
    { account: 'GBP:saas', start: '2026-03-16' },
    { account: 'EUR:saas', start: '2026-06-01' },
  ]);
});

test('each movement is counted by what would become of it: locked, in Xero already, held, nothing', async () => {
  const books = await openBooks({}, { ...june, defaults: { ...june.defaults, mode: 'review' } });
  const { xero } = books.sandbox.world;
  buy(books, 7, { ...on('2026-05-20'), application: application(books, 'Figma') });
  buy(books, 8, on('2026-05-21'));
  buy(books, 9, on('2026-04-02'));
  buy(books, 0, { ...on('2026-05-22'), amount: 0 });
  buy(books, 11, { ...on('2026-05-23'), type: 'somethingNew' as never });
  await books.sync();
  xero.organisation.periodLockDate = '2026-04-30';
  const { contactId } = xero.contacts.find(({ name }) => name === 'Figma') ?? xero.addContact({ name: 'Figma' });
  xero.postByHand({ totalMinor: 700, date: '2026-05-20', contactId });
  const { months } = await books.call('backfill.preview', { accounts: ['GBP:saas'], from: '2026-04-01' });
  expect(months).toEqual([
    { month: '2026-05', review: 1, automatic: 0, held: 1, locked: 0, blocked: 0, inXero: 1, known: 0, nothing: 1 },
    { month: '2026-04', review: 0, automatic: 0, held: 0, locked: 1, blocked: 0, inXero: 0, known: 0, nothing: 0 },
  ]);
});

test('it can be paused, goes on after a new start of the program, and stops for good', async () => {
  const books = await openBooks({}, june);
  history(books);
  await books.sync();
  await books.call('backfill.start', { accounts: ['GBP:saas'], from: '2026-01-01', author });
  await books.sync();
  const { id } = await only(books);
  await books.call('backfill.decide', { id, decision: 'pause', author });
  await books.sync();
  expect(amountsOf(posted(books))).toEqual([100, 200, 300]);
  books.restart();
  await books.sync();
  expect(await only(books)).toMatchObject({ state: 'paused', reached: '2026-05-01' });
  await books.call('backfill.decide', { id, decision: 'resume', author });
  await books.sync();
  expect(amountsOf(posted(books))).toEqual([100, 200, 300, 400]);
  await books.call('backfill.decide', { id, decision: 'stop', author });
  await books.sync();
  expect(posted(books)).toHaveLength(4);
  await expect(books.call('backfill.decide', { id, decision: 'resume', author })).rejects.toThrow(
    /Nothing was changed/,
  );
});

test('what cannot be asked for is named, and nothing is noted', async () => {
  const books = await openBooks({}, june);
  await books.sync();
  const start = (accounts: readonly string[], from: string) =>
    books.company.api.call('backfill.start', { accounts, from, author });
  expect(await start(['USD:saas', 'GBP:saas'], '2026-07-01')).toMatchObject({
    ok: false,
    error: {
      details: [
        { message: expect.stringContaining('USD:saas is off') },
        { message: expect.stringContaining('starts on 1 Jun 2026 already') },
      ],
    },
  });
  expect(await start(['GBP:saas'], '2026-02-30')).toMatchObject({ ok: false, error: { details: [{ at: 'from' }] } });
  expect((await start(['GBP:saas'], '2026-02-01')).ok).toBe(true);
  expect(await start(['GBP:saas'], '2026-01-01')).toMatchObject({
    error: { details: [{ message: expect.stringContaining('asked for already') }] },
  });
});

test('an account with a later day of its own begins then, until a backfill asks for more', async () => {
  const accounts = [{ id: 'GBP:saas', enabled: true, bankAccount: '090', syncFrom: '2026-06-10' }];
  const books = await openBooks({}, { ...june, accounts });
  const [early] = history(books);
  buy(books, 50, on('2026-06-11'));
  await books.sync();
  expect(amountsOf(posted(books))).toEqual([5000]);
  await books.call('backfill.start', { accounts: ['GBP:saas'], from: '2026-06-01', author });
  await books.sync();
  expect(await standing(books, { id: early?.id ?? '' })).toBe('pushed pushed');
});
