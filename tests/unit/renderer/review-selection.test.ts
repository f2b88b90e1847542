import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ableCounts } from '../../../renderer/features/review/able-counts.ts';
import {
  added,
  completed,
  emptySelection,
  isSelected,
  type KnownRow,
  selectedCount,
  selectedSums,
  selectedWhole,
  toggled,
  without,
} from '../../../renderer/features/review/selection.ts';
import { sumAmounts } from '../../../renderer/features/review/sum-amounts.ts';

function row(id: string, amount: string, currency = 'GBP', state: KnownRow['state'] = 'proposed'): KnownRow {
  const coding = { account: '463 Software', taxType: 'INPUT2', tracking: [], contact: 'Figma', byHand: false };
  const application = { applicationId: 'figma', application: 'Figma' };
  return {
    transactionId: id,
    proposalId: `p-${id}`,
    stamp: null,
    day: '2026-11-03',
    kind: 'purchase',
    description: 'FIGMA 1042',
    state,
    reason: null,
    amount,
    currency,
    coding,
    ...application,
  };
}

const known = new Map(
  [row('a', '-10.10'), row('b', '-0.20'), row('c', '5.00', 'EUR'), row('d', '-7.00', 'GBP', 'blocked')].map((one) => [
    one.transactionId,
    one,
  ]),
);
const stretch = { filter: {}, sort: { by: 'date', descending: true }, offset: 0, limit: 4 } as const;
const whole = {
  total: 4,
  sums: [
    { currency: 'GBP', amount: '-17.30', count: 3 },
    { currency: 'EUR', amount: '5.00', count: 1 },
  ],
};

describe('a selection', () => {
  it('of some counts and sums them exactly, per currency', () => {
    const selection = added(emptySelection, ['a', 'b', 'c']);
    expect(selectedCount(selection)).toBe(3);
    expect(selectedSums(selection, known)).toEqual([
      { currency: 'GBP', amount: '-10.30' },
      { currency: 'EUR', amount: '5.00' },
    ]);
  });

  it('has no sum while one of its rows is not known', () => {
    expect(selectedSums(added(emptySelection, ['a', 'elsewhere']), known)).toBeNull();
  });

  it('of all counts at once, before its ids are there, and less those taken out', () => {
    const selection = toggled(selectedWhole(whole, stretch), 'c');
    expect(selectedCount(selection)).toBe(3);
    expect(isSelected(selection, 'a')).toBe(true);
    expect(isSelected(selection, 'c')).toBe(false);
    expect(selectedSums(selection, known)).toEqual([
      { currency: 'GBP', amount: '-17.30' },
      { currency: 'EUR', amount: '0.00' },
    ]);
  });

  it('of all is, once its ids are there, these rows and no others', () => {
    const selection = completed(toggled(selectedWhole(whole, stretch), 'c'), ['a', 'b', 'c', 'd']);
    expect([...selection.ids]).toEqual(['a', 'b', 'd']);
    expect(isSelected(selection, 'came later')).toBe(false);
    expect(selectedSums(selection, known)).toEqual([{ currency: 'GBP', amount: '-17.30' }]);
  });

  it('toggled twice is as before, whichever rows', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), fc.string(), (ids, id) => {
        const before = added(emptySelection, ids);
        expect(new Set(toggled(toggled(before, id), id).ids)).toEqual(new Set(before.ids));
      }),
    );
  });

  it('is empty when the last of it has gone', () => {
    expect(without(added(emptySelection, ['a', 'b']), ['a', 'b'])).toBe(emptySelection);
  });

  it('counts what can be done, and counts nothing while a row is not known', () => {
    expect(ableCounts(added(emptySelection, ['a', 'c', 'd']), known)).toEqual({
      approve: 2,
      hold: 3,
      adopt: 0,
      exclude: 3,
      handled: 3,
      reopen: 0,
      recode: 3,
      undo: 0,
    });
    expect(ableCounts(added(emptySelection, ['a', 'elsewhere']), known)).toBeNull();
  });
});

describe('sumAmounts', () => {
  it('adds as whole minor units do, whatever the number of decimals', () => {
    const minor = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
    fc.assert(
      fc.property(fc.array(minor), (amounts) => {
        const text = (value: bigint): string => {
          const digits = String(value < 0n ? -value : value).padStart(3, '0');
          return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
        };
        const sum = amounts.reduce((total, amount) => total + amount, 0n);
        expect(sumAmounts(['0.00', ...amounts.map(text)])).toBe(text(sum));
      }),
    );
  });

  it('keeps the decimals of the most exact one', () => {
    expect(sumAmounts(['1', '0.25', '-0.005'])).toBe('1.245');
    expect(sumAmounts([])).toBe('0');
  });
});
