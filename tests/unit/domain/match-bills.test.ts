import { describe, expect, it } from 'vitest';
import type { BillDocument, RemoteDocument, TransferDocument } from '../../../shared/domain/document.ts';
import { markerOf } from '../../../shared/domain/marker.ts';
import { type Candidate, matchRemote } from '../../../shared/domain/match.ts';
import { accountOf, candidate, matched, none, remote } from './example-match.ts';

/** A bill of 2 November that was paid on the third, of a movement that was authorised on the first. */
function bill(over: Partial<BillDocument> = {}, authorisedOn: string | null = '2026-11-01'): Candidate {
  const { document } = candidate('m');
  if (document.kind === 'transfer') throw new Error('the example is no transfer');
  return {
    id: 'm',
    document: { ...document, kind: 'bill', number: 'INV-1', date: '2026-11-02', dueDate: '2026-11-03', ...over },
    authorisedOn,
  };
}

function paid(over: Partial<RemoteDocument> = {}, number: string | null = 'INV-1'): RemoteDocument {
  const billing = { number, isPaid: true, paidOn: '2026-11-03' };
  return remote('r', { kind: 'invoice', type: 'ACCPAY', date: '2026-10-15', billing, ...over });
}

function unpaid(over: Partial<RemoteDocument> = {}, number: string | null = null): RemoteDocument {
  const billing = { number, isPaid: false, paidOn: null };
  return paid({ bankAccountId: '', date: '2026-11-02', billing, ...over });
}

function found(one: Candidate, document: RemoteDocument): string | undefined {
  return matched([one], [document])[one.id];
}

const another = { contactId: 'c', contactName: 'Canva' };

describe('bills that somebody else has paid from the bank account', () => {
  it.each([
    ['all agrees', paid(), 'exact r'],
    ['its number written otherwise', paid({}, ' inv-1'), 'exact r'],
    ['its number is not known', paid({}, null), 'exact r'],
    ['its number is a marker of ours', paid({}, markerOf('x')), 'exact r'],
    ['another number', paid({}, 'INV-2'), 'likely r'],
    ['another contact', paid(another), 'likely r'],
    ['a contact that is called nearly the same', paid({ contactId: 'c', contactName: 'Figma, Inc.' }), 'likely r'],
    ['paid from another account', paid({ ...another, bankAccountId: 'b' }), undefined],
    ['another total', paid({ totalMinor: 1231 }), undefined],
    ['a total that is no whole count', paid({ totalMinor: null }), undefined],
    ['a credit note', paid({ kind: 'credit-note', type: 'ACCPAYCREDIT' }), undefined],
    ['a sale', paid({ type: 'ACCREC' }), undefined],
    ['a Spend Money of the same money', remote('r'), 'likely r'],
    ['a Receive Money', remote('r', { type: 'RECEIVE' }), undefined],
  ])('%s', (_, document, expected) => {
    expect(found(bill(), document)).toBe(expected);
  });

  it('counts by the day of the payment, whatever the bill’s own is', () => {
    const onDay = (paidOn: string) => paid({ billing: { number: 'INV-1', isPaid: true, paidOn }, ...another });
    expect(found(bill(), onDay('2026-11-03'))).toBe('likely r');
    expect(found(bill(), onDay('2026-11-02'))).toBeUndefined();
    expect(found(bill(), onDay('2026-11-01'))).toBe('likely r');
  });

  it('agrees with any number where ours goes by its marker', () => {
    const unnumbered = bill({ number: markerOf('m') });
    expect(found(unnumbered, paid({}, 'INV-7'))).toBe('exact r');
    expect(found(unnumbered, paid({}, null))).toBe('exact r');
  });

  it('prefers the number that agrees to one that is not known', () => {
    const documents = [paid({ id: 'a' }, null), paid({ id: 'b' })];
    expect(matched([bill()], documents)).toEqual({ m: 'exact b' });
  });

  it('finds the refund of a credit note', () => {
    const note = bill({ kind: 'credit-note' });
    expect(found(note, paid({ kind: 'credit-note', type: 'ACCPAYCREDIT' }))).toBe('exact r');
    expect(found(note, remote('r', { type: 'RECEIVE' }))).toBe('likely r');
    expect(found(note, remote('r'))).toBeUndefined();
  });
});

describe('bills that somebody else has entered and not paid from there', () => {
  it.each([
    ['on its own day', unpaid(), 'likely r'],
    ['three days before its own day', unpaid({ date: '2026-10-30' }), 'likely r'],
    ['a week before', unpaid({ date: '2026-10-26' }), undefined],
    ['three days after it is due', unpaid({ date: '2026-11-06' }), 'likely r'],
    ['four days after it is due', unpaid({ date: '2026-11-07' }), undefined],
    ['long before, with its number', unpaid({ date: '2026-01-01' }, 'inv-1'), 'likely r'],
    ['long before, with another number', unpaid({ date: '2026-01-01' }, 'INV-2'), undefined],
    ['by the name of its contact', unpaid({ contactId: null }), 'likely r'],
    ['of another contact', unpaid(another), undefined],
    ['of another total', unpaid({ totalMinor: 1231 }), undefined],
    ['as a draft', unpaid({ status: 'OTHER' }), 'likely r'],
    ['and voided', unpaid({ status: 'VOIDED' }), undefined],
    ['and paid from elsewhere, with its number', paid({ bankAccountId: 'b' }), 'likely r'],
  ])('%s', (_, document, expected) => {
    expect(found(bill(), document)).toBe(expected);
  });

  it('by no number where ours goes by its marker', () => {
    const unnumbered = bill({ number: markerOf('m') });
    expect(found(unnumbered, unpaid({ date: '2026-01-01' }, markerOf('m')))).toBeUndefined();
    expect(found(unnumbered, unpaid())).toBe('likely r');
  });

  it('are none for a movement that is to be posted as Spend Money', () => {
    expect(found(candidate('m'), unpaid())).toBeUndefined();
  });
});

describe('a movement that was moved to another day', () => {
  const moved: Candidate = { ...candidate('m', { date: '2026-11-10' }, '2026-11-01'), ownDay: '2026-11-03' };

  it.each([
    ['on its own day', {}, 'exact r'],
    ['near its own day', { date: '2026-11-06' }, 'likely r'],
    ['on the day it was moved to', { date: '2026-11-10' }, 'likely r'],
    ['near the day it was moved to', { date: '2026-11-13' }, 'likely r'],
    ['far from both', { date: '2026-11-14' }, undefined],
    ['on the day it was moved to, by another contact', { date: '2026-11-10', ...another }, 'likely r'],
    ['near the day it was moved to, by another contact', { date: '2026-11-11', ...another }, undefined],
  ])('%s', (_, over, expected) => {
    expect(found(moved, remote('r', over))).toBe(expected);
  });

  it('without a day of authorisation is looked for on its own day', () => {
    const unknown = { ...moved, authorisedOn: null };
    expect(found(unknown, remote('r'))).toBe('exact r');
    expect(found(unknown, remote('r', { date: '2026-11-01', ...another }))).toBeUndefined();
  });
});

describe('money that somebody has booked as another kind', () => {
  const transfer: TransferDocument = {
    kind: 'transfer',
    reference: markerOf('t'),
    date: '2026-11-03',
    fromBankAccount: accountOf('main'),
    toBankAccount: accountOf('bank'),
    amountMinor: 1230,
    currency: 'GBP',
  };
  const wanted: Candidate = { id: 't', document: transfer, authorisedOn: '2026-11-01' };
  const theirs = { kind: 'bank-transfer', type: null, contactId: null, contactName: null } as const;

  it.each([
    ['Receive Money where it arrives', { type: 'RECEIVE' }, 'likely r'],
    ['Spend Money where it leaves', { bankAccountId: 'main' }, 'likely r'],
    ['Receive Money where it leaves', { type: 'RECEIVE', bankAccountId: 'main' }, undefined],
    ['Spend Money where it arrives', {}, undefined],
    ['Receive Money on the day of authorisation', { type: 'RECEIVE', date: '2026-11-01' }, 'likely r'],
    ['Receive Money on the day between', { type: 'RECEIVE', date: '2026-11-02' }, undefined],
    ['a transfer from elsewhere', { ...theirs, bankAccountId: 'else', toBankAccountId: 'bank' }, 'likely r'],
    ['a transfer to elsewhere', { ...theirs, bankAccountId: 'main', toBankAccountId: 'else' }, 'likely r'],
    ['a transfer to nobody knows where', { ...theirs, bankAccountId: 'main', toBankAccountId: null }, 'likely r'],
    ['an overpayment', { type: 'RECEIVE-OVERPAYMENT' }, undefined],
  ])('a transfer as %s', (_, over, expected) => {
    expect(found(wanted, remote('r', over))).toBe(expected);
  });

  it.each([
    ['spend-money', { ...theirs, bankAccountId: 'bank', toBankAccountId: 'main' }, 'likely r'],
    ['spend-money', { ...theirs, bankAccountId: 'main', toBankAccountId: 'bank' }, undefined],
    ['receive-money', { ...theirs, bankAccountId: 'main', toBankAccountId: 'bank' }, 'likely r'],
    ['receive-money', { ...theirs, bankAccountId: 'bank', toBankAccountId: 'main' }, undefined],
  ] as const)('%s as a transfer: %j', (kind, over, expected) => {
    expect(found(candidate('m', { kind }), remote('r', over))).toBe(expected);
  });

  it('a Spend Money as a bill that was paid, and a Receive Money as the refund of a credit note', () => {
    const refund = paid({ kind: 'credit-note', type: 'ACCPAYCREDIT' });
    const receive = candidate('m', { kind: 'receive-money' });
    expect([found(candidate('m'), paid()), found(candidate('m'), refund)]).toEqual(['likely r', undefined]);
    expect([found(receive, refund), found(receive, paid())]).toEqual(['likely r', undefined]);
  });

  it('only where nothing of its own kind lies there', () => {
    const documents = [paid({ id: 'a', ...another }), remote('b', another)];
    expect(matched([candidate('m')], documents)).toEqual({ m: 'likely b' });
  });

  it('a Receive Money as itself', () => {
    expect(found(candidate('m', { kind: 'receive-money' }), remote('r', { type: 'RECEIVE' }))).toBe('exact r');
  });
});

describe('two movements that are alike', () => {
  it.each([
    ['tax rate', { taxType: 'INPUT2' }],
    ['tracking', { tracking: [{ categoryId: 'c', category: 'Team', optionId: 'o', option: 'Design' }] }],
    ['expense account', { account: accountOf('another') }],
  ])('but in their %s: neither is certain to be the one in Xero', (_, over) => {
    const matches = matched([candidate('m'), candidate('n', over)], [remote('r')]);
    expect(matches).toEqual({ m: 'likely r', n: 'likely r' });
  });

  it('in all but the option of one category: neither is certain', () => {
    const [a, b] = ['a', 'b'].map((id) => [{ categoryId: 'c', category: 'Team', optionId: id, option: id }]);
    const coded = [candidate('m', { tracking: a ?? [] }), candidate('n', { tracking: b ?? [] })];
    expect(matched(coded, [remote('r')])).toEqual({ m: 'likely r', n: 'likely r' });
  });

  it('in their tracking too, in any order: one of them is posted', () => {
    const [a, b] = ['a', 'b'].map((id) => ({ categoryId: `c${id}`, category: id, optionId: id, option: id }));
    if (a === undefined || b === undefined) throw new Error('two were made');
    const matches = matched(
      [candidate('m', { tracking: [a, b] }), candidate('n', { tracking: [b, a] })],
      [remote('r')],
    );
    expect(matches).toEqual({ m: 'exact r' });
  });

  it('two transfers of the same money, and one in Xero: one of them is posted', () => {
    const document: TransferDocument = {
      kind: 'transfer',
      reference: markerOf('t'),
      date: '2026-11-03',
      fromBankAccount: accountOf('main'),
      toBankAccount: accountOf('bank'),
      amountMinor: 1230,
      currency: 'GBP',
    };
    const wanted = ['t', 'u'].map((id) => ({
      id,
      document: { ...document, reference: markerOf(id) },
      authorisedOn: null,
    }));
    const theirs = { kind: 'bank-transfer', type: null, bankAccountId: 'main', toBankAccountId: 'bank' } as const;
    expect(matchRemote(wanted, [remote('r', theirs)], none).size).toBe(1);
  });

  it('two bills with numbers of their own: one in Xero without a number may be either', () => {
    const second = { ...bill({ number: 'INV-2', reference: markerOf('n') }), id: 'n' };
    expect(matched([bill(), second], [paid({}, null)])).toEqual({ m: 'likely r', n: 'likely r' });
  });
});
