import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { messagesOf, SandboxCaller } from './sandbox-caller.ts';

const zeroGuid = '00000000-0000-0000-0000-000000000000';

describe("bank transactions in the sandbox's Xero", () => {
  let caller: SandboxCaller;
  beforeEach(async () => {
    caller = await SandboxCaller.open({
      transactions: 0,
      xeroLimits: { perMinute: 1000, perDay: 5000, concurrent: 5 },
    });
  });
  afterEach(() => caller.sandbox.stop());

  const bodyWith = (change: Record<string, unknown>) => caller.spend({ LineItems: [caller.line(change)] });
  const xero = () => caller.sandbox.world.xero;
  const list = async (query: string, headers: Record<string, string> = {}) =>
    (await caller.xero('GET', `/BankTransactions?${query}`, { headers })).json<Listing>();

  test.each<[string, Record<string, unknown>, RegExp]>([
    ['an unknown account', { AccountCode: '999' }, /^Account code '999' is not a valid code for this document\.$/],
    [
      'a bank account as account',
      { AccountCode: '091' },
      /^Account code '091' is not a valid code for this document\.$/,
    ],
    ['accounts payable', { AccountCode: '800' }, /^Account code '800' is not a valid code/],
    [
      'an archived account',
      { AccountCode: '465' },
      /^Account code '465' has been archived, or has been deleted\. Each line item must reference a valid account\.$/,
    ],
    [
      'an unknown tax type',
      { TaxType: 'INPUT9' },
      /^The TaxType code 'INPUT9' does not exist or cannot be used for this type of transaction\.$/,
    ],
    ['a deleted tax type', { TaxType: 'TAX001' }, /^The TaxType code 'TAX001' does not exist/],
    [
      'a tax type of sales on an expense',
      { TaxType: 'OUTPUT2' },
      /^The TaxType code 'OUTPUT2' cannot be used with account code '463'\.$/,
    ],
    [
      'a tax amount of its own',
      { UnitAmount: 313.68, TaxAmount: 52.23 },
      /^Tax amount 52\.23 is incorrect for INPUT2 tax type, should be 52\.28$/,
    ],
    ['no amount', { UnitAmount: 0 }, /UnitAmount/],
    ['no quantity', { Quantity: 0 }, /Quantity/],
    ['a negative total', { UnitAmount: -5 }, /total .* greater than zero/],
    [
      'a line total that does not add up',
      { Quantity: 2, LineAmount: 12 },
      /line total 12\.00 does not match the expected line total 24\.00/,
    ],
    ['an unknown tracking category', { Tracking: [{ Name: 'Moon', Option: 'Dark side' }] }, /Moon/],
    ['an archived tracking option', { Tracking: [{ Name: 'Department', Option: 'Old Team' }] }, /Old Team/],
  ])('refuses a line with %s', async (_what, change, message) => {
    const [element] = await caller.post([bodyWith(change)]);
    expect(element?.StatusAttributeString).toBe('ERROR');
    expect(element?.BankTransactionID).toBe(zeroGuid);
    expect(messagesOf(element)).toHaveLength(1);
    expect(messagesOf(element)[0]).toMatch(message);
    expect(xero().bankTransactions).toEqual([]);
  });

  test.each<[string, Record<string, unknown>, RegExp]>([
    [
      'no contact',
      { Contact: {} },
      /^The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber$/,
    ],
    ['an unknown contact', { Contact: { ContactID: crypto.randomUUID() } }, /contact/],
    ['no bank account', { BankAccount: {} }, /BankAccount/],
    ['an expense account as bank', { BankAccount: { Code: '463' } }, /type BANK/],
    ['an archived bank account', { BankAccount: { Code: '094' } }, /archived/],
    ['another currency', { CurrencyCode: 'EUR' }, /^Setting currency is only supported on overpayments$/],
    [
      'a currency nobody subscribed to',
      { CurrencyCode: 'SEK' },
      /^The current organisation is not subscribed to currency 'SEK'\.$/,
    ],
    ['a transfer type', { Type: 'SPEND-TRANSFER' }, /transfers/],
    ['a total that is not the sum', { Total: 13 }, /^The document total does not equal the sum of the lines$/],
    ['an impossible date', { Date: '2026-02-31' }, /2026-02-31/],
    ['a draft status', { Status: 'DRAFT' }, /DRAFT/],
    ['no lines', { LineItems: [] }, /line items/],
  ])('refuses a document with %s', async (_what, change, message) => {
    const [element] = await caller.post([caller.spend(change)]);
    expect(messagesOf(element)).toHaveLength(1);
    expect(messagesOf(element)[0]).toMatch(message);
  });

  test('refuses an archived contact', async () => {
    const archived = xero().contacts.find(({ status }) => status === 'ARCHIVED');
    const [element] = await caller.post([caller.spend({ Contact: { ContactID: archived?.contactId } })]);
    expect(messagesOf(element)[0]).toMatch(/archived/);
  });

  test.each([
    [
      'STANDARD',
      '2026-10-31',
      ['The document date cannot be before the period lock date, currently set at 31-Oct-2026'],
    ],
    ['STANDARD', '2026-11-01', []],
    ['FINANCIALADVISER', '2026-10-31', []],
    [
      'FINANCIALADVISER',
      '2025-12-31',
      ['The document date cannot be before the end of year lock date, currently set at 31-Dec-2025'],
    ],
  ])('as %s on %s says %j of lock dates', async (role, day, messages) => {
    Object.assign(xero().organisation, { periodLockDate: '2026-10-31', endOfYearLockDate: '2025-12-31' });
    xero().consentingUser.role = role;
    const [element] = await caller.post([caller.spend({ Date: day })]);
    expect(messagesOf(element)).toEqual(messages);
  });

  test('lets no one write who may only read', async () => {
    xero().consentingUser.role = 'READONLY';
    expect((await caller.xero('PUT', '/BankTransactions', { body: caller.spend() })).status).toBe(403);
    expect((await caller.xero('GET', '/BankTransactions')).status).toBe(200);
  });

  test.each([
    ['Inclusive', 12, 12, 2],
    ['Inclusive', 0.03, 0.03, 0.01],
    ['Inclusive', 99.99, 99.99, 16.67],
    ['Exclusive', 10, 12, 2],
    ['NoTax', 12, 12, 0],
    [undefined, 12, 12, 2],
  ])('reckons tax per line: %s %f makes %f with %f tax', async (LineAmountTypes, UnitAmount, Total, TotalTax) => {
    const [element] = await caller.post([{ ...bodyWith({ UnitAmount }), LineAmountTypes }]);
    expect(element).toMatchObject({ StatusAttributeString: 'OK', Total, TotalTax });
  });

  test('counts a reverse charge as no tax, and takes the default of the account where none is named', async () => {
    const [reverse, standard] = await caller.post([
      bodyWith({ TaxType: 'REVERSECHARGES' }),
      bodyWith({ TaxType: undefined }),
    ]);
    expect([reverse?.TotalTax, standard?.TotalTax]).toEqual([0, 2]);
  });

  test('of a batch keeps the good with summarizeErrors=false, in the order sent', async () => {
    const elements = await caller.post([
      caller.spend({ Reference: 'A' }),
      caller.spend({ Reference: 'B', BankAccount: { Code: 'nope' } }),
      caller.spend({ Reference: 'C' }),
    ]);
    expect(elements.map(({ Reference, StatusAttributeString }) => [Reference, StatusAttributeString])).toEqual([
      ['A', 'OK'],
      ['B', 'ERROR'],
      ['C', 'OK'],
    ]);
    expect(xero().bankTransactions.map(({ reference }) => reference)).toEqual(['A', 'C']);
  });

  test.each(['?summarizeErrors=true', ''])('of a batch with %j keeps nothing where one is bad', async (query) => {
    const body = { BankTransactions: [caller.spend(), caller.spend({ LineItems: [] })] };
    const answer = await caller.xero('PUT', `/BankTransactions${query}`, { body });
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({ ErrorNumber: 10, Type: 'ValidationException' });
    expect(answer.json<{ Elements: unknown[] }>().Elements).toHaveLength(1);
    expect(xero().bankTransactions).toEqual([]);
  });

  test('passes a warning on', async () => {
    xero().nextWarning = "Account code '476' has been removed as it does not match a recognised account.";
    const [warned, plain] = await caller.post([caller.spend(), caller.spend()]);
    expect([warned?.StatusAttributeString, plain?.StatusAttributeString]).toEqual(['WARNING', 'OK']);
    expect(warned?.Warnings?.[0]?.Message).toMatch(/476/);
  });

  test.each([
    ['{"BankTransactions": [', 400, 'PostDataInvalidException'],
    ['{"BankTransactions": []}', 400, 'NoDataProcessedException'],
    ['', 400, 'NoDataProcessedException'],
    [`{"BankTransactions": ["${'x'.repeat(3_700_000)}"]}`, 413, 'larger'],
  ])('refuses the body %.30s', async (body, status, text) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await caller.xero('PUT', '/BankTransactions', { body, headers });
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(text);
  });

  test('finds by type, status, date and contact, whole and in part', async () => {
    const other = xero().contacts[1]?.contactId;
    await caller.post([
      caller.spend({ Reference: 'oct', Date: '2026-10-31' }),
      caller.spend({ Reference: 'nov', Date: '2026-11-01' }),
      caller.spend({ Reference: 'in', Date: '2026-11-30', Type: 'RECEIVE' }),
      caller.spend({ Reference: 'dec', Date: '2026-12-01', Contact: { ContactID: other } }),
    ]);
    const where = async (clause: string) =>
      (await list(`page=1&where=${encodeURIComponent(clause)}`)).BankTransactions.map(
        ({ Reference }) => Reference,
      ).sort();
    expect(await where('Date>=DateTime(2026,11,01) AND Date<DateTime(2026,12,01)')).toEqual(['in', 'nov']);
    expect(await where('Date >= DateTime(2026, 11, 1) && Type == "SPEND"')).toEqual(['dec', 'nov']);
    expect(await where('Date==DateTime(2026,10,31)')).toEqual(['oct']);
    expect(await where('Type="RECEIVE" OR Reference=="OCT"')).toEqual(['in', 'oct']);
    expect(await where(`(Type=="RECEIVE" OR Type=="SPEND") AND Contact.ContactID==guid("${other}")`)).toEqual(['dec']);
    expect(await where('Status!="AUTHORISED"')).toEqual([]);
    const bad = await caller.xero('GET', '/BankTransactions?where=Colour%3D%3D%22red%22');
    expect([bad.status, bad.json()['Type']]).toEqual([400, 'QueryParseException']);
  });

  test('finds by references, unless it is from before August 2026', async () => {
    await caller.post(['A', 'B', 'C'].map((Reference) => caller.spend({ Reference })));
    const found = async () =>
      (await list('page=1&References=A,c,zz')).BankTransactions.map(({ Reference }) => Reference).sort();
    expect(await found()).toEqual(['A', 'C']);
    xero().understandsReferences = false;
    expect(await found()).toEqual(['A', 'B', 'C']);
  });

  test('pages, and gives line items only with a page', async () => {
    await caller.post(Array.from({ length: 5 }, (_, index) => caller.spend({ Reference: `R${index}` })));
    const second = await list('page=2&pageSize=2&order=Date%20DESC');
    expect(second.pagination).toEqual({ page: 2, pageSize: 2, pageCount: 3, itemCount: 5 });
    expect(second.BankTransactions.map(({ LineItems }) => LineItems.length)).toEqual([1, 1]);
    const whole = await list('');
    expect(whole.pagination).toBeUndefined();
    expect(whole.BankTransactions.map(({ LineItems }) => LineItems.length)).toEqual([0, 0, 0, 0, 0]);
    expect((await caller.xero('GET', '/BankTransactions?page=1&pageSize=1001')).status).toBe(400);
  });

  test('answers 304 where nothing changed since', async () => {
    await caller.post([caller.spend()]);
    const since = (time: string) =>
      caller.xero('GET', '/BankTransactions?page=1', { headers: { 'if-modified-since': time } });
    expect((await since('2026-11-22T08:59:59')).status).toBe(200);
    expect((await since('Sun, 22 Nov 2026 09:00:00 GMT')).status).toBe(304);
    await caller.clock.advance(1000);
    xero().reconcileByHand(xero().bankTransactions[0]?.bankTransactionId ?? '');
    expect((await since('2026-11-22T09:00:00')).status).toBe(200);
  });

  test('deletes and changes what is neither reconciled nor locked', async () => {
    const [one, two] = await caller.post([caller.spend({ Reference: 'A' }), caller.spend({ Reference: 'B' })]);
    const change = (id: string | undefined, body: object) => caller.xero('POST', `/BankTransactions/${id}`, { body });
    const gone = { BankTransactionID: one?.BankTransactionID, Status: 'DELETED' };
    expect((await change(one?.BankTransactionID, gone)).status).toBe(200);
    const twice = await change(one?.BankTransactionID, gone);
    expect([twice.status, twice.text]).toEqual([400, expect.stringContaining('not of valid status for modification')]);
    expect((await change(two?.BankTransactionID, { Reference: 'B2' })).status).toBe(200);
    xero().reconcileByHand(two?.BankTransactionID ?? '');
    expect((await change(two?.BankTransactionID, { Status: 'DELETED' })).text).toContain('reconciled');
    xero().reconcileByHand(two?.BankTransactionID ?? '', false);
    xero().organisation.endOfYearLockDate = '2026-11-21';
    expect((await change(two?.BankTransactionID, { Status: 'DELETED' })).text).toContain(
      'cannot be edited as it is currently dated before end of year lock date',
    );
    expect(xero().bankTransactions.map(({ reference, status }) => [reference, status])).toEqual([
      ['A', 'DELETED'],
      ['B2', 'AUTHORISED'],
    ]);
    expect((await change(crypto.randomUUID(), { Status: 'DELETED' })).status).toBe(404);
  });

  test('shows what people do by hand', async () => {
    const mine = xero().postByHand({ totalMinor: 1234, date: '2026-11-02', reference: 'by hand' });
    expect((await list('page=1')).BankTransactions).toMatchObject([
      { Total: 12.34, Reference: 'by hand', Status: 'AUTHORISED' },
    ]);
    xero().voidByHand(mine.bankTransactionId);
    expect((await list('page=1')).BankTransactions).toMatchObject([{ Status: 'VOIDED' }]);
  });
});

interface Listing {
  readonly pagination?: Record<string, number>;
  readonly BankTransactions: readonly { readonly Reference?: string; readonly LineItems: readonly unknown[] }[];
}
