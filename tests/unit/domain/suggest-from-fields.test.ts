import { describe, expect, it } from 'vitest';
import type { AccountingField, AccountingValueCount } from '../../../shared/domain/accounting-field.ts';
import { indexReference } from '../../../shared/domain/reference-index.ts';
import { findingFromFields } from '../../../shared/domain/suggest-from-fields.ts';
import type { SuggestedField } from '../../../shared/domain/suggestion.ts';
import { account, reference as example } from './example-company.ts';

const reference = { ...example, accounts: [...example.accounts, account('x', { code: null, name: 'No code' })] };
const xero = { reference, index: indexReference(reference) };

function carried(value: string, movements: number, over: Partial<AccountingValueCount> = {}): AccountingValueCount {
  return { applicationId: 'a', fieldId: 'f-1', fieldName: 'Nominal', value, label: null, movements, ...over };
}

const declaredAccount: AccountingField = { field: 'f-1', carries: 'account' };

function found(field: SuggestedField, declared: AccountingField, ...values: readonly AccountingValueCount[]) {
  return findingFromFields(field, [declared], values, xero)?.value ?? null;
}

describe('a field of Cledara’s that was declared to carry something of Xero’s', () => {
  it('says it where two of three transactions that have it agree', () => {
    const of = (...values: readonly AccountingValueCount[]) => found('account', declaredAccount, ...values);
    expect(of()).toBeNull();
    expect(of(carried('429', 1), carried('463', 2))).toBe('463');
    expect(of(carried('429', 2), carried('463', 3))).toBeNull();
  });

  it('is told with its name, its words and how many say so', () => {
    const evidence = (...values: readonly AccountingValueCount[]) =>
      findingFromFields('account', [declaredAccount], values, xero);
    expect(evidence(carried('463', 2), carried('429', 1))).toEqual({
      value: '463',
      source: 'accounting-field',
      evidence: 'In Cledara, the field Nominal says 463 on 2 of 3 transactions that have it.',
    });
    expect(evidence(carried('463', 1, { label: 'Software' }))?.evidence).toContain('says 463 (Software) on 1 of 1');
    expect(evidence(carried('463', 1, { label: '463' }))?.evidence).toContain('says 463 on 1 of 1');
  });

  it('says nothing of other settings, and other fields say nothing of it', () => {
    expect(found('taxType', declaredAccount, carried('463', 1))).toBeNull();
    expect(found('account', declaredAccount, carried('463', 1, { fieldId: 'f-2' }))).toBeNull();
    expect(found('account', { ...declaredAccount, field: ' nominal ' }, carried('463', 1))).toBe('463');
  });
});

describe('what it carries is looked for in Xero', () => {
  it('as an account by code, id or name', () => {
    for (const value of ['463', 'account-463', 'ACCOUNT 463']) {
      expect(found('account', declaredAccount, carried(value, 1))).toBe('463');
    }
    expect(found('account', declaredAccount, carried('?', 1, { label: 'account 463' }))).toBe('463');
    expect(found('account', declaredAccount, carried('No code', 1))).toBe('account-x');
    expect(found('account', declaredAccount, carried('nothing', 1))).toBeNull();
  });

  it('as a tax rate by code or name, and as a contact by name', () => {
    const tax: AccountingField = { field: 'f-1', carries: 'taxType' };
    expect(found('taxType', tax, carried('INPUT2', 1))).toBe('INPUT2');
    expect(found('taxType', tax, carried('x', 1, { label: '20% RATE' }))).toBe('INPUT2');
    expect(found('taxType', tax, carried('nothing', 1))).toBeNull();
    const contact: AccountingField = { field: 'f-1', carries: 'contact' };
    expect(found('contact', contact, carried('figma inc', 1))).toBe('Figma Inc');
    expect(found('contact', contact, carried('nobody', 1))).toBeNull();
  });

  it('as an option of the category that was declared; two fields give two categories', () => {
    const department: AccountingField = { field: 'f-1', carries: 'tracking', category: 'department' };
    const region: AccountingField = { field: 'f-2', carries: 'tracking', category: 'Region' };
    expect(found('tracking', department, carried('design', 1))).toEqual({ Department: 'Design' });
    expect(found('tracking', department, carried('North', 1))).toBeNull();
    expect(found('tracking', { ...department, category: 'Colour' }, carried('Design', 1))).toBeNull();
    const north = carried('North', 1, { fieldId: 'f-2', fieldName: 'Where' });
    expect(findingFromFields('tracking', [department, region], [carried('Design', 1), north], xero)).toEqual({
      value: { Department: 'Design', Region: 'North' },
      source: 'accounting-field',
      evidence:
        'In Cledara, the field Nominal says Design on 1 of 1 transactions that have it. In Cledara, the field Where says North on 1 of 1 transactions that have it.',
    });
  });
});
