import type { BankTransactionDocument, BillDocument, TransferDocument } from '../../../shared/domain/document.ts';
import { bankAccountId, euroAccountId } from './organisation-answers.ts';

/** Spend Money that carries the reference CLD-`number`. */
export function spend(number: number): BankTransactionDocument {
  return {
    kind: 'spend-money',
    reference: `CLD-${number}`,
    date: '2026-11-02',
    bankAccount: { accountId: bankAccountId, code: '090', name: 'Cledara GBP' },
    contact: { kind: 'known', contactId: 'con-1', name: 'Figma Inc' },
    amountMinor: 1234,
    currency: 'GBP',
    description: 'Figma · Professional',
    account: { accountId: 'acc-3', code: '463', name: 'IT Software' },
    taxType: 'INPUT2',
    tracking: [{ categoryId: 'cat-1', category: 'Department', optionId: 'opt-1', option: 'Design' }],
  };
}

/** A bill whose number is known, or a credit note that goes by its own reference. */
export function bill(number: number, kind: BillDocument['kind'] = 'bill'): BillDocument {
  return {
    ...spend(number),
    kind,
    number: kind === 'bill' ? `INV-${number}` : `CLD-${number}`,
    date: '2026-10-28',
    dueDate: '2026-11-02',
  };
}

export function transfer(number: number): TransferDocument {
  return {
    kind: 'transfer',
    reference: `CLD-${number}`,
    date: '2026-11-02',
    fromBankAccount: { accountId: euroAccountId, code: null, name: 'Cledara EUR' },
    toBankAccount: { accountId: bankAccountId, code: '090', name: 'Cledara GBP' },
    amountMinor: 50_000,
    currency: 'EUR',
  };
}
