import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SandboxCaller } from '../integration/sandbox/sandbox-caller.ts';
import { contractsMissing, whyNot } from './contracts.ts';
import { xeroKnownNamesValidator, xeroRequestValidator, xeroResponseValidator } from './validators.ts';

describe.skipIf(contractsMissing)(`the sandbox answers as Xero's specification says${whyNot}`, () => {
  let caller: SandboxCaller;
  let transactionId = '';
  let transferId = '';
  beforeAll(async () => {
    caller = await SandboxCaller.open({ transactions: 10 });
    const line = caller.line({ Tracking: [{ Name: 'Department', Option: 'Design' }] });
    const [posted] = await caller.post([caller.spend({ LineItems: [line], Url: 'https://app.example.test/1' })]);
    transactionId = posted?.BankTransactionID ?? '';
    const transfer = { FromBankAccount: { Code: '091' }, ToBankAccount: { Code: '090' }, Amount: 5, Reference: 'TB-T' };
    const made = await caller.xero('PUT', '/BankTransfers', { body: { BankTransfers: [transfer] } });
    transferId = made.json<{ BankTransfers: { BankTransferID: string }[] }>().BankTransfers[0]?.BankTransferID ?? '';
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
    ['Attachments', '/BankTransactions/:transaction/Attachments'],
    ['Attachments', '/BankTransfers/:transfer/Attachments'],
  ])('%s from GET %s', async (schema, template) => {
    const path = template.replace(':transaction', transactionId).replace(':transfer', transferId);
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
