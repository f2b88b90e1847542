import type { SeededRandom } from './seeded-random.ts';
import type { AccountRecord, TaxRateRecord, TrackingCategoryRecord } from './xero-shapes.ts';

type AccountRow = readonly [
  code: string | null,
  name: string,
  type: string,
  accountClass: AccountRecord['class'],
  taxType: string,
  more?: Partial<Pick<AccountRecord, 'status' | 'systemAccount' | 'currency'>>,
];

const accountRows: readonly AccountRow[] = [
  ['090', 'Cledara GBP', 'BANK', 'ASSET', 'NONE', { currency: 'GBP' }],
  ['091', 'Business Bank Account', 'BANK', 'ASSET', 'NONE', { currency: 'GBP' }],
  ['092', 'Cledara EUR', 'BANK', 'ASSET', 'NONE', { currency: 'EUR' }],
  ['093', 'Euro Current Account', 'BANK', 'ASSET', 'NONE', { currency: 'EUR' }],
  ['094', 'Old Savings Account', 'BANK', 'ASSET', 'NONE', { currency: 'GBP', status: 'ARCHIVED' }],
  [null, 'Cledara Spend', 'BANK', 'ASSET', 'NONE', { currency: 'GBP' }],
  ['200', 'Sales', 'REVENUE', 'REVENUE', 'OUTPUT2'],
  ['260', 'Other Revenue', 'REVENUE', 'REVENUE', 'OUTPUT2'],
  ['270', 'Interest Income', 'REVENUE', 'REVENUE', 'NONE'],
  ['310', 'Cost of Goods Sold', 'DIRECTCOSTS', 'EXPENSE', 'INPUT2'],
  ['400', 'Advertising & Marketing', 'OVERHEADS', 'EXPENSE', 'INPUT2'],
  ['404', 'Bank Fees', 'OVERHEADS', 'EXPENSE', 'NONE'],
  ['412', 'Consulting', 'OVERHEADS', 'EXPENSE', 'INPUT2'],
  ['429', 'General Expenses', 'OVERHEADS', 'EXPENSE', 'INPUT2'],
  ['441', 'Legal Expenses', 'OVERHEADS', 'EXPENSE', 'INPUT2'],
  ['463', 'IT Software and Consumables', 'OVERHEADS', 'EXPENSE', 'INPUT2'],
  ['464', 'Hosting and Infrastructure', 'OVERHEADS', 'EXPENSE', 'INPUT2'],
  ['465', 'Software (old)', 'OVERHEADS', 'EXPENSE', 'INPUT2', { status: 'ARCHIVED' }],
  ['485', 'Subscriptions', 'OVERHEADS', 'EXPENSE', 'INPUT2'],
  ['489', 'Telephone & Internet', 'OVERHEADS', 'EXPENSE', 'INPUT2'],
  ['493', 'Travel - National', 'OVERHEADS', 'EXPENSE', 'ZERORATEDINPUT'],
  ['497', 'Bank Revaluations', 'EXPENSE', 'EXPENSE', 'NONE', { systemAccount: 'BANKCURRENCYGAIN' }],
  ['610', 'Accounts Receivable', 'CURRENT', 'ASSET', 'NONE', { systemAccount: 'DEBTORS' }],
  ['720', 'Computer Equipment', 'FIXED', 'ASSET', 'INPUT2'],
  ['800', 'Accounts Payable', 'CURRLIAB', 'LIABILITY', 'NONE', { systemAccount: 'CREDITORS' }],
  ['820', 'VAT', 'CURRLIAB', 'LIABILITY', 'NONE', { systemAccount: 'GST' }],
  ['835', "Directors' Loan Account", 'CURRLIAB', 'LIABILITY', 'NONE'],
  ['970', 'Owner A Share Capital', 'EQUITY', 'EQUITY', 'NONE'],
];

export function makeAccounts(random: SeededRandom): AccountRecord[] {
  return accountRows.map(([code, name, type, accountClass, taxType, more]) => ({
    accountId: random.uuid(),
    code,
    name,
    type,
    class: accountClass,
    status: 'ACTIVE',
    taxType,
    systemAccount: null,
    currency: null,
    ...more,
  }));
}

type Reach = 'purchases' | 'sales' | 'all';
type TaxRow = readonly [
  taxType: string,
  name: string,
  displayRate: number,
  effectiveRate: number,
  reach: Reach,
  reportTaxType: string,
  status?: TaxRateRecord['status'],
];

const taxRows: readonly TaxRow[] = [
  ['INPUT2', '20% (VAT on Expenses)', 20, 20, 'purchases', 'INPUT'],
  ['RRINPUT', '5% (VAT on Expenses)', 5, 5, 'purchases', 'INPUT'],
  ['ZERORATEDINPUT', 'Zero Rated Expenses', 0, 0, 'purchases', 'INPUT'],
  ['EXEMPTINPUT', 'Exempt Expenses', 0, 0, 'purchases', 'INPUT'],
  ['REVERSECHARGES', 'Reverse Charge Expenses (20%)', 20, 0, 'purchases', 'REVERSECHARGES'],
  ['NONE', 'No VAT', 0, 0, 'all', 'NONE'],
  ['OUTPUT2', '20% (VAT on Income)', 20, 20, 'sales', 'OUTPUT'],
  ['RROUTPUT', '5% (VAT on Income)', 5, 5, 'sales', 'OUTPUT'],
  ['ZERORATEDOUTPUT', 'Zero Rated Income', 0, 0, 'sales', 'OUTPUT'],
  ['EXEMPTOUTPUT', 'Exempt Income', 0, 0, 'sales', 'OUTPUT'],
  ['TAX001', '12.5% (hospitality, ended)', 12.5, 12.5, 'purchases', 'INPUT', 'DELETED'],
];

export function makeTaxRates(): TaxRateRecord[] {
  return taxRows.map(([taxType, name, displayRate, effectiveRate, reach, reportTaxType, status]) => ({
    taxType,
    name,
    status: status ?? 'ACTIVE',
    reportTaxType,
    displayRate,
    effectiveRate,
    appliesTo: {
      ASSET: true,
      EQUITY: true,
      EXPENSE: reach !== 'sales',
      LIABILITY: true,
      REVENUE: reach !== 'purchases',
    },
  }));
}

export function makeTracking(random: SeededRandom): TrackingCategoryRecord[] {
  const category = (name: string, options: readonly string[], archived: readonly string[] = []) => ({
    categoryId: random.uuid(),
    name,
    status: 'ACTIVE' as const,
    options: [
      ...options.map((option) => ({ optionId: random.uuid(), name: option, status: 'ACTIVE' as const })),
      ...archived.map((option) => ({ optionId: random.uuid(), name: option, status: 'ARCHIVED' as const })),
    ],
  });
  const departments = ['Design', 'Engineering', 'Marketing', 'Operations', 'People', 'Sales'];
  return [
    category('Department', departments, ['Old Team']),
    category('Region', ['UK', 'EU', 'US']),
    { ...category('Project', ['Rebrand 2024']), status: 'ARCHIVED' },
  ];
}
