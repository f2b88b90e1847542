import { describe, expect, test } from 'vitest';
import { buy } from '../integration/engine/books.ts';
import { openFeedBooks } from '../integration/engine/feed-books.ts';
import { allScopes, SandboxCaller } from '../integration/sandbox/sandbox-caller.ts';
import { contractsMissing, whyNot } from './contracts.ts';
import { feedValidator } from './validators.ts';

describe.skipIf(contractsMissing)(`bank feeds are as Xero's specification says${whyNot}`, () => {
  test('what we send', async () => {
    const books = await openFeedBooks();
    buy(books, 12);
    await books.sync();
    const sent = books.sandbox.world.requestBodies.filter(({ path }) => path.startsWith('/bankfeeds.xro/1.0/'));
    expect(sent.map(({ path }) => path.replace(/.*\//, ''))).toEqual(['FeedConnections', 'Statements']);
    expect(sent.map(({ json }, place) => feedValidator(place === 0 ? 'FeedConnections' : 'Statements')(json))).toEqual([
      [],
      [],
    ]);
  });

  test('what the sandbox answers', async () => {
    const caller = await SandboxCaller.open({ empty: true });
    const { sandbox } = caller;
    sandbox.world.identity.isFeedPartner = true;
    await caller.signIn(`${allScopes} bankfeeds`);
    const base = `${sandbox.xeroApiUrl}/bankfeeds.xro/1.0`;
    const headers = {
      authorization: `Bearer ${caller.accessToken}`,
      'xero-tenant-id': sandbox.tenantId,
      'content-type': 'application/json',
    };
    const ask = async (path: string, body?: object) => {
      const written = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
      const answer = await fetch(`${base}${path}`, { headers, ...written });
      return { status: answer.status, json: await answer.json() };
    };
    const accountId = sandbox.world.xero.account('090')?.accountId;
    const connection = { accountToken: 'token-1', accountId, accountType: 'BANK', currency: 'GBP' };
    const made = await ask('/FeedConnections', { items: [connection] });
    expect([made.status, feedValidator('FeedConnections')(made.json)]).toEqual([202, []]);
    const again = await ask('/FeedConnections', { items: [connection] });
    expect([again.status, feedValidator('FeedConnections')(again.json)]).toEqual([400, []]);
    const listed = await ask('/FeedConnections?page=1&pageSize=100');
    expect([listed.status, feedValidator('FeedConnections')(listed.json)]).toEqual([202, []]);
    const feedConnectionId = sandbox.world.xero.feeds.connections[0]?.id;
    const statement = {
      feedConnectionId,
      startDate: '2026-11-20',
      endDate: '2026-11-20',
      startBalance: { amount: 0, creditDebitIndicator: 'CREDIT' },
      endBalance: { amount: 12, creditDebitIndicator: 'DEBIT' },
      statementLines: [
        { postedDate: '2026-11-20', amount: 12, creditDebitIndicator: 'DEBIT', transactionId: 'a', description: 'A' },
      ],
    };
    const taken = await ask('/Statements', { items: [statement] });
    expect([taken.status, feedValidator('Statements')(taken.json)]).toEqual([202, []]);
    const twice = await ask('/Statements', { items: [statement] });
    expect([twice.status, feedValidator('Statements')(twice.json)]).toEqual([409, []]);
    const wrong = { ...statement, endBalance: { amount: 11, creditDebitIndicator: 'DEBIT' } };
    const unequal = await ask('/Statements', { items: [wrong] });
    expect([unequal.status, feedValidator('Error')(unequal.json)]).toEqual([422, []]);
    const lines = Array.from({ length: 1001 }, () => statement.statementLines[0]);
    expect((await ask('/Statements', { items: [{ ...statement, statementLines: lines }] })).status).toBe(400);
    const all = await ask('/Statements');
    expect([all.status, feedValidator('Statements')(all.json)]).toEqual([200, []]);
    sandbox.world.identity.isFeedPartner = false;
    const turnedAway = await ask('/Statements');
    expect([turnedAway.status, feedValidator('Error')(turnedAway.json)]).toEqual([403, []]);
    await sandbox.stop();
  });
});
