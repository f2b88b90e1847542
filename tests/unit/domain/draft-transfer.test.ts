import { describe, expect, it } from 'vitest';
import { bankAccountPart } from '../../../shared/domain/coding-parts.ts';
import type { DraftBasis } from '../../../shared/domain/draft.ts';
import { draftTransfer, otherEnd } from '../../../shared/domain/draft-transfer.ts';
import { indexReference } from '../../../shared/domain/reference-index.ts';
import { reference } from './example-company.ts';

const index = indexReference(reference);

function basis(bankAccount = '090'): DraftBasis {
  return {
    reference: 'TB-1',
    date: { value: '2026-11-03', why: 'Its own day.' },
    amountMinor: 1230,
    currency: 'GBP',
    bankAccount: { value: bankAccountPart(index, bankAccount, 'GBP'), why: 'By the account.' },
  };
}

function other(code: string) {
  return { value: bankAccountPart(index, code, 'GBP'), why: 'By the setup.' };
}

const own = { accountId: 'account-090', code: '090', name: 'Account 090' };
const far = { accountId: 'account-091', code: '091', name: 'Account 091' };

describe('a transfer', () => {
  it('of money in comes from the other end', () => {
    expect(draftTransfer(basis(), 'in', other('091'))).toEqual({
      document: {
        kind: 'transfer',
        reference: 'TB-1',
        date: '2026-11-03',
        fromBankAccount: far,
        toBankAccount: own,
        amountMinor: 1230,
        currency: 'GBP',
      },
      problems: [],
      explanation: [
        { field: 'date', value: '2026-11-03', why: 'Its own day.' },
        { field: 'fromBankAccount', value: '091 (Account 091)', why: 'By the setup.' },
        { field: 'toBankAccount', value: '090 (Account 090)', why: 'By the account.' },
        {
          field: 'amount',
          value: '12.30 GBP',
          why: 'What Cledara took from or added to the account, tax included.',
        },
      ],
    });
  });

  it('of money out goes there', () => {
    expect(draftTransfer(basis(), 'out', other('091')).document).toMatchObject({
      fromBankAccount: own,
      toBankAccount: far,
    });
  });

  it('is none from an account to itself', () => {
    expect(draftTransfer(basis(), 'in', other('090'))).toMatchObject({
      document: null,
      problems: [{ code: 'bank-account-missing', message: 'The transfer would go from a bank account to itself' }],
    });
  });

  it.each(['in', 'out'] as const)('%s is none without either end, and names what lacks, its own first', (direction) => {
    const without = draftTransfer(basis(), direction, other('999'));
    expect(without).toMatchObject({ document: null, problems: [{ code: 'bank-account-missing' }] });
    expect(without.explanation.map(({ value }) => value)).toContain('none');
    const both = draftTransfer(basis('998'), direction, other('999'));
    expect(both.problems.map(({ message }) => message)).toEqual([
      'Xero has no bank account with the code 998',
      'Xero has no bank account with the code 999',
    ]);
    expect(both.document).toBeNull();
  });

  it('is made, and refused, with an end that Xero would refuse', () => {
    const archived = draftTransfer(basis(), 'in', other('099'));
    expect(archived.document?.kind).toBe('transfer');
    expect(archived.problems).toMatchObject([{ code: 'bank-account-archived' }]);
  });
});

describe('the other end', () => {
  it('is the account of the currency, where one is named for each', () => {
    expect(otherEnd({ GBP: '091', EUR: '093' }, 'EUR', index)?.value?.code).toBe('093');
    expect(otherEnd({ GBP: '091' }, 'EUR', index)).toBeNull();
    expect(otherEnd(undefined, 'GBP', index)).toBeNull();
  });

  it('named for a currency has to be of it', () => {
    expect(otherEnd({ EUR: '091' }, 'EUR', index)?.problem?.code).toBe('bank-account-currency');
  });

  it('named alone is meant for the movements of its own currency', () => {
    expect(otherEnd('091', 'GBP', index)?.value?.code).toBe('091');
    expect(otherEnd('091', 'EUR', index)).toBeNull();
    expect(otherEnd('999', 'EUR', index)?.problem?.code).toBe('bank-account-missing');
  });
});
