import { describe, expect, it } from 'vitest';
import { isOf } from '../../../electron/engine/find-again.ts';
import { isHalfUndone } from '../../../electron/engine/half-undone.ts';
import { standingDocument } from '../../../electron/engine/standing-document.ts';
import { bill, proposal } from './example-proposal.ts';

const remote = { kind: 'bank-transaction', id: 'x' } as const;

describe('what of an item stands in Xero by the books', () => {
  it.each(['pushed', 'in-xero'] as const)('is its document where it is %s', (state) => {
    expect(standingDocument(proposal({ state, remote }))).toBe(remote);
  });

  it.each(['approved', 'held', 'excluded', 'undone', 'sending'] as const)('is nothing where it is %s', (state) => {
    expect(standingDocument(proposal({ state, remote }))).toBeNull();
  });

  it.each(['approved', 'pushed', 'held'] as const)('is the bill that lacks its payment, where it is %s', (state) => {
    const unpaid = proposal({ state, remote, document: bill, unpaidId: 'b' });
    expect(standingDocument(unpaid)).toEqual({ kind: 'invoice', id: 'b' });
    const note = { ...unpaid, document: { ...bill, kind: 'credit-note' as const } };
    expect(standingDocument(note)).toEqual({ kind: 'credit-note', id: 'b' });
    expect(standingDocument({ ...unpaid, document: null, remote: null })).toBeNull();
  });
});

describe('what was found again is of this document', () => {
  const found = { id: 'x', reference: 'CLD-1', isGone: false, billId: null };

  it('by its reference', () => {
    expect(isOf(found, proposal())).toBe(true);
    expect(isOf({ ...found, reference: 'CLD-2' }, proposal())).toBe(false);
  });

  it('never without one', () => {
    expect(isOf({ ...found, reference: null }, proposal())).toBe(false);
    expect(isOf(found, proposal({ document: null }))).toBe(false);
  });

  it('as a payment only of the very bill that it was to pay', () => {
    const unpaid = proposal({ document: bill, unpaidId: 'b' });
    expect(isOf({ ...found, billId: 'b' }, unpaid)).toBe(true);
    expect(isOf({ ...found, billId: 'another' }, unpaid)).toBe(false);
    expect(isOf({ ...found, billId: 'b' }, proposal({ document: bill }))).toBe(false);
    expect(isOf(found, unpaid)).toBe(true); // the bill itself
  });
});

it('is half undone where it is held for that, and nowhere else', () => {
  const reason = { code: 'half-undone', message: '' } as const;
  expect(isHalfUndone({ state: 'held', reason })).toBe(true);
  expect(isHalfUndone({ state: 'approved', reason })).toBe(false);
  expect(isHalfUndone({ state: 'held', reason: { code: 'by-hand', message: '' } })).toBe(false);
});
