import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../fixtures/read-csv.ts';
import type { TestCompany } from '../../fixtures/test-company.ts';
import { amountsOf, buy, day, hour, minute, openBooks, plainSetup, posted } from './books.ts';

// A month ends at another instant in Auckland than in Los Angeles. Every day that the program names is the organisation's.

interface Zone {
  readonly city: string;
  /** As Xero names it. */
  readonly xeroName: string;
  /** Hours ahead of UTC from each of these instants of 2026 on, which are the law's and no library's. */
  readonly offsets: readonly (readonly [from: string, hours: number])[];
}

const zones: readonly Zone[] = [
  {
    city: 'Auckland',
    xeroName: 'NEWZEALANDSTANDARDTIME',
    offsets: [
      ['2025-09-27T14:00:00Z', 13],
      ['2026-04-04T14:00:00Z', 12],
      ['2026-09-26T14:00:00Z', 13],
    ],
  },
  {
    city: 'London',
    xeroName: 'GMTSTANDARDTIME',
    offsets: [
      ['2025-10-26T01:00:00Z', 0],
      ['2026-03-29T01:00:00Z', 1],
      ['2026-10-25T01:00:00Z', 0],
    ],
  },
  {
    city: 'Los Angeles',
    xeroName: 'PACIFICSTANDARDTIME',
    offsets: [
      ['2025-11-02T09:00:00Z', -8],
      ['2026-03-08T10:00:00Z', -7],
      ['2026-11-01T09:00:00Z', -8],
    ],
  },
];

/** 1 November in Auckland and London; in Los Angeles still the evening of 31 October. */
const nowMs = Date.parse('2026-11-01T05:30:00.000Z');

function offsetMs({ offsets }: Zone, atMs: number): number {
  const [, hours] = offsets.findLast(([from]) => Date.parse(from) <= atMs) ?? ['', Number.NaN];
  return hours * hour;
}

function dayIn(zone: Zone, atMs: number): string {
  return new Date(atMs + offsetMs(zone, atMs)).toISOString().slice(0, 10);
}

/** No clock of these zones is changed at midnight. */
function beginningOf(zone: Zone, plainDate: string): number {
  const utcMs = Date.parse(`${plainDate}T00:00:00.000Z`);
  return utcMs - offsetMs(zone, utcMs - offsetMs(zone, utcMs));
}

async function openIn(zone: Zone, setup: object = plainSetup): Promise<TestCompany> {
  const books = await openBooks({ startMs: nowMs }, null);
  books.sandbox.world.xero.organisation.timezone = zone.xeroName;
  await books.setup(setup);
  return books;
}

/** A purchase of so many pounds that settled in this instant. */
function buyAt(books: TestCompany, amount: number, atMs: number): void {
  const at = new Date(atMs).toISOString();
  buy(books, amount, { authorizedAt: at, settledAt: at });
}

/** Around the ends of months, and the nights in which clocks are changed. */
const instants = fc
  .tuple(
    fc.oneof(
      fc.integer({ min: 1, max: 9 }).map((month) => Date.UTC(2026, month, 1)),
      fc.constantFrom(...zones.flatMap(({ offsets }) => offsets.slice(1).map(([from]) => Date.parse(from)))),
    ),
    fc.oneof(fc.integer({ min: -15 * hour, max: 15 * hour }), fc.integer({ min: -2, max: 2 })),
  )
  .map(([aroundMs, byMs]) => Math.min(aroundMs + byMs, nowMs - minute));

describe.each(zones)('an organisation in $city', (zone) => {
  test('has each document on the day that it was there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(instants, { minLength: 40, maxLength: 60 }), async (settled) => {
        const books = await openIn(zone);
        for (const [index, atMs] of settled.entries()) buyAt(books, index + 1, atMs);
        expect(await books.sync()).toMatchObject({ pushed: settled.length });
        const dates = new Map(posted(books).map(({ totalMinor, date }) => [totalMinor / 100, date]));
        const expected = settled.map((atMs, index) => [index + 1, dayIn(zone, atMs)] as const);
        expect(dates).toEqual(new Map(expected));
      }),
      { numRuns: 2 },
    );
  });

  test('starts on the day that it was connected there, where no other was chosen', async () => {
    const { syncFrom: _, ...setup } = plainSetup;
    const books = await openIn(zone, setup);
    const today = dayIn(zone, nowMs);
    buyAt(books, 1, beginningOf(zone, today) - 1);
    buyAt(books, 2, beginningOf(zone, today));
    expect(await books.sync()).toMatchObject({ pulled: 2, pushed: 1 });
    expect(amountsOf(posted(books))).toEqual([200]);
    expect(posted(books)[0]?.date).toBe(today);
    expect((await books.call('status.read', {})).syncFrom).toBe(today);
  });

  test('starts with the first instant of the chosen day there', async () => {
    const books = await openIn(zone, { ...plainSetup, syncFrom: '2026-10-31' });
    buyAt(books, 1, beginningOf(zone, '2026-10-31') - 1);
    buyAt(books, 2, beginningOf(zone, '2026-10-31'));
    await books.sync();
    expect(amountsOf(posted(books))).toEqual([200]);
  });

  test.each(['periodLockDate', 'endOfYearLockDate'] as const)(
    'is locked by %s until the last instant of the day there',
    async (lock) => {
      const books = await openIn(zone);
      books.sandbox.world.xero.organisation[lock] = '2026-10-30';
      buyAt(books, 1, beginningOf(zone, '2026-10-31') - 1);
      buyAt(books, 2, beginningOf(zone, '2026-10-31'));
      const summary = await books.sync();
      expect(summary).toMatchObject({ pushed: 1, blocked: [{ code: 'lock-date' }] });
      expect(summary.blocked[0]?.message).toMatch(
        /30 Oct 2026 is on or before .* \(30 Oct 2026\).*post it on 31 Oct 2026/,
      );
      expect(posted(books)).toMatchObject([{ totalMinor: 200, date: '2026-10-31' }]);
    },
  );

  test('exports the days as they were there', async () => {
    const books = await openIn(zone);
    const beginsMs = beginningOf(zone, '2026-10-30');
    const endsMs = beginningOf(zone, '2026-10-31');
    for (const [index, atMs] of [beginsMs - 1, beginsMs, beginsMs + day / 2, endsMs - 1, endsMs].entries()) {
      buyAt(books, index + 1, atMs);
    }
    await books.sync();
    const { text } = await books.call('export.transactions', { format: 'csv', from: '2026-10-30', to: '2026-10-30' });
    const [header = [], ...rows] = readCsv(text);
    const column = (name: string) =>
      rows.map((row) => row[header.findIndex((cell) => cell.replace('\ufeff', '') === name)]);
    expect(column('amount').map(Number).sort()).toEqual([-2, -3, -4]);
    expect(new Set(column('day'))).toEqual(new Set(['2026-10-30']));
  });

  test('has the lines of a bank statement on the days that they were there', async () => {
    const books = await openIn(zone);
    const beginsMs = beginningOf(zone, '2026-10-30');
    const endsMs = beginningOf(zone, '2026-10-31');
    for (const [index, atMs] of [beginsMs - 1, beginsMs, endsMs - 1, endsMs].entries()) buyAt(books, index + 1, atMs);
    await books.sync();
    const of = { account: 'GBP:saas', from: '2026-10-30', to: '2026-10-30', author: 'Priya' } as const;
    const { files } = await books.call('export.statement', { ...of, format: 'csv' });
    const [, ...lines] = readCsv(files[0]?.text ?? '');
    expect(lines.map(([date, amount]) => [date, Number(amount)])).toEqual([
      ['30/10/2026', -2],
      ['30/10/2026', -3],
    ]);
  });

  test('tells what has no document by the day that it was there', async () => {
    const books = await openIn(zone);
    const atMs = beginningOf(zone, '2026-10-31');
    buy(books, 1, { authorizedAt: new Date(atMs).toISOString(), settledAt: undefined as never });
    await books.sync();
    const { proposals } = await books.call('review.list', { state: 'all' });
    expect(proposals).toMatchObject([{ state: 'pending', document: null, movement: { day: '2026-10-31' } }]);
  });
});
