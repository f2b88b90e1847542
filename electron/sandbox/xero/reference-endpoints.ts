import { type Answer, jsonAnswer, type SandboxRequest } from '../http/exchange.ts';
import type { XeroOrganisation } from '../world/xero-organisation.ts';
import type { AccountRecord, TaxRateRecord, TrackingCategoryRecord, UserRecord } from '../world/xero-shapes.ts';
import { type Fields, textField } from './json-fields.ts';
import { selectRows } from './listing.ts';
import { invalidPostData, validationException } from './problem-answers.ts';
import { readElements, refusedElement } from './read-elements.ts';
import type { FieldReaders } from './where-clause.ts';
import { envelope } from './wire.ts';
import { msDate, msDateOfDay } from './wire-date.ts';
import type { XeroContext } from './xero-context.ts';

/** Names that /Organisation/Actions knows (Accounting API, OpenAPI: example of Actions). */
const actionNames = [
  'CreateApprovedInvoice',
  'CreateApprovedBill',
  'CreateDraftInvoice',
  'CreateDraftBill',
  'CreateInvoicePayment',
  'AttachFilesIntoInvoice',
  'UseMulticurrency',
] as const;
/** A fixed day in the past: nothing here is asked for by its date. */
const setUpMs = Date.UTC(2024, 0, 15, 9, 30);

/** What rarely changes: organisation, users, accounts, tax rates, tracking, currencies. */
export class ReferenceEndpoints {
  readonly #organisation: XeroOrganisation;

  constructor(organisation: XeroOrganisation) {
    this.#organisation = organisation;
  }

  /** Null where the path is none of these. */
  answer(request: SandboxRequest, path: string, context: XeroContext): Answer | null {
    const organisation = this.#organisation;
    switch (path) {
      case '/Organisation':
      case '/Organisations':
        return this.#wrap(context, { Organisations: [wireOrganisation(organisation)] });
      case '/Organisation/Actions':
        return this.#wrap(context, { Actions: wireActions(organisation) });
      case '/Users':
        return this.#wrap(context, { Users: organisation.users.map(wireUser) });
      case '/Accounts':
        return this.#accounts(request, context);
      case '/TaxRates':
        return this.#wrap(context, { TaxRates: organisation.taxRates.map(wireTaxRate) });
      case '/TrackingCategories':
        return this.#wrap(context, { TrackingCategories: this.#tracking(request) });
      case '/Currencies':
        return this.#wrap(context, {
          Currencies: organisation.currencies.map(({ code, description }) => ({
            Code: code,
            Description: description,
          })),
        });
      default:
        return null;
    }
  }

  /** PUT /Accounts: bank accounts alone, one at a time. */
  addAccount(request: SandboxRequest, context: XeroContext): Answer {
    const elements = readElements(request, 'Accounts');
    if (!elements.ok) return elements.error;
    const [sent, another] = elements.value;
    if (sent === undefined || another !== undefined) return invalidPostData('one account at a time.');
    const messages = accountProblems(sent, this.#organisation);
    if (messages.length > 0) return validationException([refusedElement(sent, 'AccountID', messages)]);
    const account: AccountRecord = {
      accountId: this.#organisation.newId(),
      code: textField(sent, 'Code'),
      name: textField(sent, 'Name') ?? '',
      type: 'BANK',
      class: 'ASSET',
      status: 'ACTIVE',
      taxType: 'NONE',
      systemAccount: null,
      currency: textField(sent, 'CurrencyCode') ?? this.#organisation.organisation.baseCurrency,
    };
    this.#organisation.accounts.push(account);
    return this.#wrap(context, { Accounts: [wireAccount(account)] });
  }

  #accounts(request: SandboxRequest, context: XeroContext): Answer {
    const rows = selectRows(request, this.#organisation.accounts, accountRules);
    return rows.ok ? this.#wrap(context, { Accounts: rows.value.map(wireAccount) }) : rows.error;
  }

  /** Archived categories, and archived options of the others, only on demand. */
  #tracking(request: SandboxRequest): Fields[] {
    const archivedToo = request.query.get('includeArchived')?.toLowerCase() === 'true';
    const shown = this.#organisation.trackingCategories.filter(({ status }) => archivedToo || status === 'ACTIVE');
    return shown.map((category) => wireTracking(category, archivedToo));
  }

  #wrap(context: XeroContext, content: Fields): Answer {
    return jsonAnswer(200, envelope({ id: this.#organisation.newId(), nowMs: context.clock.nowMs(), content }));
  }
}

/** Xero: names are unique among all accounts (Accounting API, Accounts). The texts are of API users' reports. */
function accountProblems(sent: Fields, { accounts, currencies, organisation }: XeroOrganisation): readonly string[] {
  const name = textField(sent, 'Name');
  const currency = textField(sent, 'CurrencyCode') ?? organisation.baseCurrency;
  const isTaken = accounts.some((account) => account.name.toLowerCase() === name?.toLowerCase());
  const isKnown = currency === organisation.baseCurrency || currencies.some(({ code }) => code === currency);
  return [
    ...(name === null ? ['Account name is required'] : []),
    ...(textField(sent, 'Type') === 'BANK' ? [] : ['The sandbox makes bank accounts alone']),
    ...(textField(sent, 'BankAccountNumber') === null ? ['Bank account number is required'] : []),
    ...(isTaken ? ['Please enter a unique Name.'] : []),
    ...(isKnown ? [] : [`Organisation is not subscribed to currency ${currency}`]),
  ];
}

function wireOrganisation({ organisation }: XeroOrganisation): Fields {
  const { periodLockDate, endOfYearLockDate } = organisation;
  return {
    Name: organisation.name,
    LegalName: organisation.name,
    PaysTax: true,
    Version: 'UK',
    OrganisationType: 'COMPANY',
    BaseCurrency: organisation.baseCurrency,
    CountryCode: organisation.countryCode,
    IsDemoCompany: organisation.isDemoCompany,
    OrganisationStatus: 'ACTIVE',
    FinancialYearEndDay: 31,
    FinancialYearEndMonth: 12,
    SalesTaxBasis: 'ACCRUALS',
    SalesTaxPeriod: 'QUARTERLY1',
    DefaultSalesTax: 'Tax Exclusive',
    DefaultPurchasesTax: 'Tax Inclusive',
    ...(periodLockDate === null ? {} : { PeriodLockDate: msDateOfDay(periodLockDate) }),
    ...(endOfYearLockDate === null ? {} : { EndOfYearLockDate: msDateOfDay(endOfYearLockDate) }),
    CreatedDateUTC: `/Date(${setUpMs})/`,
    OrganisationEntityType: 'COMPANY',
    Timezone: organisation.timezone,
    ShortCode: organisation.shortCode,
    OrganisationID: organisation.organisationId,
    Edition: 'BUSINESS',
    Class: organisation.plan ?? (organisation.isDemoCompany ? 'DEMO' : 'PREMIUM'),
    Addresses: [],
    Phones: [],
    ExternalLinks: [],
    PaymentTerms: {},
  };
}

function wireActions(organisation: XeroOrganisation): Fields[] {
  return actionNames.map((name) => ({
    Name: name,
    Status: organisation.notAllowedActions.has(name) ? 'NOT-ALLOWED' : 'ALLOWED',
  }));
}

function wireUser(user: UserRecord): Fields {
  return {
    UserID: user.userId,
    EmailAddress: user.email,
    FirstName: user.firstName,
    LastName: user.lastName,
    UpdatedDateUTC: msDate(setUpMs),
    IsSubscriber: user.isSubscriber,
    OrganisationRole: user.role,
  };
}

function wireAccount(account: AccountRecord): Fields {
  const bank =
    account.currency === null
      ? {}
      : { BankAccountType: 'BANK', CurrencyCode: account.currency, BankAccountNumber: '20000012345678' };
  return {
    AccountID: account.accountId,
    ...(account.code === null ? {} : { Code: account.code }),
    Name: account.name,
    Status: account.status,
    Type: account.type,
    TaxType: account.taxType,
    Class: account.class,
    EnablePaymentsToAccount: false,
    ShowInExpenseClaims: false,
    ...bank,
    ...(account.systemAccount === null ? {} : { SystemAccount: account.systemAccount }),
    HasAttachments: false,
    UpdatedDateUTC: msDate(setUpMs),
    AddToWatchlist: false,
  };
}

function wireTaxRate(rate: TaxRateRecord): Fields {
  const { appliesTo } = rate;
  return {
    Name: rate.name,
    TaxType: rate.taxType,
    ReportTaxType: rate.reportTaxType,
    CanApplyToAssets: appliesTo.ASSET,
    CanApplyToEquity: appliesTo.EQUITY,
    CanApplyToExpenses: appliesTo.EXPENSE,
    CanApplyToLiabilities: appliesTo.LIABILITY,
    CanApplyToRevenue: appliesTo.REVENUE,
    DisplayTaxRate: rate.displayRate,
    EffectiveRate: rate.effectiveRate,
    Status: rate.status,
    TaxComponents: [{ Name: 'VAT', Rate: rate.displayRate, IsCompound: false, IsNonRecoverable: false }],
  };
}

function wireTracking(category: TrackingCategoryRecord, archivedToo: boolean): Fields {
  const options = category.options.filter(({ status }) => archivedToo || status === 'ACTIVE');
  return {
    Name: category.name,
    Status: category.status,
    TrackingCategoryID: category.categoryId,
    Options: options.map((option) => ({
      TrackingOptionID: option.optionId,
      Name: option.name,
      Status: option.status,
      HasValidationErrors: false,
      IsDeleted: false,
      IsArchived: option.status === 'ARCHIVED',
      IsActive: option.status === 'ACTIVE',
    })),
  };
}

const accountReaders: FieldReaders<AccountRecord> = {
  AccountID: (account) => account.accountId,
  Code: (account) => account.code,
  Name: (account) => account.name,
  Type: (account) => account.type,
  Class: (account) => account.class,
  Status: (account) => account.status,
};

const accountRules = { readers: accountReaders, updatedAtMs: () => setUpMs, defaultOrder: 'Code ASC, Name ASC' };
