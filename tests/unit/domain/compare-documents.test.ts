import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../../shared/domain/compare-documents.ts';
import type { BankTransactionDocument, BillDocument, TransferDocument } from '../../../shared/domain/document.ts';

const software = { accountId: 'a-463', code: '463', name: 'Software' };
const current = { accountId: 'a-090', code: '090', name: 'Current account' };
const spare = { accountId: 'a-091', code: null, name: 'Spare account' };
const design = { categoryId: 'c-1', category: 'Team', optionId: 'o-1', option: 'Design' };
const north = { categoryId: 'c-2', category: 'Region', optionId: 'o-2', option: 'North' };

const spend: BankTransactionDocument = {
  kind: 'spend-money',
  reference: 'TB-1',
  date: '2026-10-05',
  bankAccount: current,
  contact: { kind: 'create', name: 'Figma', contactNumber: 'n-1' },
  amountMinor: 1230,
  currency: 'GBP',
  description: 'Seats',
  account: software,
  taxType: 'INPUT2',
  tracking: [design, north],
};

const bill: BillDocument = { ...spend, kind: 'bill', number: 'INV-1', dueDate: '2026-10-07' };

const transfer: TransferDocument = {
  kind: 'transfer',
  reference: 'TB-1',
  date: '2026-10-05',
  fromBankAccount: current,
  toBankAccount: spare,
  amountMinor: 1230,
  currency: 'GBP',
};

describe('two documents for one movement', () => {
  it.each([spend, bill, transfer])('a $kind differs in nothing from itself', (document) => {
    expect(compareDocuments(document, { ...document })).toEqual([]);
  });

  it.each([
    ['kind', { kind: 'receive-money' }, 'receive-money', 'spend-money'],
    ['date', { date: '2026-10-06' }, '2026-10-06', '2026-10-05'],
    ['amount', { amountMinor: 1231 }, '12.31 GBP', '12.30 GBP'],
    ['amount', { currency: 'EUR' }, '12.30 EUR', '12.30 GBP'],
    ['reference', { reference: 'TB-2' }, 'TB-2', 'TB-1'],
    ['bankAccount', { bankAccount: spare }, 'Spare account', '090 Current account'],
    ['contact', { contact: { kind: 'known', contactId: 'x', name: 'Sketch' } }, 'Sketch', 'Figma'],
    ['description', { description: '' }, '', 'Seats'],
    ['account', { account: current }, '090 Current account', '463 Software'],
    ['taxType', { taxType: 'NONE' }, 'NONE', 'INPUT2'],
    ['tracking', { tracking: [design] }, 'Team: Design', 'Region: North, Team: Design'],
    ['tracking', { tracking: [] }, '', 'Region: North, Team: Design'],
  ] as const)('another %s is told, the new one as ours', (field, over, ours, theirs) => {
    expect(compareDocuments(spend, { ...spend, ...over })).toEqual([{ field, ours, theirs }]);
  });

  it.each([
    ['number', { number: 'INV-2' }, 'INV-2', 'INV-1'],
    ['dueDate', { dueDate: '2026-10-08' }, '2026-10-08', '2026-10-07'],
  ] as const)('of a bill, another %s too', (field, over, ours, theirs) => {
    expect(compareDocuments(bill, { ...bill, ...over })).toEqual([{ field, ours, theirs }]);
  });

  it('of a transfer, either end', () => {
    const swapped = { ...transfer, fromBankAccount: spare, toBankAccount: current };
    expect(compareDocuments(transfer, swapped)).toEqual([
      { field: 'bankAccount', ours: 'Spare account', theirs: '090 Current account' },
      { field: 'toBankAccount', ours: '090 Current account', theirs: 'Spare account' },
    ]);
  });

  it('a contact that was still to be made is the same when it has been', () => {
    const made = { ...spend, contact: { kind: 'known', contactId: 'x', name: ' FIGMA ' } } as const;
    expect(compareDocuments(spend, made)).toEqual([]);
  });

  it('an account is the same by its id, whatever it is called', () => {
    const renamed = { ...spend, account: { ...software, code: '464', name: 'Licences' } };
    expect(compareDocuments(spend, renamed)).toEqual([]);
  });

  it('tracking is the same in any order, and by its ids', () => {
    const renamed = [north, { ...design, category: 'Group', option: 'Designers' }];
    expect(compareDocuments(spend, { ...spend, tracking: renamed })).toEqual([]);
  });

  it('another option of the same category is another, by its id', () => {
    const sales = [{ ...design, optionId: 'o-9' }, north];
    expect(compareDocuments(spend, { ...spend, tracking: sales })).toMatchObject([{ field: 'tracking' }]);
  });

  it('two options are not one whose id is both together', () => {
    const joined = [{ ...design, optionId: 'o-1o-2' }];
    expect(compareDocuments(spend, { ...spend, tracking: joined })).toHaveLength(1);
  });

  it('what only one of them has is empty in the other', () => {
    const differences = compareDocuments(spend, bill);
    expect(differences).toEqual([
      { field: 'kind', ours: 'bill', theirs: 'spend-money' },
      { field: 'number', ours: 'INV-1', theirs: '' },
      { field: 'dueDate', ours: '2026-10-07', theirs: '' },
    ]);
    expect(compareDocuments(bill, spend)).toEqual(
      expect.arrayContaining([{ field: 'number', ours: '', theirs: 'INV-1' }]),
    );
  });
});
