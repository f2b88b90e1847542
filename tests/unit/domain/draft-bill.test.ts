import { describe, expect, it } from 'vitest';
import { bankAccountPart } from '../../../shared/domain/coding-parts.ts';
import type { LineCoding } from '../../../shared/domain/draft-bank-transaction.ts';
import { draftBill } from '../../../shared/domain/draft-bill.ts';
import type { Movement } from '../../../shared/domain/movement.ts';
import type { OpenDayChoice, PostingDay } from '../../../shared/domain/open-day.ts';
import { indexReference } from '../../../shared/domain/reference-index.ts';
import { reference } from './example-company.ts';

const index = indexReference(reference);

const coding: LineCoding = {
  kind: 'spend-money',
  contact: { kind: 'named', name: 'Figma Inc', why: 'By hand.' },
  description: { value: 'Seats', why: 'From Cledara.' },
  account: { value: '463', why: 'By the application.' },
  taxType: { value: 'INPUT2', why: 'By the application.' },
  tracking: null,
};

const ownDay: PostingDay = { value: '2026-11-03', why: 'Its own day.', movedFrom: null };
const refund: LineCoding = { ...coding, kind: 'receive-money' };

function invoice(over: Partial<NonNullable<Movement['invoice']>> = {}): Movement['invoice'] {
  return { number: ' INV-1 ', date: '2026-10-20', vatName: null, vatRate: null, ...over };
}

function chosen(day: string): OpenDayChoice {
  return { movementId: 'm', day, author: 'Ada', at: '2026-11-20T10:00:00.000Z' };
}

function draft(
  line: LineCoding,
  told: Movement['invoice'],
  { date = ownDay, choice = null }: { readonly date?: PostingDay; readonly choice?: OpenDayChoice | null } = {},
) {
  const basis = {
    reference: 'TB-1',
    date,
    choice,
    amountMinor: 1230,
    currency: 'GBP',
    bankAccount: { value: bankAccountPart(index, '090', 'GBP'), why: 'By the account.' },
  };
  return draftBill(basis, line, told, index);
}

function why(of: ReturnType<typeof draft>, field: string): string | undefined {
  return of.explanation.find((one) => one.field === field)?.why;
}

describe('a bill', () => {
  it('has the number and the day of its invoice, and is due and paid when the money went', () => {
    const made = draft(coding, invoice());
    expect(made.problems).toEqual([]);
    expect(made.document).toEqual({
      kind: 'bill',
      reference: 'TB-1',
      number: 'INV-1',
      date: '2026-10-20',
      dueDate: '2026-11-03',
      bankAccount: { accountId: 'account-090', code: '090', name: 'Account 090' },
      contact: { kind: 'known', contactId: 'contact-figma inc', name: 'Figma Inc' },
      amountMinor: 1230,
      currency: 'GBP',
      description: 'Seats',
      account: { accountId: 'account-463', code: '463', name: 'Account 463' },
      taxType: 'INPUT2',
      tracking: [],
    });
    expect(made.explanation.map(({ field }) => field)).toEqual([
      'number',
      'date',
      'dueDate',
      'contact',
      'account',
      'taxType',
      'tracking',
      'description',
      'amount',
      'bankAccount',
    ]);
    expect(why(made, 'number')).toBe('The invoice number confirmed in Cledara.');
    expect(why(made, 'date')).toBe('The invoice date confirmed in Cledara.');
    expect(why(made, 'dueDate')).toBe('It is due and paid then. Its own day.');
  });

  it.each([null, invoice({ number: null, date: null }), invoice({ number: '  ', date: null })])(
    'goes by its own reference and day where Cledara confirms none: %j',
    (told) => {
      const made = draft(coding, told);
      expect(made.document).toMatchObject({ number: 'TB-1', date: '2026-11-03', dueDate: '2026-11-03' });
      expect(why(made, 'number')).toBe('No invoice number is confirmed in Cledara, so it goes by its own reference.');
      expect(why(made, 'date')).toBe('No invoice date is confirmed in Cledara. Its own day.');
    },
  );

  it('has a number of as many characters as Xero takes', () => {
    expect(draft(coding, invoice({ number: 'x'.repeat(300) })).document).toMatchObject({ number: 'x'.repeat(255) });
  });

  it('whose invoice lies on a closed day gets the open day that was chosen, and says its own', () => {
    const made = draft(coding, invoice(), { choice: chosen('2026-11-01') });
    expect(made.document).toMatchObject({
      date: '2026-11-01',
      dueDate: '2026-11-03',
      description: 'Seats (original date 20 Oct 2026)',
    });
    expect(why(made, 'date')).toContain('Chosen by hand by Ada');
  });

  it('of a movement that was moved is dated no earlier than that, and its description is left as it is', () => {
    const date: PostingDay = { value: '2026-12-01', why: 'Chosen.', movedFrom: '2026-11-03' };
    const options = { date, choice: chosen('2026-12-01') };
    expect(draft(coding, invoice(), options).document).toMatchObject({
      date: '2026-12-01',
      dueDate: '2026-12-01',
      description: 'Seats',
    });
    expect(why(draft(coding, invoice(), options), 'date')).toBe('Chosen.');
    expect(draft(coding, invoice({ date: '2026-12-01' }), options).document).toMatchObject({ date: '2026-12-01' });
    expect(draft(coding, invoice({ date: '2026-12-02' }), options).document).toMatchObject({
      date: '2026-12-02',
      dueDate: '2026-12-01',
      description: 'Seats',
    });
  });

  it('is none where its line is none, and says the same of it', () => {
    const made = draft({ ...coding, account: null }, invoice());
    expect(made.document).toBeNull();
    expect(made.problems).toMatchObject([
      { code: 'not-coded', message: 'No account is chosen, neither for this nor as a default' },
    ]);
    expect(made.explanation.slice(0, 4).map(({ field, value }) => `${field} ${value}`)).toEqual([
      'number INV-1',
      'date 2026-10-20',
      'dueDate 2026-11-03',
      'contact Figma Inc',
    ]);
    expect(why(made, 'account')).toBe('Nobody has chosen one.');
  });

  it('without a tax rate says so, too', () => {
    const made = draft({ ...coding, taxType: null }, null);
    expect(made.problems).toMatchObject([
      { code: 'not-coded', message: 'No tax rate is chosen, neither for this nor as a default' },
    ]);
    expect(made.explanation).toContainEqual({ field: 'taxType', value: 'none', why: 'Nobody has chosen one.' });
    expect(made.explanation).toContainEqual({ field: 'tracking', value: 'none', why: 'Nobody has chosen any.' });
  });

  it('with a tracking option that Xero lacks is none, though all else is there', () => {
    const tracking = { value: { Department: 'Sales', Region: 'North' }, why: 'By the application.' };
    const made = draft({ ...coding, tracking }, null);
    expect(made.document).toBeNull();
    expect(made.problems).toMatchObject([{ code: 'tracking-missing' }]);
    expect(made.explanation).toContainEqual({
      field: 'tracking',
      value: 'Region: North',
      why: 'By the application.',
    });
    const whole = { value: { Department: 'Design', Region: 'North' }, why: 'By hand.' };
    expect(why(draft({ ...coding, tracking: whole }, null), 'tracking')).toBe('By hand.');
    expect(draft({ ...coding, tracking: whole }, null).explanation).toContainEqual({
      field: 'tracking',
      value: 'Department: Design, Region: North',
      why: 'By hand.',
    });
  });
});

describe('a credit note', () => {
  it('goes by its own reference and day, whatever its invoice says', () => {
    const made = draft(refund, invoice());
    expect(made.document).toMatchObject({
      kind: 'credit-note',
      number: 'TB-1',
      date: '2026-11-03',
      dueDate: '2026-11-03',
      description: 'Seats',
    });
    expect(why(made, 'number')).toBe('A credit note goes by its own reference, by which it is found again in Xero.');
    expect(why(made, 'date')).toBe('Its own day.');
    expect(why(made, 'dueDate')).toBe('It is refunded then. Its own day.');
  });
});
