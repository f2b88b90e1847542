import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasSmallerAllowance, starterPerDay } from '../../../shared/domain/day-allowance.ts';

const smaller = starterPerDay;
const larger = 5000;

/** What an answer says to somebody who counts all of their own requests. */
function believes(
  perDay: number,
  requests: { readonly mine: number; readonly others: number },
  before: boolean,
): boolean {
  const { mine, others } = requests;
  return hasSmallerAllowance({ remaining: perDay - mine - others, used: mine, smaller }, before);
}

describe('the smaller of two allowances', () => {
  it('shows in any answer, also where others use the app too', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: smaller }),
        fc.nat({ max: smaller }),
        fc.boolean(),
        (mine, others, before) => {
          fc.pre(mine + others <= smaller);
          expect(believes(smaller, { mine, others }, before)).toBe(true);
        },
      ),
    );
  });

  it('is never taken for the larger one by somebody who uses the app alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: larger }), (mine) => {
        expect(believes(larger, { mine, others: 0 }, false)).toBe(false);
      }),
    );
  });

  it('is not believed in any more once more is left than it gives', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: larger - smaller }), fc.boolean(), (mine, before) => {
        expect(believes(larger, { mine, others: 0 }, before)).toBe(false);
      }),
    );
  });

  it('stays what it was known for where an answer says nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: smaller - 1 }), fc.nat({ max: larger }), (remaining, used) => {
        expect(hasSmallerAllowance({ remaining, used, smaller }, true)).toBe(true);
      }),
    );
  });
});
