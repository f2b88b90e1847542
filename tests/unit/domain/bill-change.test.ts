import { describe, expect, it } from 'vitest';
import { billChangeProblem, isDraft, ownPayment } from '../../../shared/domain/bill-change.ts';
import { type BillPayment, isGone, type RemoteDetails } from '../../../shared/domain/remote-details.ts';
import { reference } from './example-company.ts';

const marks = { paymentId: 'p-1', reference: 'TB-1' };

function payment(over: Partial<BillPayment> = {}): BillPayment {
  return {
    id: 'p-1',
    date: '2026-10-07',
    accountId: 'account-090',
    reference: null,
    isReconciled: false,
    isInBatch: false,
    ...over,
  };
}

function remoteBill(
  payments: readonly BillPayment[],
  over: Partial<RemoteDetails> = {},
  creditCount = 0,
): RemoteDetails {
  return {
    kind: 'invoice',
    id: 'bill-1',
    type: 'ACCPAY',
    status: 'AUTHORISED',
    reference: 'TB-1',
    date: '2026-10-05',
    bankAccountId: 'account-090',
    toBankAccountId: null,
    contactId: 'c',
    contactName: 'Figma',
    totalMinor: 1230,
    hasAttachments: false,
    isReconciled: false,
    billing: { number: 'INV-1', isPaid: true, paidOn: '2026-10-07' },
    bill: { dueDate: '2026-10-07', payments, creditCount, dueMinor: 0 },
    lines: [],
    updatedAt: null,
    ...over,
  };
}

function books(periodLockDate: string | null = null) {
  const user = { userId: 'u', name: 'Ada', email: null, role: 'STANDARD' };
  return { reference: { organisation: { ...reference.organisation, periodLockDate }, user } };
}

describe('the payment that is ours', () => {
  it('is told by its id', () => {
    const bill = remoteBill([payment({ id: 'p-0' }), payment()]);
    expect(ownPayment(bill, { paymentId: 'p-1', reference: null })?.id).toBe('p-1');
  });

  it('is told by our reference on it, where its id is not known', () => {
    const bill = remoteBill([payment({ id: 'p-0' }), payment({ id: 'p-2', reference: 'TB-1' })]);
    expect(ownPayment(bill, { paymentId: null, reference: 'TB-1' })?.id).toBe('p-2');
  });

  it('is none without a mark of ours: no reference is not the same as none', () => {
    expect(ownPayment(remoteBill([payment({ id: 'p-0' })]), { paymentId: null, reference: null })).toBeNull();
    expect(ownPayment(remoteBill([payment({ id: 'p-0', reference: 'TB-2' })]), marks)).toBeNull();
    expect(ownPayment(remoteBill([]), marks)).toBeNull();
    expect(ownPayment(remoteBill([], { bill: null }), marks)).toBeNull();
  });
});

describe('a bill that is to be changed', () => {
  it('has nothing against it with our payment, or without one', () => {
    expect(billChangeProblem('remove', remoteBill([payment()]), marks, books())).toBeNull();
    expect(billChangeProblem('remove', remoteBill([]), marks, books())).toBeNull();
    expect(billChangeProblem('update', remoteBill([], { bill: null }), marks, books())).toBeNull();
  });

  const ofOthers = {
    code: 'has-payments',
    message:
      'It was not taken out of Xero, because it has payments or credits there that Tallybridge did not make. Remove those in Xero, then try again here.',
  };

  it.each([
    ['a payment of somebody else', remoteBill([payment({ id: 'p-0' })])],
    ['ours, and one of somebody else', remoteBill([payment(), payment({ id: 'p-0' })])],
    ['two of ours', remoteBill([payment(), payment({ id: 'p-2', reference: 'TB-1' })])],
    ['a credit', remoteBill([payment()], {}, 1)],
  ])('stays where it has %s', (_, bill) => {
    expect(billChangeProblem('remove', bill, marks, books())).toEqual(ofOthers);
  });

  it('stays where its payment is part of a batch', () => {
    expect(billChangeProblem('update', remoteBill([payment({ isInBatch: true })]), marks, books())).toEqual({
      code: 'has-payments',
      message:
        'It was not changed in Xero, because its payment is part of a batch payment there. Delete that batch payment in Xero, then try again here.',
    });
  });

  it('stays where its payment is reconciled', () => {
    expect(billChangeProblem('update', remoteBill([payment({ isReconciled: true })]), marks, books())).toEqual({
      code: 'reconciled',
      message:
        'It was not changed in Xero, because its payment or refund is reconciled there. Open that in Xero, choose Unreconcile under Options, then try again here.',
    });
  });

  it('stays where its own day is locked, unless it is a draft', () => {
    const bill = remoteBill([]);
    expect(billChangeProblem('remove', bill, marks, books('2026-10-05'))?.code).toBe('lock-date');
    expect(billChangeProblem('remove', { ...bill, status: 'OTHER' }, marks, books('2026-10-05'))).toBeNull();
  });

  it('stays where the day of its payment is locked, be it a draft', () => {
    const bill = remoteBill([payment()], { date: '2026-10-31' });
    expect(billChangeProblem('remove', bill, marks, books('2026-10-07'))?.message).toContain(
      '7 Oct 2026 is on or before',
    );
    expect(billChangeProblem('remove', { ...bill, status: 'OTHER' }, marks, books('2026-10-07'))?.code).toBe(
      'lock-date',
    );
    expect(billChangeProblem('remove', bill, marks, books('2026-10-06'))).toBeNull();
  });

  it('stays where the day that it would get is locked', () => {
    const bill = remoteBill([payment()], { date: '2026-10-31' });
    const newDays = ['2026-11-01', '2026-10-02'];
    expect(billChangeProblem('update', bill, marks, { ...books('2026-10-02'), newDays })?.message).toContain(
      '2 Oct 2026',
    );
    expect(billChangeProblem('update', bill, marks, { ...books('2026-10-01'), newDays })).toBeNull();
  });
});

it.each([
  ['AUTHORISED', false, false],
  ['DELETED', false, true],
  ['VOIDED', false, true],
  ['OTHER', true, false],
] as const)('%s is a draft: %s, and gone: %s', (status, draft, gone) => {
  expect([isDraft({ status }), isGone({ status })]).toEqual([draft, gone]);
});
