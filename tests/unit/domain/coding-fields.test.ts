import { describe, expect, it } from 'vitest';
import { codingFields, fillDescription, resolveCoding, withOverride } from '../../../shared/domain/coding-rule.ts';
import type { CodingFields } from '../../../shared/domain/settings.ts';
import { movement, settings } from './example-company.ts';

const everything: Required<CodingFields> = {
  pushTransactions: false,
  pushStatementLines: false,
  document: 'bill',
  mode: 'auto',
  description: '{owner}',
  contact: 'Figma Inc',
  account: '463',
  taxType: 'INPUT2',
  tracking: { Department: 'Design' },
  needsInvoice: true,
  needsConfirmedVat: true,
  needsAccountingFields: true,
};
const nothing = { ...settings, defaults: {}, applications: [] };

function values(coding: ReturnType<typeof resolveCoding>) {
  return Object.fromEntries(Object.entries(coding).map(([field, chosen]) => [field, chosen?.value]));
}

describe('every setting', () => {
  it('holds where it was made: for the application, its account, or all', () => {
    const row = resolveCoding({ ...nothing, applications: [{ name: 'Figma', ...everything }] }, movement());
    const [first] = settings.accounts;
    if (first === undefined) throw new Error('The example has an account.');
    const ofAccount = resolveCoding({ ...nothing, accounts: [{ ...first, defaults: everything }] }, movement());
    const all = resolveCoding({ ...nothing, defaults: everything }, movement());
    for (const coding of [row, ofAccount, all]) expect(values(coding)).toEqual(everything);
    expect([row.account?.from, ofAccount.needsInvoice.from, all.mode.from]).toEqual([
      'application',
      'account',
      'default',
    ]);
  });

  it('is what is built in, or nobody’s choice, where it was not', () => {
    expect(values(resolveCoding(nothing, movement()))).toEqual({
      pushTransactions: true,
      pushStatementLines: true,
      document: 'spend-money',
      mode: 'review',
      description: '{merchant}{original}',
      needsInvoice: false,
      needsConfirmedVat: false,
      needsAccountingFields: false,
    });
  });

  it('that codes a line is given back as it is in force, and what nobody chose is absent', () => {
    const { account, taxType, contact, tracking } = everything;
    const coding = resolveCoding({ ...nothing, defaults: everything }, movement());
    expect(codingFields(coding)).toEqual({ account, taxType, contact, tracking });
    expect(codingFields(resolveCoding(nothing, movement()))).toEqual({});
  });
});

it('what a person chose for one transaction holds field by field, by that person’s name', () => {
  const coding = resolveCoding({ ...nothing, defaults: everything }, movement());
  expect(withOverride(coding, null)).toEqual(coding);
  const fields = { description: 'Own', contact: 'GitHub', account: '429', taxType: 'NONE', tracking: {} };
  const override = { movementId: 'movement-1', fields, author: 'Ada', at: '' };
  expect(values(withOverride(coding, override))).toEqual({ ...everything, ...fields });
  expect(withOverride(coding, override).tracking).toEqual({ value: {}, from: 'by-hand', by: 'Ada' });
  expect(withOverride(coding, { ...override, fields: {} })).toEqual(coding);
});

describe('a description', () => {
  const filled = (template: string, over: Parameters<typeof movement>[0] = {}, teams?: readonly string[]) =>
    fillDescription(template, movement(over), teams);

  it('names the teams, and nothing where none are known; words in braces that mean nothing stay', () => {
    expect(filled('{team}', {}, ['Design', 'Web']).text).toBe('Design, Web');
    expect(filled('a{team}b').text).toBe('ab');
    expect(filled('{nonsense}').text).toBe('{nonsense}');
  });

  it('says the amount at the merchant, with the rate where both amounts are known', () => {
    const local = { amount: '-14.02', currency: 'USD' };
    expect(filled('{original}', { local }).text).toBe('(USD 14.02 at 1.1398)');
    expect(filled('{original}', { local, amountMinor: null }).text).toBe('(USD 14.02)');
    expect(filled('{original}', { local, currency: null }).text).toBe('(USD 14.02)');
  });

  it('is cut where it is longer than Xero takes, and says so; a space at the cut goes', () => {
    expect(filled('x'.repeat(4000))).toEqual({ text: 'x'.repeat(4000), isCut: false });
    expect(filled('x'.repeat(4001))).toEqual({ text: 'x'.repeat(4000), isCut: true });
    expect(filled(`${'x'.repeat(3999)} y`)).toEqual({ text: 'x'.repeat(3999), isCut: true });
  });
});
