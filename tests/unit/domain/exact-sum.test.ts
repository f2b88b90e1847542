import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExactSum } from '../../../shared/domain/exact-sum.ts';

function sumOf(amounts: readonly number[]): ExactSum {
  const sum = new ExactSum();
  for (const amount of amounts) sum.add(amount);
  return sum;
}

function exactly(amounts: readonly number[]): bigint {
  return amounts.reduce((sum, amount) => sum + BigInt(amount), 0n);
}

const amounts = fc.array(fc.maxSafeInteger(), { maxLength: 40 });

describe('a sum of minor units', () => {
  it('is exact beyond what one number can hold', () => {
    fc.assert(
      fc.property(amounts, (some) => {
        expect(sumOf(some).minor).toBe(exactly(some));
        expect(sumOf(some).count).toBe(some.length);
      }),
    );
  });

  it('is the same in parts, however each was made', () => {
    fc.assert(
      fc.property(amounts, amounts, (some, more) => {
        const whole = sumOf(some);
        whole.addAll(sumOf(more));
        const made = sumOf(some);
        made.addMade(exactly(more), more.length);
        for (const sum of [whole, made]) {
          expect(sum.minor).toBe(exactly([...some, ...more]));
          expect(sum.count).toBe(some.length + more.length);
        }
      }),
    );
  });

  it.each([
    [[], 'GBP', '0.00'],
    [[5], 'GBP', '0.05'],
    [[-5], 'GBP', '-0.05'],
    [[-1230, -1], 'EUR', '-12.31'],
    [[1200], 'JPY', '1200'],
    [[-1200], 'JPY', '-1200'],
    [[1234], 'KWD', '1.234'],
    [[Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER], 'GBP', '180143985094819.82'],
  ])('of %j in %s is written %s', (some, currency, text) => {
    expect(sumOf(some).text(currency)).toBe(text);
  });
});
