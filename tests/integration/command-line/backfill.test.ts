import { expect, test } from 'vitest';
import { buy, openBooks, plainSetup, posted } from '../engine/books.ts';
import { commandOn } from './command-on.ts';
import { documentOf, errorOf } from './desk.ts';

// It is 15 June 2026; posting starts on 1 June.

async function openEarlier() {
  const books = await openBooks({}, { ...plainSetup, syncFrom: '2026-06-01' });
  for (const [index, day] of ['2026-06-02', '2026-05-20', '2026-04-10', '2026-03-15'].entries())
    buy(books, index + 1, { authorizedAt: `${day}T09:00:00.000Z`, settledAt: `${day}T12:00:00.000Z` });
  await books.sync();
  return { books, backfill: (...words: readonly string[]) => commandOn(books, ['backfill', ...words, '--json']) };
}

/** Words that are exit 2, and the place that the error names. */
const bad: readonly (readonly [words: readonly string[], at: string])[] = [
  [['--from', '2026-02-30'], 'from'],
  [['--from', '1.4.2026'], 'from'],
  [['--from', '2026-06-02'], 'accounts'],
  [['--from', '2026-04-01', '--account', 'USD:saas'], 'accounts'],
  [['--from', '2026-04-01', '--account', 'USD:saas', '--start'], 'accounts'],
  [['--start'], '--from'],
  [['--account', 'GBP:saas'], '--account'],
  [['--pause', '--stop'], 'usage'],
  [['--from', '2026-04-01', '--pause'], 'usage'],
  [['--pause'], '--account'],
  [['now'], 'usage'],
];

test('counts first, of every account that is on; neither that nor bad words change anything', async () => {
  const { backfill } = await openEarlier();
  const counted = await backfill('--from', '2026-04-01');
  expect(counted.code).toBe(0);
  expect(documentOf(counted)).toMatchObject({
    accounts: ['GBP:saas', 'EUR:saas'],
    from: '2026-04-01',
    months: [
      { month: '2026-05', automatic: 1 },
      { month: '2026-04', automatic: 1 },
    ],
  });
  expect(counted.stderr).toContain('2026-05: 1 automatic');
  for (const [words, at] of bad) {
    const outcome = await backfill(...words);
    expect([outcome.code, errorOf(outcome).details[0]?.at], words.join(' ')).toEqual([2, at]);
  }
  expect(documentOf(await backfill())).toMatchObject({ backfills: [] });
});

test('what was asked for comes with the next syncs, and is paused, resumed and stopped', async () => {
  const { books, backfill } = await openEarlier();
  const started = await backfill('--from', '2026-03-01', '--account', 'GBP:saas', '--start');
  expect([started.code, documentOf(started)]).toMatchObject([
    0,
    { backfills: [{ account: 'GBP:saas', from: '2026-03-01', state: 'running', askedBy: 'the test' }] },
  ]);
  expect((await backfill('--from', '2026-03-01', '--account', 'GBP:saas', '--start')).code).toBe(2); // once is enough
  await books.sync();
  expect(posted(books)).toHaveLength(2);
  expect(documentOf(await backfill('--pause'))).toMatchObject({ backfills: [{ state: 'paused' }] });
  await books.sync();
  expect(posted(books)).toHaveLength(2);
  expect((await backfill('--resume', '--account', 'EUR:saas')).code).toBe(2);
  expect(documentOf(await backfill('--resume', '--account', 'GBP:saas'))).toMatchObject({
    backfills: [{ state: 'running' }],
  });
  await books.sync();
  expect(posted(books)).toHaveLength(3);
  expect(documentOf(await backfill('--stop'))).toMatchObject({ backfills: [{ state: 'stopped' }] });
  await books.sync();
  expect(posted(books)).toHaveLength(3);
  expect(documentOf(await backfill())).toMatchObject({ backfills: [{ state: 'stopped', reached: '2026-04-01' }] });
});

test('what was asked for at once is listed in the order of the accounts, its keys in the documented order', async () => {
  const { backfill } = await openEarlier();
  await backfill('--from', '2026-03-01', '--start');
  const { backfills } = documentOf(await backfill());
  expect(backfills).toMatchObject([{ account: 'GBP:saas' }, { account: 'EUR:saas' }]);
  const keys = ['id', 'account', 'from', 'until', 'reached', 'state', 'askedBy', 'askedAt'];
  expect((backfills as object[]).map((one) => Object.keys(one))).toEqual([keys, keys]);
});
