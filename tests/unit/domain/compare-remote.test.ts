import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareUnpaid, compareWithRemote } from '../../../shared/domain/compare-remote.ts';
import {
  type BankTransactionDocument,
  type BillDocument,
  isBill,
  type PushDocument,
  type TransferDocument,
} from '../../../shared/domain/document.ts';
import type { ReferenceData, XeroContact } from '../../../shared/domain/reference-data.ts';
import { indexReference } from '../../../shared/domain/reference-index.ts';
import type { RemoteDetails } from '../../../shared/domain/remote-details.ts';
import { referenceData } from '../../integration/ledger/sample-books.ts';

const word = fc.string({ minLength: 1, maxLength: 20 });
const id = fc.uuid();
const account = fc.record({ accountId: id, code: fc.option(word), name: word });
const currency = fc.constantFrom('GBP', 'JPY', 'KWD');
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const transactions: fc.Arbitrary<BankTransactionDocument> = fc.record({
  kind: fc.constantFrom('spend-money', 'receive-money'),
  reference: word,
  date: day,
  bankAccount: account,
  contact: fc.record({ kind: fc.constant('known' as const), contactId: id, name: word }),
  amountMinor: fc.integer({ min: 1, max: 1e9 }),
  currency,
  description: fc.string({ maxLength: 60 }),
  account,
  taxType: fc.constantFrom('NONE', 'INPUT2', 'REVERSECHARGES'),
  tracking: fc.uniqueArray(fc.record({ categoryId: id, category: word, optionId: id, option: word }), { maxLength: 2 }),
});

const transfers: fc.Arbitrary<TransferDocument> = fc.record({
  kind: fc.constant('transfer' as const),
  reference: word,
  date: day,
  fromBankAccount: account,
  toBankAccount: account,
  amountMinor: fc.integer({ min: 1, max: 1e9 }),
  currency,
});

const bills: fc.Arbitrary<BillDocument> = fc
  .tuple(transactions, fc.constantFrom('bill' as const, 'credit-note' as const), word, day)
  .map(([document, kind, number, dueDate]) => ({ ...document, kind, number, dueDate }));

/** What Xero answers about a document that it has just been given. */
function echo(document: PushDocument): RemoteDetails {
  const common = {
    id: 'xero-1',
    status: 'AUTHORISED',
    reference: document.reference,
    date: document.date,
    totalMinor: document.amountMinor,
    hasAttachments: false,
    isReconciled: false,
    billing: null,
    bill: null,
    updatedAt: null,
  } as const;
  if (document.kind === 'transfer') {
    return {
      ...common,
      kind: 'bank-transfer',
      type: null,
      bankAccountId: document.fromBankAccount.accountId,
      toBankAccountId: document.toBankAccount.accountId,
      contactId: null,
      contactName: null,
      lines: [],
    };
  }
  return {
    ...common,
    ...(isBill(document) ? billEcho(document) : {}),
    kind: 'bank-transaction',
    type: document.kind === 'spend-money' ? 'SPEND' : 'RECEIVE',
    bankAccountId: document.bankAccount.accountId,
    toBankAccountId: null,
    contactId: document.contact.kind === 'known' ? document.contact.contactId : null,
    contactName: document.contact.name,
    lines: [
      {
        id: 'line-1',
        description: document.description.trim(),
        amountMinor: document.amountMinor,
        accountId: document.account.accountId.toUpperCase(),
        accountCode: document.account.code,
        taxType: document.taxType,
        tracking: document.tracking.map(({ category, option, optionId }) => ({ category, option, optionId })),
      },
    ],
  };
}

/** What a bill has beside the rest: it is paid, by one payment of ours. */
function billEcho({ number, dueDate, bankAccount, reference }: BillDocument): Pick<RemoteDetails, 'billing' | 'bill'> {
  const payment = { id: 'payment-1', date: dueDate, accountId: bankAccount.accountId, reference };
  return {
    billing: { number, isPaid: true, paidOn: null },
    bill: {
      dueDate,
      payments: [{ ...payment, isReconciled: false, isInBatch: false }],
      creditCount: 0,
      dueMinor: 0,
    },
  };
}

const lists = (contacts: readonly XeroContact[] = []): ReferenceData => ({ ...referenceData, contacts });
const index = indexReference(lists());

describe('a document compared with what Xero has', () => {
  test('differs nowhere from its own echo', () => {
    fc.assert(
      fc.property(fc.oneof(transactions, transfers, bills), (document) => {
        expect(compareWithRemote(document, echo(document), index)).toEqual([]);
      }),
    );
  });

  test('differs in the very fields that another one differs in', () => {
    fc.assert(
      fc.property(transactions, transactions, (document, other) => {
        fc.pre(document.currency === other.currency);
        const fields = new Set(compareWithRemote(document, echo(other), index).map(({ field }) => field));
        expect(fields.has('date')).toBe(document.date !== other.date);
        expect(fields.has('amount')).toBe(document.amountMinor !== other.amountMinor);
        expect(fields.has('kind')).toBe(document.kind !== other.kind);
        expect(fields.has('taxType')).toBe(document.taxType !== other.taxType);
        expect(fields.has('account')).toBe(document.account.accountId !== other.account.accountId);
        expect(fields.has('bankAccount')).toBe(document.bankAccount.accountId !== other.bankAccount.accountId);
        expect(fields.has('description')).toBe(document.description.trim() !== other.description.trim());
        expect(fields.has('reference')).toBe(document.reference !== other.reference);
      }),
    );
  });

  test('of a bill differs in its number, its days and how it is paid as well', () => {
    fc.assert(
      fc.property(bills, bills, fc.integer({ min: 0, max: 3 }), (document, other, creditCount) => {
        fc.pre(document.currency === other.currency);
        const remote = echo(other);
        const bill = remote.bill === null ? null : { ...remote.bill, creditCount };
        const fields = new Set(compareWithRemote(document, { ...remote, bill }, index).map(({ field }) => field));
        expect(fields.has('number')).toBe(document.number !== other.number);
        expect(fields.has('dueDate')).toBe(document.kind === 'bill' && document.dueDate !== other.dueDate);
        expect(fields.has('payments')).toBe(creditCount > 0);
        expect(fields.has('paidOn')).toBe(creditCount === 0 && document.dueDate !== other.dueDate);
        expect(fields.has('account')).toBe(document.account.accountId !== other.account.accountId);
      }),
    );
  });

  test('shows both sides as a person reads them', () => {
    const [document] = fc.sample(transactions, { numRuns: 1, seed: 7 });
    if (document === undefined) throw new Error('There is a sample.');
    const ours = { ...document, amountMinor: 4200, currency: 'GBP', date: '2026-06-13' };
    const theirs = { ...echo(ours), totalMinor: 4300, date: '2026-06-14', type: 'RECEIVE-PREPAYMENT' };
    expect(compareWithRemote({ ...ours, kind: 'spend-money' }, theirs, index)).toEqual([
      { field: 'kind', ours: 'spend-money', theirs: 'RECEIVE-PREPAYMENT' },
      { field: 'date', ours: '2026-06-13', theirs: '2026-06-14' },
      { field: 'amount', ours: '42.00 GBP', theirs: '43.00 GBP' },
    ]);
  });

  test('takes a merged or renamed contact for the same, and another one of its name for another', () => {
    const [document] = fc.sample(transactions, { numRuns: 1, seed: 8 });
    if (document === undefined) throw new Error('There is a sample.');
    const ours = { ...document, contact: { kind: 'known', contactId: 'a', name: 'Figma' } } as const;
    const contact = (contactId: string, name: string, mergedInto?: string): XeroContact => ({
      contactId,
      contactNumber: null,
      name,
      status: 'ACTIVE',
      ...(mergedInto === undefined ? {} : { mergedInto }),
    });
    const merged = indexReference(
      lists([contact('a', 'Figma', 'b'), contact('b', 'Figma Inc'), contact('c', 'Figma')]),
    );
    const seen = (contactId: string, contactName: string) =>
      compareWithRemote(ours, { ...echo(ours), contactId, contactName }, merged);
    expect(seen('a', 'Figma Ltd')).toEqual([]);
    expect(seen('b', 'Figma Inc')).toEqual([]);
    expect(seen('c', 'Figma')).toEqual([{ field: 'contact', ours: 'Figma', theirs: 'Figma (c)' }]);
    const made = { ...ours, contact: { kind: 'create', name: 'Figma', contactNumber: 'cledara:1' } } as const;
    const kept = indexReference(lists([contact('a', 'Renamed'), contact('c', 'Figma')]), new Map([['cledara:1', 'a']]));
    const details = (contactId: string, contactName: string) => ({ ...echo(ours), contactId, contactName });
    expect(compareWithRemote(made, details('a', 'Renamed'), kept)).toEqual([]);
    expect(compareWithRemote(made, details('c', 'Figma'), kept)).toHaveLength(1);
  });

  test('counts the lines where a person has split them, and leaves out what each says', () => {
    const [document] = fc.sample(transactions, { numRuns: 1, seed: 9 });
    if (document === undefined) throw new Error('There is a sample.');
    const remote = echo(document);
    const split = { ...remote, lines: [...remote.lines, ...remote.lines] };
    expect(compareWithRemote(document, split, index)).toEqual([{ field: 'lines', ours: '1', theirs: '2' }]);
  });

  test('of a transfer differs in either of its ends', () => {
    fc.assert(
      fc.property(transfers, transfers, (document, other) => {
        fc.pre(document.currency === other.currency);
        const fields = new Set(compareWithRemote(document, echo(other), index).map(({ field }) => field));
        expect(fields.has('bankAccount')).toBe(document.fromBankAccount.accountId !== other.fromBankAccount.accountId);
        expect(fields.has('toBankAccount')).toBe(document.toBankAccount.accountId !== other.toBankAccount.accountId);
        expect(fields.has('date')).toBe(document.date !== other.date);
      }),
    );
  });

  test('without a reference, or of no type, has none', () => {
    const [document] = fc.sample(transactions, { numRuns: 1, seed: 10 });
    if (document === undefined) throw new Error('There is a sample.');
    expect(compareWithRemote(document, { ...echo(document), reference: null, type: null }, index)).toEqual([
      { field: 'kind', ours: document.kind, theirs: '' },
      { field: 'reference', ours: document.reference, theirs: '' },
    ]);
  });

  test('leaves out how a bill is paid where that is not asked, and of all others nothing', () => {
    fc.assert(
      fc.property(bills, (document) => {
        const unpaid = { ...echo(document), bill: null };
        expect(compareUnpaid(document, echo(document), index)).toEqual([]);
        expect(compareUnpaid(document, unpaid, index).map(({ field }) => field)).toEqual(
          document.kind === 'bill' ? ['dueDate'] : [],
        );
      }),
    );
    fc.assert(
      fc.property(transactions, transactions, (document, other) => {
        expect(compareUnpaid(document, echo(other), index)).toEqual(compareWithRemote(document, echo(other), index));
      }),
    );
  });
});
