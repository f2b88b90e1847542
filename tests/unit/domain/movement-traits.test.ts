import { describe, expect, it } from 'vitest';
import { movementHash } from '../../../shared/domain/movement-hash.ts';
import { traitsOf } from '../../../shared/domain/movement-traits.ts';
import { movement } from './example-company.ts';

const auckland = 'Pacific/Auckland';

describe('by what a movement is recognised', () => {
  it('has all that the API tells of it, its days in the organisation’s zone', () => {
    const told = movement({
      local: { amount: '-14.00', currency: 'USD' },
      authorisedAt: '2026-11-01T12:00:00.000Z',
      settledAt: '2026-11-03T12:00:00.000Z',
      description: '  Figma\n  MONTHLY ',
    });
    expect(traitsOf(told, 'api', auckland)).toEqual({
      id: 'movement-1',
      origin: 'api',
      accountId: 'GBP:saas',
      amountMinor: -1230,
      authorisedOn: '2026-11-02',
      settledOn: '2026-11-04',
      authorisedAround: ['2026-11-01'],
      settledAround: ['2026-11-03'],
      isPending: false,
      application: 'figma',
      description: 'figma monthly',
      local: 'USD 14.00',
      last4: '4242',
    });
  });

  it('takes a file’s days as they stand, whatever the zone', () => {
    const told = movement({ authorisedAt: '2026-11-01T23:00:00.000Z', settledAt: '2026-11-03T23:00:00.000Z' });
    expect(traitsOf(told, 'file', auckland)).toMatchObject({
      authorisedOn: '2026-11-01',
      settledOn: '2026-11-03',
      authorisedAround: ['2026-11-01'],
      settledAround: ['2026-11-03'],
    });
  });

  it.each([
    ['2026-11-01T12:00:00.000Z', ['2026-11-01']],
    ['2026-11-01T09:59:59.999Z', ['2026-10-31', '2026-11-01']], // the evening before, ten hours west of UTC
    ['2026-11-01T10:00:00.000Z', ['2026-11-01']],
    ['2026-11-01T20:59:59.999Z', ['2026-11-01']],
    ['2026-11-01T21:00:00.000Z', ['2026-11-01', '2026-11-02']], // the next day, three hours east
  ])('%s may be any of %j where a file was made', (instant, days) => {
    const traits = traitsOf(movement({ authorisedAt: instant, settledAt: instant }), 'api', 'UTC');
    expect([traits?.authorisedAround, traits?.settledAround]).toEqual([days, days]);
  });

  it('has no day of settlement while it is pending', () => {
    expect(traitsOf(movement({ settledAt: null }), 'api', 'UTC')).toMatchObject({
      isPending: true,
      settledOn: null,
      settledAround: [],
    });
    expect(traitsOf(movement({ settledAt: null }), 'file', 'UTC')).toMatchObject({
      settledOn: null,
      settledAround: [],
    });
  });

  it.each(['api', 'file'] as const)('settles as it is authorised, where its kind never says more (%s)', (origin) => {
    expect(traitsOf(movement({ kind: 'top-up', settledAt: null }), origin, 'UTC')).toMatchObject({
      isPending: false,
      settledOn: '2026-11-01',
      settledAround: ['2026-11-01'],
    });
  });

  it('is like nothing else where its account or amount was not understood', () => {
    expect(traitsOf(movement({ accountId: null }), 'api', 'UTC')).toBeNull();
    expect(traitsOf(movement({ amountMinor: null }), 'api', 'UTC')).toBeNull();
  });

  it('has nothing for what is not told', () => {
    const bare = movement({ application: null, description: ' \n ', card: { last4: '', ownerName: '' } });
    const nothing = { application: null, description: null, local: null, last4: null };
    expect(traitsOf(bare, 'api', 'UTC')).toMatchObject(nothing);
    expect(traitsOf({ ...bare, card: null }, 'api', 'UTC')).toMatchObject(nothing);
  });
});

describe('the hash of what Cledara says of a movement', () => {
  it('is the same whenever it was seen first or released', () => {
    const later = { firstSeenAt: '2026-12-01T00:00:00.000Z', releasedAt: '2026-12-02T00:00:00.000Z' };
    expect(movementHash(movement(later))).toBe(movementHash(movement()));
  });

  it.each([{ amountMinor: -1231 }, { hasInvoice: true }, { settledAt: null }, { description: '' }])(
    'is another where it says something else: %j',
    (over) => {
      expect(movementHash(movement(over))).not.toBe(movementHash(movement()));
    },
  );
});
