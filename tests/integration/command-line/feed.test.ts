import { expect, test } from 'vitest';
import { feedError } from '../../../electron/sandbox/xero/check-feed-statement.ts';
import type { FeedsDto } from '../../../shared/contract/bank-feed.ts';
import { buy } from '../engine/books.ts';
import { gbpFeed, inFeed, openFeedBooks } from '../engine/feed-books.ts';
import { commandOn } from './command-on.ts';
import { documentOf, errorOf } from './desk.ts';

test('feed tells the way and each account, and ends with 1 while something asks for a person; no request leaves', async () => {
  const books = await openFeedBooks();
  buy(books, 12);
  books.sandbox.world.xero.feeds.nextRejection = feedError('invalid-end-balance', 'Wrong.');
  expect((await commandOn(books, ['sync', '--json'])).code).toBe(1);
  const before = books.sandbox.world.requests.length;
  const stopped = await commandOn(books, ['feed', '--json']);
  const status = await commandOn(books, ['status', '--json']);
  expect(books.sandbox.world.requests).toHaveLength(before);
  expect([stopped.code, status.code]).toEqual([1, 1]);
  expect(documentOf(stopped)).toEqual({
    way: 'feed',
    code: 'on',
    message: expect.stringContaining('GBP:saas'),
    isAsked: true,
    accounts: [
      {
        account: 'GBP:saas',
        isOn: true,
        state: 'stopped',
        problems: [{ code: 'invalid-end-balance', message: expect.stringContaining('do not add up') }],
        waiting: 1,
        statements: [
          {
            id: expect.any(String),
            from: '2026-06-13',
            to: '2026-06-13',
            lines: 1,
            opening: '0.00',
            closing: '-12.00',
            state: 'rejected',
            message: expect.stringContaining('do not add up'),
            sentAt: expect.any(String),
            asks: true,
          },
        ],
      },
    ],
  });
  expect(documentOf(status)['statementLines']).toMatchObject({ way: 'feed', problems: [{ account: 'GBP:saas' }] });

  const again = await commandOn(books, ['feed', 'retry', 'GBP:saas', '--json']);
  expect([again.code, documentOf(again)]).toMatchObject([0, { accounts: [{ problems: [] }] }]);
  await books.sync();
  const done = await commandOn(books, ['feed']);
  expect([done.code, done.stdout]).toEqual([0, '']);
  expect(done.stderr).toContain('GBP:saas: working, 0 to send');
  expect(inFeed(books)).toEqual([-1200]);
});

test('feed count takes the rejected lines as given', async () => {
  const books = await openFeedBooks();
  buy(books, 12);
  books.sandbox.world.xero.feeds.nextRejection = feedError('duplicate-statement', 'A duplicate.');
  await books.sync();
  const counted = await commandOn(books, ['feed', 'count', 'GBP:saas', '--json']);
  expect([counted.code, documentOf(counted)]).toMatchObject([0, { accounts: [{ state: 'working', waiting: 0 }] }]);
});

test('feed corrected takes all lines of the account, or those that are named', async () => {
  const books = await openFeedBooks();
  const [first, second, third] = [buy(books, 12), buy(books, 30), buy(books, 40)];
  await books.sync();
  for (const bought of [first, second, third]) bought.amount -= 1;
  await books.sync();
  const shown = await commandOn(books, ['feed']);
  expect(shown.code).toBe(1);
  expect(shown.stderr).toMatch(new RegExp(`^ {2}${first.id} {2}The bank feed has a line of `, 'm'));
  const unknown = await commandOn(books, ['feed', 'corrected', 'GBP:saas', first.id, 'nobody', '--json']);
  expect([unknown.code, errorOf(unknown).details]).toMatchObject([2, [{ at: 'nobody' }]]);
  const one = await commandOn(books, ['feed', 'corrected', 'GBP:saas', second.id, '--json']);
  expect(one.code).toBe(1);
  const rest = [first, third].map(({ id }) => id).sort();
  expect(openLines(documentOf(one))).toEqual(rest);
  const all = await commandOn(books, ['feed', 'corrected', 'GBP:saas', '--json']);
  expect([all.code, openLines(documentOf(all))]).toEqual([0, []]);
});

function openLines({ accounts }: { readonly accounts?: unknown }): unknown {
  const [account] = accounts as FeedsDto['accounts'];
  return account?.problems.map(({ line }) => line?.transactionId).sort();
}

test('what feed cannot do is exit 2, says why, and changes nothing', async () => {
  const books = await openFeedBooks();
  buy(books, 12);
  await books.sync();
  const before = [await gbpFeed(books), books.ledger().activity({ limit: 100 })];
  const nothingToDecide = ['retry GBP:saas', 'count GBP:saas', 'retry EUR:saas', 'retry nothing'];
  for (const words of [
    ...nothingToDecide,
    'retry',
    'stop GBP:saas',
    'GBP:saas',
    'retry GBP:saas EUR:saas',
    'corrected GBP:saas a b',
  ]) {
    const outcome = await commandOn(books, ['feed', ...words.split(' '), '--json']);
    expect([words, outcome.code, errorOf(outcome).code]).toEqual([words, 2, 'invalid-input']);
    expect(errorOf(outcome).message).not.toBe('');
  }
  expect([await gbpFeed(books), books.ledger().activity({ limit: 100 })]).toEqual(before);
});
