import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ObjectSerializer } from 'xero-node/dist/gen/model/accounting/models.js';
import { encodePayments } from '../../../electron/adapters/xero/encode-bills.ts';
import { encodeDocuments } from '../../../electron/adapters/xero/encode-documents.ts';
import { modelOf } from '../../../electron/adapters/xero/xero-model.ts';
import type { BankTransactionDocument, PushDocument } from '../../../shared/domain/document.ts';
import { minorFromNumber } from '../../../shared/domain/money.ts';
import { bill, spend, transfer } from './documents.ts';

test('Spend Money is one line with tax included, and nothing that Xero decides itself', () => {
  expect(encodeDocuments([spend(1)])).toBe(
    '{"BankTransactions":[{"Type":"SPEND","Contact":{"ContactID":"con-1"},"LineItems":[{"Description":"Figma · Professional",' +
      '"Quantity":1,"UnitAmount":12.34,"AccountCode":"463","TaxType":"INPUT2","Tracking":[{"TrackingCategoryID":"cat-1",' +
      '"TrackingOptionID":"opt-1","Name":"Department","Option":"Design"}]}],"BankAccount":{"AccountID":' +
      '"6f7594f2-f059-4d56-9e67-47ac9733bfe9"},"Date":"2026-11-02","Reference":"CLD-1",' +
      '"Url":"https://app.cledara.com/?reference=CLD-1","LineAmountTypes":"Inclusive"}]}',
  );
});

test('Receive Money to an account without a code names it by its id', () => {
  const document: BankTransactionDocument = {
    ...spend(2),
    kind: 'receive-money',
    account: { accountId: 'acc-9', code: null, name: 'Rewards' },
    tracking: [],
  };
  expect(JSON.parse(encodeDocuments([document]))).toMatchObject({
    BankTransactions: [
      {
        Type: 'RECEIVE',
        LineItems: [
          {
            Description: 'Figma · Professional',
            Quantity: 1,
            UnitAmount: 12.34,
            AccountID: 'acc-9',
            TaxType: 'INPUT2',
          },
        ],
      },
    ],
  });
  expect(encodeDocuments([document])).not.toMatch(/AccountCode|Tracking|Reconciled|TaxAmount|Currency|Status/);
});

test('a transfer has two accounts and an amount', () => {
  expect(encodeDocuments([transfer(3)])).toBe(
    '{"BankTransfers":[{"FromBankAccount":{"AccountID":"7e5e243b-9fcd-4aef-8e3a-c70be1e39bfa"},"ToBankAccount":{"AccountID":' +
      '"6f7594f2-f059-4d56-9e67-47ac9733bfe9"},"Amount":500,"Date":"2026-11-02","Reference":"CLD-3"}]}',
  );
});

test('a bill says that tax is included, in which currency, and what it is found by', () => {
  const { LineItems: lines } = JSON.parse(encodeDocuments([spend(1)])).BankTransactions[0];
  expect(JSON.parse(encodeDocuments([bill(1)]))).toEqual({
    Invoices: [
      {
        Type: 'ACCPAY',
        Status: 'AUTHORISED',
        Contact: { ContactID: 'con-1' },
        Date: '2026-10-28',
        DueDate: '2026-11-02',
        InvoiceNumber: 'INV-1',
        Url: 'https://app.cledara.com/?reference=CLD-1',
        LineAmountTypes: 'Inclusive',
        CurrencyCode: 'GBP',
        LineItems: lines,
      },
    ],
  });
});

test("a credit note goes by its number alone, and is its movement's own day's", () => {
  const body = encodeDocuments([bill(2, 'credit-note')]);
  expect(JSON.parse(body)).toMatchObject({ CreditNotes: [{ Type: 'ACCPAYCREDIT', CreditNoteNumber: 'CLD-2' }] });
  expect(body).not.toMatch(/Url|DueDate|"Reference"/);
});

test('payments name what they are for, from where, when and how much', () => {
  const made = [
    { id: 'inv-1', document: bill(1) },
    { id: 'cn-2', document: bill(2, 'credit-note') },
  ];
  const common = { Account: { AccountID: '6f7594f2-f059-4d56-9e67-47ac9733bfe9' }, Date: '2026-11-02', Amount: 12.34 };
  expect(JSON.parse(encodePayments(made))).toEqual({
    Payments: [
      { Invoice: { InvoiceID: 'inv-1' }, ...common, Reference: 'CLD-1' },
      { CreditNote: { CreditNoteID: 'cn-2' }, ...common, Reference: 'CLD-2' },
    ],
  });
  expect(() => encodePayments([])).toThrow();
});

describe('whatever the documents', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.constant('/Date(1)/'));
  const account = fc.record({ accountId: fc.uuid(), code: fc.option(text), name: text });
  const currency = fc.constantFrom('GBP', 'EUR', 'JPY', 'KWD');
  const amountMinor = fc.integer({ min: 1, max: 10 ** 11 });
  const date = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  const common = { reference: text, date: date.map((day) => day.toISOString().slice(0, 10)), amountMinor, currency };
  const tracking = fc.record({ categoryId: fc.uuid(), category: text, optionId: fc.uuid(), option: text });
  const transaction = fc.record({
    ...common,
    kind: fc.constantFrom('spend-money' as const, 'receive-money' as const),
    bankAccount: account,
    contact: fc.record({ kind: fc.constant('known' as const), contactId: fc.uuid(), name: text }),
    description: text,
    account,
    taxType: text,
    tracking: fc.array(tracking, { maxLength: 2 }),
  });
  const bankTransfer = fc.record({
    ...common,
    kind: fc.constant('transfer' as const),
    fromBankAccount: account,
    toBankAccount: account,
  });
  const numbered = { ...common, number: text, dueDate: common.date };
  const billOf = (kind: 'bill' | 'credit-note') =>
    transaction.chain((document) => fc.record(numbered).map((more) => ({ ...document, ...more, kind })));
  const bills = fc.array(billOf('bill'), { minLength: 1, maxLength: 5 });
  const batch = fc.oneof(
    bills,
    fc.array(billOf('credit-note'), { minLength: 1, maxLength: 5 }),
    fc.array(transaction, { minLength: 1, maxLength: 5 }),
    fc.array(bankTransfer, { minLength: 1, maxLength: 5 }),
  );

  test('xero-node writes the very same bytes, and the same documents give them again', () => {
    fc.assert(
      fc.property(batch, (documents: readonly PushDocument[]) => {
        const body = encodeDocuments(documents);
        const type = Object.keys(JSON.parse(body))[0] ?? '';
        expect(JSON.stringify(ObjectSerializer.serialize(modelOf(JSON.parse(body)), type))).toBe(body);
        expect(encodeDocuments(structuredClone(documents))).toBe(body);
      }),
    );
  });

  test('so it does of payments', () => {
    fc.assert(
      fc.property(bills, (documents) => {
        const body = encodePayments(documents.map((document, index) => ({ id: `inv-${index}`, document })));
        expect(JSON.stringify(ObjectSerializer.serialize(modelOf(JSON.parse(body)), 'Payments'))).toBe(body);
      }),
    );
  });

  test('the amount in the request is the amount of the document', () => {
    fc.assert(
      fc.property(transaction, (document) => {
        const amount = JSON.parse(encodeDocuments([document])).BankTransactions[0].LineItems[0].UnitAmount;
        expect(minorFromNumber(amount, document.currency)).toEqual({ ok: true, value: document.amountMinor });
      }),
    );
  });
});

describe('a bug is', () => {
  const cases: readonly (readonly [string, readonly PushDocument[]])[] = [
    ['an empty request', []],
    ['more than fifty', Array.from({ length: 51 }, (_value, index) => spend(index))],
    ['a mixture', [spend(1), transfer(2)]],
    ['a contact that is not made yet', [{ ...spend(1), contact: { kind: 'create', name: 'New', contactNumber: 'n' } }]],
    ['nothing', [{ ...spend(1), amountMinor: 0 }]],
    ['a negative amount', [{ ...transfer(1), amountMinor: -1 }]],
    ['half a penny', [{ ...spend(1), amountMinor: 0.5 }]],
  ];
  test.each(cases)('%s', (_name, documents) => {
    expect(() => encodeDocuments(documents)).toThrow();
  });
});
