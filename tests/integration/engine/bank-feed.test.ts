import { describe, expect, test } from 'vitest';
import { feedError } from '../../../electron/sandbox/xero/check-feed-statement.ts';
import { buy, day, hour, minute, openBooks, passTime, plainSetup, writesTo } from './books.ts';
import { feedCalls, feedSetup, gbpFeed, inFeed, openFeedBooks, signInForFeeds } from './feed-books.ts';

const statements = /\/Statements$/;
const connections = /\/FeedConnections$/;

describe('whether Xero allows feeds', () => {
  test('is not asked where nobody said so: files are the way, and no call is made', async () => {
    const books = await openBooks({}, { ...plainSetup, accounts: feedSetup.accounts });
    buy(books, 12);
    const summary = await books.sync();
    expect(feedCalls(books)).toEqual([]);
    expect(await books.call('feeds.read', {})).toMatchObject({ way: 'files', code: 'not-asked' });
    expect(summary.feedProblems).toMatchObject([{ account: 'GBP:saas', code: 'not-asked' }]);
    expect(summary.pushed).toBe(1);
  });

  test('is refused at the sign-in where the app lacks the scope, and nobody is signed out', async () => {
    const books = await openBooks();
    await expect(signInForFeeds(books, true)).rejects.toThrow('does not let this app ask for bank feeds');
    expect((await books.sync()).error).toBeUndefined();
  });

  test('ends when Xero takes the app out of the partners: that is said by name, and the rest goes on', async () => {
    const books = await openFeedBooks();
    books.sandbox.world.identity.isFeedPartner = false;
    buy(books, 12);
    const summary = await books.sync();
    expect(summary).toMatchObject({ pushed: 1, feedProblems: [{ code: 'refused' }] });
    expect(summary.error).toBeUndefined();
    const read = await books.call('feeds.read', {});
    expect(read).toMatchObject({
      way: 'files',
      code: 'refused',
      message: expect.stringContaining('invalid-application'),
    });
    const { checks } = await books.call('diagnostics.run', {});
    expect(checks.find(({ id }) => id === 'bank-feed')).toMatchObject({ status: 'warning' });
    books.sandbox.world.identity.isFeedPartner = true;
    await books.sync();
    expect(await books.call('feeds.read', {})).toMatchObject({ way: 'feed', code: 'on' });
    expect(inFeed(books)).toEqual([-1200]);
  });

  test('a later sign-in without them says so', async () => {
    const books = await openFeedBooks();
    await signInForFeeds(books, false);
    books.sandbox.world.identity.uncoveredScopes.add('bankfeeds');
    expect(await books.call('feeds.read', {})).toMatchObject({ way: 'files', code: 'not-asked' });
  });
});

describe('statements', () => {
  test('two syncs bring each settled movement once; today waits for tomorrow', async () => {
    const books = await openFeedBooks();
    buy(books, 12);
    buy(books, 30);
    const now = new Date(books.clock.nowMs()).toISOString();
    buy(books, 5, { authorizedAt: now, settledAt: now });
    await books.sync();
    expect(inFeed(books)).toEqual([-3000, -1200]);
    await books.sync();
    expect(inFeed(books)).toEqual([-3000, -1200]);
    expect(await gbpFeed(books)).toMatchObject({ state: 'working', waiting: 1, problems: [] });
    await passTime(books, day);
    await books.sync();
    expect(inFeed(books)).toEqual([-3000, -1200, -500]);
    const { statements: made } = await gbpFeed(books);
    expect(made.map(({ opening, closing }) => [opening, closing])).toEqual([
      ['-42.00', '-47.00'],
      ['0.00', '-42.00'],
    ]);
    expect(writesTo(books, connections)).toBe(1);
  });

  test('their requests are in the estimate of the day', async () => {
    const books = await openFeedBooks();
    const needed = async () => {
      const { checks } = await books.call('diagnostics.run', {});
      const rows = checks.find(({ id }) => id === 'budget')?.evidence ?? [];
      return rows.find(({ label }) => label === 'Requests needed at most')?.value;
    };
    await books.setup({ ...feedSetup, defaults: { ...feedSetup.defaults, pushTransactions: false } });
    buy(books, 12);
    await books.sync({ push: false });
    expect(await needed()).toBe('5'); // a feed and a statement
    await books.sync();
    expect(await needed()).toBe('0');
  });

  test('what settles late goes with the next one and says its own day', async () => {
    const books = await openFeedBooks();
    buy(books, 12);
    await books.sync();
    const at = new Date(books.clock.nowMs() - 5 * day).toISOString();
    buy(books, 7, { authorizedAt: at, settledAt: at });
    await passTime(books, day);
    await books.sync();
    expect(inFeed(books)).toEqual([-1200, -700]);
    const late = books.sandbox.world.xero.feeds.delivered(books.clock.nowMs()).find((one) => one.amountMinor === -700);
    expect(late).toMatchObject({ postedDate: '2026-06-14', description: expect.stringMatching(/^10 Jun 2026: /) });
  });

  test('more than a thousand go in several, and PENDING is followed before the next', async () => {
    const books = await openFeedBooks();
    books.sandbox.world.xero.feeds.deliversAfterMs = 10 * minute;
    for (let count = 0; count < 1001; count += 1) buy(books, 1);
    await books.setup({ ...feedSetup, defaults: { ...feedSetup.defaults, pushTransactions: false } });
    const summary = await books.sync();
    expect(inFeed(books)).toEqual([]);
    expect(summary).toMatchObject({ waitingUntil: null });
    expect(summary.error).toBeUndefined(); // nothing is amiss: Xero takes its time
    expect(await gbpFeed(books)).toMatchObject({ state: 'following', waiting: 1, statements: [{ state: 'pending' }] });
    await passTime(books, hour);
    await books.sync();
    await passTime(books, hour);
    await books.sync();
    expect(inFeed(books)).toHaveLength(1001);
    const { statements: made, waiting } = await gbpFeed(books);
    expect(made.map(({ lines, state }) => [lines, state])).toEqual([
      [1, 'delivered'],
      [1000, 'delivered'],
    ]);
    expect(waiting).toBe(0);
  });

  test('days of a file are not fed, and a file of days that were fed says so', async () => {
    const books = await openFeedBooks();
    buy(books, 12);
    await books.sync({ push: false });
    const file = { account: 'GBP:saas', format: 'csv', author: 'Ana' };
    await books.call('export.statement', { ...file, from: '2026-06-01', to: '2026-06-13' });
    const at = new Date(books.clock.nowMs() - day).toISOString();
    buy(books, 30, { authorizedAt: at, settledAt: at });
    await books.sync();
    expect(inFeed(books)).toEqual([-3000]);
    expect((await gbpFeed(books)).statements).toMatchObject([{ from: '2026-06-14', opening: '-12.00' }]);
    const again = await books.call('export.statement', { ...file, from: '2026-06-14', to: '2026-06-14' });
    expect(again.overlaps).toMatchObject([{ from: '2026-06-14', to: '2026-06-14', by: 'feed' }]);
  });
});

describe('lost answers', () => {
  const noAnswer = {
    kind: 'status',
    status: 500,
    body: JSON.stringify({ type: 'internal-error', title: 'Intermittent Internal Xero Error', status: 500 }),
    headers: { 'content-type': 'application/problem+json' },
  } as const;

  test.each([
    ['before it arrived', noAnswer],
    ['after it was taken', { kind: 'reset-after' } as const],
  ])('of a statement, %s: looked up, and in Xero once', async (_, fault) => {
    const books = await openFeedBooks();
    buy(books, 12);
    books.sandbox.faults.next({ service: 'xero', method: 'POST', path: statements, fault });
    await books.sync();
    expect((await gbpFeed(books)).statements).toMatchObject([{ state: 'uncertain' }]);
    await books.sync();
    expect(writesTo(books, statements)).toBe(1); // nothing is sent again blindly
    await passTime(books, 10 * minute);
    await books.sync();
    expect(inFeed(books)).toEqual([-1200]);
    expect(books.sandbox.world.xero.feeds.statements).toHaveLength(1);
    expect((await gbpFeed(books)).statements[0]).toMatchObject({ state: 'delivered' });
  });

  test('of a statement that arrives minutes later: it is adopted', async () => {
    const books = await openFeedBooks();
    buy(books, 12);
    const fault = { kind: 'late-effect', afterMs: 5 * minute } as const;
    books.sandbox.faults.next({ service: 'xero', method: 'POST', path: statements, fault });
    await books.sync();
    await passTime(books, minute);
    await books.sync();
    await passTime(books, 10 * minute);
    await books.sync();
    expect(books.sandbox.world.xero.feeds.statements).toHaveLength(1);
    expect(inFeed(books)).toEqual([-1200]);
  });

  test('of a feed connection: found again by its token, never made twice', async () => {
    const books = await openFeedBooks();
    buy(books, 12);
    books.sandbox.faults.next({ service: 'xero', method: 'POST', path: connections, fault: { kind: 'reset-after' } });
    await books.sync();
    expect((await gbpFeed(books)).state).toBe('connecting');
    await books.sync();
    expect(writesTo(books, connections)).toBe(1);
    expect(inFeed(books)).toEqual([-1200]);
  });

  test('a crash between the intention and the answer: looked up by the next program', async () => {
    const books = await openFeedBooks();
    buy(books, 12);
    await books.sync();
    const [made] = books.ledger().feedStatements('GBP:saas');
    if (made === undefined) throw new Error('There is a statement.');
    books.ledger().saveFeedStatement({ ...made, state: 'sending', xeroId: null });
    books.restart();
    await books.sync();
    expect(writesTo(books, statements)).toBe(1);
    expect((await gbpFeed(books)).statements).toMatchObject([{ state: 'delivered' }]);
  });

  test('lost books: the same feed is found, and what Xero has is not there twice', async () => {
    const books = await openFeedBooks();
    buy(books, 12);
    await books.sync();
    await books.reinstall();
    await signInForFeeds(books, true);
    await books.setup(feedSetup);
    await books.sync();
    expect(writesTo(books, connections)).toBe(1);
    expect(inFeed(books)).toEqual([-1200]);
    expect((await gbpFeed(books)).statements).toMatchObject([{ state: 'delivered' }]);
  });
});

describe('what Xero refuses', () => {
  test('a statement: named, nothing goes on by itself, and a person tries again', async () => {
    const books = await openFeedBooks();
    buy(books, 12);
    books.sandbox.world.xero.feeds.nextRejection = feedError('invalid-end-balance', 'The end balance is wrong.');
    const summary = await books.sync();
    expect(summary.feedProblems).toMatchObject([{ account: 'GBP:saas', code: 'invalid-end-balance' }]);
    await books.sync();
    expect(writesTo(books, statements)).toBe(1);
    expect(await gbpFeed(books)).toMatchObject({ state: 'stopped', statements: [{ state: 'rejected', asks: true }] });
    await books.call('feeds.decide', { account: 'GBP:saas', decision: 'retry', author: 'Ana' });
    await books.sync();
    expect(inFeed(books)).toEqual([-1200]);
    expect(await gbpFeed(books)).toMatchObject({ state: 'working', problems: [] });
    expect(writesTo(books, connections)).toBe(1);
  });

  test('a duplicate that is not ours: asked, and counted where a person says that it is there', async () => {
    const books = await openFeedBooks();
    buy(books, 12);
    books.sandbox.world.xero.feeds.nextRejection = feedError('duplicate-statement', 'A duplicate.');
    await books.sync();
    expect(await gbpFeed(books)).toMatchObject({ state: 'stopped', problems: [{ code: 'duplicate-statement' }] });
    await books.call('feeds.decide', { account: 'GBP:saas', decision: 'count', author: 'Ana' });
    await books.sync();
    expect(writesTo(books, statements)).toBe(1);
    expect(await gbpFeed(books)).toMatchObject({ state: 'working', waiting: 0 });
    const decide = books.company.api.call('feeds.decide', { account: 'GBP:saas', decision: 'retry', author: 'Ana' });
    expect(await decide).toMatchObject({ ok: false, error: { kind: 'invalidInput' } });
  });

  test('a feed connection: with the reason, and again when a person says so', async () => {
    const books = await openFeedBooks();
    buy(books, 12);
    const refusal = feedError('invalid-user-role', 'The role is too low.');
    books.sandbox.world.xero.feeds.nextRefusal = refusal;
    expect((await books.sync()).feedProblems).toMatchObject([{ code: 'invalid-user-role' }]);
    await books.sync();
    expect(writesTo(books, connections)).toBe(1);
    await books.call('feeds.decide', { account: 'GBP:saas', decision: 'retry', author: 'Ana' });
    await books.sync();
    expect(inFeed(books)).toEqual([-1200]);
  });

  test('an account that is linked elsewhere keeps its feed until a person decides', async () => {
    const books = await openFeedBooks();
    buy(books, 12);
    await books.sync();
    const [some] = books.sandbox.world.xero.accounts.filter(({ code }) => code === '090');
    if (some === undefined) throw new Error('There is 090.');
    const accountId = books.sandbox.world.xero.newId();
    books.sandbox.world.xero.accounts.push({ ...some, accountId, code: '095', name: 'Another GBP' });
    const moved = [{ id: 'GBP:saas', enabled: true, bankAccount: '095', bankFeed: true }];
    await books.setup({ ...feedSetup, accounts: moved });
    await passTime(books, day);
    buy(books, 7);
    expect((await books.sync()).feedProblems).toMatchObject([{ code: 'relinked' }]);
    expect(inFeed(books)).toEqual([-1200]);
    await books.call('feeds.decide', { account: 'GBP:saas', decision: 'retry', author: 'Ana' });
    await passTime(books, day);
    await books.sync();
    expect(inFeed(books)).toEqual([-1200, -700]);
  });
});
