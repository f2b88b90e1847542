import { describe, expect, it } from 'vitest';
import { compareBill, compareBillAlone } from '../../../shared/domain/compare-remote-bill.ts';
import type { BillDocument } from '../../../shared/domain/document.ts';
import { indexReference } from '../../../shared/domain/reference-index.ts';
import type { BillPayment, RemoteDetails } from '../../../shared/domain/remote-details.ts';
import { reference } from './example-company.ts';
import { candidate, remote } from './example-match.ts';

const index = indexReference(reference);
const { document } = candidate('m', {
  bankAccount: { accountId: 'account-090', code: '090', name: 'Account 090' },
  account: { accountId: 'account-463', code: '463', name: 'Account 463' },
  contact: { kind: 'known', contactId: 'contact-github', name: 'GitHub' },
});
if (document.kind === 'transfer') throw new Error('the example is no transfer');
const bill: BillDocument = { ...document, kind: 'bill', number: 'INV-1', date: '2026-11-01', dueDate: '2026-11-03' };

const payment: BillPayment = {
  id: 'p',
  date: '2026-11-03',
  accountId: 'account-090',
  reference: bill.reference,
  isReconciled: false,
  isInBatch: false,
};

const there: RemoteDetails = {
  ...remote('r', {
    kind: 'invoice',
    type: 'ACCPAY',
    date: '2026-11-01',
    contactId: 'contact-github',
    contactName: 'GitHub',
    billing: { number: 'INV-1', isPaid: true, paidOn: '2026-11-03' },
  }),
  bill: { dueDate: '2026-11-03', payments: [payment], creditCount: 0, dueMinor: 0 },
  lines: [
    {
      id: 'l',
      description: '',
      amountMinor: 1230,
      accountId: 'account-463',
      accountCode: '463',
      taxType: 'NONE',
      tracking: [],
    },
  ],
  updatedAt: null,
};

function paidBy(over: Partial<NonNullable<RemoteDetails['bill']>>): RemoteDetails {
  return { ...there, bill: { dueDate: '2026-11-03', payments: [payment], creditCount: 0, dueMinor: 0, ...over } };
}

function differing(ours: BillDocument, theirs: RemoteDetails) {
  return compareBill(ours, theirs, index).filter((one) => one.ours !== one.theirs);
}

describe('a bill in Xero', () => {
  it('says the same in all its fields where nothing differs', () => {
    expect(differing(bill, there)).toEqual([]);
    const fields = ['number', 'date', 'dueDate', 'amount', 'contact', 'description', 'account', 'taxType', 'tracking'];
    expect(compareBillAlone(bill, there, index).map(({ field }) => field)).toEqual(fields);
    expect(compareBill(bill, there, index).map(({ field }) => field)).toEqual([
      ...fields,
      'amountDue',
      'paidOn',
      'bankAccount',
      'reference',
    ]);
  });

  it.each([
    ['number', { billing: { number: 'INV-2', isPaid: true, paidOn: null } }, 'INV-1', 'INV-2'],
    ['number', { billing: { number: null, isPaid: true, paidOn: null } }, 'INV-1', ''],
    ['number', { billing: null }, 'INV-1', ''],
    ['date', { date: '2026-11-02' }, '2026-11-01', '2026-11-02'],
    ['amount', { totalMinor: 1231 }, '12.30 GBP', '12.31 GBP'],
    ['amount', { totalMinor: null }, '12.30 GBP', ''],
    ['contact', { contactId: 'other', contactName: 'Other' }, 'GitHub', 'Other'],
  ])('of another %s is told: %j', (field, over, ours, theirs) => {
    expect(differing(bill, { ...there, ...over })).toEqual([{ field, ours, theirs }]);
  });

  it.each([
    [{ dueDate: '2026-11-09' }, [{ field: 'dueDate', ours: '2026-11-03', theirs: '2026-11-09' }]],
    [{ dueDate: null }, [{ field: 'dueDate', ours: '2026-11-03', theirs: '' }]],
    [{ dueMinor: 30 }, [{ field: 'amountDue', ours: '0.00 GBP', theirs: '0.30 GBP' }]],
    [
      { payments: [{ ...payment, date: '2026-11-04' }] },
      [{ field: 'paidOn', ours: '2026-11-03', theirs: '2026-11-04' }],
    ],
    [
      { payments: [{ ...payment, accountId: 'account-091' }] },
      [{ field: 'bankAccount', ours: '090 Account 090', theirs: '091 Account 091' }],
    ],
    [{ payments: [{ ...payment, reference: null }] }, [{ field: 'reference', ours: bill.reference, theirs: '' }]],
    [{ payments: [payment, payment] }, [{ field: 'payments', ours: '1', theirs: '2' }]],
    [{ creditCount: 2 }, [{ field: 'payments', ours: '1', theirs: '3' }]],
    [
      { payments: [], creditCount: 1 },
      [
        { field: 'paidOn', ours: '2026-11-03', theirs: '' },
        { field: 'bankAccount', ours: '090 Account 090', theirs: '' },
        { field: 'reference', ours: bill.reference, theirs: '' },
      ],
    ],
    [{ payments: [], dueMinor: 1230 }, [{ field: 'amountDue', ours: '0.00 GBP', theirs: '12.30 GBP' }]],
  ])('that is paid otherwise is told: %j', (over, expected) => {
    expect(differing(bill, paidBy(over))).toEqual(expected);
  });

  it('without a word of its payments is due for an amount that is not known', () => {
    expect(differing(bill, { ...there, bill: null })).toEqual([
      { field: 'dueDate', ours: '2026-11-03', theirs: '' },
      { field: 'amountDue', ours: '0.00 GBP', theirs: '' },
    ]);
  });

  it('that is a credit note is due on no day', () => {
    expect(differing({ ...bill, kind: 'credit-note' }, paidBy({ dueDate: null }))).toEqual([]);
  });
});
