import { describe, expect, it } from 'vitest';
import type { CodingUse } from '../../../shared/domain/coding-history.ts';
import { indexReference } from '../../../shared/domain/reference-index.ts';
import {
  accountFromHistory,
  taxFromHistory,
  trackingFromHistory,
} from '../../../shared/domain/suggest-from-history.ts';
import { reference } from './example-company.ts';

const index = indexReference(reference);

function use(documents: number, over: Partial<CodingUse> = {}): CodingUse {
  const coding = { account: '463', taxType: 'INPUT2', tracking: {} };
  return { contactId: 'c-1', contactName: 'Figma Inc', documents, ...coding, ...over };
}

const other = { account: '429' };

describe('what most of a contact’s documents say', () => {
  const account = (...uses: readonly CodingUse[]) => accountFromHistory(uses, index)?.value ?? null;

  it('is said by two of three at least, and by two documents at least', () => {
    expect(account()).toBeNull();
    expect(account(use(1))).toBeNull();
    expect(account(use(2))).toBe('463');
    expect(account(use(2), use(1, other))).toBe('463');
    expect(account(use(3), use(2, other))).toBeNull();
    expect(account(use(4), use(2, other))).toBe('463');
  });

  it('is the most used one, whichever was counted first, with all its ways of coding', () => {
    expect(account(use(1, other), use(5))).toBe('463');
    expect(account(use(5), use(1, other))).toBe('463');
    expect(account(use(1, other), use(1), use(1, { taxType: 'NONE' }))).toBe('463');
  });

  it('is told with how many say so', () => {
    expect(accountFromHistory([use(1, other), use(2), use(3, { taxType: 'NONE' })], index)).toEqual({
      value: '463',
      source: 'history',
      evidence: 'In Xero, 5 of 6 documents of Figma Inc use 463 Account 463.',
    });
  });
});

describe('the tax rate', () => {
  it('is that of the documents on this account alone', () => {
    const uses = [use(2), use(9, { ...other, taxType: 'NONE' })];
    expect(taxFromHistory(uses, '463', index)).toEqual({
      value: 'INPUT2',
      source: 'history',
      evidence: 'In Xero, 2 of 2 documents of Figma Inc on this account use INPUT2 20% rate.',
    });
    expect(taxFromHistory(uses, 'account-429', index)?.value).toBe('NONE');
    expect(taxFromHistory([use(2), use(2, { taxType: 'NONE' })], '463', index)).toBeNull();
  });

  it('is none on an account that Xero does not have', () => {
    expect(taxFromHistory([use(9, { account: '998' })], '999', index)).toBeNull();
    expect(taxFromHistory([use(9)], '270', index)).toBeNull();
  });
});

describe('tracking', () => {
  it('is what most of them have, and none where most have none', () => {
    const design = { tracking: { Department: 'Design' } };
    expect(trackingFromHistory([use(4, design), use(1)])).toEqual({
      value: { Department: 'Design' },
      source: 'history',
      evidence: 'In Xero, 4 of 5 documents of Figma Inc have Department: Design.',
    });
    expect(trackingFromHistory([use(1, design), use(4)])).toBeNull();
    expect(trackingFromHistory([])).toBeNull();
  });
});
