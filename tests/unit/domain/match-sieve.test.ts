import { expect, test } from 'vitest';
import { markerOf } from '../../../shared/domain/marker.ts';
import { MatchSieve } from '../../../shared/domain/match-sieve.ts';
import { candidate, remote } from './example-match.ts';

// What it lets fall is sent without another look at Xero: it may let nothing fall that could be there.

const { document } = candidate('m');

test('a movement may be there where something in Xero has its amount, in or out', () => {
  const sieve = new MatchSieve([remote('x', { totalMinor: 1230 })]);
  expect(sieve.holds({ id: 'm', amountMinor: -1230 }, null)).toBe(true);
  expect(sieve.holds({ id: 'm', amountMinor: 1230 }, null)).toBe(true);
  expect(sieve.holds({ id: 'm', amountMinor: -1231 }, null)).toBe(false);
  expect(sieve.holds({ id: 'm', amountMinor: null }, null)).toBe(false);
});

test('it may be there by the amount that was approved, whatever Cledara says by now', () => {
  const sieve = new MatchSieve([remote('x', { totalMinor: 1230 })]);
  expect(sieve.holds({ id: 'm', amountMinor: -1 }, document)).toBe(true);
  expect(sieve.holds({ id: 'm', amountMinor: null }, document)).toBe(true);
  expect(sieve.holds({ id: 'm', amountMinor: -1 }, { ...document, amountMinor: 2 })).toBe(false);
});

test('it may be there by its own reference, whatever the amount, and by nobody else’s', () => {
  const ours = new MatchSieve([remote('x', { totalMinor: null, reference: markerOf('m') })]);
  expect(ours.holds({ id: 'm', amountMinor: -1 }, null)).toBe(true);
  expect(ours.holds({ id: 'm', amountMinor: null }, null)).toBe(true);
  expect(ours.holds({ id: 'n', amountMinor: -1 }, null)).toBe(false);
});

test('among many it is enough that one of them fits', () => {
  const sieve = new MatchSieve([
    remote('x', { totalMinor: null }),
    remote('y', { totalMinor: 5, reference: 'INV-1' }),
    remote('z', { totalMinor: 7, reference: markerOf('m') }),
  ]);
  expect(sieve.holds({ id: 'other', amountMinor: -5 }, null)).toBe(true);
  expect(sieve.holds({ id: 'm', amountMinor: -1 }, null)).toBe(true);
  expect(sieve.holds({ id: 'other', amountMinor: -1 }, null)).toBe(false);
});

test('an amount that is not known is not zero', () => {
  const sieve = new MatchSieve([remote('x', { totalMinor: 0 }), remote('y', { totalMinor: null })]);
  expect(sieve.holds({ id: 'm', amountMinor: 0 }, null)).toBe(true);
  expect(sieve.holds({ id: 'm', amountMinor: null }, null)).toBe(false);
});

test('no reference is worked out for a movement where Xero has none of ours: of very many that takes long', () => {
  const sieve = new MatchSieve([
    remote('x', { totalMinor: 1, reference: 'INV-1' }),
    remote('y', { totalMinor: 2, reference: null }),
  ]);
  const movement = {
    amountMinor: -3,
    get id(): string {
      throw new Error('Its id was asked for.');
    },
  };
  expect(sieve.holds(movement, null)).toBe(false);
});

test('nothing is there where Xero has nothing', () => {
  expect(new MatchSieve([]).holds({ id: 'm', amountMinor: -1230 }, document)).toBe(false);
});
