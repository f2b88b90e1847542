import type {
  Organisation,
  TaxRate,
  TrackingCategory,
  XeroAccount,
  XeroContact,
  XeroUser,
} from '../../../shared/domain/reference-data.ts';
import type {
  WireAccount,
  WireContact,
  WireOrganisation,
  WireTaxRate,
  WireTrackingCategory,
  WireUser,
} from './wire-schemas.ts';

/** `timeZone` is the IANA name for the organisation's own. */
export function organisationFrom(wire: WireOrganisation, timeZone: string): Organisation {
  return {
    id: wire.OrganisationID,
    name: wire.Name,
    timeZone,
    baseCurrency: wire.BaseCurrency,
    countryCode: wire.CountryCode ?? null,
    shortCode: wire.ShortCode ?? null,
    periodLockDate: wire.PeriodLockDate ?? null,
    endOfYearLockDate: wire.EndOfYearLockDate ?? null,
    isDemoCompany: wire.IsDemoCompany,
    plan: textOrNull(wire.Class),
    status: textOrNull(wire.OrganisationStatus),
  };
}

export function accountFrom(wire: WireAccount): XeroAccount {
  return {
    accountId: wire.AccountID,
    code: textOrNull(wire.Code),
    name: wire.Name,
    type: wire.Type,
    class: textOrNull(wire.Class),
    status: lifecycle(wire.Status),
    currency: wire.Type === 'BANK' ? textOrNull(wire.CurrencyCode) : null,
    systemAccount: textOrNull(wire.SystemAccount),
    taxType: textOrNull(wire.TaxType),
  };
}

export function taxRateFrom(wire: WireTaxRate): TaxRate {
  return {
    taxType: wire.TaxType,
    name: wire.Name,
    status: wire.Status === 'ACTIVE' ? 'ACTIVE' : 'OTHER',
    effectiveRate: wire.EffectiveRate ?? null,
    canApplyTo: {
      ASSET: wire.CanApplyToAssets,
      EQUITY: wire.CanApplyToEquity,
      EXPENSE: wire.CanApplyToExpenses,
      LIABILITY: wire.CanApplyToLiabilities,
      REVENUE: wire.CanApplyToRevenue,
    },
  };
}

export function trackingCategoryFrom(wire: WireTrackingCategory): TrackingCategory {
  return {
    categoryId: wire.TrackingCategoryID,
    name: wire.Name,
    status: lifecycle(wire.Status),
    options: (wire.Options ?? []).map((option) => ({
      optionId: option.TrackingOptionID,
      name: option.Name,
      status: lifecycle(option.Status),
    })),
  };
}

export function contactFrom(wire: WireContact): XeroContact {
  const mergedInto = textOrNull(wire.MergedToContactID);
  return {
    contactId: wire.ContactID,
    contactNumber: textOrNull(wire.ContactNumber),
    name: wire.Name,
    status: lifecycle(wire.ContactStatus),
    ...(mergedInto === null ? {} : { mergedInto }),
  };
}

/** The row of the connected user: by Xero's user id, else by e-mail address whatever its case, else the only one there is. */
export function findUser(
  rows: readonly WireUser[],
  identity: { readonly userId: string | null; readonly email: string | null },
): XeroUser | null {
  const userId = identity.userId?.toLowerCase();
  const email = identity.email?.toLowerCase();
  const byId = rows.find((row) => userId !== undefined && userIdsOf(row).includes(userId));
  const byEmail = rows.find((other) => email !== undefined && other.EmailAddress?.toLowerCase() === email);
  // Whoever consented is a user of the organisation: where there is one only, it is that one.
  const row = byId ?? byEmail ?? (rows.length === 1 ? rows[0] : undefined);
  return row === undefined ? null : userFrom(row);
}

/** The access token names the user by an id that some answers give as UserID and others as GlobalUserID. */
function userIdsOf(row: WireUser): readonly string[] {
  return [row.UserID, row.GlobalUserID ?? ''].map((id) => id.toLowerCase());
}

function userFrom(wire: WireUser): XeroUser {
  const names = [wire.FirstName, wire.LastName].map((name) => name?.trim() ?? '').filter((name) => name !== '');
  return {
    userId: wire.UserID,
    name: names.join(' ') || (wire.EmailAddress ?? 'Unnamed user'),
    email: textOrNull(wire.EmailAddress),
    role: wire.OrganisationRole ?? 'UNKNOWN',
  };
}

/** Absent means active: Xero leaves the status out of short forms of what is in use. */
function lifecycle(status: string | null | undefined): 'ACTIVE' | 'ARCHIVED' | 'OTHER' {
  if (status === 'ACTIVE' || status === null || status === undefined) return 'ACTIVE';
  return status === 'ARCHIVED' ? 'ARCHIVED' : 'OTHER';
}

function textOrNull(text: string | null | undefined): string | null {
  return text === undefined || text === null || text === '' ? null : text;
}
