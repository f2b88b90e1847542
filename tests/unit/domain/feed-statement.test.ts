import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeFeedStatement } from '../../../electron/adapters/xero/feed-wire.ts';
import {
  type FeedQuery,
  type FeedStatementPlan,
  feedBacklog,
  mostFeedLines,
  nextFeedStatement,
  oldestFeedDays,
} from '../../../shared/domain/feed-statement.ts';
import { addDays } from '../../../shared/domain/plain-date.ts';
import type { StatementLine } from '../../../shared/domain/statement.ts';

const today = '2026-11-30';

function line(id: number, daysAgo: number, amountMinor = -100, text = 'FIGMA'): StatementLine {
  return {
    movementId: `m${String(id).padStart(6, '0')}`,
    day: addDays(today, -daysAgo),
    amountMinor,
    payee: text,
    description: text,
    reference: `CLD-${id}`,
  };
}

function query(lines: readonly StatementLine[], over: Partial<FeedQuery> = {}): FeedQuery {
  const sorted = [...lines].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  return { lines: sorted, given: new Set(), takenUntil: null, today, lastClosingMinor: null, ...over };
}

/** Sends statements until nothing is left, as syncs do, one day after the other where one has to pass. */
function feedAll(first: FeedQuery): FeedStatementPlan[] {
  const plans: FeedStatementPlan[] = [];
  let present = first;
  for (let days = 0; days < 40; ) {
    const plan = nextFeedStatement(present);
    if (plan === null) {
      days += 1;
      present = { ...present, today: addDays(present.today, 1) };
      continue;
    }
    plans.push(plan);
    const given = new Set([...present.given, ...plan.lines.map(({ movementId }) => movementId)]);
    present = { ...present, given, takenUntil: plan.to, lastClosingMinor: plan.closingMinor };
  }
  return plans;
}

describe('the next statement', () => {
  test('is none while there is nothing, or today is all there is', () => {
    expect(nextFeedStatement(query([]))).toBeNull();
    expect(nextFeedStatement(query([line(1, 0)]))).toBeNull();
  });

  test('has the lines of yesterday, and none of today, which is not over', () => {
    const plan = nextFeedStatement(query([line(1, 2), line(2, 1), line(3, 0)]));
    expect(plan).toMatchObject({ from: addDays(today, -2), to: addDays(today, -1), closingMinor: -200n });
    expect(plan?.lines.map(({ movementId }) => movementId)).toEqual(['m000001', 'm000002']);
  });

  test('says the day in words only of what came late, and cuts texts to what Xero takes', () => {
    const long = 'x'.repeat(3000);
    const plan = nextFeedStatement(
      query([line(1, 9, -100, long), line(2, 3), line(3, 2, -100, long)], { takenUntil: addDays(today, -4) }),
    );
    expect(plan?.lines.map(({ description }) => description)).toEqual([
      `21 Nov 2026: ${'x'.repeat(487)}`,
      'FIGMA',
      'x'.repeat(500),
    ]);
    expect(plan?.lines[0]?.payee).toBe('x'.repeat(255));
  });

  test('of more lines that came late than one takes is full, and the rest goes on the day after', () => {
    const late = Array.from({ length: 1200 }, (_, index) => line(index, index < 600 ? 9 : 8));
    const plans = feedAll(query([...late, line(9000, 2)], { takenUntil: addDays(today, -5) }));
    expect(plans.map(({ lines, from, to }) => [lines.length, from, to])).toEqual([
      [1000, addDays(today, -4), addDays(today, -4)],
      [201, addDays(today, -3), addDays(today, -2)],
    ]);
    // So it is where the rest is of the first day itself: to end before it would gain nothing.
    const some = Array.from({ length: 1200 }, (_, index) => line(index, index < 600 ? 9 : 4));
    const filled = feedAll(query(some, { takenUntil: addDays(today, -5) }));
    expect(filled.map(({ lines }) => lines.length)).toEqual([1000, 200]);
  });

  test('takes 1,000 of one day’s lines, too, where the days before it had none', () => {
    const many = Array.from({ length: 1001 }, (_, index) => line(index, 3));
    const plans = feedAll(query(many, { takenUntil: addDays(today, -9) }));
    expect(plans.map(({ lines }) => lines.length)).toEqual([1000, 1]);
  });

  test('has the days of its lines, and opens with what files have carried', () => {
    const lines = [line(1, 9, -250), line(2, 5), line(3, 3, 40)];
    const plan = nextFeedStatement(query(lines, { given: new Set(['m000001']), takenUntil: addDays(today, -8) }));
    expect(plan).toMatchObject({ from: addDays(today, -7), to: addDays(today, -3) });
    expect(plan).toMatchObject({ openingMinor: -250n, closingMinor: -310n });
    expect(plan?.lines.map(({ postedDay }) => postedDay)).toEqual([addDays(today, -5), addDays(today, -3)]);
  });

  test('carries what came late on its first day, with its own day in words', () => {
    const plan = nextFeedStatement(query([line(1, 9), line(2, 2)], { takenUntil: addDays(today, -4) }));
    expect(plan?.lines[0]).toMatchObject({ postedDay: addDays(today, -3), description: '21 Nov 2026: FIGMA' });
    expect(plan?.lines[1]).toMatchObject({ postedDay: addDays(today, -2), description: 'FIGMA' });
    // Of days that are over and were all fed there is no statement before tomorrow.
    const late = query([line(1, 9)], { takenUntil: addDays(today, -1) });
    expect(nextFeedStatement(late)).toBeNull();
    expect(nextFeedStatement({ ...late, today: addDays(today, 1) })).toMatchObject({ from: today, to: today });
  });

  test('takes 1,000 lines of one day, and the 1,001st goes on the next', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => line(index, 3));
    expect(feedAll(query(many(mostFeedLines))).map(({ lines }) => lines.length)).toEqual([1000]);
    const plans = feedAll(query(many(mostFeedLines + 1)));
    expect(plans.map(({ lines, from, to }) => [lines.length, from, to])).toEqual([
      [1000, addDays(today, -3), addDays(today, -3)],
      [1, addDays(today, -2), addDays(today, -2)],
    ]);
    // Of several days it ends with a day.
    const two = feedAll(query([...many(600), ...Array.from({ length: 600 }, (_, index) => line(9000 + index, 2))]));
    expect(two.map(({ lines, to }) => [lines.length, to])).toEqual([
      [600, addDays(today, -3)],
      [600, addDays(today, -2)],
    ]);
  });

  test('leaves what is older than a year to a file', () => {
    const lines = [line(1, oldestFeedDays + 1), line(2, oldestFeedDays)];
    expect(nextFeedStatement(query(lines))?.lines.map(({ movementId }) => movementId)).toEqual(['m000002']);
    expect(feedBacklog(query(lines)).tooOld.map(({ movementId }) => movementId)).toEqual(['m000001']);
  });
});

const anyLines = fc
  .array(
    fc.record({
      daysAgo: fc.integer({ min: 0, max: 20 }),
      amount: fc.integer({ min: -9, max: 9 }),
      repeat: fc.integer({ min: 1, max: 700 }),
    }),
    { maxLength: 6 },
  )
  .map((groups) =>
    groups.flatMap(({ daysAgo, amount, repeat }, group) =>
      Array.from({ length: repeat }, (_, index) => line(group * 1000 + index, daysAgo, amount === 0 ? 1 : amount)),
    ),
  );

describe('all statements of a feed', () => {
  test('carry every movement once, chain their balances, share no day and have at most 1,000 lines', () => {
    fc.assert(
      fc.property(anyLines, fc.integer({ min: 0, max: 25 }), fc.boolean(), (lines, takenAgo, hasTaken) => {
        const takenUntil = hasTaken ? addDays(today, -takenAgo) : null;
        const plans = feedAll(query(lines, { takenUntil }));
        const carried = plans.flatMap((plan) => plan.lines.map(({ movementId }) => movementId));
        expect([...carried].sort()).toEqual(lines.map(({ movementId }) => movementId).sort());
        let closing = 0n;
        let last = takenUntil ?? '';
        for (const plan of plans) {
          expect(plan.lines.length).toBeLessThanOrEqual(mostFeedLines);
          expect(plan.openingMinor).toBe(closing);
          closing += plan.lines.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n);
          expect(plan.closingMinor).toBe(closing);
          expect(plan.from > last && plan.from <= plan.to).toBe(true);
          expect(plan.lines.every(({ postedDay }) => postedDay >= plan.from && postedDay <= plan.to)).toBe(true);
          last = plan.to;
        }
      }),
      { numRuns: 40 },
    );
  });

  test('stay under the bytes that Xero takes, whatever their texts', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', '"', '\\', 'é', '你', '😀', '\ud83d'), maxLength: 3000 });
    fc.assert(
      fc.property(texts, (text) => {
        const lines = Array.from({ length: mostFeedLines }, (_, index) =>
          line(index, 3, -99_999_999_999, text.toWellFormed()),
        );
        const plan = nextFeedStatement(query(lines));
        if (plan === null) throw new Error('There are lines to send.');
        const body = encodeFeedStatement('2a19d46c-2a92-4e50-9401-dcf2cb895be7', 'GBP', plan);
        expect(Buffer.byteLength(body)).toBeLessThan(3_000_000);
        expect(body.isWellFormed()).toBe(true);
      }),
      { numRuns: 15 },
    );
  });
});
