import { describe, expect, it } from 'vitest';
import { equalDocuments, movementChanged } from '../../../electron/engine/document-changes.ts';
import type { BankTransactionDocument, PushDocument, TransferDocument } from '../../../shared/domain/document.ts';
import type { PlanOutcome } from '../../../shared/domain/plan-push.ts';
import { bill, proposal } from './example-proposal.ts';

const { kind: _bill, number: _number, dueDate: _due, ...money } = bill;
const spend: BankTransactionDocument = { ...money, kind: 'spend-money' };
const bankAccount = (accountId: string) => ({ accountId, code: null, name: accountId });
const transfer: TransferDocument = {
  kind: 'transfer',
  reference: 'CLD-1',
  date: '2026-11-03',
  fromBankAccount: bankAccount('main'),
  toBankAccount: bankAccount('cards'),
  amountMinor: 1230,
  currency: 'GBP',
};

/** Whether an approval of the one document is still about the movement, of which the plan now makes the other. */
function changed(
  approved: PushDocument | null,
  document: PushDocument | null,
  code: 'lock-date' | 'not-understood' = 'lock-date',
) {
  const planned: PlanOutcome =
    document === null
      ? { kind: 'hold', reason: { code, message: '' }, document, explanation: [] }
      : { kind: 'propose', document, mode: 'auto', explanation: [] };
  return movementChanged(proposal({ document: approved }), planned);
}

describe('Cledara has changed a movement since it was approved', () => {
  it.each([
    ['its amount', { ...spend, amountMinor: 1231 }],
    ['its currency', { ...spend, currency: 'EUR' }],
    ['its day', { ...spend, date: '2026-11-04' }],
    ['its direction', { ...spend, kind: 'receive-money' as const }],
    ['what it is', transfer],
  ])('in %s', (_, document) => {
    expect(changed(spend, document)).toBe(true);
    expect(changed(document, spend)).toBe(true);
  });

  it('in the way that a transfer goes', () => {
    const { fromBankAccount: main, toBankAccount: cards } = transfer;
    const savings = bankAccount('savings');
    const going = (fromBankAccount: typeof main, toBankAccount: typeof main) => ({
      ...transfer,
      fromBankAccount,
      toBankAccount,
    });
    expect(changed(transfer, going(cards, main))).toBe(true);
    expect(changed(transfer, going(cards, savings))).toBe(true);
    expect(changed(going(cards, savings), transfer)).toBe(true);
    // Which account of the company is at the other end is set, and no word of Cledara's.
    expect(changed(transfer, going(savings, cards))).toBe(false);
    expect(changed(going(cards, savings), going(cards, main))).toBe(false);
    expect(changed(transfer, transfer)).toBe(false);
  });

  it('in the day that a bill is paid on, and not in the day that its invoice has', () => {
    expect(changed(bill, { ...bill, dueDate: '2026-11-06' })).toBe(true);
    expect(changed(bill, { ...bill, date: '2026-10-30', number: 'INV-2' })).toBe(false);
  });

  it('where it is nothing that is posted any more, or is not settled', () => {
    const why = (reason: Extract<PlanOutcome, { kind: 'not-posted' }>['why']) =>
      movementChanged(proposal(), { kind: 'not-posted', why: reason });
    expect([why('released'), why('zero'), why('internal')]).toEqual([true, true, true]);
    expect([why('before-sync-from'), why('account-off'), why('switched-off')]).toEqual([false, false, false]);
    expect(movementChanged(proposal(), { kind: 'pending' })).toBe(true);
  });

  it('where it is not understood any more, and not where something else stands in its way', () => {
    expect(changed(spend, null, 'not-understood')).toBe(true);
    expect(changed(spend, null)).toBe(false);
    expect(changed(null, spend)).toBe(false);
  });

  it('not where only its coding differs, or whether it becomes a bill', () => {
    const coded = { ...spend, taxType: 'INPUT2', description: 'Other', account: bankAccount('x') };
    expect(changed(spend, coded)).toBe(false);
    expect(changed(spend, { ...bill, date: spend.date, dueDate: spend.date })).toBe(false);
    expect(changed({ ...spend, kind: 'receive-money' }, { ...bill, kind: 'credit-note', dueDate: spend.date })).toBe(
      false,
    );
  });
});

describe('two documents are the same', () => {
  it('where they differ in nothing but whether Xero has the contact yet', () => {
    const made = { ...spend, contact: { kind: 'known' as const, contactId: 'c-9', name: ' FIGMA' } };
    expect(equalDocuments(spend, made)).toBe(true);
    expect(equalDocuments(spend, { ...made, contact: { ...made.contact, name: 'GitHub' } })).toBe(false);
    expect(equalDocuments(spend, { ...spend, taxType: 'INPUT2' })).toBe(false);
    expect(equalDocuments(transfer, { ...transfer })).toBe(true);
    expect(equalDocuments(transfer, { ...transfer, amountMinor: 1 })).toBe(false);
  });
});
