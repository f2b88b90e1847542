import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reviewHref } from '../../../renderer/bridge/fix-href.ts';
import {
  filterKey,
  firstFilter,
  firstSort,
  hrefOf,
  placeOf,
  type ReviewPlace,
} from '../../../renderer/features/review/review-address.ts';
import { reviewFilter, reviewSort, rowStates } from '../../../shared/contract/review-list.ts';

function placeIn(href: string): ReviewPlace {
  return placeOf(new URLSearchParams(href.split('?')[1] ?? ''));
}

const names = fc.uniqueArray(fc.string({ maxLength: 40 }), { minLength: 1, maxLength: 4 });
const filters = fc.record(
  {
    states: fc.uniqueArray(fc.constantFrom(...rowStates), { minLength: 1 }),
    accounts: names,
    applications: names,
    months: fc.uniqueArray(fc.constantFrom('2026-08', '2025-12'), { minLength: 1 }),
    causes: names,
    amountFrom: fc.integer({ min: 0, max: 1_000_000 }),
    amountTo: fc.double({ min: 0, max: 1e13, noNaN: true }).map((amount) => Math.abs(amount)),
    invoice: fc.uniqueArray(fc.constantFrom('none', 'has', 'attached', 'problem'), { minLength: 1 }),
    search: fc.string({ minLength: 1, maxLength: 200 }),
  },
  { requiredKeys: [] },
);
const places = fc.record({
  filter: filters,
  sort: fc.record({ by: fc.constantFrom('date', 'amount', 'coding'), descending: fc.boolean() }),
  item: fc.option(fc.string({ minLength: 1, maxLength: 200 })),
}) as fc.Arbitrary<ReviewPlace>; // the same shapes, as fast-check types them

describe('the address of the list', () => {
  it('says what it is narrowed to, and reads as the same again', () => {
    fc.assert(
      fc.property(places, (place) => {
        const read = placeIn(hrefOf(place));
        expect(filterKey(read.filter)).toBe(filterKey(place.filter));
        expect(read.sort).toEqual(place.sort);
        expect(read.item).toBe(place.item);
      }),
    );
  });

  it('reads the links of other screens as they mean them', () => {
    fc.assert(
      fc.property(filters, fc.option(fc.string({ minLength: 1, maxLength: 200 })), (filter, item) => {
        fc.pre(Object.keys(filter).length > 0);
        const read = placeIn(reviewHref(filter as ReviewPlace['filter'], item ?? undefined));
        expect(filterKey(read.filter)).toBe(filterKey(filter as ReviewPlace['filter']));
        expect(read.item).toBe(item);
      }),
    );
  });

  it('begins with what needs a person', () => {
    expect(placeIn('#/review')).toEqual({ filter: firstFilter, sort: firstSort, item: null });
    expect(hrefOf({ filter: firstFilter, sort: firstSort, item: null })).toBe('#/review');
  });

  it('tells "all" from where it begins', () => {
    const href = hrefOf({ filter: {}, sort: firstSort, item: null });
    expect(href).toBe('#/review?states=all');
    expect(placeIn(href).filter).toEqual({});
  });

  it('makes of any address what the engine takes', () => {
    const parameter = fc.tuple(
      fc.constantFrom('states', 'accounts', 'months', 'causes', 'amountFrom', 'amountTo', 'invoice', 'search', 'sort'),
      fc.oneof(fc.string({ maxLength: 600 }), fc.constantFrom('held', '-1', '1e99', 'NaN', '2026-08', 'problem', '')),
    );
    fc.assert(
      fc.property(fc.array(parameter), (parameters) => {
        const { filter, sort } = placeOf(new URLSearchParams(parameters));
        expect(reviewFilter.safeParse(filter).success).toBe(true);
        expect(reviewSort.safeParse(sort).success).toBe(true);
      }),
    );
  });
});
