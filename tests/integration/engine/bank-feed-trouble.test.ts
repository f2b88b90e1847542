import { describe, expect, test } from 'vitest';
import { feedError } from '../../../electron/sandbox/xero/check-feed-statement.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { buy, day, hour, minute, openBooks, passTime, writesTo } from './books.ts';
import { feedSetup, gbpFeed, inFeed, openFeedBooks, signInForFeeds } from './feed-books.ts';

const statements = /\/Statements$/;
const connections = /\/FeedConnections$/;

/** The next statement gets this answer instead, and nothing of it is taken. */
function answerNext(books: TestCompany, status: number, body: string): void {
  const headers = { 'content-type': 'application/problem+json; charset=utf-8' };
  const fault = { kind: 'status', status, body, headers } as const;
  books.sandbox.faults.next({ service: 'xero', method: 'POST', path: statements, fault });
}

function retry(books: TestCompany): Promise<unknown> {
  return books.call('feeds.decide', { account: 'GBP:saas', decision: 'retry', author: 'Ana' });
}

async function scopesCheck(books: TestCompany): Promise<unknown> {
  const { checks } = await books.call('diagnostics.run', {});
  return checks.find(({ id }) => id === 'consent-scopes');
}

describe('a consent', () => {
  test('that does not cover bank feeds, though they were asked for, is named; the rest goes on, and nothing is lost', async () => {
    const books = await openFeedBooks();
    const { uncoveredScopes } = books.sandbox.world.identity;
    uncoveredScopes.add('bankfeeds');
    await signInForFeeds(books, true);
    buy(books, 12);
    const summary = await books.sync();
    expect(summary).toMatchObject({ pushed: 1, feedProblems: [{ account: 'GBP:saas', code: 'not-granted' }] });
    expect(await books.call('feeds.read', {})).toMatchObject({ way: 'files', code: 'not-granted' });
    expect(await gbpFeed(books)).toMatchObject({ state: 'files', waiting: 1 });
    expect(writesTo(books, connections)).toBe(0);
    expect(await scopesCheck(books)).toMatchObject({
      status: 'warning',
      detail: 'Not everything. Statement lines do not go into a bank feed. Use statement files meanwhile.',
      evidence: expect.arrayContaining([{ label: 'Not agreed to', value: 'bankfeeds' }]),
    });
    uncoveredScopes.clear();
    await signInForFeeds(books, true);
    expect(await scopesCheck(books)).toMatchObject({
      status: 'ok',
      evidence: [{ label: 'Agreed to', value: expect.stringMatching(/\bbankfeeds\b/) }],
    });
    await books.sync();
    expect(inFeed(books)).toEqual([-1200]);
  });

  test('that was never asked for bank feeds lacks nothing', async () => {
    expect(await scopesCheck(await openBooks())).toMatchObject({ status: 'ok' });
  });
});

describe('a statement that Xero does not take', () => {
  test.each([
    ['balances that do not add up', 422, feedError('invalid-end-balance', 'Wrong.'), 'do not add up'],
    ['too many bytes', 413, { type: 'request-too-large', detail: 'Size of 4 MB exceeds 3 MB.' }, 'exceeds 3 MB'],
    ['a reason that nobody knows', 400, { type: 'brand-new', title: 'Something new' }, 'Something new'],
  ])('for %s: named, its movement kept, and sent when a person says so', async (_, status, body, said) => {
    const books = await openFeedBooks();
    buy(books, 12);
    answerNext(books, status, JSON.stringify(body));
    const { feedProblems } = await books.sync();
    expect(feedProblems).toMatchObject([{ code: body.type, message: expect.stringContaining(said) }]);
    expect(await gbpFeed(books)).toMatchObject({ state: 'stopped', waiting: 1, statements: [{ asks: true }] });
    await passTime(books, hour);
    await books.sync();
    expect(writesTo(books, statements)).toBe(1);
    await retry(books);
    await books.sync();
    expect(inFeed(books)).toEqual([-1200]);
  });

  test('and says so in no words of its own, may have been taken: it waits nine minutes, then it goes', async () => {
    const books = await openFeedBooks();
    buy(books, 12);
    answerNext(books, 413, '<html>Request Entity Too Large</html>');
    await books.sync();
    expect(await gbpFeed(books)).toMatchObject({ statements: [{ state: 'uncertain' }] });
    await passTime(books, 10 * minute);
    await books.sync();
    expect(inFeed(books)).toEqual([-1200]);
  });

  test('because its feed was ended in Xero: said, and a person has it connected anew', async () => {
    const books = await openFeedBooks();
    buy(books, 12);
    await books.sync();
    books.sandbox.world.xero.feeds.connections.length = 0;
    await passTime(books, day);
    buy(books, 7);
    await passTime(books, day);
    expect((await books.sync()).feedProblems).toMatchObject([{ code: 'invalid-feed-connection' }]);
    await retry(books);
    await books.sync();
    expect(inFeed(books)).toEqual([-1200, -700]);
    expect(writesTo(books, connections)).toBe(2);
  });

  test('of days that only a clock far behind takes for this year: Xero says so, and the file is the way', async () => {
    const books = await openFeedBooks({}, { ...feedSetup, syncFrom: '2025-01-01' });
    const at = new Date(books.clock.nowMs() - 370 * day).toISOString();
    buy(books, 12, { authorizedAt: at, settledAt: at });
    books.clockErrorMs = -10 * day;
    expect((await books.sync()).feedProblems).toMatchObject([{ code: 'invalid-start-date' }]);
    books.clockErrorMs = 0;
    await books.sync();
    expect(inFeed(books)).toEqual([]);
    const { problems, waiting } = await gbpFeed(books);
    expect(problems.map(({ code }) => code)).toEqual(['invalid-start-date', 'too-old']);
    expect(waiting).toBe(0);
    await retry(books);
    await books.sync();
    expect(await gbpFeed(books)).toMatchObject({ state: 'working', problems: [{ code: 'too-old' }] });
    expect(writesTo(books, statements)).toBe(1);
  });

  test('after all, though it had: asked, and sent when a person has looked', async () => {
    const books = await openFeedBooks();
    const { feeds } = books.sandbox.world.xero;
    feeds.deliversAfterMs = hour;
    buy(books, 12);
    await books.sync();
    feeds.statements.length = 0;
    await books.sync(); // what has just been taken may not be listed yet
    expect(await gbpFeed(books)).toMatchObject({ state: 'following', problems: [] });
    await passTime(books, 10 * minute);
    expect((await books.sync()).feedProblems).toMatchObject([{ code: 'statement-not-found' }]);
    expect(writesTo(books, statements)).toBe(1);
    await retry(books);
    await books.sync();
    await passTime(books, 2 * hour);
    await books.sync();
    expect(inFeed(books)).toEqual([-1200]);
  });

  test('because the requests of the day are used up: it goes the day after', async () => {
    const books = await openFeedBooks();
    buy(books, 12);
    const headers = { 'retry-after': '7200', 'x-rate-limit-problem': 'day' };
    const fault = { kind: 'status', status: 429, headers } as const;
    books.sandbox.faults.next({ service: 'xero', method: 'POST', path: statements, fault });
    const summary = await books.sync();
    expect(summary.waitingUntil).not.toBeNull();
    expect(await gbpFeed(books)).toMatchObject({ waiting: 1, statements: [{ state: 'unsent' }] });
    await passTime(books, day);
    await books.sync();
    expect(inFeed(books)).toEqual([-1200]);
  });

  test('as a duplicate, because lost books had it in two: asked, and counted when a person has looked', async () => {
    const books = await openFeedBooks();
    buy(books, 12);
    await books.sync();
    buy(books, 7, { settledAt: new Date(books.clock.nowMs()).toISOString() });
    await passTime(books, day);
    await books.sync();
    await books.reinstall();
    await signInForFeeds(books, true);
    await books.setup(feedSetup);
    expect((await books.sync()).feedProblems).toMatchObject([{ code: 'duplicate-statement' }]);
    expect(inFeed(books)).toEqual([-1200, -700]);
    await books.call('feeds.decide', { account: 'GBP:saas', decision: 'count', author: 'Ana' });
    await books.sync();
    expect(inFeed(books)).toEqual([-1200, -700]);
    expect(await gbpFeed(books)).toMatchObject({ state: 'working', waiting: 0, problems: [] });
  });
});

test('a feed that Xero takes an hour to make is followed, over a restart, and asked for once', async () => {
  const books = await openFeedBooks();
  books.sandbox.world.xero.feeds.connectsAfterMs = hour;
  buy(books, 12);
  const summary = await books.sync();
  expect(summary).toMatchObject({ waitingUntil: null, pushed: 1 });
  expect(summary.error).toBeUndefined();
  expect(await gbpFeed(books)).toMatchObject({ state: 'connecting', waiting: 1, problems: [] });
  books.restart();
  await passTime(books, 10 * minute);
  await books.sync();
  expect(await gbpFeed(books)).toMatchObject({ state: 'connecting', statements: [] });
  await passTime(books, hour);
  await books.sync();
  expect(inFeed(books)).toEqual([-1200]);
  expect(writesTo(books, connections)).toBe(1);
});

describe('a clock that went back after a lost answer', () => {
  test.each([
    ['a statement', statements],
    ['a feed connection', connections],
  ])(
    'of %s changes nothing of the nine minutes, which are Xero’s: then what never arrived goes, once',
    async (_, path) => {
      const books = await openFeedBooks();
      buy(books, 12);
      books.sandbox.faults.next({
        service: 'xero',
        method: 'POST',
        path,
        fault: { kind: 'late-effect', afterMs: day },
      });
      await books.sync();
      books.clockErrorMs = 2 * hour; // by this clock it is long past
      await passTime(books, 4 * minute);
      await books.sync();
      books.clockErrorMs = -2 * hour; // by this one it has not even left yet
      await passTime(books, minute);
      await books.sync();
      expect(writesTo(books, path)).toBe(1);
      await passTime(books, 6 * minute);
      await books.sync();
      expect(writesTo(books, path)).toBe(2);
      expect(inFeed(books)).toEqual([-1200]);
      await passTime(books, day);
      await books.sync();
      expect(inFeed(books)).toEqual([-1200]);
    },
  );
});
