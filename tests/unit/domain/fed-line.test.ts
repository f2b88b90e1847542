import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FedWord, fedWordOf, hasToBeCorrected } from '../../../shared/domain/fed-line.ts';
import type { StoredMovement } from '../../../shared/domain/movement.ts';
import { statementOf } from '../../../shared/domain/statement.ts';
import { movement, settings } from './example-company.ts';

const account = 'GBP:saas';

function word(over: Partial<StoredMovement>, timeZone = 'UTC'): FedWord {
  const at = '2026-10-31T23:30:00.000Z';
  return fedWordOf(movement({ authorisedAt: at, settledAt: at, amountMinor: -1234, ...over }), account, timeZone);
}

describe('what Cledara says of a fed movement', () => {
  it.each([
    ['a payment', {}, -1234],
    ['a top-up, which never settles', { kind: 'top-up', settledAt: null }, -1234],
    ['one that has not settled', { settledAt: null }, 0],
    ['one whose authorisation was released', { releasedAt: '2026-11-20T00:00:00.000Z' }, 0],
    ['one that Cledara lists no more', { unlisted: { since: '2026-11-20T00:00:00.000Z', answeredAt: null } }, 0],
    [
      'one that stands all the same',
      { unlisted: { since: '2026-11-20T00:00:00.000Z', answeredAt: '2026-11-21T00:00:00.000Z' } },
      -1234,
    ],
    ['one inside the account', { kind: 'internal' }, 0],
    ['one of another account', { accountId: 'GBP:spend' }, 0],
    ['one of another account that is not understood', { accountId: 'GBP:spend', kind: 'unknown' }, 0],
    ['one that is not understood', { kind: 'unknown' }, null],
    ['one without an amount', { amountMinor: null }, null],
    ['one without an account', { kind: 'unknown', accountId: null, amountMinor: null }, null],
  ] as const)('%s: %j', (_, over, amountMinor) => {
    expect(word(over).amountMinor).toBe(amountMinor);
  });

  it('is of its own day in the organisation’s time zone', () => {
    expect([word({}).day, word({}, 'Europe/London').day, word({}, 'Europe/Madrid').day]).toEqual([
      '2026-10-31',
      '2026-10-31',
      '2026-11-01',
    ]);
  });

  it('is an amount exactly where a statement of the account has a line of it', () => {
    const instant = fc.integer({ min: 0, max: 300 }).map((days) => {
      return new Date(Date.UTC(2026, 0, 1, 12) + days * 86_400_000).toISOString();
    });
    const movements = fc.record({
      kind: fc.constantFrom('purchase', 'refund', 'top-up', 'withdrawal', 'reward', 'internal', 'unknown' as const),
      accountId: fc.constantFrom(account, 'GBP:spend', null),
      amountMinor: fc.option(fc.integer({ min: -2, max: 2 })),
      authorisedAt: instant,
      settledAt: fc.option(instant),
      releasedAt: fc.option(instant),
    });
    fc.assert(
      fc.property(movements, (over) => {
        const given = movement(over);
        const days = { from: '2026-01-01', to: '2026-12-31', syncFrom: '2026-01-01' };
        const { lines } = statementOf([given], { accountId: account, ...days, settings, timeZone: 'UTC' });
        const { amountMinor, day } = fedWordOf(given, account, 'UTC');
        const expected = lines.map((line) => [line.amountMinor, line.day]);
        expect(amountMinor === null || amountMinor === 0 ? [] : [[amountMinor, day]]).toEqual(expected);
      }),
    );
  });
});

describe('a line has to be corrected', () => {
  const sent = { amountMinor: -1234, day: '2026-10-30' };
  it.each([
    ['where nothing changed', sent, '2026-10-30', false],
    ['where its amount changed', { ...sent, amountMinor: -1235 }, '2026-10-30', true],
    ['where it is none any more', { ...sent, amountMinor: 0 }, '2026-10-30', true],
    ['where it is not understood any more', { ...sent, amountMinor: null }, '2026-10-30', true],
    ['where its day moved within the month', { ...sent, day: '2026-10-01' }, '2026-10-30', false],
    ['where its day moved into another month', { ...sent, day: '2026-11-01' }, '2026-10-30', true],
    ['where its day moved into the same month of another year', { ...sent, day: '2027-10-30' }, '2026-10-30', true],
    [
      'where its day moved into the month that the line was posted in',
      { ...sent, day: '2026-11-01' },
      '2026-11-02',
      false,
    ],
    ['where a line that was posted late kept its own month', { ...sent, day: '2026-10-29' }, '2026-11-02', false],
  ] as const)('%s: %j', (_, now, postedDay, isToBe) => {
    expect(hasToBeCorrected(sent, now, postedDay)).toBe(isToBe);
  });

  it.each([0, null])('not for the day of what is no line: %j', (amountMinor) => {
    const nothing = { amountMinor, day: '2026-10-30' };
    expect(hasToBeCorrected(nothing, { amountMinor, day: '2026-11-30' }, '2026-10-30')).toBe(false);
  });
});
