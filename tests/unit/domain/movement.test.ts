import { describe, expect, it } from 'vitest';
import {
  accountIdOf,
  classifyMovement,
  isPending,
  type MovementFacts,
  movementDay,
} from '../../../shared/domain/movement.ts';
import { movement } from './example-company.ts';

function facts(over: Partial<MovementFacts>): MovementFacts {
  return {
    type: 'cardSend',
    accountType: 'saasMain',
    amountMinor: -100,
    hasCard: true,
    description: 'Figma, FIGMA.COM, #4242',
    comment: null,
    ...over,
  };
}

const repayment = { type: 'other', hasCard: false, amountMinor: 50_000, description: ' | N/A' };

describe('kinds', () => {
  it.each([
    ['a card payment', {}, 'purchase'],
    ['a card payment of a fixed-budget application', { accountType: 'application' }, 'purchase'],
    ['a card payment of a kind of account called others', { accountType: 'others' }, 'purchase'],
    ['a refund', { type: 'cardReceive', amountMinor: 100 }, 'refund'],
    ['a transfer in', { type: 'transferReceive', amountMinor: 100, hasCard: false }, 'top-up'],
    ['a transfer out', { type: 'transferSend', hasCard: false }, 'withdrawal'],
    ['a repayment', repayment, 'top-up'],
    ['a repayment of nothing', { ...repayment, amountMinor: 0 }, 'top-up'],
    ['rewards by description', { ...repayment, description: 'Cledara Rewards' }, 'reward'],
    ['rewards by comment', { ...repayment, comment: 'CLEDARA REWARDS - #1234' }, 'reward'],
    ['rewards on another account', { ...repayment, accountType: 'spend', comment: 'Cledara rewards' }, 'reward'],
    ['rewards as a transfer', { type: 'transferReceive', amountMinor: 5, comment: 'Cledara rewards' }, 'reward'],
    ['a purchase that mentions rewards', { description: 'Cledara Rewards shop' }, 'purchase'],
    ['a budget that was filled', { type: 'applicationTopUp', amountMinor: 100, hasCard: false }, 'internal'],
    ['its other side', { type: 'applicationTopUp', amountMinor: -100, hasCard: false }, 'internal'],
    ['a budget that was emptied', { type: 'applicationFlush', amountMinor: -100, hasCard: false }, 'internal'],
    ['a card check of nothing', { amountMinor: 0 }, 'purchase'],
    ['a refund of nothing', { type: 'cardReceive', amountMinor: 0 }, 'refund'],
    ['a transfer of nothing', { type: 'transferSend', amountMinor: 0 }, 'withdrawal'],
  ])('%s', (_, over, kind) => {
    expect(classifyMovement(facts(over))).toEqual({ kind, notUnderstood: [] });
  });

  const neither = 'Cledara gives its type as "other", and it has neither the form of a repayment nor that of a reward';
  const strange: [string, Partial<MovementFacts>, string[]][] = [
    [
      'a new type',
      { type: 'cardTeleport' },
      ['Cledara gives its type as "cardTeleport", which this version does not know'],
    ],
    [
      'a new account type',
      { accountType: 'vault' },
      ['Cledara gives its account type as "vault", which this version does not know'],
    ],
    [
      'both',
      { type: 'x', accountType: 'y' },
      [
        'Cledara gives its account type as "y", which this version does not know',
        'Cledara gives its type as "x", which this version does not know',
      ],
    ],
    [
      'a payment of money in',
      { amountMinor: 100 },
      ['Its amount says money in, but its type "cardSend" says money out'],
    ],
    [
      'a refund of money out',
      { type: 'cardReceive' },
      ['Its amount says money out, but its type "cardReceive" says money in'],
    ],
    [
      'rewards that cost',
      { ...repayment, amountMinor: -1, comment: 'Cledara rewards' },
      ['Its amount says money out, but its type "other" says money in'],
    ],
    ['other, with a card', { ...repayment, hasCard: true }, [neither]],
    ['other, not on the main account', { ...repayment, accountType: 'spend' }, [neither]],
    ['other, money out', { ...repayment, amountMinor: -1 }, [neither]],
  ];

  it.each(strange)('%s is not understood, and says why', (_, over, notUnderstood) => {
    expect(classifyMovement(facts(over))).toEqual({ kind: 'unknown', notUnderstood });
  });

  it('is unknown without an amount, with no words of its own for that', () => {
    expect(classifyMovement(facts({ amountMinor: null }))).toEqual({ kind: 'unknown', notUnderstood: [] });
  });
});

it.each([
  ['GBP', 'saasMain', 'GBP:saas'],
  ['GBP', 'application', 'GBP:saas'],
  ['EUR', 'others', 'EUR:saas'],
  ['USD', 'spend', 'USD:spend'],
  ['GBP', 'vault', null],
  ['gbp', 'spend', null],
  ['GBPX', 'spend', null],
  ['XGBP', 'spend', null],
  ['', 'spend', null],
])('%s on %s belongs to account %s', (currency, accountType, id) => {
  expect(accountIdOf(currency, accountType)).toBe(id);
});

describe('settlement', () => {
  it.each([
    ['purchase', null, true],
    ['refund', null, true],
    ['purchase', '2026-11-03T10:00:00.000Z', false],
    ['top-up', null, false],
    ['reward', null, false],
    ['withdrawal', null, false],
    ['unknown', null, false],
  ] as const)('a %s settled at %s is pending: %s', (kind, settledAt, pending) => {
    expect(isPending(movement({ kind, settledAt }))).toBe(pending);
  });

  it('dates a movement by its settlement, else by its authorisation', () => {
    const late = movement({ authorisedAt: '2026-06-30T22:30:00.000Z', settledAt: '2026-07-01T23:30:00.000Z' });
    expect(movementDay(late, 'Europe/London')).toBe('2026-07-02');
    expect(movementDay({ ...late, settledAt: null }, 'Europe/London')).toBe('2026-06-30');
    expect(movementDay({ ...late, settledAt: null }, 'Pacific/Auckland')).toBe('2026-07-01');
  });
});
