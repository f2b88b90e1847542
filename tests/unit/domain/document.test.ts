import { describe, expect, it } from 'vitest';
import { type BillDocument, firstDayOf, isBill, remoteKindOf } from '../../../shared/domain/document.ts';
import { candidate } from './example-match.ts';

const { document: spend } = candidate('m', { date: '2026-11-03' });
if (spend.kind === 'transfer') throw new Error('the example is no transfer');
const bill: BillDocument = { ...spend, kind: 'bill', number: 'INV-1', dueDate: '2026-11-05' };
const transfer = { ...spend, kind: 'transfer', fromBankAccount: spend.account, toBankAccount: spend.account } as const;

describe('a document', () => {
  it.each([
    [spend, 'bank-transaction', false],
    [{ ...spend, kind: 'receive-money' as const }, 'bank-transaction', false],
    [transfer, 'bank-transfer', false],
    [bill, 'invoice', true],
    [{ ...bill, kind: 'credit-note' as const }, 'credit-note', true],
  ])('$kind becomes one of its kind in Xero', (document, kind, isOne) => {
    expect([remoteKindOf(document), isBill(document)]).toEqual([kind, isOne]);
  });

  it('is dated first by its own day, or by that of its payment where that comes before', () => {
    expect(firstDayOf(spend)).toBe('2026-11-03');
    expect(firstDayOf(bill)).toBe('2026-11-03');
    expect(firstDayOf({ ...bill, dueDate: '2026-11-01' })).toBe('2026-11-01');
  });
});
