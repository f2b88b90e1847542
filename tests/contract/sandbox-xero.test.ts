import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SandboxCaller } from '../integration/sandbox/sandbox-caller.ts';
import { contractsMissing, whyNot } from './contracts.ts';
import { xeroKnownNamesValidator, xeroRequestValidator, xeroResponseValidator } from './validators.ts';

describe.skipIf(contractsMissing)(`the sandbox answers as Xero's specification says${whyNot}`, () => {
  let caller: SandboxCaller;
  let transactionId = '';
  let transferId = '';
  let billId = '';
  let noteId = '';
  let paymentId = '';
  beforeAll(async () => {
    caller = await SandboxCaller.open({ transactions: 10 });
    const line = caller.line({ Tracking: [{ Name: 'Department', Option: 'Design' }] });
    const [posted] = await caller.post([caller.spend({ LineItems: [line], Url: 'https://app.example.test/1' })]);
    transactionId = posted?.BankTransactionID ?? '';
    const transfer = { FromBankAccount: { Code: '091' }, ToBankAccount: { Code: '090' }, Amount: 5, Reference: 'TB-T' };
    const made = await caller.xero('PUT', '/BankTransfers', { body: { BankTransfers: [transfer] } });
    transferId = made.json<{ BankTransfers: { BankTransferID: string }[] }>().BankTransfers[0]?.BankTransferID ?? '';
    const asBill = {
      Type: 'ACCPAY',
      Status: 'AUTHORISED',
      Contact: caller.spend()['Contact'],
      DueDate: '2026-11-20',
      InvoiceNumber: 'INV-7',
      Url: 'https://app.example.test/2',
      LineAmountTypes: 'Inclusive',
      LineItems: [line],
    };
    const asNote = { ...asBill, Type: 'ACCPAYCREDIT', CreditNoteNumber: 'CN-7' };
    const bills = await caller.xero('PUT', '/Invoices', { body: { Invoices: [asBill] } });
    billId = bills.json<{ Invoices: { InvoiceID: string }[] }>().Invoices[0]?.InvoiceID ?? '';
    const notes = await caller.xero('PUT', '/CreditNotes', { body: { CreditNotes: [asNote] } });
    noteId = notes.json<{ CreditNotes: { CreditNoteID: string }[] }>().CreditNotes[0]?.CreditNoteID ?? '';
    const account = { Account: { Code: '090' }, Amount: 12, Reference: 'TB-P' };
    const payments = [
      { Invoice: { InvoiceID: billId }, ...account },
      { CreditNote: { CreditNoteID: noteId }, ...account },
    ];
    const paid = await caller.xero('PUT', '/Payments', { body: { Payments: payments } });
    paymentId = paid.json<{ Payments: { PaymentID: string }[] }>().Payments[0]?.PaymentID ?? '';
    for (const parent of [`BankTransactions/${transactionId}`, `BankTransfers/${transferId}`]) {
      const headers = { 'content-type': 'application/pdf' };
      await caller.xero('PUT', `/${parent}/Attachments/invoice.pdf`, { body: Buffer.from('%PDF-1.4'), headers });
    }
  });
  afterAll(() => caller.sandbox.stop());

  test.each([
    ['Organisations', '/Organisation'],
    ['Actions', '/Organisation/Actions'],
    ['Users', '/Users'],
    ['Accounts', '/Accounts'],
    ['TaxRates', '/TaxRates'],
    ['TrackingCategories', '/TrackingCategories?includeArchived=true'],
    ['Currencies', '/Currencies'],
    ['Contacts', '/Contacts?page=1&pageSize=1000&includeArchived=true'],
    ['Contacts', '/Contacts'],
    ['BankTransactions', '/BankTransactions?page=1'],
    ['BankTransactions', '/BankTransactions'],
    ['BankTransactions', '/BankTransactions/:transaction'],
    ['BankTransfers', '/BankTransfers'],
    ['BankTransfers', '/BankTransfers/:transfer'],
    ['Invoices', '/Invoices?page=1'],
    ['Invoices', '/Invoices/:bill'],
    ['CreditNotes', '/CreditNotes?page=1'],
    ['CreditNotes', '/CreditNotes/:note'],
    ['Payments', '/Payments?page=1'],
    ['Payments', '/Payments/:payment'],
    ['Attachments', '/BankTransactions/:transaction/Attachments'],
    ['Attachments', '/BankTransfers/:transfer/Attachments'],
  ])('%s from GET %s', async (schema, template) => {
    const path = template
      .replace(':transaction', transactionId)
      .replace(':transfer', transferId)
      .replace(':bill', billId)
      .replace(':note', noteId)
      .replace(':payment', paymentId);
    const answer = await caller.xero('GET', path);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(schema);
    expect(xeroResponseValidator(schema)(answer.json())).toEqual([]);
    expect(xeroKnownNamesValidator(schema)(answer.json())).toEqual([]);
  });

  test('what is written comes back as specified, accepted or refused', async () => {
    const elements = [caller.spend(), caller.spend({ LineItems: [] }), { Type: 'SPEND' }];
    const body = { BankTransactions: elements };
    const partly = await caller.xero('PUT', '/BankTransactions?summarizeErrors=false', { body });
    expect(partly.status).toBe(200);
    expect(xeroResponseValidator('BankTransactions')(partly.json())).toEqual([]);
    expect(xeroKnownNamesValidator('BankTransactions')(partly.json())).toEqual([]);
    const whole = await caller.xero('PUT', '/BankTransactions?summarizeErrors=true', { body });
    expect(whole.status).toBe(400);
    expect(xeroResponseValidator('Error')(whole.json())).toEqual([]);
    const contacts = { Contacts: [{ Name: 'New One', ContactNumber: 'n-1' }, { ContactNumber: 'n-2' }] };
    const upserted = await caller.xero('POST', '/Contacts?summarizeErrors=false', { body: contacts });
    expect(xeroResponseValidator('Contacts')(upserted.json())).toEqual([]);
    expect(xeroKnownNamesValidator('Contacts')(upserted.json())).toEqual([]);
  });

  test('what is refused of bills, credit notes and payments comes back as specified', async () => {
    for (const [resource, element] of [
      ['Invoices', { Type: 'ACCPAY', InvoiceNumber: 'INV-8' }],
      ['CreditNotes', { Type: 'ACCPAYCREDIT' }],
      ['Payments', { Invoice: { InvoiceID: billId }, Account: { Code: '090' }, Amount: 12 }],
    ] as const) {
      const body = { [resource]: [element] };
      const partly = await caller.xero('PUT', `/${resource}?summarizeErrors=false`, { body });
      expect(partly.status).toBe(200);
      expect(partly.text).toContain('ERROR');
      expect(xeroResponseValidator(resource)(partly.json())).toEqual([]);
      expect(xeroKnownNamesValidator(resource)(partly.json())).toEqual([]);
      expect((await caller.xero('PUT', `/${resource}?summarizeErrors=true`, { body })).status).toBe(400);
    }
  });

  test('connections', async () => {
    const answer = await caller.xero('GET', '/connections');
    expect(answer.json<unknown[]>()).toHaveLength(1);
    expect(xeroResponseValidator('Connections')(answer.json())).toEqual([]);
  });

  test('the checks themselves find what is wrong', () => {
    const request = xeroRequestValidator('BankTransactions');
    expect(request({ BankTransactions: [caller.spend()] })).toEqual([]);
    expect(request({ BankTransactions: [caller.spend({ Refrence: 'TB-1' })] })).toHaveLength(1);
    expect(request({ BankTransactions: [caller.spend({ HasAttachments: true })] })).toHaveLength(1);
    expect(request({ BankTransactions: [caller.spend({ Type: 'PAY' })] })).toHaveLength(1);
    expect(request({ BankTransactions: [{ Type: 'SPEND' }] })).toHaveLength(2);
    expect(xeroResponseValidator('BankTransactions')({ BankTransactions: 'none' })).toHaveLength(1);
    expect(xeroKnownNamesValidator('Currencies')({ Currencies: [{ Code: 'GBP', Colour: 'red' }] })).toHaveLength(1);
    expect(xeroResponseValidator('Connections')([{ id: 'no guid' }])).toHaveLength(1);
  });
});
