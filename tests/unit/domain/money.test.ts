import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  currencyDecimals,
  formatMinor,
  majorNumber,
  minorFromNumber,
  minorFromText,
} from '../../../shared/domain/money.ts';
import { err, ok } from '../../../shared/lib/result.ts';

const currencies = fc.constantFrom('GBP', 'EUR', 'USD', 'JPY', 'KWD');

describe('amounts in JSON', () => {
  it.each([
    [12.3, 'GBP', 1230],
    [-9.99, 'EUR', -999],
    [0.1 + 0.2, 'GBP', 30],
    [1.005, 'KWD', 1005],
    [1200, 'JPY', 1200],
    [0, 'GBP', 0],
    [1e13, 'GBP', 1e15], // the largest count that still tells one penny from the next
    [-1e13, 'GBP', -1e15],
    [12.300001, 'GBP', 1230], // a millionth off, and no more
    [4.35, 'GBP', 435], // 4.35 * 100 is 434.99999999999994
  ])('%d %s is %d minor units', (value, currency, minor) => {
    expect(minorFromNumber(value, currency)).toEqual(ok(minor));
  });

  it('has no negative zero', () => {
    expect(minorFromNumber(-0, 'GBP')).toEqual(ok(0));
  });

  it.each([
    [1e13 + 1, 'GBP', 'The amount 10000000000001 is too large'],
    [-1e13 - 1, 'GBP', 'The amount -10000000000001 is too large'],
    ['9'.repeat(41), 'GBP', `The amount "${'9'.repeat(40)}…" is text, not a number`],
    ['9'.repeat(40), 'GBP', `The amount "${'9'.repeat(40)}" is text, not a number`],
    [12.345, 'GBP', 'The amount 12.345 has more decimals than GBP has'],
    [12.30001, 'GBP', 'The amount 12.30001 has more decimals than GBP has'],
    [0.5, 'JPY', 'The amount 0.5 has more decimals than JPY has'],
    [1e21, 'GBP', 'The amount 1e+21 is too large'],
    [Number.MAX_SAFE_INTEGER, 'GBP', 'The amount 9007199254740991 is too large'],
    ['12.30', 'GBP', 'The amount "12.30" is text, not a number'],
    [Number.NaN, 'GBP', 'The amount is not a number'],
    [Number.POSITIVE_INFINITY, 'GBP', 'The amount is not a number'],
    [null, 'GBP', 'The amount is not a number'],
    [undefined, 'GBP', 'The amount is not a number'],
    [{ amount: 1 }, 'GBP', 'The amount is not a number'],
  ])('%j %s is refused in words', (value, currency, message) => {
    expect(minorFromNumber(value, currency)).toEqual(err(message));
  });

  it('gives back every count that was written as a JSON number', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e13, max: 1e13 }), currencies, (minor, currency) => {
        const wire = JSON.parse(JSON.stringify(majorNumber(minor, currency)));
        expect(minorFromNumber(wire, currency)).toEqual(ok(minor));
      }),
    );
  });

  it('takes sums of amounts for what they are, for all the noise in them', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { maxLength: 50 }), (parts) => {
        const noisy = parts.reduce((sum, part) => sum + part / 100, 0);
        expect(minorFromNumber(noisy, 'GBP')).toEqual(ok(parts.reduce((sum, part) => sum + part, 0)));
      }),
    );
  });

  it('never rounds: what lies clearly between two counts is refused', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (minor, part) => {
          expect(minorFromNumber((minor + part) / 100, 'GBP').ok).toBe(false);
        },
      ),
    );
  });
});

describe('amounts as text', () => {
  it.each([
    [-1230, 'GBP', '-12.30'],
    [5, 'GBP', '0.05'],
    [-5, 'EUR', '-0.05'],
    [1200, 'JPY', '1200'],
    [0, 'GBP', '0.00'],
    [1234, 'KWD', '1.234'],
    [Number.MAX_SAFE_INTEGER, 'GBP', '90071992547409.91'],
  ])('%d %s is written %s', (minor, currency, text) => {
    expect(formatMinor(minor, currency)).toBe(text);
  });

  it('round-trips exactly up to the largest safe integer', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), currencies, (minor, currency) => {
        expect(minorFromText(formatMinor(minor, currency), currency)).toEqual(ok(minor));
      }),
    );
  });

  it.each([
    ['12', 'GBP', 1200],
    ['12.3', 'GBP', 1230],
    ['12.3000', 'GBP', 1230],
    [' -0.00 ', 'GBP', 0],
  ])('%s is read', (text, currency, minor) => {
    expect(minorFromText(text, currency)).toEqual(ok(minor));
  });

  it.each([
    ['twelve', '"twelve" is not an amount'],
    ['12.345', 'The amount 12.345 has more decimals than GBP has'],
    ['99999999999999999999', 'The amount 99999999999999999999 is too large'],
    ['x'.repeat(41), `"${'x'.repeat(40)}…" is not an amount`],
  ])('%s is refused in words', (text, message) => {
    expect(minorFromText(text, 'GBP')).toEqual(err(message));
  });

  it.each(['', 'x1', '1x', '1e3', '12,30', '0x10', '.5', '5.', '12.345', '--1', '99999999999999999999'])(
    '%s is refused',
    (text) => {
      expect(minorFromText(text, 'GBP').ok).toBe(false);
    },
  );
});

// ISO 4217, list one. Every other currency, and what is none, has two.
it.each([
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [2, 'GBP EUR USD AED CHF HUF IDR TWD ZAR XXXX'],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
])('%d decimals have %s', (decimals, currencies) => {
  const wrong = currencies.split(' ').filter((currency) => currencyDecimals(currency) !== decimals);
  expect(wrong).toEqual([]);
  expect(currencyDecimals('')).toBe(2);
});
