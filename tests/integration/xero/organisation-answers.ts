import type { FakeAnswer, SeenRequest } from './fake-xero.ts';

export const bankAccountId = '6f7594f2-f059-4d56-9e67-47ac9733bfe9';
export const euroAccountId = '7e5e243b-9fcd-4aef-8e3a-c70be1e39bfa';

/** A small organisation, in the shapes of the examples of Xero's specification. */
export const lists: Readonly<Record<string, unknown>> = {
  '/api.xro/2.0/Organisation': {
    Id: 'x',
    Status: 'OK',
    Organisations: [
      {
        OrganisationID: 'b2c885a9-4bb9-4a00-9b6e-6c2bf60b1a2b',
        Name: 'Demo Company (UK)',
        Timezone: 'GMTSTANDARDTIME',
        BaseCurrency: 'GBP',
        CountryCode: 'GB',
        ShortCode: '!mBdtL',
        PeriodLockDate: '/Date(1788134400000+0000)/',
        IsDemoCompany: true,
        Class: 'DEMO',
        OrganisationStatus: 'ACTIVE',
        PaymentTerms: {},
        SomethingNew: { of: 'tomorrow' },
      },
    ],
  },
  '/api.xro/2.0/Organisation/Actions': {
    Actions: [
      { Name: 'UseMulticurrency', Status: 'ALLOWED' },
      { Name: 'CreateApprovedBill', Status: 'NOT-ALLOWED' },
    ],
  },
  '/api.xro/2.0/Users': {
    Users: [
      {
        UserID: 'U-1',
        EmailAddress: 'Ann@Example.com',
        FirstName: 'Ann ',
        LastName: 'Lee',
        OrganisationRole: 'STANDARD',
      },
      { UserID: 'U-2', GlobalUserID: 'G-2', EmailAddress: 'bo@example.com', OrganisationRole: 'FINANCIALADVISER' },
    ],
  },
  '/api.xro/2.0/Accounts': {
    Accounts: [
      {
        AccountID: bankAccountId,
        Code: '090',
        Name: 'Cledara GBP',
        Type: 'BANK',
        Status: 'ACTIVE',
        CurrencyCode: 'GBP',
        Class: 'ASSET',
        TaxType: 'NONE',
      },
      {
        AccountID: euroAccountId,
        Name: 'Cledara EUR',
        Type: 'BANK',
        Status: 'ACTIVE',
        CurrencyCode: 'EUR',
        Class: 'ASSET',
      },
      {
        AccountID: 'acc-3',
        Code: '463',
        Name: 'IT Software',
        Type: 'EXPENSE',
        Status: 'ARCHIVED',
        Class: 'EXPENSE',
        TaxType: 'INPUT2',
      },
      {
        AccountID: 'acc-4',
        Code: '610',
        Name: 'Accounts Receivable',
        Type: 'CURRENT',
        Status: 'ACTIVE',
        Class: 'ASSET',
        SystemAccount: 'DEBTORS',
        CurrencyCode: '',
      },
      { AccountID: 'acc-5', Code: '999', Name: 'Odd', Type: 'TYPEOFTOMORROW', Status: 'STATUSOFTOMORROW' },
    ],
  },
  '/api.xro/2.0/TaxRates': {
    TaxRates: [
      {
        TaxType: 'INPUT2',
        Name: '20% (VAT on Expenses)',
        Status: 'ACTIVE',
        EffectiveRate: 20,
        CanApplyToAssets: true,
        CanApplyToEquity: false,
        CanApplyToExpenses: true,
        CanApplyToLiabilities: true,
        CanApplyToRevenue: false,
      },
      { TaxType: 'TAX007', Name: 'Old', Status: 'ARCHIVED', EffectiveRate: '17.5000' },
    ],
  },
  '/api.xro/2.0/TrackingCategories': {
    TrackingCategories: [
      {
        TrackingCategoryID: 'cat-1',
        Name: 'Department',
        Status: 'ACTIVE',
        Options: [
          { TrackingOptionID: 'opt-1', Name: 'Design', Status: 'ACTIVE' },
          { TrackingOptionID: 'opt-2', Name: 'Gone', Status: 'ARCHIVED' },
        ],
      },
    ],
  },
  '/api.xro/2.0/Currencies': { Currencies: [{ Code: 'GBP', Description: 'British Pound' }, { Code: 'EUR' }] },
  '/api.xro/2.0/Contacts': {
    pagination: { page: 1, pageSize: 1000, pageCount: 1, itemCount: 2 },
    Contacts: [
      { ContactID: 'con-1', ContactNumber: 'cledara:1', Name: 'Figma Inc', ContactStatus: 'ACTIVE' },
      { ContactID: 'con-2', Name: 'Café Rouge', ContactStatus: 'ARCHIVED' },
    ],
  },
};

export function answerLists(request: SeenRequest): FakeAnswer | null {
  const list = request.method === 'GET' ? lists[request.path] : undefined;
  return list === undefined ? null : { json: list };
}

export interface TransactionFields {
  readonly BankTransactionID: string;
  readonly [field: string]: unknown;
}

/** A bank transaction as a list gives it. */
export function transaction(fields: TransactionFields): TransactionFields {
  return {
    BankAccount: { AccountID: bankAccountId, Code: '090', Name: 'Cledara GBP' },
    Type: 'SPEND',
    IsReconciled: false,
    HasAttachments: false,
    Contact: { ContactID: 'con-1', Name: 'Figma Inc' },
    DateString: '2026-11-02T00:00:00',
    Date: '/Date(1793577600000+0000)/',
    Status: 'AUTHORISED',
    LineItems: [],
    Total: 12.34,
    CurrencyCode: 'GBP',
    ...fields,
  };
}
