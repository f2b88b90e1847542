import { describe, expect, it } from 'vitest';
import { drawnDocument } from '../../../renderer/features/review/detail/document-fields.ts';
import type { DocumentDto, ProposalDto } from '../../../shared/contract/proposal.ts';
import type { MovementDetailDto } from '../../../shared/contract/review-item.ts';
import type { ReviewRowDto } from '../../../shared/contract/review-list.ts';

const spendMoney: DocumentDto = {
  kind: 'spend-money',
  reference: 'CLD-4K8QZ-3M7H-5N1X',
  date: '2026-08-31',
  number: null,
  dueDate: null,
  amount: '432.10',
  currency: 'GBP',
  bankAccount: '091 Cledara GBP',
  toBankAccount: null,
  contact: 'Figma',
  newContact: true,
  description: 'Figma – FIGMA.COM',
  account: '463 Software',
  taxType: 'INPUT2',
  tracking: { Department: 'Design', Region: 'UK' },
};
const explanation: ProposalDto['explanation'] = [
  { field: 'date', value: '2026-08-31', why: 'The day it settled.' },
  { field: 'contact', value: 'Figma', why: 'The application by its own name.' },
  { field: 'account', value: '463 (Software (cloud))', why: 'Set for Figma.' },
  { field: 'taxType', value: 'INPUT2 (20% (VAT on Expenses))', why: 'The default.' },
  { field: 'tracking', value: 'Department: Design, Region: UK', why: 'Set for Figma.' },
  { field: 'description', value: 'Figma – FIGMA.COM', why: 'Template.' },
  { field: 'amount', value: '432.10 GBP', why: 'What Cledara took.' },
  { field: 'bankAccount', value: '091 (Cledara GBP)', why: 'Linked.' },
];
const rates = [{ taxType: 'INPUT2', name: '20% (VAT on Expenses)', rate: 20 }];

function item(proposal: Partial<ProposalDto> | null, row: Partial<ReviewRowDto> = {}) {
  const movement: Partial<MovementDetailDto> = { amount: '-432.10', currency: 'GBP' };
  const whole: ProposalDto = {
    id: 'p',
    transactionId: 't',
    state: 'proposed',
    reason: { code: 'review', message: '' },
    document: spendMoney,
    movement: null,
    explanation,
    settingsVersion: 1,
    xeroId: null,
    ...proposal,
  };
  return {
    proposal: proposal === null ? null : whole,
    // Only these members are read.
    row: { kind: 'purchase', state: 'proposed', ...row } as ReviewRowDto,
    movement: movement as MovementDetailDto,
  };
}

describe('the drawing of a document', () => {
  it('says exactly what Xero will get, and of each field why', () => {
    const drawn = drawnDocument(item({}), rates);
    expect(drawn).toMatchObject({ kind: 'spend-money', isWhole: true, isNewContact: true, currency: 'GBP' });
    expect(drawn?.fields).toMatchObject({
      date: { value: '2026-08-31', why: 'The day it settled.' },
      contact: { value: 'Figma', why: 'The application by its own name.' },
      account: { value: '463 Software', why: 'Set for Figma.' },
      taxType: { value: '20% (VAT on Expenses)', why: 'The default.' },
      amount: { value: '432.10', why: 'What Cledara took.' },
      bankAccount: { value: '091 Cledara GBP', why: 'Linked.' },
      reference: { value: 'CLD-4K8QZ-3M7H-5N1X', why: null },
    });
    expect(drawn?.tracking.map(({ category, field }) => [category, field.value])).toEqual([
      ['Department', 'Design'],
      ['Region', 'UK'],
    ]);
  });

  it('names a tax rate by its code where the lists do not have it', () => {
    expect(drawnDocument(item({}), [])?.fields.taxType.value).toBe('INPUT2');
  });

  it('promises no new contact for a document that Xero has', () => {
    expect(drawnDocument(item({}, { state: 'pushed' }), rates)?.isNewContact).toBe(false);
  });

  it('shows what is known while there is no document, and leaves open what is missing', () => {
    const known = explanation.map((one) =>
      one.field === 'contact' || one.field === 'tracking'
        ? { ...one, value: 'none', why: 'Nobody has chosen one.' }
        : one,
    );
    const drawn = drawnDocument(item({ document: null, explanation: known }), rates);
    expect(drawn).toMatchObject({ kind: 'spend-money', isWhole: false, isNewContact: false, currency: 'GBP' });
    expect(drawn?.fields).toMatchObject({
      contact: { value: null, why: 'Nobody has chosen one.' },
      account: { value: '463 Software (cloud)' },
      taxType: { value: '20% (VAT on Expenses)' },
      bankAccount: { value: '091 Cledara GBP' },
      amount: { value: '432.10' },
      reference: { value: null, why: null },
    });
    expect(drawn?.tracking).toEqual([]);
  });

  it('draws a refund without a document as Receive Money, and what explains two bank accounts as a transfer', () => {
    expect(drawnDocument(item({ document: null }, { kind: 'refund' }), rates)?.kind).toBe('receive-money');
    const ends = [
      { field: 'fromBankAccount', value: '090 (Business)', why: 'Set for top-ups.' },
      { field: 'toBankAccount', value: 'none', why: 'Nobody has linked one.' },
    ];
    const transfer = drawnDocument(item({ document: null, explanation: ends }, { kind: 'top-up' }), rates);
    expect(transfer?.kind).toBe('transfer');
    expect(transfer?.fields.fromBankAccount.value).toBe('090 Business');
    expect(transfer?.fields.toBankAccount.value).toBeNull();
  });

  it('draws nothing where nothing is proposed or known', () => {
    expect(drawnDocument(item(null), rates)).toBeNull();
    expect(drawnDocument(item({ document: null, explanation: [] }), rates)).toBeNull();
  });
});
