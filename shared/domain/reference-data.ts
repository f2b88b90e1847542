import type { Instant, PlainDate } from './plain-date.ts';

/** What Xero knows about the organisation, as last read. Everything that planning checks a document against. */
export interface ReferenceData {
  readonly tenantId: string;
  readonly organisation: Organisation;
  readonly accounts: readonly XeroAccount[];
  readonly taxRates: readonly TaxRate[];
  readonly trackingCategories: readonly TrackingCategory[];
  /** ISO codes the organisation is subscribed to. */
  readonly currencies: readonly string[];
  readonly contacts: readonly XeroContact[];
  /** The connected user's row in /Users; null where it could not be told apart. */
  readonly user: XeroUser | null;
  /** A higher role that this user had here; absent where there was none. */
  readonly roleBefore?: RoleBefore;
  /** From /Organisation/Actions: name -> allowed. */
  readonly actions: Readonly<Record<string, boolean>>;
  readonly readAt: Instant;
}

/** A role that the connected user had in the organisation, and has no more. */
export interface RoleBefore {
  /** As Xero names it. */
  readonly role: string;
  /** When the lower one was seen first. */
  readonly until: Instant;
}

export interface Organisation {
  readonly id: string;
  readonly name: string;
  /** IANA name, such as `Europe/London`. */
  readonly timeZone: string;
  readonly baseCurrency: string;
  readonly countryCode: string | null;
  readonly shortCode: string | null;
  readonly periodLockDate: PlainDate | null;
  readonly endOfYearLockDate: PlainDate | null;
  readonly isDemoCompany: boolean;
  /** Its Class: DEMO, TRIAL, or a plan as Xero names it. Null where Xero did not say, absent in what earlier versions read. */
  readonly plan?: string | null;
  /** Its OrganisationStatus: ACTIVE where it can be used. As `plan`. */
  readonly status?: string | null;
}

export interface XeroAccount {
  readonly accountId: string;
  readonly code: string | null;
  readonly name: string;
  /** BANK, EXPENSE, OVERHEADS, REVENUE … as Xero names it. */
  readonly type: string;
  /** ASSET, EQUITY, EXPENSE, LIABILITY, REVENUE; null where Xero did not say. */
  readonly class: string | null;
  readonly status: 'ACTIVE' | 'ARCHIVED' | 'OTHER';
  /** Only for bank accounts. */
  readonly currency: string | null;
  /** DEBTORS, CREDITORS, … : accounts that Xero keeps for itself; null for ordinary ones. */
  readonly systemAccount: string | null;
  /** The default tax type. */
  readonly taxType: string | null;
}

export interface TaxRate {
  readonly taxType: string;
  readonly name: string;
  readonly status: 'ACTIVE' | 'OTHER';
  /** Percent, such as 20 for 20 %. */
  readonly effectiveRate: number | null;
  /** Account classes it may be used with; an absent flag in Xero's answer counts as allowed. */
  readonly canApplyTo: {
    readonly ASSET: boolean;
    readonly EQUITY: boolean;
    readonly EXPENSE: boolean;
    readonly LIABILITY: boolean;
    readonly REVENUE: boolean;
  };
}

export interface TrackingCategory {
  readonly categoryId: string;
  readonly name: string;
  readonly status: 'ACTIVE' | 'ARCHIVED' | 'OTHER';
  readonly options: readonly {
    readonly optionId: string;
    readonly name: string;
    readonly status: 'ACTIVE' | 'ARCHIVED' | 'OTHER';
  }[];
}

export interface XeroContact {
  readonly contactId: string;
  readonly contactNumber: string | null;
  readonly name: string;
  readonly status: 'ACTIVE' | 'ARCHIVED' | 'OTHER';
  /** ContactID of the one it was merged into in Xero; absent where it was not. */
  readonly mergedInto?: string;
}

export interface XeroUser {
  readonly userId: string;
  readonly name: string;
  readonly email: string | null;
  /** As Xero names it: READONLY, INVOICEONLY, STANDARD, FINANCIALADVISER, … */
  readonly role: string;
}
