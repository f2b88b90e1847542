import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spendingCurrencies, spendingTable } from '../../../renderer/features/overview/spending-table.ts';
import { sumAmounts } from '../../../renderer/features/overview/sum-amounts.ts';
import type { SpendingDto } from '../../../shared/contract/overview.ts';

function month(name: string, amounts: Readonly<Record<string, string>>, currency = 'GBP'): SpendingDto {
  const applications = Object.entries(amounts).map(([id, amount]) => ({
    applicationId: id === '' ? null : id,
    application: id === '' ? null : id.toUpperCase(),
    amount,
    count: 1,
  }));
  return {
    month: name,
    currency,
    amount: sumAmounts(Object.values(amounts)),
    count: applications.length,
    applications,
  };
}

describe('sumAmounts', () => {
  it('adds exactly what floating point does not', () => {
    expect(sumAmounts(['0.10', '0.20'])).toBe('0.30');
    expect(sumAmounts(['9007199254740993.01', '0.01'])).toBe('9007199254740993.02');
    expect(sumAmounts(['5', '-7.25'])).toBe('-2.25');
    expect(sumAmounts(['-0.50', '0.5'])).toBe('0.00');
    expect(sumAmounts([])).toBe('0');
  });

  it('does not depend on the order', () => {
    const amount = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((minor) => (minor / 100).toFixed(2));
    fc.assert(
      fc.property(fc.array(amount), (amounts) => {
        expect(sumAmounts([...amounts].reverse())).toBe(sumAmounts(amounts));
      }),
    );
  });
});

describe('spendingTable', () => {
  it('shows twelve months in a row, also those without spending, and across the turn of the year', () => {
    const table = spendingTable([month('2026-01', { a: '5.00' })], 'GBP', '2026-02');
    expect(table.months.map((one) => one.month)).toEqual([
      '2025-03',
      '2025-04',
      '2025-05',
      '2025-06',
      '2025-07',
      '2025-08',
      '2025-09',
      '2025-10',
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
    ]);
    expect(table.months.at(-1)).toEqual({ month: '2026-02', total: '0', amounts: ['0'] });
  });

  it('gives the five largest a series of their own, largest first, and the others one together', () => {
    const rows = [
      month('2026-11', { a: '1.00', b: '2.00', c: '3.00', d: '4.00', e: '5.00', f: '6.00', g: '7.00' }),
      month('2026-10', { a: '100.00', '': '0.50' }),
    ];
    const table = spendingTable(rows, 'GBP', '2026-11');
    expect(table.series.map(({ application, total }) => [application, total])).toEqual([
      ['A', '101.00'],
      ['G', '7.00'],
      ['F', '6.00'],
      ['E', '5.00'],
      ['D', '4.00'],
      [null, '5.50'],
    ]);
    expect(table.others).toBe(2);
    expect(table.months.at(-1)?.amounts).toEqual(['1.00', '7.00', '6.00', '5.00', '4.00', '5.00']);
  });

  it('keeps refunds that outweigh the purchases of a month', () => {
    const table = spendingTable([month('2026-11', { a: '-20.00' })], 'GBP', '2026-11');
    expect(table.months.at(-1)).toEqual({ month: '2026-11', total: '-20.00', amounts: ['-20.00'] });
  });

  it('keeps the currencies apart', () => {
    const rows = [month('2026-11', { a: '1.00' }), month('2026-11', { a: '9.00' }, 'EUR')];
    expect(spendingTable(rows, 'EUR', '2026-11').series.map(({ total }) => total)).toEqual(['9.00']);
  });

  it('accounts for every penny of every month', () => {
    const amount = fc.integer({ min: -5000, max: 500_000 }).map((minor) => (minor / 100).toFixed(2));
    const names = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', '');
    const months = fc.dictionary(
      fc.constantFrom('2026-08', '2026-09', '2026-10', '2026-11'),
      fc.dictionary(names, amount),
    );
    fc.assert(
      fc.property(months, (given) => {
        const rows = Object.entries(given).map(([name, amounts]) => month(name, amounts));
        const table = spendingTable(rows, 'GBP', '2026-11');
        for (const { month: name, total, amounts } of table.months) {
          expect(Number(sumAmounts(amounts))).toBe(Number(total));
          expect(total).toBe(rows.find((row) => row.month === name)?.amount ?? '0');
          expect(amounts).toHaveLength(table.series.length);
        }
      }),
    );
  });
});

describe('spendingCurrencies', () => {
  it('begins with the one that is used most', () => {
    const rows = [month('2026-11', { a: '1.00' }), month('2026-11', { a: '1.00', b: '1.00' }, 'EUR')];
    expect(spendingCurrencies(rows)).toEqual(['EUR', 'GBP']);
    expect(spendingCurrencies([])).toEqual([]);
  });
});
