import type { StoredMovement } from '../../../shared/domain/movement.ts';
import { createPlanContext, type PlanContext, type PlanInput } from '../../../shared/domain/plan-push.ts';
import type { ReferenceData, TaxRate, XeroAccount, XeroContact } from '../../../shared/domain/reference-data.ts';
import type { Settings } from '../../../shared/domain/settings.ts';

/** A small organisation in London with one of everything that the rules tell apart. */

export function account(code: string, over: Partial<XeroAccount> = {}): XeroAccount {
  return {
    accountId: `account-${code}`,
    code,
    name: `Account ${code}`,
    type: 'EXPENSE',
    class: 'EXPENSE',
    status: 'ACTIVE',
    currency: null,
    systemAccount: null,
    taxType: null,
    ...over,
  };
}

function bank(code: string, currency: string, over: Partial<XeroAccount> = {}): XeroAccount {
  return account(code, { type: 'BANK', class: 'ASSET', currency, ...over });
}

export function taxRate(taxType: string, effectiveRate: number | null, over: Partial<TaxRate> = {}): TaxRate {
  return {
    taxType,
    name: `${effectiveRate}% rate`,
    status: 'ACTIVE',
    effectiveRate,
    canApplyTo: { ASSET: true, EQUITY: true, EXPENSE: true, LIABILITY: true, REVENUE: true },
    ...over,
  };
}

export function contact(name: string, over: Partial<XeroContact> = {}): XeroContact {
  return { contactId: `contact-${name.toLowerCase()}`, contactNumber: null, name, status: 'ACTIVE', ...over };
}

export const reference: ReferenceData = {
  tenantId: 'tenant-1',
  organisation: {
    id: 'organisation-1',
    name: 'Demo Company (UK)',
    timeZone: 'Europe/London',
    baseCurrency: 'GBP',
    countryCode: 'GB',
    shortCode: '!demo',
    periodLockDate: null,
    endOfYearLockDate: null,
    isDemoCompany: true,
  },
  accounts: [
    bank('090', 'GBP'),
    bank('091', 'GBP'),
    bank('092', 'EUR'),
    bank('093', 'EUR'),
    bank('099', 'GBP', { status: 'ARCHIVED' }),
    account('463'),
    account('429'),
    account('270', { type: 'REVENUE', class: 'REVENUE' }),
    account('480', { status: 'ARCHIVED' }),
    account('800', { type: 'CURRLIAB', class: 'LIABILITY', systemAccount: 'CREDITORS' }),
  ],
  taxRates: [
    taxRate('NONE', 0),
    taxRate('INPUT2', 20, {
      canApplyTo: { ASSET: true, EQUITY: true, EXPENSE: true, LIABILITY: true, REVENUE: false },
    }),
    taxRate('OLD', 17.5, { status: 'OTHER' }),
  ],
  trackingCategories: [
    {
      categoryId: 'category-1',
      name: 'Department',
      status: 'ACTIVE',
      options: [
        { optionId: 'option-1', name: 'Design', status: 'ACTIVE' },
        { optionId: 'option-2', name: 'Fax', status: 'ARCHIVED' },
      ],
    },
    {
      categoryId: 'category-2',
      name: 'Region',
      status: 'ACTIVE',
      options: [{ optionId: 'option-3', name: 'North', status: 'ACTIVE' }],
    },
    {
      categoryId: 'category-3',
      name: 'Project',
      status: 'ACTIVE',
      options: [{ optionId: 'option-4', name: 'Alpha', status: 'ACTIVE' }],
    },
    { categoryId: 'category-4', name: 'Retired', status: 'ARCHIVED', options: [] },
  ],
  currencies: ['GBP', 'EUR'],
  contacts: [
    contact('Figma Inc'),
    contact('GitHub'),
    contact('Gone Ltd', { status: 'ARCHIVED' }),
    contact('Renamed in Xero', { contactNumber: 'cledara:app-renamed' }),
  ],
  user: { userId: 'user-1', name: 'Sam', email: 'sam@example.com', role: 'STANDARD' },
  actions: {},
  readAt: '2026-11-20T08:00:00.000Z',
};

export const settings: Settings = {
  version: 1,
  xero: {},
  accounts: [
    { id: 'GBP:saas', enabled: true, bankAccount: '090' },
    { id: 'EUR:saas', enabled: true, bankAccount: '092' },
    { id: 'GBP:spend', enabled: false },
  ],
  defaults: { account: '429', taxType: 'NONE' },
  applications: [
    {
      name: 'Figma',
      account: '463',
      taxType: 'INPUT2',
      contact: 'Figma Inc',
      tracking: { Department: 'Design' },
      mode: 'auto',
    },
  ],
  movements: {
    topUps: { post: 'transfer', fromBankAccount: { GBP: '091', EUR: '093' } },
    rewards: { post: 'receive-money', account: '270', taxType: 'NONE' },
  },
};

export const applications = [
  { id: 'app-figma', name: 'Figma' },
  { id: 'app-github', name: 'GitHub' },
];

/** A settled purchase of 12.30 GBP from Figma. */
export function movement(over: Partial<StoredMovement> = {}): StoredMovement {
  return {
    id: 'movement-1',
    kind: 'purchase',
    accountId: 'GBP:saas',
    amountMinor: -1230,
    currency: 'GBP',
    local: null,
    description: 'FIGMA MONTHLY',
    comment: null,
    application: { id: 'app-figma', name: 'Figma' },
    authorisedAt: '2026-11-01T10:00:00.000Z',
    settledAt: '2026-11-03T10:00:00.000Z',
    card: { last4: '4242', ownerName: 'Ada' },
    hasInvoice: false,
    invoice: null,
    notUnderstood: [],
    firstSeenAt: '2026-11-01T11:00:00.000Z',
    releasedAt: null,
    unlisted: null,
    ...over,
  };
}

export function planContext(over: Partial<PlanInput> = {}): PlanContext {
  return createPlanContext({
    settings,
    settingsVersion: 1,
    reference,
    syncFrom: '2026-10-01',
    today: '2026-11-20',
    ...over,
  });
}
