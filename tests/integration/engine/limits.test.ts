import { describe, expect, test } from 'vitest';
import { exitOfSummary } from '../../../electron/command-line/exit-code.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { amountsOf, buy, day, documentWrites, hour, minute, openBooks, passTime, posted } from './books.ts';
import { documentWrite } from './interfere.ts';

const turnedAway = (books: TestCompany) => books.sandbox.world.requests.filter(({ status }) => status === 429);

function limited(perMinute: number, perDay: number, concurrent = 5) {
  return {
    xeroLimits: { perMinute, perDay, concurrent },
    variables: { TALLYBRIDGE_XERO_LIMITS: `perMinute=${perMinute},perDay=${perDay},concurrent=${concurrent}` },
  };
}

describe('what Xero allows in a minute', () => {
  test('is kept over three hundred documents with an invoice each: neither service ever turns a request away', async () => {
    const books = await openBooks();
    for (let n = 1; n <= 300; n += 1) {
      const row = buy(books, n);
      books.sandbox.world.cledara.uploadInvoice(row.id);
    }
    expect(await books.sync()).toMatchObject({ pushed: 300, attached: 300, attachmentProblems: [] });
    expect(turnedAway(books)).toEqual([]);
    const times = books.sandbox.world.requests.filter(({ path }) => path.startsWith('/api.xro/')).map(({ at }) => at);
    for (const [index, from] of times.entries()) {
      const later = times[index + 60];
      if (later !== undefined) expect(later - from).toBeGreaterThanOrEqual(minute);
    }
  });

  test('is no danger to a document where the program is started again in the middle of the minute', async () => {
    const books = await openBooks(limited(12, 5000));
    for (let run = 0; run < 3; run += 1) {
      buy(books, run + 1);
      expect(await books.sync()).toMatchObject({ pushed: 1 });
      books.restart();
    }
    // A new start knows of the minute only what Xero's first answer tells; what was asked beside it may be turned away.
    expect(turnedAway(books).length).toBeLessThan(10);
    expect(posted(books)).toHaveLength(3);
  });
});

describe('what Xero allows in a day', () => {
  test('ends the run when it is used up: nothing is lost, it says until when, and the next day goes on', async () => {
    const books = await openBooks(limited(60, 40));
    for (let n = 1; n <= 200; n += 1) buy(books, n);
    const { world } = books.sandbox;
    for (let n = 0; n < 6; n += 1) await books.call('diagnostics.run', {}); // looking costs as well
    const summary = await books.sync();
    expect(summary.error?.code).toBe('rate-limited');
    expect(summary.error?.message).toMatch(/today's allowance of requests is used up\. Nothing was lost/);
    expect(exitOfSummary(summary)).toBe(3);
    expect(Date.parse(summary.waitingUntil ?? '')).toBeGreaterThan(books.clock.nowMs());
    const asked = world.requests.length;
    expect(await books.sync()).toMatchObject({ pushed: 0, error: { code: 'rate-limited' } });
    expect(world.requests.slice(asked).filter(({ path }) => path.startsWith('/api.xro/'))).toEqual([]);
    await passTime(books, 25 * hour);
    const next = await books.sync();
    expect(next.error).toBeUndefined();
    expect(amountsOf(posted(books))).toHaveLength(200);
  });

  test('that ends in the middle of the documents leaves them approved, and they go out once the next day', async () => {
    const books = await openBooks(limited(60, 5000));
    for (let n = 1; n <= 120; n += 1) buy(books, n);
    const fault = {
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '36000', 'x-rate-limit-problem': 'day' },
    } as const;
    books.sandbox.faults.next({ ...documentWrite, after: 1, fault });
    const summary = await books.sync();
    expect(summary).toMatchObject({ pushed: 50, error: { code: 'rate-limited' } });
    expect(exitOfSummary(summary)).toBe(3);
    const waitMs = Date.parse(summary.waitingUntil ?? '') - books.clock.nowMs();
    expect(Math.abs(waitMs - 10 * hour)).toBeLessThan(minute);
    books.restart();
    const writes = documentWrites(books);
    await passTime(books, hour);
    expect(await books.sync()).toMatchObject({ pushed: 0, error: {} });
    expect(documentWrites(books)).toBe(writes);
    await passTime(books, 10 * hour);
    const next = await books.sync();
    expect(next).toMatchObject({ pushed: 70, waitingUntil: null });
    expect(next.error).toBeUndefined();
    expect(posted(books)).toHaveLength(120);
  });

  test('is remembered across a restart', async () => {
    const books = await openBooks(limited(60, 25));
    buy(books, 1);
    await books.sync();
    books.restart();
    const before = (await books.call('status.read', {})).budget;
    expect(before).toMatchObject({ perDay: 25 });
    expect(before.usedToday).toBeGreaterThan(10);
    await books.sync();
    expect(turnedAway(books)).toEqual([]);
    await passTime(books, day);
    expect((await books.call('status.read', {})).budget.usedToday).toBe(0);
  });
});

describe('a request that Xero turns away all the same', () => {
  test.each([
    ['with Retry-After', { 'retry-after': '7' }],
    ['without Retry-After', {}],
    ['for too many at one time', { 'x-rate-limit-problem': 'concurrent' }],
  ])('%s goes again after the wait, and its documents are there once', async (_, headers) => {
    const books = await openBooks();
    buy(books, 1);
    books.sandbox.faults.next({ ...documentWrite, fault: { kind: 'status', status: 429, headers }, times: 2 });
    const startedMs = books.clock.nowMs();
    const summary = await books.sync();
    expect(summary).toMatchObject({ pushed: 1, waitingUntil: null });
    expect(summary.error).toBeUndefined();
    expect(documentWrites(books)).toBe(3);
    if ('retry-after' in headers) expect(books.clock.nowMs() - startedMs).toBeGreaterThanOrEqual(14_000);
    expect(posted(books)).toHaveLength(1);
  });

  test('while it is only asked for lists waits and reads again', async () => {
    const books = await openBooks();
    buy(books, 1);
    const fault = { kind: 'status', status: 429, headers: { 'retry-after': '3' } } as const;
    books.sandbox.faults.next({ service: 'xero', method: 'GET', path: /\/Accounts$/, fault });
    books.sandbox.faults.next({ service: 'cledara', path: /transactions$/, fault });
    expect(await books.sync()).toMatchObject({ pushed: 1 });
  });

  test('again and again is given back approved, with the instant at which it can go on', async () => {
    const books = await openBooks();
    buy(books, 1);
    const fault = { kind: 'status', status: 429, headers: { 'retry-after': '30' } } as const;
    books.sandbox.faults.next({ ...documentWrite, fault, times: 3 });
    const summary = await books.sync();
    expect(summary).toMatchObject({ pushed: 0, error: { code: 'rate-limited' } });
    expect(summary.waitingUntil).not.toBeNull();
    await passTime(books, minute);
    expect(await books.sync()).toMatchObject({ pushed: 1, waitingUntil: null });
    expect(posted(books)).toHaveLength(1);
  });
});
