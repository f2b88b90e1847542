import { describe, expect, it } from 'vitest';
import { taxTypeLegal, vatDiffers } from '../../../shared/domain/tax.ts';
import { account, taxRate } from './example-company.ts';

const expensesOnly = taxRate('INPUT2', 20, {
  canApplyTo: { ASSET: false, EQUITY: false, EXPENSE: true, LIABILITY: false, REVENUE: false },
});

describe('which tax rate an account takes', () => {
  it.each([
    ['EXPENSE', true],
    ['REVENUE', false],
    ['ASSET', false],
    ['EQUITY', false],
    ['LIABILITY', false],
    [null, true],
    ['SOMETHING NEW', true],
  ])('class %s: %s', (accountClass, legal) => {
    expect(taxTypeLegal(expensesOnly, account('1', { class: accountClass }))).toBe(legal);
  });

  it('an expense account takes none that is for sales alone', () => {
    const salesOnly = { ...expensesOnly, canApplyTo: { ...expensesOnly.canApplyTo, EXPENSE: false, REVENUE: true } };
    expect(taxTypeLegal(salesOnly, account('1', { class: 'EXPENSE' }))).toBe(false);
    expect(taxTypeLegal(salesOnly, account('1', { class: 'REVENUE' }))).toBe(true);
  });

  it('takes none that is out of use', () => {
    expect(taxTypeLegal({ ...expensesOnly, status: 'OTHER' }, account('1'))).toBe(false);
  });
});

it.each([
  [20, 0.2, false],
  [20, 0.2004, false],
  [20, 0.201, true],
  [20, 0, true],
  [0, 0, false],
  [17.5, 0.175, false],
  [5, 0.2, true],
  [20, null, false],
  [null, 0.2, false],
])('a tax rate of %s %% differs from a VAT rate of %s: %s', (effectiveRate, vatRate, differs) => {
  expect(vatDiffers(taxRate('X', effectiveRate), vatRate)).toBe(differs);
});
