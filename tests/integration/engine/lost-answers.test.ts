import { describe, expect, test } from 'vitest';
import { exitOfSummary } from '../../../electron/command-line/exit-code.ts';
import type { Fault } from '../../../electron/sandbox/faults/fault.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import {
  amountsOf,
  buy,
  documentWrites,
  hour,
  minute,
  openBooks,
  passTime,
  posted,
  proposalOf,
  standing,
} from './books.ts';
import { documentWrite, interfere, justBefore } from './interfere.ts';

const lose = (books: TestCompany, fault: Fault, times = 1) =>
  books.sandbox.faults.next({ ...documentWrite, fault, times });

/** The bodies of the writes of documents, as they arrived. */
function sentBodies(books: TestCompany): string[] {
  const { requestBodies } = books.sandbox.world;
  return requestBodies.filter(({ path }) => path.endsWith('/BankTransactions')).map(({ json }) => JSON.stringify(json));
}

/** A company whose only movement was sent three times without an answer. */
async function afterThreeLosses(fault: Fault) {
  const books = await openBooks();
  const movement = buy(books, 42);
  const sentAt = books.clock.nowMs();
  lose(books, fault, 3);
  const summary = await books.sync();
  return { books, movement, summary, sentAt };
}

describe('an answer that is lost once', () => {
  const faults: readonly (readonly [string, Fault])[] = [
    ['the connection breaks before Xero has done it', { kind: 'reset-before' }],
    ['the connection breaks after Xero has done it', { kind: 'reset-after' }],
    ['Xero answers 500 in plain text', { kind: 'status', status: 500, body: 'Internal Server Error' }],
    ['Xero answers 503 in plain text', { kind: 'status', status: 503, body: 'The service is unavailable' }],
    ['a network answers 200 with a sign-in page', { kind: 'html-200' }],
    ['the answer ends in the middle', { kind: 'truncated-json' }],
    ['the answer breaks off', { kind: 'truncated-json', framing: 'broken' }],
    ['the answer is empty', { kind: 'empty-body' }],
    ['Xero does it only a minute later', { kind: 'late-effect', afterMs: minute }],
  ];

  test.each(faults)(
    'is asked for again with the same bytes and key when %s, and there is one document',
    async (_, fault) => {
      const books = await openBooks();
      const movement = buy(books, 42);
      lose(books, fault);
      const summary = await books.sync();
      expect(summary).toMatchObject({ pushed: 1, blocked: [], held: 0, waitingUntil: null });
      expect(exitOfSummary(summary)).toBe(0);
      const [first, second, ...more] = sentBodies(books);
      expect([second, more]).toEqual([first, []]); // another key would have made a second document
      await passTime(books, 2 * minute);
      books.sandbox.faults.runDueEffects(books.clock.nowMs());
      await books.sync();
      expect(amountsOf(posted(books))).toEqual([4200]);
      expect((await proposalOf(books, movement)).xeroId).toBe(posted(books)[0]?.bankTransactionId);
    },
  );

  test('is settled by the next run where the program was stopped after the first try, within three minutes', async () => {
    const books = await openBooks();
    const movement = buy(books, 42);
    lose(books, { kind: 'reset-after' }, 3);
    await books.sync();
    books.restart();
    await passTime(books, minute);
    const summary = await books.sync();
    expect(summary).toMatchObject({ pushed: 1, waitingUntil: null });
    expect(new Set(sentBodies(books)).size).toBe(1);
    expect(await standing(books, movement)).toBe('pushed pushed');
    expect(posted(books)).toHaveLength(1);
  });
});

describe('an answer that stays lost', () => {
  test('is shown as waiting, with the instant of the look-up nine minutes after it was first sent', async () => {
    const { books, movement, summary, sentAt } = await afterThreeLosses({ kind: 'reset-after' });
    expect(summary).toMatchObject({ pushed: 0, error: { code: 'waiting' } });
    expect(exitOfSummary(summary)).toBe(3);
    const waitMs = Date.parse(summary.waitingUntil ?? '') - sentAt;
    expect(waitMs).toBeGreaterThanOrEqual(9 * minute);
    expect(waitMs).toBeLessThan(9 * minute + 5000);
    const { state, reason } = await proposalOf(books, movement);
    expect(state).toBe('uncertain');
    expect(reason.message).toMatch(/^Xero did not answer, so we don't know yet whether it has this one/);
  });

  test('is not touched between three and nine minutes: nothing is sent, and the run says until when', async () => {
    const { books, movement, summary } = await afterThreeLosses({ kind: 'reset-before' });
    for (const wait of [4 * minute, 4 * minute]) {
      await passTime(books, wait);
      const again = await books.sync();
      expect(again).toMatchObject({ pushed: 0, waitingUntil: summary.waitingUntil, error: { code: 'waiting' } });
      expect(exitOfSummary(again)).toBe(3);
    }
    expect(documentWrites(books)).toBe(3);
    expect(await standing(books, movement)).toBe('uncertain answer-lost');
  });

  test('is looked up by its reference after nine minutes, and what is there is adopted, not sent', async () => {
    const { books, movement } = await afterThreeLosses({ kind: 'reset-after' });
    await passTime(books, 9 * minute + 1000);
    const asked = books.sandbox.world.requests.length;
    const summary = await books.sync();
    expect(summary).toMatchObject({ pushed: 1, alreadyInXero: 0, waitingUntil: null });
    expect(summary.error).toBeUndefined();
    expect(documentWrites(books)).toBe(3);
    const { document, xeroId } = await proposalOf(books, movement);
    expect(xeroId).toBe(posted(books)[0]?.bankTransactionId);
    const lookUps = books.sandbox.world.requests.slice(asked).filter(({ query }) => query.includes('References='));
    expect(lookUps.map(({ query }) => new URLSearchParams(query).get('References'))).toEqual([document?.reference]);
  });

  test('is sent under a new key after nine minutes where Xero does not have it', async () => {
    const { books, movement } = await afterThreeLosses({ kind: 'reset-before' });
    await passTime(books, 9 * minute + 1000);
    const before = books.ledger().proposal(movement.id)?.batchId ?? '';
    expect(await books.sync()).toMatchObject({ pushed: 1, waitingUntil: null });
    const after = books.ledger().proposal(movement.id)?.batchId ?? '';
    expect(books.ledger().batch(after)?.idempotencyKey).not.toBe(books.ledger().batch(before)?.idempotencyKey);
    expect(posted(books)).toHaveLength(1);
    expect(documentWrites(books)).toBe(4);
  });

  test('is found also where Xero does not know the filter for references and lists everything', async () => {
    const { books } = await afterThreeLosses({ kind: 'reset-after' });
    books.sandbox.world.xero.understandsReferences = false;
    for (let n = 0; n < 30; n += 1) books.sandbox.world.xero.postByHand({ totalMinor: 100 + n });
    await passTime(books, 10 * minute);
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    expect(posted(books)).toHaveLength(1);
  });

  test('makes one document where Xero carries the requests out minutes after the connection broke', async () => {
    const { books } = await afterThreeLosses({ kind: 'late-effect', afterMs: 5 * minute });
    expect(posted(books)).toHaveLength(0);
    await passTime(books, 9 * minute + 1000);
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    await passTime(books, 20 * minute);
    await books.sync();
    expect(posted(books)).toHaveLength(1);
  });

  test('ends right where every try under the first key is answered 500: a new key gets through', async () => {
    const { books } = await afterThreeLosses({ kind: 'status', status: 500 });
    lose(books, { kind: 'status', status: 500 }, 3);
    await passTime(books, minute);
    expect(await books.sync()).toMatchObject({ pushed: 0, error: { code: 'waiting' } });
    await passTime(books, 9 * minute);
    books.sandbox.faults.clear();
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    expect(posted(books)).toHaveLength(1);
  });

  test('is settled with the refusal that Xero has remembered under the key', async () => {
    const books = await openBooks();
    const movement = buy(books, 42);
    lose(books, { kind: 'reset-after' });
    justBefore(books, 'PUT', /BankTransactions$/, () => {
      books.sandbox.world.xero.organisation.endOfYearLockDate = '2026-06-14';
    });
    const summary = await books.sync();
    expect(summary.blocked).toMatchObject([{ transactionId: movement.id, code: 'lock-date' }]);
    expect(posted(books)).toHaveLength(0);
  });

  test('is held and not sent again where someone deleted the document meanwhile, unless a person approves it', async () => {
    const { books, movement } = await afterThreeLosses({ kind: 'reset-after' });
    books.sandbox.world.xero.deleteByHand(posted(books)[0]?.bankTransactionId ?? '');
    await passTime(books, 10 * minute);
    for (const summary of [await books.sync(), await books.sync({ approveAll: true })]) {
      expect(summary).toMatchObject({ pushed: 0, held: 1 });
      expect(exitOfSummary(summary)).toBe(1);
    }
    expect(await standing(books, movement)).toBe('held deleted-in-xero');
    expect(documentWrites(books)).toBe(3);
    await books.call('review.decide', { decision: 'approve', ids: [movement.id], author: 'Priya' });
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    expect(posted(books)).toHaveLength(1);
  });
});

describe('a request that waits for its turn until its key may be forgotten', () => {
  const limit = (seconds: number): Fault => ({
    kind: 'status',
    status: 429,
    headers: { 'retry-after': String(seconds), 'x-rate-limit-problem': 'minute' },
  });

  /** The computer sleeps for an hour while Xero answers write number `count` of documents. */
  function sleepDuringWrite(books: TestCompany, count: number): void {
    let writes = 0;
    interfere(books, ({ method, path }) => {
      if (method === 'PUT' && documentWrite.path.test(path)) writes += 1;
      else return null;
      if (writes === count) void passTime(books, hour);
      return null;
    });
  }

  test('does not leave once more where the computer slept meanwhile, and there is one document', async () => {
    const books = await openBooks();
    const movement = buy(books, 42);
    lose(books, { kind: 'reset-after' });
    lose(books, limit(20));
    sleepDuringWrite(books, 2);
    await books.sync();
    expect(documentWrites(books)).toBe(2);
    expect(await standing(books, movement)).toBe('uncertain answer-lost');
    expect(await books.sync()).toMatchObject({ pushed: 1, waitingUntil: null });
    expect(documentWrites(books)).toBe(2);
    expect(amountsOf(posted(books))).toEqual([4200]);
  });

  test('does not leave later than three minutes after the first try, however often a limit turns it away', async () => {
    const books = await openBooks();
    buy(books, 42);
    lose(books, { kind: 'reset-after' });
    lose(books, limit(88), 9);
    const leftAt: number[] = [];
    interfere(books, ({ method, path }) => {
      if (method === 'PUT' && documentWrite.path.test(path)) leftAt.push(books.clock.nowMs());
      return null;
    });
    expect(await books.sync()).toMatchObject({ pushed: 0, error: { code: 'waiting' } });
    expect(leftAt.length).toBeGreaterThan(2);
    expect(Math.max(...leftAt) - Math.min(...leftAt)).toBeLessThanOrEqual(3 * minute);
    books.sandbox.faults.clear();
    await passTime(books, 9 * minute);
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    expect(amountsOf(posted(books))).toEqual([4200]);
  });

  test('goes back where nothing of it was carried out, and leaves with the next sync', async () => {
    const books = await openBooks();
    const movement = buy(books, 42);
    lose(books, limit(20));
    sleepDuringWrite(books, 1);
    await books.sync();
    expect(documentWrites(books)).toBe(1);
    expect(await standing(books, movement)).toBe('approved approved');
    expect(await books.sync()).toMatchObject({ pushed: 1, waitingUntil: null });
    expect(amountsOf(posted(books))).toEqual([4200]);
  });
});

describe('a clock that is set while an answer is lost', () => {
  test.each([
    ['went back', 0, -10 * minute],
    ['went forward', 0, 60 * minute],
    ['was behind when the request left, and is set right', -10 * minute, 0],
    ['was ahead when the request left, and is set right', 10 * minute, 0],
  ])('and %s changes nothing of the nine minutes, which are Xero’s: one document', async (_, before, after) => {
    const books = await openBooks();
    books.clockErrorMs = before;
    buy(books, 42);
    lose(books, { kind: 'late-effect', afterMs: 5 * minute }, 3);
    expect(await books.sync()).toMatchObject({ pushed: 0, error: { code: 'waiting' } });
    books.clockErrorMs = after;
    await passTime(books, 4 * minute);
    const waiting = await books.sync();
    expect(waiting).toMatchObject({ pushed: 0, error: { code: 'waiting' } });
    expect(Date.parse(waiting.waitingUntil ?? '')).toBeGreaterThan(books.clock.nowMs() + after + minute);
    expect(documentWrites(books)).toBe(3);
    await passTime(books, 6 * minute);
    expect(await books.sync()).toMatchObject({ pushed: 1, waitingUntil: null });
    expect(documentWrites(books)).toBe(3);
    expect(posted(books)).toHaveLength(1);
  });
});

describe('a program that dies while a request is on its way', () => {
  test.each([
    ['before Xero had it', 'hang-before' as const],
    ['after Xero had it', 'hang-after' as const],
  ])('%s: the next start settles it without a second document', async (_, kind) => {
    const books = await openBooks();
    const movement = buy(books, 42);
    const arrived = new Promise<void>((resolve) => justBefore(books, 'PUT', /BankTransactions$/, resolve));
    lose(books, { kind });
    books.sync().catch(() => undefined); // never comes back: the program is gone
    await arrived;
    books.restart();
    const { state } = await proposalOf(books, movement);
    expect(state).toBe('sending');
    const summary = await books.sync();
    expect(summary).toMatchObject({ pushed: 1 });
    expect(posted(books)).toHaveLength(1);
    const events = books.ledger().activity({ movementId: movement.id, limit: 20 });
    expect(events.map(({ message }) => message)).toContain(
      "The program stopped while this was on its way, so we don't know yet whether Xero has it.",
    );
  });

  test('looks it up instead where it is started again only the next day', async () => {
    const books = await openBooks();
    buy(books, 42);
    const arrived = new Promise<void>((resolve) => justBefore(books, 'PUT', /BankTransactions$/, resolve));
    lose(books, { kind: 'hang-after' });
    books.sync().catch(() => undefined);
    await arrived;
    books.restart();
    await passTime(books, 24 * 60 * minute);
    expect(await books.sync()).toMatchObject({ pushed: 1 });
    expect(documentWrites(books)).toBe(1);
    expect(posted(books)).toHaveLength(1);
  });
});

describe('several batches', () => {
  async function withThreeBatches(): Promise<TestCompany> {
    const books = await openBooks();
    for (let n = 1; n <= 120; n += 1) buy(books, n);
    return books;
  }
  const all = Array.from({ length: 120 }, (_, n) => (n + 1) * 100);

  test('one lost answer keeps its own documents back, and the others go', async () => {
    const books = await withThreeBatches();
    lose(books, { kind: 'reset-before' }, 3);
    const summary = await books.sync();
    expect(summary).toMatchObject({ pushed: 70, error: { code: 'waiting' } });
    await passTime(books, 10 * minute);
    expect(await books.sync()).toMatchObject({ pushed: 50 });
    expect(amountsOf(posted(books))).toEqual(all);
  });

  test('two lost answers in a row end the run, and afterwards everything is there once', async () => {
    const books = await withThreeBatches();
    lose(books, { kind: 'reset-after' }, 6);
    const summary = await books.sync();
    expect(summary).toMatchObject({ pushed: 0, error: { code: 'answer-lost' } });
    expect(exitOfSummary(summary)).toBe(3);
    expect(documentWrites(books)).toBe(6);
    expect(posted(books)).toHaveLength(100);
    await passTime(books, 10 * minute);
    expect(await books.sync()).toMatchObject({ pushed: 120, waitingUntil: null });
    expect(amountsOf(posted(books))).toEqual(all);
  });
});
