import type { BankTransactionDocument, BillDocument } from '../../../shared/domain/document.ts';
import type { Proposal } from '../../../shared/domain/proposal.ts';

/** A payment to Figma that is about to be posted, as a bill or as Spend Money. */

const account = { accountId: 'a-1', code: '463', name: 'Software' };

const spend: BankTransactionDocument = {
  kind: 'spend-money',
  reference: 'CLD-1',
  date: '2026-11-03',
  bankAccount: account,
  contact: { kind: 'known', contactId: 'c-1', name: 'Figma' },
  amountMinor: 1230,
  currency: 'GBP',
  description: '',
  account,
  taxType: 'NONE',
  tracking: [],
};

export const bill: BillDocument = { ...spend, kind: 'bill', number: 'INV-1', dueDate: '2026-11-05' };

export function proposal(over: Partial<Proposal> = {}): Proposal {
  return {
    id: 'p-1',
    movementId: 'm-1',
    state: 'approved',
    reason: { code: 'approved', message: '' },
    document: spend,
    documentHash: 'hash',
    explanation: [],
    settingsVersion: 1,
    approvedBy: 'Ada',
    approvedAt: '2026-11-20T10:00:00.000Z',
    lookAlikeId: null,
    batchId: null,
    remote: null,
    waitingUntil: null,
    unpaidId: null,
    paymentId: null,
    updatedAt: '2026-11-20T10:00:00.000Z',
    ...over,
  };
}
