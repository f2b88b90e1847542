import { describe, expect, it } from 'vitest';
import {
  accountLabel,
  accountPart,
  bankAccountPart,
  contactPart,
  taxLabel,
  taxPart,
  trackingParts,
} from '../../../shared/domain/coding-parts.ts';
import { keyOfNamed } from '../../../shared/domain/kept-contact.ts';
import { indexReference } from '../../../shared/domain/reference-index.ts';
import { account, contact, reference, taxRate } from './example-company.ts';

const uncoded = account('x', { accountId: 'account-none', code: null, name: 'No code' });
const index = indexReference({ ...reference, accounts: [...reference.accounts, uncoded] });

/** What is said of a part: nothing where all is well. */
function said({ problem }: { readonly problem: { readonly code: string; readonly message: string } | null }) {
  return problem === null ? null : `${problem.code}: ${problem.message}`;
}

describe('an account that lines are coded to', () => {
  it.each([
    ['463', null],
    [' account-463 ', null],
    ['270', null],
    ['999', 'account-missing: Xero has no account with the code 999'],
    ['480', 'account-archived: Account 480 (Account 480) is archived in Xero'],
    ['090', 'account-not-usable: Account 090 (Account 090) is a bank account; nothing can be coded to it'],
    ['099', 'account-archived: Account 099 (Account 099) is archived in Xero'],
    ['800', 'account-not-usable: Account 800 (Account 800) is one that Xero keeps for itself'],
  ])('%s: %s', (code, problem) => {
    const part = accountPart(index, code);
    expect(said(part)).toBe(problem);
    // One that is there and is refused is still the one that was meant.
    expect(part.value?.accountId ?? null).toBe(
      code === '999' ? null : `account-${code.trim().replace('account-', '')}`,
    );
  });
});

describe('a bank account', () => {
  it.each([
    ['090', 'GBP', null],
    ['092', 'EUR', null],
    ['092', null, null],
    ['999', 'GBP', 'bank-account-missing: Xero has no bank account with the code 999'],
    ['463', 'GBP', 'bank-account-missing: Account 463 (Account 463) is not a bank account in Xero'],
    ['099', 'GBP', 'bank-account-archived: Bank account 099 (Account 099) is archived in Xero'],
    ['092', 'GBP', 'bank-account-currency: Bank account 092 (Account 092) is in EUR, not in GBP'],
  ])('%s for %s: %s', (code, currency, problem) => {
    const part = bankAccountPart(index, code, currency);
    expect(said(part)).toBe(problem);
    expect(part.value === null).toBe(problem?.startsWith('bank-account-missing') ?? false);
  });

  it('is of the organisation’s own currency where Xero does not say', () => {
    const own = account('100', { type: 'BANK', class: 'ASSET', currency: null });
    const withOwn = indexReference({ ...reference, accounts: [own] });
    expect(said(bankAccountPart(withOwn, '100', 'GBP'))).toBeNull();
    expect(said(bankAccountPart(withOwn, '100', 'EUR'))).toContain('is in GBP, not in EUR');
  });
});

describe('a tax rate', () => {
  it.each([
    ['INPUT2', '463', null],
    ['INPUT2', null, null],
    ['INPUT9', '463', 'tax-type-missing: Xero has no tax rate INPUT9'],
    ['OLD', null, 'tax-type-missing: The tax rate OLD (17.5% rate) is no longer in use in Xero'],
    [
      'INPUT2',
      '270',
      'tax-type-not-legal: Xero does not allow the tax rate INPUT2 (20% rate) on account 270 (Account 270)',
    ],
  ])('%s on %s: %s', (taxType, code, problem) => {
    const part = taxPart(index, taxType, code === null ? null : index.account(code));
    expect(said(part)).toBe(problem);
    expect(part.value?.taxType ?? null).toBe(taxType === 'INPUT9' ? null : taxType);
  });
});

describe('tracking', () => {
  it('is found whatever the case of its names', () => {
    expect(trackingParts(index, { department: ' DESIGN ' })).toEqual([
      {
        category: 'department',
        part: {
          value: { categoryId: 'category-1', category: 'Department', optionId: 'option-1', option: 'Design' },
          problem: null,
        },
      },
    ]);
  });

  it.each([
    [{ Team: 'Design' }, 'tracking-missing: Xero has no tracking category Team', false],
    [{ Retired: 'X' }, 'tracking-missing: The tracking category Retired is archived in Xero', false],
    [{ Department: 'Sales' }, 'tracking-missing: The tracking category Department has no option Sales in Xero', false],
    [
      { Department: 'Fax' },
      'tracking-missing: The option Fax of the tracking category Department is archived in Xero',
      true,
    ],
  ])('%j: %s', (tracking, problem, isThere) => {
    const [one] = trackingParts(index, tracking);
    expect(one === undefined ? null : said(one.part)).toBe(problem);
    expect(one?.part.value !== null).toBe(isThere);
  });

  it('takes an active option before an archived one of the same name', () => {
    const options = [
      { optionId: 'old', name: 'Design', status: 'ARCHIVED' as const },
      { optionId: 'new', name: 'design', status: 'ACTIVE' as const },
    ];
    const category = { categoryId: 'c', name: 'Team', status: 'ACTIVE' as const, options };
    const [one] = trackingParts(indexReference({ ...reference, trackingCategories: [category] }), { Team: 'Design' });
    expect(one?.part).toMatchObject({ value: { optionId: 'new' }, problem: null });
  });

  it('is of two categories at most: the third is one too many, unless it has a trouble of its own', () => {
    const two = { Department: 'Design', Region: 'North' };
    expect(trackingParts(index, two).map(({ part }) => said(part))).toEqual([null, null]);
    expect(trackingParts(index, { ...two, Project: 'Alpha' }).map(({ part }) => said(part))).toEqual([
      null,
      null,
      'tracking-missing: Xero takes at most two tracking categories on a line; Project is one too many',
    ]);
    expect(said(trackingParts(index, { ...two, Project: 'Beta' })[2]?.part ?? { problem: null })).toContain(
      'no option',
    );
  });
});

describe('a contact that is named', () => {
  it.each([
    ['figma inc', 'contact-figma inc', null],
    ['Nobody', null, 'contact-missing: Xero has no contact called Nobody'],
    ['Gone Ltd', 'contact-gone ltd', 'contact-archived: The contact Gone Ltd is archived in Xero'],
  ])('%s: %s', (name, id, problem) => {
    const part = contactPart(index, name);
    expect([part.value?.contactId ?? null, said(part)]).toEqual([id, problem]);
  });

  it('is the one that had the name when it was named, where none that is active has it now', () => {
    const renamed = contact('Sketch');
    const kept = new Map([
      [keyOfNamed('Gone Ltd'), renamed.contactId],
      [keyOfNamed('Figma Inc'), renamed.contactId],
      [keyOfNamed('Nobody'), renamed.contactId],
    ]);
    const known = indexReference({ ...reference, contacts: [...reference.contacts, renamed] }, kept);
    expect(contactPart(known, 'Gone Ltd').value?.name).toBe('Sketch');
    expect(contactPart(known, 'Nobody').value?.name).toBe('Sketch');
    expect(contactPart(known, 'Figma Inc').value?.name).toBe('Figma Inc');
  });
});

it('an account without a code goes by its name', () => {
  expect(accountLabel(uncoded)).toBe('No code');
  expect(accountLabel(account('463'))).toBe('463 (Account 463)');
  expect(taxLabel(taxRate('NONE', 0))).toBe('NONE (0% rate)');
});
