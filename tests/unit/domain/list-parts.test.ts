import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExactSum } from '../../../shared/domain/exact-sum.ts';
import { foldText, searchWords } from '../../../shared/domain/fold-text.ts';
import { formatMinor } from '../../../shared/domain/money.ts';
import { compareTexts, orderTexts } from '../../../shared/domain/order-texts.ts';

describe('ExactSum', () => {
  const minor = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -100_000, max: 100_000 }));

  it('is exact however large it grows', () => {
    fc.assert(
      fc.property(fc.array(minor, { maxLength: 200 }), fc.array(minor, { maxLength: 5 }), (amounts, more) => {
        const sum = new ExactSum();
        const other = new ExactSum();
        for (const amount of amounts) sum.add(amount);
        for (const amount of more) other.add(amount);
        sum.addAll(other);
        expect(sum.minor).toBe([...amounts, ...more].reduce((total, amount) => total + BigInt(amount), 0n));
        expect(sum.count).toBe(amounts.length + more.length);
      }),
    );
  });

  it('is written as single amounts are', () => {
    fc.assert(
      fc.property(minor, fc.constantFrom('GBP', 'JPY', 'BHD'), (amount, currency) => {
        const sum = new ExactSum();
        sum.add(amount);
        expect(sum.text(currency)).toBe(formatMinor(amount, currency));
      }),
    );
  });
});

describe('orderTexts', () => {
  const ordered = (fresh: readonly string[], known: readonly string[]) => {
    const ordering = orderTexts(fresh, known);
    for (;;) {
      const step = ordering.next();
      if (step.done === true) return step.value;
    }
  };
  const texts = fc.uniqueArray(fc.string({ unit: fc.constantFrom('a', 'A', 'á', '1', '2', '0', ' ', 'é', 'b') }), {
    maxLength: 60,
  });

  it('puts new texts among known ones as sorting all of them does', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (all, cut) => {
        const known = all.slice(0, cut % (all.length + 1)).sort(compareTexts);
        const fresh = all.filter((text) => !known.includes(text));
        expect(ordered(fresh, known)).toEqual(all.toSorted(compareTexts));
      }),
    );
  });

  it('puts numbers by their value, and texts that look alike in one order all the same', () => {
    const alike = ['\u00e9', 'e\u0301']; // both are é
    for (const all of [alike, alike.toReversed()]) {
      expect(ordered(all, [])).toEqual(['e\u0301', '\u00e9']);
      expect(ordered(all.slice(0, 1), all.slice(1))).toEqual(['e\u0301', '\u00e9']);
    }
    expect(compareTexts('\u00e9', 'e\u0301')).toBeGreaterThan(0);
    expect(compareTexts('e\u0301', '\u00e9')).toBeLessThan(0);
    expect(compareTexts('a', 'a')).toBe(0);
    expect(ordered(['item 10', 'Item 9', 'item 9'], [])).toEqual(['item 9', 'Item 9', 'item 10']);
  });

  it('is done at once where there is nothing to put in order', () => {
    expect(ordered([], [])).toEqual([]);
    expect(ordered([], ['a', 'b'])).toEqual(['a', 'b']);
    expect(orderTexts([]).next()).toEqual({ done: true, value: [] });
  });

  it('sorts more than one go takes, with pauses', () => {
    const all = Array.from({ length: 5000 }, (_, index) => `item ${(index * 7919) % 5000}`);
    const pauses = [...orderTexts(all)].length;
    expect(pauses).toBeGreaterThan(10);
    expect(pauses).toBeLessThan(100); // each pause takes longer than many comparisons
    expect(ordered(all, [])).toEqual(Array.from({ length: 5000 }, (_, index) => `item ${index}`));
  });
});

describe('foldText', () => {
  it.each([
    ['Café', 'cafe'],
    ['ZÜRICH', 'zurich'],
    ['ﬁle', 'file'],
    ['İstanbul', 'istanbul'],
    ['plain ASCII', 'plain ascii'],
    ['Ａ１', 'a1'],
  ])('makes %j to %j', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('makes words of a search, each once', () => {
    expect(searchWords('  Figma\u00a0 FIGMA  inc ')).toEqual(['figma', 'inc']);
    expect(searchWords(' \t ')).toEqual([]);
  });
});
