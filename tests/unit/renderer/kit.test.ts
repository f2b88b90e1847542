import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agoText } from '../../../renderer/ui/ago-text.tsx';
import { moneyText } from '../../../renderer/ui/money-text.ts';
import { searchable, searchOptions } from '../../../renderer/ui/picker-search.ts';
import { createToastStore, toastStaysMs } from '../../../renderer/ui/toast-store.ts';

describe('amounts', () => {
  test.each([
    ['-1234.50', 'en-GB', '\u22121,234.50'],
    ['1234.5', 'es-ES', '1234,5'],
    ['12345.678', 'es-ES', '12.345,678'],
    ['0.00', 'en-GB', '0.00'],
    ['9007199254740993.01', 'en-GB', '9,007,199,254,740,993.01'],
  ])('%s in %s is %s', (decimal, lang, shown) => {
    expect(moneyText(decimal, lang)).toBe(shown);
  });

  test('every figure stays, whatever its size', () => {
    const decimals = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.stringMatching(/^\d{1,4}$/));
    fc.assert(
      fc.property(decimals, ([whole, fraction]) => {
        const text = `${whole}.${fraction}`;
        expect(moneyText(text, 'en-GB').replaceAll(',', '').replace('\u2212', '-')).toBe(text);
      }),
    );
  });

  test.each(['', 'NaN', '1e3', '1,5', '0x10', ' 1'])('%j is refused', (text) => {
    expect(() => moneyText(text, 'en-GB')).toThrow('Not an amount');
  });
});

describe('a picker', () => {
  const options = searchable([
    { id: 'a', label: 'Advertising & Marketing', secondary: '400' },
    { id: 'b', label: 'Café y té', secondary: '4001' },
    { id: 'c', label: 'General Expenses', secondary: '429', keywords: 'sundry' },
  ]);
  const found = (query: string) => searchOptions(options, query).map(({ id }) => id);

  test('finds by name, code and keyword, whatever the case and accents, every word in any order', () => {
    expect(found('')).toEqual(['a', 'b', 'c']);
    expect(found('CAFE')).toEqual(['b']);
    expect(found('té café')).toEqual(['b']);
    expect(found('sundry')).toEqual(['c']);
    expect(found('nothing')).toEqual([]);
  });

  test('puts first what begins with what was typed', () => {
    expect(found('400')).toEqual(['a', 'b']);
    expect(found('e')).toEqual(['a', 'b', 'c']);
    expect(found('gen')).toEqual(['c']);
  });
});

describe('messages', () => {
  test('go by themselves unless they are a problem or still going on, and later where there is something to do', () => {
    expect(toastStaysMs({ kind: 'problem', title: '' })).toBeNull();
    expect(toastStaysMs({ kind: 'info', title: '', progress: { done: 1, total: 2, text: '' } })).toBeNull();
    const plain = toastStaysMs({ kind: 'success', title: '' }) ?? 0;
    const withUndo = toastStaysMs({ kind: 'success', title: '', action: { label: 'Undo', onPress: () => {} } }) ?? 0;
    expect(withUndo).toBeGreaterThanOrEqual(8000);
    expect(withUndo).toBeGreaterThan(plain);
  });

  test('one that is shown again under its id changes in place; problems are never crowded out', () => {
    const store = createToastStore();
    const id = store.show({ kind: 'info', title: 'first', progress: { done: 0, total: 9, text: '' } });
    for (let index = 0; index < 9; index += 1) store.show({ kind: 'problem', title: `problem ${index}` });
    store.show({ kind: 'info', title: 'changed' }, id);
    const titles = store.current().map(({ title }) => title);
    expect(titles[0]).toBe('changed');
    expect(titles.filter((title) => title.startsWith('problem'))).toHaveLength(9);
    store.close(id);
    expect(store.current().some((toast) => toast.id === id)).toBe(false);
  });
});

describe('when', () => {
  const now = Date.parse('2026-08-31T12:00:00Z');
  test.each([
    ['2026-08-31T11:59:40Z', 'now'],
    ['2026-08-31T11:48:00Z', '12 minutes ago'],
    ['2026-08-31T14:00:00Z', 'in 2 hours'],
    ['2026-08-30T11:59:00Z', '30 Aug 2026'],
  ])('%s is %s', (at, words) => {
    expect(agoText(at, 'en-GB', now)).toBe(words);
  });
});
