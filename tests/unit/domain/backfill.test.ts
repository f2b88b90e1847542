import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accountStarts, type Backfill, withNextMonth } from '../../../shared/domain/backfill.ts';
import { addDays, daysBetween } from '../../../shared/domain/plain-date.ts';

const asked = (over: Partial<Backfill> = {}): Backfill => ({
  id: 'backfill-1',
  accountId: 'GBP:saas',
  from: '2026-01-15',
  until: '2026-03-10',
  reached: '2026-03-10',
  state: 'running',
  askedBy: 'Ana',
  askedAt: '2026-03-10T09:00:00.000Z',
  ...over,
});

test('opens one month after the other, the newest first, the first and the last as far as they are wanted', () => {
  const seen: string[] = [];
  for (let next = withNextMonth(asked()); next !== null; next = withNextMonth(next)) {
    seen.push(`${next.reached} ${next.state}`);
  }
  expect(seen).toEqual(['2026-03-01 running', '2026-02-01 running', '2026-01-15 done']);
});

test('whatever days are asked for, every one of them is opened once, and none beyond', () => {
  const day = fc.integer({ min: 0, max: 2000 }).map((count) => addDays('2022-01-01', count));
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 900 }), (from, length) => {
      const until = addDays(from, length);
      let opened = 0;
      let last = asked({ from, until, reached: until });
      for (let next = withNextMonth(last); next !== null; next = withNextMonth(next)) {
        expect(next.reached.slice(0, 7)).toBe(addDays(last.reached, -1).slice(0, 7)); // no more than one month
        opened += daysBetween(next.reached, last.reached);
        last = next;
      }
      expect([last.reached, last.state, opened]).toEqual([from, 'done', length]);
    }),
  );
});

test.each(['paused', 'stopped', 'done'] as const)('one that is %s opens nothing', (state) => {
  expect(withNextMonth(asked({ state }))).toBeNull();
});

test('an account starts with the company, later where it has a later day of its own, earlier where days were opened', () => {
  const accounts = [
    { id: 'GBP:saas', enabled: true },
    { id: 'EUR:saas', enabled: true, syncFrom: '2026-06-01' },
    { id: 'USD:saas', enabled: true, syncFrom: '2025-01-01' },
  ];
  const starts = accountStarts('2026-03-10', accounts, [
    asked({ reached: '2026-02-01', state: 'stopped' }),
    asked({ reached: '2026-03-01', state: 'running' }),
    asked({ accountId: 'EUR:saas', reached: '2026-06-01', until: '2026-06-01' }),
  ]);
  expect([...starts]).toEqual([
    ['GBP:saas', '2026-02-01'],
    ['EUR:saas', '2026-06-01'],
    ['USD:saas', '2026-03-10'],
  ]);
});

test('days that were opened count where an account starts later than the company, and where the settings have it no more', () => {
  const accounts = [{ id: 'EUR:saas', enabled: true, syncFrom: '2026-06-01' }];
  const opened = (accountId: string, reached: string) => asked({ accountId, reached });
  const starts = accountStarts('2026-03-10', accounts, [
    opened('EUR:saas', '2026-05-01'),
    opened('JPY:saas', '2026-02-01'),
    opened('CHF:saas', '2026-03-20'),
    opened('NOK:saas', '2026-03-10'), // asked for, and nothing opened yet
  ]);
  expect([...starts]).toEqual([
    ['EUR:saas', '2026-05-01'],
    ['JPY:saas', '2026-02-01'],
  ]);
});

test('one that has reached its first day, or lies before it, opens nothing', () => {
  expect(withNextMonth(asked({ reached: '2026-01-15' }))).toBeNull();
  expect(withNextMonth(asked({ reached: '2026-01-01' }))).toBeNull();
});
