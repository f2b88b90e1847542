import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Failure } from '../../../shared/domain/failure.ts';
import type { Result } from '../../../shared/lib/result.ts';
import type { FakeAnswer } from './fake-xero.ts';
import { answerLists, bankAccountId, euroAccountId, lists, transaction } from './organisation-answers.ts';
import { bearerCanary, jwt, openScene, refreshCanary, type Scene, tenantId, tokenAnswer } from './scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
  scene.fake.on(answerLists);
});
afterEach(() => scene.close());

const base = '/api.xro/2.0';

describe('organisations', () => {
  const rows = [
    { id: 'c-1', tenantId: 't-1', tenantType: 'ORGANISATION', tenantName: 'Demo Company (UK)', createdDateUtc: '2026' },
    { id: 'c-2', tenantId: 't-2', tenantType: 'PRACTICE', tenantName: 'The practice' },
    { id: 'c-3', tenantId: 't-3', tenantType: 'TYPEOFTOMORROW', tenantName: null },
  ];

  test('are those of the consent that have books; the request names none', async () => {
    scene.fake.on((request) => (request.path === '/connections' ? { json: rows } : null));
    expect(await scene.api.tenants()).toEqual({ ok: true, value: [{ tenantId: 't-1', name: 'Demo Company (UK)' }] });
    const [request] = scene.fake.to('/connections');
    expect(request?.headers.authorization).toBe(`Bearer ${bearerCanary}-1`);
    expect(request?.headers['xero-tenant-id']).toBeUndefined();
    expect(scene.api.callCount()).toBe(1);
  });

  test('none is a list of none', async () => {
    scene.fake.on((request) => (request.path === '/connections' ? { json: [] } : null));
    expect(await scene.api.tenants()).toEqual({ ok: true, value: [] });
  });
});

describe('reference data', () => {
  test('is what planning needs, in eight requests that each name the organisation', async () => {
    const read = await scene.api.referenceData(tenantId);
    expect(read).toEqual({
      ok: true,
      value: {
        tenantId,
        organisation: {
          id: 'b2c885a9-4bb9-4a00-9b6e-6c2bf60b1a2b',
          name: 'Demo Company (UK)',
          timeZone: 'Europe/London',
          baseCurrency: 'GBP',
          countryCode: 'GB',
          shortCode: '!mBdtL',
          periodLockDate: '2026-08-31',
          endOfYearLockDate: null,
          isDemoCompany: true,
          plan: 'DEMO',
          status: 'ACTIVE',
        },
        accounts: [
          {
            accountId: bankAccountId,
            code: '090',
            name: 'Cledara GBP',
            type: 'BANK',
            class: 'ASSET',
            status: 'ACTIVE',
            currency: 'GBP',
            systemAccount: null,
            taxType: 'NONE',
          },
          {
            accountId: euroAccountId,
            code: null,
            name: 'Cledara EUR',
            type: 'BANK',
            class: 'ASSET',
            status: 'ACTIVE',
            currency: 'EUR',
            systemAccount: null,
            taxType: null,
          },
          {
            accountId: 'acc-3',
            code: '463',
            name: 'IT Software',
            type: 'EXPENSE',
            class: 'EXPENSE',
            status: 'ARCHIVED',
            currency: null,
            systemAccount: null,
            taxType: 'INPUT2',
          },
          {
            accountId: 'acc-4',
            code: '610',
            name: 'Accounts Receivable',
            type: 'CURRENT',
            class: 'ASSET',
            status: 'ACTIVE',
            currency: null,
            systemAccount: 'DEBTORS',
            taxType: null,
          },
          {
            accountId: 'acc-5',
            code: '999',
            name: 'Odd',
            type: 'TYPEOFTOMORROW',
            class: null,
            status: 'OTHER',
            currency: null,
            systemAccount: null,
            taxType: null,
          },
        ],
        taxRates: [
          {
            taxType: 'INPUT2',
            name: '20% (VAT on Expenses)',
            status: 'ACTIVE',
            effectiveRate: 20,
            canApplyTo: { ASSET: true, EQUITY: false, EXPENSE: true, LIABILITY: true, REVENUE: false },
          },
          {
            taxType: 'TAX007',
            name: 'Old',
            status: 'OTHER',
            effectiveRate: 17.5,
            canApplyTo: { ASSET: true, EQUITY: true, EXPENSE: true, LIABILITY: true, REVENUE: true },
          },
        ],
        trackingCategories: [
          {
            categoryId: 'cat-1',
            name: 'Department',
            status: 'ACTIVE',
            options: [
              { optionId: 'opt-1', name: 'Design', status: 'ACTIVE' },
              { optionId: 'opt-2', name: 'Gone', status: 'ARCHIVED' },
            ],
          },
        ],
        currencies: ['GBP', 'EUR'],
        contacts: [
          { contactId: 'con-1', contactNumber: 'cledara:1', name: 'Figma Inc', status: 'ACTIVE' },
          { contactId: 'con-2', contactNumber: null, name: 'Café Rouge', status: 'ARCHIVED' },
        ],
        user: null,
        actions: { UseMulticurrency: true, CreateApprovedBill: false },
        readAt: '2026-11-22T09:00:00.000Z',
      },
    });
    const requests = scene.fake.requests.filter((request) => request.path.startsWith(base));
    expect(requests).toHaveLength(8);
    expect(scene.api.callCount()).toBe(8);
    for (const { headers, method } of requests) {
      expect(method).toBe('GET');
      expect(headers['xero-tenant-id']).toBe(tenantId);
      expect(headers.authorization).toBe(`Bearer ${bearerCanary}-1`);
      expect(headers.accept).toBe('application/json');
      expect(headers['user-agent']).toBe('Tallybridge');
      expect(headers['content-type']).toBeUndefined();
    }
    expect(scene.fake.to(`${base}/TrackingCategories`)[0]?.query.get('includeArchived')).toBe('true');
    expect(Object.fromEntries(scene.fake.to(`${base}/Contacts`)[0]?.query ?? [])).toEqual({
      order: 'ContactID ASC',
      page: '1',
      pageSize: '1000',
      includeArchived: 'true',
      summaryOnly: 'true',
    });
  });

  test.each([
    ['by UserID', { xero_userid: 'u-1' }, 'U-1', 'Ann Lee', 'STANDARD'],
    ['by GlobalUserID', { xero_userid: 'g-2' }, 'U-2', 'bo@example.com', 'FINANCIALADVISER'],
  ])('finds the connected user %s', async (_name, claims, userId, name, role) => {
    scene.fake.on((request) =>
      request.path === '/connect/token' ? { json: { ...tokenAnswer(1), access_token: jwt(claims) } } : null,
    );
    const read = await scene.api.referenceData(tenantId);
    expect(read.ok && read.value.user).toMatchObject({ userId, name, role });
  });

  test('finds the connected user by e-mail address, whatever its case', async () => {
    scene.records.signedIn('CLIENT-1', '2026-11-22T09:00:00.000Z', { userId: 'unknown', email: 'ANN@example.com' });
    const read = await scene.api.referenceData(tenantId);
    expect(read.ok && read.value.user).toMatchObject({ userId: 'U-1', email: 'Ann@Example.com' });
  });

  test.each(['MARSSTANDARDTIME', '', 'Europe/London'])(
    'of an organisation in the time zone "%s" is not guessed at',
    async (Timezone) => {
      scene.fake.on((request) =>
        request.path === `${base}/Organisation`
          ? { json: { Organisations: [{ OrganisationID: 'o', Name: 'n', BaseCurrency: 'GBP', Timezone }] } }
          : null,
      );
      const read = await scene.api.referenceData(tenantId);
      expect(read).toMatchObject({ ok: false, error: { kind: 'incompatible' } });
      expect(read.ok ? '' : read.error.message).toContain(`time zone (${Timezone})`);
    },
  );

  test.each(Object.keys(lists))('fails as a whole where %s is not understood', async (path) => {
    scene.fake.on((request) => (request.path === path ? { json: { Unexpected: true } } : null));
    const read = await scene.api.referenceData(tenantId);
    // An organisation without currencies of its own leaves the list out.
    expect(read.ok ? 'fine' : read.error.kind).toBe(path.endsWith('/Currencies') ? 'fine' : 'incompatible');
  });
});

describe('contacts', () => {
  const contact = (number: number) => ({
    ContactID: `con-${number}`,
    Name: `Contact ${number}`,
    ContactStatus: 'ACTIVE',
  });

  test('come in pages until the last one that Xero announces', async () => {
    scene.fake.on((request) => {
      if (request.path !== `${base}/Contacts`) return null;
      const page = Number(request.query.get('page'));
      return {
        json: { Contacts: [contact(page)], pagination: { page, pageSize: 1000, pageCount: 3, itemCount: 2001 } },
      };
    });
    const read = await scene.api.contacts(tenantId);
    expect(read.ok && read.value.map(({ contactId }) => contactId)).toEqual(['con-1', 'con-2', 'con-3']);
    expect(scene.api.callCount()).toBe(3);
  });

  test('of a service that announces nothing end with a page that brings nothing new', async () => {
    scene.fake.on((request) =>
      request.path === `${base}/Contacts` ? { json: { Contacts: [contact(1), contact(2)] } } : null,
    );
    const read = await scene.api.contacts(tenantId);
    expect(read.ok && read.value).toHaveLength(2);
    expect(scene.api.callCount()).toBe(2);
  });

  test('of a service that never ends are given up', async () => {
    let number = 0;
    scene.fake.on((request) => {
      number += 1;
      return request.path === `${base}/Contacts`
        ? { json: { Contacts: [contact(number)], pagination: { page: 1, pageCount: 10 ** 6 } } }
        : null;
    });
    expect(await scene.api.contacts(tenantId)).toMatchObject({ ok: false, error: { kind: 'incompatible' } });
    expect(number).toBeLessThan(300);
  });
});

describe('documents between two days', () => {
  const range = { from: '2026-11-01', to: '2026-11-30', transfers: false, bills: false };

  test('are asked for by date, in a fixed order, and compared with the range once more', async () => {
    scene.fake.on((request) =>
      request.path === `${base}/BankTransactions`
        ? {
            json: {
              pagination: { page: 1, pageSize: 1000, pageCount: 1, itemCount: 4 },
              BankTransactions: [
                transaction({ BankTransactionID: 'bt-1', Reference: 'CLD-1' }),
                transaction({
                  BankTransactionID: 'bt-2',
                  Status: 'DELETED',
                  Date: '2026-11-30T00:00:00',
                  IsReconciled: 'true',
                }),
                transaction({ BankTransactionID: 'bt-3', Date: '/Date(1796083200000+0000)/' }), // 1 December
                transaction({
                  BankTransactionID: 'bt-4',
                  Type: 'RECEIVE-PREPAYMENT',
                  Total: '0.30',
                  Contact: undefined,
                  Status: 'NEW',
                }),
              ],
            },
          }
        : null,
    );
    const read = await scene.api.documentsBetween(tenantId, range);
    expect(read).toMatchObject({
      ok: true,
      value: [
        {
          kind: 'bank-transaction',
          id: 'bt-1',
          type: 'SPEND',
          status: 'AUTHORISED',
          reference: 'CLD-1',
          date: '2026-11-02',
          bankAccountId,
          toBankAccountId: null,
          contactId: 'con-1',
          contactName: 'Figma Inc',
          totalMinor: 1234,
          hasAttachments: false,
          isReconciled: false,
        },
        { id: 'bt-2', status: 'DELETED', reference: null, date: '2026-11-30', isReconciled: true },
        { id: 'bt-4', type: 'RECEIVE-PREPAYMENT', status: 'OTHER', totalMinor: 30, contactId: null, contactName: null },
      ],
    });
    expect(Object.fromEntries(scene.fake.to(`${base}/BankTransactions`)[0]?.query ?? [])).toEqual({
      where: 'Date>=DateTime(2026,11,01) AND Date<DateTime(2026,12,01)',
      order: 'BankTransactionID ASC',
      page: '1',
      pageSize: '1000',
    });
    expect(scene.fake.to(`${base}/BankTransfers`)).toHaveLength(0);
  });

  test('that are too many for one list are asked for in halves, as small as need be, and each comes once', async () => {
    const days = Array.from({ length: 30 }, (_, n) => `2026-11-${String(n + 1).padStart(2, '0')}`);
    const asked: string[] = [];
    scene.fake.on(({ path, query }) => {
      if (path !== `${base}/BankTransactions`) return null;
      const where = query.get('where') ?? '';
      asked.push(where);
      const [from = '', before = ''] = [...where.matchAll(/\((\d+),(\d+),(\d+)\)/g)].map(([, ...parts]) =>
        parts.join('-'),
      );
      const found = days.filter((day) => from <= day && day < before);
      if (found.length > 7) {
        const Message = 'Too many records for this request.';
        return { status: 400, json: { ErrorNumber: 51, Type: 'HighVolumeException', Message } };
      }
      const BankTransactions = found.map((day) => transaction({ BankTransactionID: day, Date: `${day}T00:00:00` }));
      return { json: { pagination: { page: 1, pageCount: 1 }, BankTransactions } };
    });
    const read = await scene.api.documentsBetween(tenantId, range);
    expect(read.ok && read.value.map(({ id }) => id)).toEqual(days);
    expect(asked).toHaveLength(11); // 30 refused, 15 and 15, 8 and 7 of each, 4 and 4 of each 8
  });

  test('that Xero refuses for another reason end with its words, after at most a few days were tried', async () => {
    let asked = 0;
    scene.fake.on(({ path }) => {
      if (path !== `${base}/BankTransactions`) return null;
      asked += 1;
      return { status: 400, json: { ErrorNumber: 16, Type: 'QueryParseException', Message: 'No such field' } };
    });
    const read = await scene.api.documentsBetween(tenantId, range);
    expect(read).toMatchObject({ ok: false, error: { kind: 'rejected', details: ['No such field'] } });
    expect(asked).toBeLessThan(7);
  });

  test('an amount is counted in the currency of its account, and never rounded', async () => {
    let row = transaction({ BankTransactionID: 'bt-1', Total: 1200, CurrencyCode: 'JPY' });
    scene.fake.on((request) =>
      request.path === `${base}/BankTransactions`
        ? { json: { BankTransactions: [row], pagination: { page: 1, pageCount: 1 } } }
        : null,
    );
    expect(await scene.api.documentsBetween(tenantId, range)).toMatchObject({
      ok: true,
      value: [{ totalMinor: 1200 }],
    });
    row = transaction({ BankTransactionID: 'bt-1', Total: 0.1 + 0.2 });
    expect(await scene.api.documentsBetween(tenantId, range)).toMatchObject({ ok: true, value: [{ totalMinor: 30 }] });
    row = transaction({ BankTransactionID: 'bt-1', Total: 1.005 });
    expect(await scene.api.documentsBetween(tenantId, range)).toMatchObject({
      ok: true,
      value: [{ totalMinor: null }],
    });
    row = transaction({
      BankTransactionID: 'bt-1',
      BankAccount: { AccountID: euroAccountId },
      CurrencyCode: undefined,
    });
    expect(await scene.api.documentsBetween(tenantId, range)).toMatchObject({
      ok: true,
      value: [{ totalMinor: 1234 }],
    });
  });

  /** Xero lists these, each kind on one page. */
  function listed(rows: { readonly transactions?: readonly unknown[]; readonly transfers?: readonly unknown[] }): void {
    scene.fake.on(({ path }) => {
      if (path === `${base}/BankTransactions`)
        return { json: { BankTransactions: rows.transactions ?? [], pagination: { page: 1, pageCount: 1 } } };
      return path === `${base}/BankTransfers` ? { json: { BankTransfers: rows.transfers ?? [] } } : null;
    });
  }
  const bankTransfer = (fields: object) => ({
    BankTransferID: 'tr-1',
    Date: '2026-11-02',
    Amount: 5,
    FromBankAccount: { AccountID: bankAccountId },
    ToBankAccount: { AccountID: euroAccountId },
    ...fields,
  });
  const accounts = (...rows: readonly object[]) =>
    scene.fake.on(({ path }) => (path === `${base}/Accounts` ? { json: { Accounts: rows } } : null));
  const withTransfers = { ...range, transfers: true, bills: false };
  const marker = 'CLD-4K8QZ-3M7H-5N1X';

  test('one of an amount that its currency does not have stands beside the others, without a total', async () => {
    accounts({ AccountID: 'yen', Name: 'Yen', Type: 'BANK', CurrencyCode: 'JPY' });
    listed({
      transactions: [
        transaction({ BankTransactionID: 'bt-1', CurrencyCode: 'JPY', Total: 100.5 }),
        transaction({ BankTransactionID: 'bt-2' }),
      ],
      transfers: [bankTransfer({ FromBankAccount: { AccountID: 'yen' }, Amount: 100.5 })],
    });
    expect(await scene.api.documentsBetween(tenantId, withTransfers)).toMatchObject({
      ok: true,
      value: [
        { id: 'bt-1', totalMinor: null },
        { id: 'bt-2', totalMinor: 1234 },
        { id: 'tr-1', totalMinor: null },
      ],
    });
  });

  test('an account without a currency has that of the organisation, whether or not its lists were read before', async () => {
    accounts({ AccountID: bankAccountId, Name: 'Cledara GBP', Type: 'BANK' });
    listed({ transfers: [bankTransfer({ Amount: 12.34 })] });
    const found = { ok: true, value: [{ totalMinor: 1234 }] };
    expect(await scene.api.documentsBetween(tenantId, withTransfers)).toMatchObject(found);
    expect(scene.fake.to(`${base}/Organisation`)).toHaveLength(1);
    await scene.api.referenceData(tenantId);
    expect(await scene.api.documentsBetween(tenantId, withTransfers)).toMatchObject(found);
    expect(scene.fake.to(`${base}/Organisation`)).toHaveLength(2);
  });

  test('accounts that Xero does not list are asked for once, and their documents have no total', async () => {
    listed({
      transfers: [1, 2, 3].map((n) =>
        bankTransfer({ BankTransferID: `tr-${n}`, FromBankAccount: { AccountID: `gone-${n}` } }),
      ),
    });
    const read = await scene.api.documentsBetween(tenantId, withTransfers);
    expect(read.ok && read.value.map(({ totalMinor }) => totalMinor)).toEqual([null, null, null]);
    expect(scene.fake.to(`${base}/Accounts`)).toHaveLength(1);
  });

  const oddities: readonly (readonly [string, object])[] = [
    ['without a day', { Date: undefined }],
    ['of a day that is none', { Date: 'yesterday' }],
    ['without a bank account', { BankAccount: undefined, FromBankAccount: null }],
    ['without an amount', { Total: undefined, Amount: undefined }],
    ['of an amount in words', { Total: 'twelve', Amount: 'twelve' }],
  ];

  test.each(oddities)('one %s is left out where it is none of ours, and kept where it is', async (_name, odd) => {
    listed({
      transactions: [
        transaction({ BankTransactionID: 'bt-1', Reference: 'INV-1', ...odd }),
        transaction({ BankTransactionID: 'bt-2' }),
        transaction({ BankTransactionID: 'bt-3', Reference: marker, ...odd }),
      ],
      transfers: [
        bankTransfer({ BankTransferID: 'tr-1', ...odd }),
        bankTransfer({ BankTransferID: 'tr-2' }),
        bankTransfer({ BankTransferID: 'tr-3', Reference: marker, ...odd }),
      ],
    });
    const read = await scene.api.documentsBetween(tenantId, withTransfers);
    expect(read.ok && read.value.map(({ id }) => id)).toEqual(['bt-2', 'bt-3', 'tr-2', 'tr-3']);
    expect(read).toMatchObject({ ok: true, value: [{}, { reference: marker }, {}, { reference: marker }] });
  });

  test('words and flags of an odd shape do not make a document an odd one', async () => {
    listed({
      transactions: [
        transaction({
          BankTransactionID: 'bt-1',
          Type: 7,
          Status: {},
          Contact: 'Figma',
          CurrencyCode: [],
          HasAttachments: 'perhaps',
          IsReconciled: 1,
        }),
      ],
    });
    expect(await scene.api.documentsBetween(tenantId, range)).toMatchObject({
      ok: true,
      value: [{ type: null, status: 'OTHER', contactId: null, totalMinor: 1234, hasAttachments: false }],
    });
  });

  test('rows that are no documents are left out, but one with a marker and without an id is not overlooked', async () => {
    const rows: unknown[] = [transaction({ BankTransactionID: 'bt-1' }), null, 'bt-2', [], { Reference: 'INV-1' }];
    listed({ transactions: rows });
    const read = await scene.api.documentsBetween(tenantId, range);
    expect(read.ok && read.value.map(({ id }) => id)).toEqual(['bt-1']);
    rows.push({ ...transaction({ BankTransactionID: '' }), Reference: marker });
    expect(await scene.api.documentsBetween(tenantId, range)).toMatchObject({ error: { kind: 'incompatible' } });
  });

  test.each([['transactions' as const], ['transfers' as const]])(
    'several %s of which none is understood mean that Xero speaks another way now, and nothing is done',
    async (kind) => {
      const rows = [1, 2].map((n) => ({ BankTransactionID: `bt-${n}`, BankTransferID: `tr-${n}`, On: '2026-11-02' }));
      listed({ [kind]: rows.slice(1) });
      expect(await scene.api.documentsBetween(tenantId, withTransfers)).toEqual({ ok: true, value: [] });
      listed({ [kind]: rows });
      expect(await scene.api.documentsBetween(tenantId, withTransfers)).toMatchObject({
        error: { kind: 'incompatible' },
      });
    },
  );

  test.each([
    ['AUTHORISED', 'AUTHORISED', 'AUTHORISED'],
    ['DELETED', 'DELETED', 'DELETED'],
    ['VOIDED', 'VOIDED', 'VOIDED'],
    ['DRAFT', 'OTHER', 'OTHER'],
    ['deleted', 'OTHER', 'OTHER'],
    ['', 'OTHER', 'OTHER'],
    [undefined, 'OTHER', 'AUTHORISED'], // transfers of old have none
  ])('the status %s is gone only where Xero itself says so', async (Status, ofTransaction, ofTransfer) => {
    listed({
      transactions: [transaction({ BankTransactionID: 'bt-1', Status })],
      transfers: [bankTransfer({ Status })],
    });
    expect(await scene.api.documentsBetween(tenantId, withTransfers)).toMatchObject({
      ok: true,
      value: [{ status: ofTransaction }, { status: ofTransfer }],
    });
  });

  test('include transfers where asked, deleted ones too, in the currency of the account they come from', async () => {
    scene.fake.on((request) => {
      if (request.path === `${base}/BankTransactions`)
        return { json: { BankTransactions: [], pagination: { page: 1, pageCount: 0 } } };
      if (request.path !== `${base}/BankTransfers`) return null;
      const fields = {
        FromBankAccount: { AccountID: euroAccountId, Name: 'Cledara EUR' },
        ToBankAccount: { AccountID: bankAccountId, Name: 'Cledara GBP' },
        Amount: 20.0,
        Reference: 'CLD-9',
        HasAttachments: true,
        FromIsReconciled: false,
        ToIsReconciled: true,
      };
      return {
        json: {
          BankTransfers: [
            { BankTransferID: 'tr-1', Date: '/Date(1793577600000+0000)/', Status: 'AUTHORISED', ...fields },
            { BankTransferID: 'tr-2', Date: '/Date(1793577600000+0000)/', Status: 'DELETED', ...fields, Reference: '' },
            { BankTransferID: 'tr-3', Date: '/Date(1793577600000+0000)/', ...fields, Reference: undefined },
            { BankTransferID: 'tr-4', Date: '2026-12-01', ...fields },
          ],
        },
      };
    });
    const read = await scene.api.documentsBetween(tenantId, { ...range, transfers: true, bills: false });
    expect(read).toMatchObject({
      ok: true,
      value: [
        {
          kind: 'bank-transfer',
          id: 'tr-1',
          type: null,
          status: 'AUTHORISED',
          reference: 'CLD-9',
          date: '2026-11-02',
          bankAccountId: euroAccountId,
          toBankAccountId: bankAccountId,
          contactId: null,
          totalMinor: 2000,
          hasAttachments: true,
          isReconciled: true,
        },
        { id: 'tr-2', status: 'DELETED' },
        { id: 'tr-3', status: 'AUTHORISED', reference: null },
      ],
    });
    const [asked] = scene.fake.to(`${base}/BankTransfers`);
    expect(asked?.query.get('includeDeleted')).toBe('true');
    expect(asked?.query.get('where')).toBe('Date>=DateTime(2026,11,01) AND Date<DateTime(2026,12,01)');
    expect(scene.fake.to(`${base}/Accounts`)).toHaveLength(1);
  });
});

describe('documents by reference', () => {
  const range = { from: '2026-11-01', to: '2026-11-30' };
  const answer = (rows: readonly unknown[], pageCount: number) => ({
    json: { BankTransactions: rows, pagination: { page: 1, pageSize: 1000, pageCount, itemCount: rows.length } },
  });

  test('are found wherever their date was moved to, and only where the reference is exactly it', async () => {
    scene.fake.on((request) =>
      request.path === `${base}/BankTransactions`
        ? answer(
            [
              transaction({ BankTransactionID: 'bt-1', Reference: 'CLD-1', Date: '2025-01-01' }),
              transaction({ BankTransactionID: 'bt-2', Reference: 'CLD-2', Status: 'VOIDED' }),
              transaction({ BankTransactionID: 'bt-3', Reference: 'cld-1' }),
              transaction({ BankTransactionID: 'bt-4', Reference: 'CLD-1 ' }),
              transaction({ BankTransactionID: 'bt-5' }),
            ],
            1,
          )
        : null,
    );
    const read = await scene.api.documentsByReference(tenantId, 'bank-transaction', ['CLD-1', 'CLD-2'], range);
    expect(read.ok && read.value.map(({ id, status }) => [id, status])).toEqual([
      ['bt-1', 'AUTHORISED'],
      ['bt-2', 'VOIDED'],
    ]);
    const [asked] = scene.fake.to(`${base}/BankTransactions`);
    expect(asked?.query.get('References')).toBe('CLD-1,CLD-2');
    expect(asked?.query.get('where')).toBeNull();
    expect(asked?.query.get('pageSize')).toBe('1000');
  });

  test('of a service that does not know the filter are looked for in the range', async () => {
    scene.fake.on((request) => {
      if (request.path !== `${base}/BankTransactions`) return null;
      if (request.query.get('where') === null)
        return answer([transaction({ BankTransactionID: 'bt-0', Reference: 'other' })], 90);
      const page = Number(request.query.get('page'));
      return answer([transaction({ BankTransactionID: `bt-${page}`, Reference: `CLD-${page}` })], 2);
    });
    const read = await scene.api.documentsByReference(tenantId, 'bank-transaction', ['CLD-2'], range);
    expect(read.ok && read.value.map(({ id }) => id)).toEqual(['bt-2']);
    expect(scene.api.callCount()).toBe(3);
  });

  test('of an odd shape are found too', async () => {
    const odd = { Date: undefined, Total: 100.501, BankAccount: {} };
    scene.fake.on((request) =>
      request.path === `${base}/BankTransactions`
        ? answer([transaction({ BankTransactionID: 'bt-1', Reference: 'CLD-1', ...odd })], 1)
        : null,
    );
    expect(await scene.api.documentsByReference(tenantId, 'bank-transaction', ['CLD-1'], range)).toMatchObject({
      ok: true,
      value: [{ id: 'bt-1', reference: 'CLD-1', status: 'AUTHORISED', totalMinor: null }],
    });
  });

  test('spread over pages are all found', async () => {
    scene.fake.on((request) => {
      if (request.path !== `${base}/BankTransactions`) return null;
      const page = Number(request.query.get('page'));
      return answer([transaction({ BankTransactionID: `bt-${page}`, Reference: 'CLD-1' })], 2);
    });
    const read = await scene.api.documentsByReference(tenantId, 'bank-transaction', ['CLD-1'], range);
    expect(read.ok && read.value.map(({ id }) => id)).toEqual(['bt-1', 'bt-2']);
    expect(scene.api.callCount()).toBe(2);
  });

  test('transfers are read by date', async () => {
    scene.fake.on((request) =>
      request.path === `${base}/BankTransfers`
        ? {
            json: {
              BankTransfers: ['CLD-1', 'CLD-2'].map((Reference) => ({
                BankTransferID: `tr-${Reference}`,
                Reference,
                Date: '2026-11-02',
                Amount: 5,
                FromBankAccount: { AccountID: bankAccountId },
                ToBankAccount: { AccountID: euroAccountId },
              })),
            },
          }
        : null,
    );
    const read = await scene.api.documentsByReference(tenantId, 'bank-transfer', ['CLD-2'], range);
    expect(read.ok && read.value.map(({ id }) => id)).toEqual(['tr-CLD-2']);
  });

  test.each(['', 'a,b'])('a reference that cannot be asked for ("%s") is a bug', async (reference) => {
    await expect(scene.api.documentsByReference(tenantId, 'bank-transaction', [reference], range)).rejects.toThrow();
  });
});

describe('what a read is answered with', () => {
  const html = '<html><body>Sign in to the hotel network</body></html>';
  const cases: readonly (readonly [string, FakeAnswer, Failure['kind'], number])[] = [
    ['400', { status: 400, json: { ErrorNumber: 16, Message: 'Unable to parse' } }, 'rejected', 1],
    ['400 of a proxy', { status: 400, text: html, type: 'text/html' }, 'incompatible', 1],
    ['403', { status: 403, json: { Detail: 'AuthenticationUnsuccessful' } }, 'forbidden', 1],
    ['404', { status: 404, text: 'not here', type: 'text/plain' }, 'notFound', 1],
    ['302', { status: 302, text: '', headers: { location: 'https://evil.example' } }, 'incompatible', 1],
    ['304', { status: 304, text: '' }, 'incompatible', 1],
    ['418', { status: 418, json: {} }, 'incompatible', 1],
    ['500', { status: 500, json: {} }, 'remoteFault', 4],
    ['503 in plain text', { status: 503, text: 'The Organisation is offline', type: 'text/plain' }, 'remoteFault', 4],
    [
      '429 without end',
      { status: 429, headers: { 'x-rate-limit-problem': 'minute', 'retry-after': '1' } },
      'rateLimited',
      4,
    ],
    [
      '429 for the day',
      { status: 429, headers: { 'x-rate-limit-problem': 'day', 'retry-after': '66975' } },
      'rateLimited',
      1,
    ],
    ['a web page', { text: html, type: 'text/html' }, 'incompatible', 1],
    ['a web page that says it is JSON', { text: html }, 'incompatible', 1],
    ['plain text', { text: 'OK', type: 'text/plain' }, 'incompatible', 1],
    ['nothing', { text: '' }, 'incompatible', 1],
    ['JSON of something else', { json: { Contacts: 'none' } }, 'incompatible', 1],
    ['a list', { json: [] }, 'incompatible', 1],
    ['null', { json: null }, 'incompatible', 1],
    ['half of the JSON', { text: '{"Contacts": [{"Con' }, 'incompatible', 4],
    ['half of the bytes', { json: { Contacts: [] }, fault: 'truncate' }, 'timeout', 4],
    ['a reset', { fault: 'reset' }, 'timeout', 4],
  ];

  test.each(cases)('%s', async (_name, answer, kind, sent) => {
    scene.fake.on((request) => (request.path === `${base}/Contacts` ? answer : null));
    const read = await scene.api.contacts(tenantId);
    expect(read).toMatchObject({ ok: false, error: { kind, source: 'xero' } });
    expect(scene.fake.to(`${base}/Contacts`)).toHaveLength(sent);
    expect(scene.api.callCount()).toBe(sent);
    expectNoSecret(read);
  });

  test('far too much of it is not read', async () => {
    scene.fake.on((request) =>
      request.path === `${base}/Contacts` ? { text: `{"Contacts":[],"x":"${'x'.repeat(17 * 1024 * 1024)}"}` } : null,
    );
    expect(await scene.api.contacts(tenantId)).toMatchObject({ ok: false, error: { kind: 'incompatible' } });
  });

  test('nobody listens', async () => {
    await scene.session.accessToken();
    await scene.fake.close();
    expect(await scene.api.contacts(tenantId)).toMatchObject({ ok: false, error: { kind: 'offline' } });
  });

  test('faults that pass are not seen', async () => {
    let faults = 3;
    scene.fake.on((request) =>
      request.path === `${base}/Contacts` && faults-- > 0 ? { status: 502, text: '' } : null,
    );
    expect(await scene.api.contacts(tenantId)).toMatchObject({ ok: true });
    expect(scene.api.callCount()).toBe(4);
  });

  test('an expired access token is renewed once', async () => {
    scene.fake.on((request) =>
      request.path === `${base}/Contacts` && request.headers.authorization === `Bearer ${bearerCanary}-1`
        ? { status: 401, json: { Detail: 'TokenExpired: token expired at 22/11/2026' } }
        : null,
    );
    expect(await scene.api.contacts(tenantId)).toMatchObject({ ok: true });
    expect(scene.api.callCount()).toBe(2);
    expect(scene.fake.to('/connect/token')).toHaveLength(2);
  });

  test('401 with a fresh token too means connecting again, and is not asked for ever', async () => {
    scene.fake.on((request) => (request.path.startsWith(base) ? { status: 401, json: {} } : null));
    const read = await scene.api.referenceData(tenantId);
    expect(read).toMatchObject({ ok: false, error: { kind: 'authExpired' } });
    expect(scene.api.callCount()).toBe(2);
    expect(scene.records.row?.health).toBe('ok');
  });

  test('a page that echoes the request shows no secret of it', async () => {
    scene.fake.on((request) =>
      request.path === `${base}/Contacts`
        ? { status: 400, json: { Message: `Bad ${request.headers.authorization} ${bearerCanary}-1` } }
        : null,
    );
    const read = await scene.api.contacts(tenantId);
    expect(read).toMatchObject({ ok: false, error: { kind: 'rejected' } });
    expectNoSecret(read);
  });

  test('neither does one that echoes it after the token was renewed, nor one with secrets of others', async () => {
    scene.fake.on((request) => {
      if (request.path !== `${base}/Contacts`) return null;
      const token = request.headers.authorization?.slice('Bearer '.length) ?? '';
      const others = jwt({ xero_userid: 'someone' });
      return token.endsWith('-1')
        ? { status: 401, json: {} }
        : { status: 400, json: { Message: `Bad ${token} ${others}` } };
    });
    const read = await scene.api.contacts(tenantId);
    expect(read).toMatchObject({ ok: false, error: { kind: 'rejected', details: ['Bad *** ***'] } });
  });
});

function expectNoSecret(read: Result<unknown, Failure>): void {
  const text = JSON.stringify(read);
  expect(text).not.toContain(bearerCanary);
  expect(text).not.toContain(refreshCanary);
}
