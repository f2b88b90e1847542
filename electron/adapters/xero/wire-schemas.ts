import { z } from 'zod';
import { plainDateFromWire } from './xero-date.ts';

/*
 * What is read of Xero's answers, and nothing more: unknown fields are dropped, unknown words of an enumeration pass as they
 * are. Shapes: XeroAPI/Xero-OpenAPI, xero_accounting.yaml and xero-identity.yaml. Numbers and flags come as text now and
 * then, as the specification's own examples do.
 */

const id = z.string().min(1);
const text = z.string().nullish();
const amount = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number),
]);
const word = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]).nullish();
const flag = word.transform((value) => value ?? false);
/** For what counts as allowed unless Xero says that it is not. */
const permission = word.transform((value) => value ?? true);

const day = z.string().transform((value, context) => {
  const date = plainDateFromWire(value);
  if (date !== null) return date;
  context.addIssue('not a date');
  return z.NEVER;
});

export const connections = z.array(z.object({ tenantId: id, tenantType: z.string(), tenantName: text }));

export const organisations = z.object({
  Organisations: z
    .array(
      z.object({
        OrganisationID: id,
        Name: z.string(),
        Timezone: z.string(),
        BaseCurrency: z.string(),
        CountryCode: text,
        ShortCode: text,
        PeriodLockDate: day.nullish(),
        EndOfYearLockDate: day.nullish(),
        IsDemoCompany: flag,
      }),
    )
    .min(1),
});

export const actions = z.object({ Actions: z.array(z.object({ Name: z.string(), Status: z.string() })) });

export const users = z.object({
  Users: z.array(
    z.object({
      UserID: id,
      GlobalUserID: text,
      EmailAddress: text,
      FirstName: text,
      LastName: text,
      OrganisationRole: text,
    }),
  ),
});

export const accounts = z.object({
  Accounts: z.array(
    z.object({
      AccountID: id,
      Code: text,
      Name: z.string(),
      Type: z.string(),
      Class: text,
      Status: text,
      CurrencyCode: text,
      SystemAccount: text,
      TaxType: text,
    }),
  ),
});

export const taxRates = z.object({
  TaxRates: z.array(
    z.object({
      TaxType: z.string(),
      Name: z.string(),
      Status: text,
      EffectiveRate: amount.nullish(),
      CanApplyToAssets: permission,
      CanApplyToEquity: permission,
      CanApplyToExpenses: permission,
      CanApplyToLiabilities: permission,
      CanApplyToRevenue: permission,
    }),
  ),
});

export const trackingCategories = z.object({
  TrackingCategories: z.array(
    z.object({
      TrackingCategoryID: id,
      Name: z.string(),
      Status: text,
      Options: z.array(z.object({ TrackingOptionID: id, Name: z.string(), Status: text })).nullish(),
    }),
  ),
});

export const currencies = z.object({ Currencies: z.array(z.object({ Code: z.string() })).nullish() });

const pagination = z.object({ page: z.number(), pageCount: z.number() }).nullish().catch(null);

const contact = z.object({ ContactID: id, ContactNumber: text, Name: z.string(), ContactStatus: text });

export const contacts = z.object({ Contacts: z.array(contact), pagination });

const bankTransaction = z.object({
  BankTransactionID: id,
  Type: text,
  Status: text,
  Reference: text,
  Date: day,
  BankAccount: z.object({ AccountID: id }),
  Contact: z.object({ ContactID: text, Name: text }).nullish(),
  CurrencyCode: text,
  Total: amount,
  HasAttachments: flag,
  IsReconciled: flag,
});

export const bankTransactions = z.object({ BankTransactions: z.array(bankTransaction), pagination });

const bankTransfer = z.object({
  BankTransferID: id,
  Status: text,
  Reference: text,
  Date: day,
  FromBankAccount: z.object({ AccountID: id }),
  ToBankAccount: z.object({ AccountID: id }),
  Amount: amount,
  HasAttachments: flag,
  FromIsReconciled: flag,
  ToIsReconciled: flag,
});

export const bankTransfers = z.object({ BankTransfers: z.array(bankTransfer) });

export type WireOrganisation = z.infer<typeof organisations>['Organisations'][number];
export type WireUser = z.infer<typeof users>['Users'][number];
export type WireAccount = z.infer<typeof accounts>['Accounts'][number];
export type WireTaxRate = z.infer<typeof taxRates>['TaxRates'][number];
export type WireTrackingCategory = z.infer<typeof trackingCategories>['TrackingCategories'][number];
export type WireContact = z.infer<typeof contact>;
export type WireBankTransaction = z.infer<typeof bankTransaction>;
export type WireBankTransfer = z.infer<typeof bankTransfer>;
