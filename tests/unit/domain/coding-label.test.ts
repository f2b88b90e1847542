import { describe, expect, it } from 'vitest';
import { codingLabel, plainLabel } from '../../../shared/domain/coding-label.ts';
import { indexReference } from '../../../shared/domain/reference-index.ts';
import { account, reference } from './example-company.ts';

const index = indexReference({ ...reference, accounts: [...reference.accounts, account('x', { code: null })] });

describe('a setting as a person reads it', () => {
  it('has words for what is chosen from a list', () => {
    expect(plainLabel('document', 'spend-money')).toBe('Spend Money');
    expect(plainLabel('document', 'bill')).toBe('Bill');
    expect(plainLabel('mode', 'auto')).toBe('automatic');
    expect(plainLabel('mode', 'review')).toBe('review');
    expect(plainLabel('pushTransactions', true)).toBe('on');
    expect(plainLabel('needsInvoice', false)).toBe('off');
  });

  it('leaves what a person named as it is, though a list has the same word', () => {
    expect(plainLabel('contact', 'bill')).toBe('bill');
    expect(plainLabel('description', 'auto')).toBe('auto');
    expect(plainLabel('account', '463')).toBe('463');
  });

  it('lists tracking by category, and is empty where nothing is set', () => {
    expect(plainLabel('tracking', { Department: 'Design', Region: 'North' })).toBe('Department: Design, Region: North');
    expect(plainLabel('tracking', undefined)).toBe('');
  });
});

describe('a code with the name that Xero gives it', () => {
  it('is that of an account or a tax rate, and of nothing else', () => {
    expect(codingLabel('account', '463', index)).toBe('463 Account 463');
    expect(codingLabel('account', 'account-x', index)).toBe('Account x');
    expect(codingLabel('taxType', 'INPUT2', index)).toBe('INPUT2 20% rate');
    expect(codingLabel('contact', 'NONE', index)).toBe('NONE');
    expect(codingLabel('mode', 'auto', index)).toBe('automatic');
    expect(codingLabel('tracking', { Department: 'Design' }, index)).toBe('Department: Design');
    expect(codingLabel('account', undefined, index)).toBe('');
  });

  it('stays a code where Xero lacks it, or was never read', () => {
    expect(codingLabel('account', '999', index)).toBe('999');
    expect(codingLabel('taxType', 'NOPE', index)).toBe('NOPE');
    expect(codingLabel('account', '463', null)).toBe('463');
  });
});
