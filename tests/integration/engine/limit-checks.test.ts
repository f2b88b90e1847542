import { describe, expect, test } from 'vitest';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { application, buy, openBooks, plainSetup, posted } from './books.ts';

async function check(books: TestCompany, id: string) {
  const { checks } = await books.call('diagnostics.run', {});
  const found = checks.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no check ${id}.`);
  return { ...found, evidence: Object.fromEntries(found.evidence.map(({ label, value }) => [label, value])) };
}

const minute = 60_000;

describe("this computer's clock", () => {
  test.each([
    [0, 'ok', /^Yes/],
    [90_000, 'ok', /^Yes/],
    [10 * minute, 'warning', /^No: it is 10 minutes ahead of Xero's\./],
    [-7 * minute, 'warning', /^No: it is 7 minutes behind Xero's\./],
  ])('that is %d ms ahead is %s', async (errorMs, status, detail) => {
    const books = await openBooks();
    books.clockErrorMs = errorMs;
    expect(await check(books, 'clock')).toMatchObject({ status, detail: expect.stringMatching(detail) });
  });

  test('is compared with nothing while Xero does not answer', async () => {
    const books = await openBooks();
    books.restart();
    books.sandbox.faults.next({ service: 'xero', times: 50, fault: { kind: 'reset-before' } });
    expect(await check(books, 'clock')).toMatchObject({ status: 'unknown' });
  });
});

describe("the day's requests", () => {
  test('are counted over a restart, and compared with what waits', async () => {
    const books = await openBooks(
      { variables: { TALLYBRIDGE_XERO_LIMITS: 'perMinute=60,perDay=60,concurrent=5' } },
      {
        ...plainSetup,
        defaults: { ...plainSetup.defaults, mode: 'review' },
      },
    );
    for (let amount = 1; amount <= 40; amount += 1) buy(books, amount);
    await books.sync();
    const before = await check(books, 'budget');
    expect(before).toMatchObject({ status: 'ok', evidence: { 'Approved documents that wait': '0' } });
    const { proposals } = await books.call('review.list', { state: 'proposed' });
    await books.call('review.decide', { decision: 'approve', ids: proposals.map(({ id }) => id), author: 'Priya' });
    books.restart();
    const after = await check(books, 'budget');
    expect(Number(after.evidence['Left today'])).toBeLessThan(Number(before.evidence['Left today']));
    expect(after).toMatchObject({
      status: 'warning',
      detail: expect.stringMatching(/^No: what waits needs up to 41\. .* goes out on the following day, by itself\.$/),
      evidence: { 'Approved documents that wait': '40', 'Requests needed at most': '41' },
      fix: { kind: 'wait' },
    });
  });

  test('are left to people at their end: a sync that began by itself stops, one by hand goes on', async () => {
    const books = await openBooks({ variables: { TALLYBRIDGE_XERO_LIMITS: 'perMinute=60,perDay=400,concurrent=5' } });
    const key = `xero/${books.sandbox.tenantId}`;
    const record = books.ledger().readBudget(key);
    if (record === null) throw new Error('Nothing was counted.');
    books.ledger().writeBudget(key, { ...record, usedToday: 361 });
    books.restart();
    buy(books, 1);
    const run = (author: string, background: boolean) =>
      books.call('sync.run', { approveAll: false, push: true, author, background });
    const stopped = await run('background', true);
    expect(stopped).toMatchObject({
      pulled: 1,
      pushed: 0,
      calls: { xero: 0 },
      error: {
        code: 'rate-limited',
        message: expect.stringMatching(/^The rest of today's requests to Xero is kept for you/),
      },
    });
    expect(stopped.waitingUntil).not.toBeNull();
    expect(await run('Priya', false)).toMatchObject({ pushed: 1 });
    expect(posted(books)).toHaveLength(1);
  });

  test('are looked at again between two requests with documents', async () => {
    const books = await openBooks({ variables: { TALLYBRIDGE_XERO_LIMITS: 'perMinute=60,perDay=400,concurrent=5' } });
    const key = `xero/${books.sandbox.tenantId}`;
    const record = books.ledger().readBudget(key);
    if (record === null) throw new Error('Nothing was counted.');
    books.ledger().writeBudget(key, { ...record, usedToday: 355 });
    books.restart();
    for (let amount = 1; amount <= 3; amount += 1) buy(books, amount);
    const stopped = await books.call('sync.run', { approveAll: false, push: true, background: true });
    expect(stopped).toMatchObject({ pushed: 0, approved: 3, error: { code: 'rate-limited' } });
    expect(await books.sync()).toMatchObject({ pushed: 3 });
  });
});

describe('the mapping', () => {
  test('names what has no account or tax rate, and counts the rest', async () => {
    const setup = {
      ...plainSetup,
      defaults: { mode: 'review' },
      applications: [{ name: 'Figma', account: '463', taxType: 'NONE' }],
    };
    const books = await openBooks({}, setup);
    buy(books, 1, { application: application(books, 'Figma') });
    buy(books, 2, { application: application(books, 'Linear') });
    await books.sync();
    expect(await check(books, 'mapping')).toMatchObject({
      status: 'warning',
      detail: 'These: Linear.',
      evidence: { 'Applications with movements': '2', 'Without account or tax rate': '1' },
      fix: { kind: 'settings', section: 'defaults' },
    });
    await books.setup({ ...setup, defaults: { ...plainSetup.defaults } });
    expect(await check(books, 'mapping')).toMatchObject({
      status: 'ok',
      evidence: { 'With an account or tax rate of their own': '1', 'By the defaults alone': '1' },
    });
  });
});
