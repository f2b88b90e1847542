import { describe, expect, test } from 'vitest';
import { exitOfSummary } from '../../../electron/command-line/exit-code.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { buy, day, openBooks, passTime, plainSetup, posted, proposalOf, standing, start } from './books.ts';
import { gbpFeed, inFeed, openFeedBooks } from './feed-books.ts';
import { documentWrite, interfere } from './interfere.ts';

const inReview = { ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } };

/** A purchase that was approved and has not gone out, and that Cledara lists no more. */
async function approvedAndGone(setup: object = plainSetup) {
  const books = await openBooks({}, setup);
  const row = buy(books, 12);
  buy(books, 5, { authorizedAt: new Date(start - day).toISOString() });
  await books.sync({ approveAll: true, push: false });
  expect(await standing(books, row)).toBe('approved approved');
  books.sandbox.world.removeTransaction(row.id);
  return { books, row };
}

function decide(books: TestCompany, decision: 'approve' | 'exclude', id: string) {
  return books.call('review.decide', { decision, ids: [id], author: 'Ana' });
}

/** Pages of movements that Cledara is asked for from here on; `before` is called ahead of each with its number. */
function countPages(books: TestCompany, before: (page: number) => void = () => undefined): { readonly pages: number } {
  const counted = { pages: 0 };
  interfere(books, ({ path }) => {
    if (path !== '/v0/transactions') return null;
    counted.pages += 1;
    before(counted.pages);
    return null;
  });
  return counted;
}

describe('a settled movement that Cledara lists no more, before it is in Xero', () => {
  test('is held with what to do, once the list was read twice without it; not even --approve-all sends it', async () => {
    const { books, row } = await approvedAndGone();
    const asked = countPages(books);
    const summary = await books.sync({ approveAll: true });
    expect(summary).toMatchObject({ pushed: 1, held: 1, released: 0 });
    expect(exitOfSummary(summary)).toBe(1);
    expect(asked.pages).toBe(2);
    expect(await proposalOf(books, row)).toMatchObject({
      state: 'held',
      reason: { code: 'no-longer-listed', message: expect.stringContaining('approve it; if not, leave it out.') },
    });
    const inRun = { text: '', runId: summary.runId, states: ['held'], before: null, limit: 10 };
    const { entries } = await books.call('activity.search', inRun);
    expect(entries).toMatchObject([{ event: 'hold', fromState: 'approved', transactionId: row.id }]);
    expect((await books.call('overview.read', {})).attention).toMatchObject([{ cause: 'no-longer-listed', count: 1 }]);
    expect(await books.sync({ approveAll: true })).toMatchObject({ pushed: 0, held: 1 });
    expect(asked.pages).toBe(3); // what is known to be missing is not looked for twice again
  });

  test('is what the diagnostics say, with what it may come from, until nothing is missing', async () => {
    const { books, row } = await approvedAndGone();
    const said = async () => {
      const { checks } = await books.call('diagnostics.run', {});
      return checks.find(({ id }) => id === 'still-listed');
    };
    expect(await said()).toBeUndefined();
    await books.sync();
    expect(await said()).toMatchObject({
      status: 'warning',
      detail: expect.stringContaining('1 settled movement is missing'),
      action: expect.stringContaining('Admin or Finance user'),
      evidence: [
        { label: 'Missing in the list', value: '1' },
        { label: 'First missed', value: expect.stringMatching(/^2026-/) },
      ],
      fix: { kind: 'settings', section: 'connections' },
    });
    await decide(books, 'approve', row.id);
    expect(await said()).toBeUndefined();
  });

  test('goes out once a person says that it stands all the same, and is not asked about again', async () => {
    const { books, row } = await approvedAndGone(inReview);
    await books.sync();
    await decide(books, 'approve', row.id);
    expect(await books.sync()).toMatchObject({ pushed: 1, held: 0 });
    await books.sync();
    expect(await standing(books, row)).toBe('pushed pushed');
    expect(posted(books)).toHaveLength(2);
  });

  test('stays out where a person leaves it out', async () => {
    const { books, row } = await approvedAndGone();
    await books.sync();
    await decide(books, 'exclude', row.id);
    expect(await books.sync({ approveAll: true })).toMatchObject({ pushed: 0, held: 0 });
    expect(await standing(books, row)).toBe('excluded by-hand');
  });

  test('goes out on its own where Cledara lists it again, by the approval that it had', async () => {
    const { books, row } = await approvedAndGone(inReview);
    await books.sync();
    books.sandbox.world.addTransaction(row);
    expect(await books.sync()).toMatchObject({ pushed: 1, held: 0 });
    expect(await standing(books, row)).toBe('pushed pushed');
  });

  test('is asked about before its look-alike in Xero is, and then about that, each once', async () => {
    const { books, row } = await approvedAndGone();
    const { xero } = books.sandbox.world;
    const { contactId } = xero.addContact({ name: 'Somebody Else' });
    xero.postByHand({ totalMinor: 1200, date: '2026-06-13', contactId });
    await books.sync();
    expect(await standing(books, row)).toBe('held no-longer-listed');
    await decide(books, 'approve', row.id);
    expect(await books.sync()).toMatchObject({ pushed: 0 });
    expect(await standing(books, row)).toBe('held maybe-in-xero');
    await decide(books, 'approve', row.id);
    expect(await books.sync()).toMatchObject({ pushed: 1, held: 0 });
  });

  test('has no line in a statement file, and is named there', async () => {
    const { books, row } = await approvedAndGone();
    await books.sync();
    const days = { from: '2026-06-01', to: '2026-06-15' };
    const made = await books.call('export.statement', { account: 'GBP:saas', format: 'csv', ...days, author: 'Ana' });
    expect(made.heldBack).toEqual([
      { transactionId: row.id, reason: expect.stringContaining('Cledara does not list it any more') },
    ]);
    expect(made.files.map(({ lines }) => lines)).toEqual([1]);
  });
});

describe('what is in Xero', () => {
  test('is told of and touched by nobody; left as it was posted it is not asked about again', async () => {
    const books = await openBooks();
    const row = buy(books, 12);
    await books.sync();
    books.sandbox.world.removeTransaction(row.id);
    expect(await books.sync()).toMatchObject({ pushed: 0, held: 0 });
    expect(await proposalOf(books, row)).toMatchObject({
      state: 'pushed',
      reason: { code: 'no-longer-listed', message: expect.stringContaining('if not, take it out of Xero.') },
    });
    expect((await books.call('overview.read', {})).attention).toMatchObject([{ cause: 'no-longer-listed', count: 1 }]);
    await books.call('posted.decide', { decision: 'leave', ids: [row.id], author: 'Ana' });
    await books.sync();
    expect(await standing(books, row)).toBe('pushed pushed');
    expect(posted(books)).toHaveLength(1);
  });

  test('is asked about no more where Cledara lists it again', async () => {
    const books = await openBooks();
    const row = buy(books, 12);
    await books.sync();
    books.sandbox.world.removeTransaction(row.id);
    await books.sync();
    books.sandbox.world.addTransaction(row);
    await books.sync();
    expect(await standing(books, row)).toBe('pushed pushed');
  });

  test('is told of also where it went out with an answer that was lost, and was found there later', async () => {
    const books = await openBooks();
    const row = buy(books, 12);
    books.sandbox.faults.next({ ...documentWrite, times: 10, fault: { kind: 'reset-after' } });
    await books.sync();
    books.sandbox.faults.clear();
    expect(await standing(books, row)).toBe('uncertain answer-lost');
    books.sandbox.world.removeTransaction(row.id);
    await passTime(books, day / 2);
    await books.sync();
    await books.sync();
    expect(await standing(books, row)).toBe('pushed no-longer-listed');
    expect(posted(books)).toHaveLength(1);
  });

  test('has its line in the bank feed to be corrected, until a person says that it stands', async () => {
    const books = await openFeedBooks();
    const row = buy(books, 12);
    await books.sync();
    expect(inFeed(books)).toEqual([-1200]);
    books.sandbox.world.removeTransaction(row.id);
    await books.sync();
    expect((await gbpFeed(books)).problems).toMatchObject([
      { message: expect.stringContaining('Cledara does not have it as settled any more. Delete the line in Xero') },
    ]);
    await books.call('posted.decide', { decision: 'leave', ids: [row.id], author: 'Ana' });
    expect((await gbpFeed(books)).problems).toEqual([]);
  });
});

describe('what comes to the list when another one goes from it', () => {
  /** Posted, and then listed under another id. */
  async function renamedId() {
    const books = await openBooks();
    const row = buy(books, 12);
    await books.sync();
    books.sandbox.world.removeTransaction(row.id);
    const other = buy(books, 12, { authorizedAt: row.authorizedAt });
    return { books, row, other };
  }

  test('may be the same payment: it waits for a person, and is not posted a second time', async () => {
    const { books, row, other } = await renamedId();
    expect(await books.sync({ approveAll: true })).toMatchObject({ pushed: 0, held: 1 });
    const { state, reason } = await proposalOf(books, other);
    expect([state, reason.code]).toEqual(['held', 'maybe-imported']);
    expect(reason.message).toContain(`(${row.id}), which is in the books too. Cledara lists this one since`);
    await decide(books, 'approve', other.id);
    expect(await books.sync()).toMatchObject({ pushed: 1 });
  });

  test('is another one where both are listed, and where it costs something else', async () => {
    const { books, row } = await renamedId();
    buy(books, 13, { authorizedAt: row.authorizedAt });
    expect(await books.sync()).toMatchObject({ pushed: 1, held: 1 });
    books.sandbox.world.addTransaction(row);
    expect(await books.sync()).toMatchObject({ pushed: 1, held: 0 });
  });
});

describe('a movement does not count as missing', () => {
  test('where a second read has it: rows that came and went had hidden it', async () => {
    const { books, row } = await approvedAndGone();
    countPages(books, (page) => {
      if (page === 2) books.sandbox.world.addTransaction(row);
    });
    expect(await books.sync()).toMatchObject({ pushed: 2, held: 0 });
  });

  test('where the list was never read whole', async () => {
    const { books, row } = await approvedAndGone();
    books.sandbox.world.cledara.pageSize = 10;
    for (let n = 0; n < 14; n += 1) buy(books, 100 + n);
    const asked = countPages(books, () => buy(books, 1));
    await books.sync();
    expect(asked.pages).toBeGreaterThanOrEqual(8); // two pages in each of four passes, and no second read
    expect(await standing(books, row)).toBe('pushed pushed');
  });

  test('where the read does not reach back to its day', async () => {
    const books = await openBooks();
    const row = buy(books, 12);
    await books.sync();
    await passTime(books, 100 * day);
    await books.sync();
    await passTime(books, 100 * day);
    books.sandbox.world.removeTransaction(row.id);
    await books.sync();
    expect(await standing(books, row)).toBe('pushed pushed');
  });

  test('where a file alone has told of it', async () => {
    const books = await openBooks({}, inReview);
    const row = buy(books, 12);
    const base64 = Buffer.from(books.sandbox.world.cledara.exportedTransactions()).toString('base64');
    await books.call('import.files', {
      files: [{ name: 'transactions.csv', base64 }],
      account: 'GBP:saas',
      author: 'Ana',
    });
    books.sandbox.world.removeTransaction(row.id);
    await books.sync({ approveAll: true });
    expect(posted(books)).toHaveLength(1);
  });
});
