import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SandboxCaller } from './sandbox-caller.ts';

interface Element {
  readonly InvoiceID?: string;
  readonly CreditNoteID?: string;
  readonly PaymentID?: string;
  readonly [name: string]: unknown;
}

describe("the sandbox's bills, credit notes and payments", () => {
  let caller: SandboxCaller;
  beforeEach(async () => {
    caller = await SandboxCaller.open({ transactions: 0 });
  });
  afterEach(() => caller.sandbox.stop());

  const xero = () => caller.sandbox.world.xero;
  const bill = (change: object = {}) => ({
    Type: 'ACCPAY',
    Status: 'AUTHORISED',
    Contact: { ContactID: xero().contacts[0]?.contactId },
    Date: '2026-11-18',
    DueDate: '2026-11-20',
    InvoiceNumber: 'INV-7',
    Url: 'https://app.example.test/?reference=1',
    LineAmountTypes: 'Inclusive',
    LineItems: [caller.line()],
    ...change,
  });
  const send = async (method: string, path: string, body: unknown): Promise<readonly Element[]> => {
    const answer = await caller.xero(method, path, { body });
    const list = path.split(/[/?]/)[1] ?? '';
    return answer.json<Record<string, Element[]>>()[list] ?? [];
  };
  const enter = (...bills: object[]) => send('PUT', '/Invoices?summarizeErrors=false', { Invoices: bills });
  const pay = (...payments: object[]) => send('PUT', '/Payments?summarizeErrors=false', { Payments: payments });
  const payment = (InvoiceID: unknown, change: object = {}) => ({
    Invoice: { InvoiceID },
    Account: { Code: '090' },
    Date: '2026-11-20',
    Amount: 12,
    Reference: 'CLD-1',
    ...change,
  });
  const list = async (path: string) => {
    const answer = await caller.xero('GET', path);
    return answer.json<Record<string, Element[]>>()[path.split(/[/?]/)[1] ?? ''] ?? [];
  };
  const messages = (element: Element | undefined) =>
    ((element?.['ValidationErrors'] ?? []) as { Message: string }[]).map(({ Message }) => Message).join('; ');

  test('a bill is entered, paid, read back, and neither voided nor edited while it is paid', async () => {
    const [entered] = await enter(bill());
    expect(entered).toMatchObject({
      Status: 'AUTHORISED',
      Total: 12,
      TotalTax: 2,
      AmountDue: 12,
      InvoiceNumber: 'INV-7',
    });
    const [paid] = await pay(payment(entered?.InvoiceID));
    expect(paid).toMatchObject({ Status: 'AUTHORISED', Reference: 'CLD-1', PaymentType: 'ACCPAYPAYMENT' });
    const read = await list(`/Invoices/${entered?.InvoiceID}`);
    expect(read).toMatchObject([
      { Status: 'PAID', AmountDue: 0, AmountPaid: 12, Payments: [{ PaymentID: paid?.PaymentID, Reference: 'CLD-1' }] },
    ]);
    expect(await list('/Payments?page=1')).toMatchObject([
      { Account: { Code: '090' }, Invoice: { InvoiceID: entered?.InvoiceID, Type: 'ACCPAY' } },
    ]);

    const void_ = { Invoices: [{ InvoiceID: entered?.InvoiceID, Status: 'VOIDED' }] };
    const [refused] = await send('POST', '/Invoices?summarizeErrors=false', void_);
    expect(messages(refused)).toMatch(/has payments/);
    const deleted = await send('POST', `/Payments/${paid?.PaymentID}`, { Status: 'DELETED' });
    expect(deleted).toMatchObject([{ Status: 'DELETED' }]);
    expect(await list(`/Invoices/${entered?.InvoiceID}`)).toMatchObject([{ Status: 'AUTHORISED', AmountDue: 12 }]);
    const [voided] = await send('POST', '/Invoices?summarizeErrors=false', void_);
    expect(voided).toMatchObject({ Status: 'VOIDED', StatusAttributeString: 'OK' });
    expect(messages((await pay(payment(entered?.InvoiceID)))[0])).toMatch(/against Authorised documents/);
  });

  test('what is paid in a batch, or set off by a credit, is not let go', async () => {
    const [entered, credited] = await enter(bill(), bill());
    const [paid] = await pay(payment(entered?.InvoiceID));
    const { bills } = xero();
    const id = paid?.PaymentID ?? '';
    const remove = () => caller.xero('POST', `/Payments/${id}`, { body: { Status: 'DELETED' } });
    bills.editPayment(id, { batchPaymentId: 'a batch' });
    expect(await list(`/Payments/${id}`)).toMatchObject([{ BatchPaymentID: 'a batch' }]);
    expect((await remove()).status).toBe(400);
    const credit = credited?.InvoiceID ?? '';
    bills.edit(credit, { creditedMinor: 200 });
    expect(await list(`/Invoices/${credit}`)).toMatchObject([{ AmountDue: 10, AmountCredited: 2, CreditNotes: [{}] }]);
    const [refused] = await send('POST', '/Invoices?summarizeErrors=false', {
      Invoices: [{ InvoiceID: credit, Status: 'VOIDED' }],
    });
    expect(messages(refused)).toMatch(/cannot be applied to the invoice because it has payments or credit notes/);
  });

  test('numbers may repeat, and bills are found by number, id and status', async () => {
    const [first, second] = await enter(bill(), bill(), bill({ InvoiceNumber: 'OTHER', Status: 'DRAFT' }));
    expect(await list('/Invoices?InvoiceNumbers=INV-7,INV-8&page=1')).toHaveLength(2);
    expect(await list(`/Invoices?IDs=${second?.InvoiceID}`)).toMatchObject([{ InvoiceID: second?.InvoiceID }]);
    expect(await list('/Invoices?Statuses=DRAFT')).toMatchObject([{ InvoiceNumber: 'OTHER' }]);
    const where = encodeURIComponent('Type=="ACCPAY" AND Date>=DateTime(2026,11,18) AND Date<DateTime(2026,11,19)');
    expect(await list(`/Invoices?where=${where}&order=${encodeURIComponent('InvoiceID ASC')}&page=1`)).toHaveLength(3);
    expect(first?.InvoiceID).not.toBe(second?.InvoiceID);
  });

  test('amounts are exclusive of tax and a bill is a draft, unless it is said otherwise', async () => {
    const { LineAmountTypes: _types, Status: _status, ...bare } = bill();
    expect((await enter(bare))[0]).toMatchObject({ Status: 'DRAFT', Total: 14.4, TotalTax: 2.4 });
  });

  test.each([
    ['another type', { Type: 'ACCREC' }, /Type/],
    ['no due day', { DueDate: undefined }, /Due Date/],
    ['a locked day', { Date: '2023-12-31' }, /end of year lock date/],
    ['a currency that is not subscribed', { CurrencyCode: 'SEK' }, /not subscribed to currency 'SEK'/],
    ['no line', { LineItems: [] }, /line item/],
    ['an illegal tax type', { LineItems: [{ UnitAmount: 1, AccountCode: '463', TaxType: 'OUTPUT2' }] }, /TaxType/],
    ['an address that is none', { Url: 'cledara' }, /Url/],
  ])('refuse %s', async (_what, change, message) => {
    const [element, other] = await enter(bill(change), bill());
    expect(messages(element)).toMatch(message);
    expect(element).toMatchObject({ InvoiceID: '00000000-0000-0000-0000-000000000000', HasErrors: true });
    expect(other?.['StatusAttributeString']).toBe('OK');
  });

  test('a draft may lie on a locked day', async () => {
    expect((await enter(bill({ Date: '2023-12-31', Status: 'DRAFT' })))[0]).toMatchObject({ Status: 'DRAFT' });
  });

  test.each([
    ['more than is outstanding', { Amount: 12.01 }, /exceeds the amount outstanding/],
    ['nothing', { Amount: 0 }, /Amount/],
    ['from an expense account', { Account: { Code: '463' } }, /type BANK/],
    ['from an account of a third currency', { Account: { Code: '092' } }, /currency/],
    ['on a locked day', { Date: '2023-12-31' }, /end of year lock date/],
    ['what is not there', { Invoice: { InvoiceID: 'b2b8b9c2-0000-4000-8000-000000000000' } }, /could not be found/],
  ])('no payment of %s', async (_what, change, message) => {
    const [entered] = await enter(bill());
    const [refused, paid, twice] = await pay(
      payment(entered?.InvoiceID, change),
      payment(entered?.InvoiceID),
      payment(entered?.InvoiceID),
    );
    expect(messages(refused)).toMatch(message);
    expect(paid).toMatchObject({ StatusAttributeString: 'OK' });
    expect(messages(twice)).toMatch(/exceeds the amount outstanding/); // within one request too
    expect(xero().bills.paymentShelf.items).toHaveLength(1);
  });

  test("a supplier's credit note is refunded into the bank account", async () => {
    const note = { ...bill({ Type: 'ACCPAYCREDIT' }), CreditNoteNumber: 'CLD-2' };
    const [entered] = await send('PUT', '/CreditNotes?summarizeErrors=false', { CreditNotes: [note] });
    expect(entered).toMatchObject({ CreditNoteNumber: 'CLD-2', RemainingCredit: 12 });
    const refund = { CreditNote: { CreditNoteID: entered?.CreditNoteID }, Account: { Code: '090' }, Amount: 12 };
    expect((await pay(refund))[0]).toMatchObject({ PaymentType: 'APCREDITPAYMENT' });
    expect(await list('/CreditNotes?page=1')).toMatchObject([{ Status: 'PAID', RemainingCredit: 0 }]);
    expect(await list('/Invoices')).toEqual([]);
  });

  test('they need scopes of their own, and take files', async () => {
    const [entered] = await enter(bill());
    const headers = { 'content-type': 'application/pdf' };
    const path = `/Invoices/${entered?.InvoiceID}/Attachments/invoice.pdf`;
    expect((await caller.xero('PUT', path, { body: Buffer.from('%PDF-1.4'), headers })).status).toBe(200);
    await caller.signIn('openid offline_access accounting.banktransactions accounting.settings.read');
    expect((await caller.xero('GET', '/Invoices')).status).toBe(401);
    await caller.signIn('openid offline_access accounting.invoices');
    expect((await caller.xero('GET', '/CreditNotes')).status).toBe(200);
    expect((await caller.xero('GET', '/Payments')).status).toBe(401);
  });
});
