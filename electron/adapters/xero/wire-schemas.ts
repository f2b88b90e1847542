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

export const connections = z.array(z.object({ id, tenantId: id, tenantType: z.string(), tenantName: text }));

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
        Class: text,
        OrganisationStatus: text,
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

const contact = z.object({
  ContactID: id,
  ContactNumber: text,
  Name: z.string(),
  ContactStatus: text,
  /** Given where contacts are read in pages. */
  MergedToContactID: text,
});

export const contacts = z.object({ Contacts: z.array(contact), pagination });

/*
 * Documents are made by anyone, and one of an odd shape must not hide the others: each is read by itself, and of it all that
 * can be read. Only without its id it is none.
 */
const oddText = text.catch(null);
/** What cannot be read is no status that is known. */
const documentStatus = text.catch('');
const documentDay = day.nullable().catch(null);
const documentAmount = amount.nullable().catch(null);
const documentFlag = flag.catch(false);
const bankAccount = z.object({ AccountID: id }).nullable().catch(null);
const documentContact = z.object({ ContactID: oddText, Name: oddText }).nullish().catch(null);

export const bankTransactions = z.object({ BankTransactions: z.array(z.unknown()), pagination });

export const bankTransaction = z.object({
  BankTransactionID: id,
  Type: oddText,
  Status: documentStatus,
  Reference: oddText,
  Date: documentDay,
  BankAccount: bankAccount,
  Contact: documentContact,
  CurrencyCode: oddText,
  Total: documentAmount,
  HasAttachments: documentFlag,
  IsReconciled: documentFlag,
});

/** What a bank transaction says beyond what every list of documents is read for. */
export const bankTransactionDetails = z.object({
  LineItems: z
    .array(
      z.object({
        LineItemID: oddText,
        Description: oddText,
        LineAmount: documentAmount.optional(),
        AccountID: oddText,
        AccountCode: oddText,
        TaxType: oddText,
        Tracking: z
          .array(z.object({ Name: oddText, Option: oddText, TrackingOptionID: oddText }))
          .nullish()
          .catch(null),
      }),
    )
    .nullish()
    .catch(null),
  UpdatedDateUTC: oddText,
});

export const bankTransfers = z.object({ BankTransfers: z.array(z.unknown()) });

export const bankTransfer = z.object({
  BankTransferID: id,
  Status: documentStatus,
  Reference: oddText,
  Date: documentDay,
  FromBankAccount: bankAccount,
  ToBankAccount: bankAccount,
  Amount: documentAmount,
  HasAttachments: documentFlag,
  FromIsReconciled: documentFlag,
  ToIsReconciled: documentFlag,
});

/** What bills and credit notes have in common. */
const bill = z.object({
  Type: oddText,
  Status: documentStatus,
  Date: documentDay,
  Contact: documentContact,
  CurrencyCode: oddText,
  Total: documentAmount,
  HasAttachments: documentFlag,
});

export const invoices = z.object({ Invoices: z.array(z.unknown()), pagination });

export const invoice = bill.extend({ InvoiceID: id, InvoiceNumber: oddText, Url: oddText });

export const creditNotes = z.object({ CreditNotes: z.array(z.unknown()), pagination });

export const creditNote = bill.extend({ CreditNoteID: id, CreditNoteNumber: oddText });

export const payments = z.object({ Payments: z.array(z.unknown()), pagination });

export const payment = z.object({
  PaymentID: id,
  Reference: oddText,
  Status: documentStatus,
  Date: documentDay,
  Account: bankAccount,
  Invoice: z.object({ InvoiceID: oddText }).nullish().catch(null),
  CreditNote: z.object({ CreditNoteID: oddText }).nullish().catch(null),
  IsReconciled: documentFlag,
  BatchPaymentID: oddText,
});

const anything = z.array(z.unknown()).nullish().catch(null);

/** What a bill or credit note says beyond what every list of documents is read for. */
export const billDetails = bankTransactionDetails.extend({
  DueDate: documentDay.optional(),
  AmountDue: documentAmount.optional(),
  RemainingCredit: documentAmount.optional(),
  Payments: z.array(z.object({ PaymentID: id, Date: documentDay })).nullish(),
  CreditNotes: anything,
  Prepayments: anything,
  Overpayments: anything,
  Allocations: anything,
});

/** What a document that cannot be read otherwise may still be recognised by. */
export const referenced = z.object({ Reference: z.string() });

export type WireBill = z.infer<typeof bill>;
export type WireConnection = z.infer<typeof connections>[number];
export type WireOrganisation = z.infer<typeof organisations>['Organisations'][number];
export type WireUser = z.infer<typeof users>['Users'][number];
export type WireAccount = z.infer<typeof accounts>['Accounts'][number];
export type WireTaxRate = z.infer<typeof taxRates>['TaxRates'][number];
export type WireTrackingCategory = z.infer<typeof trackingCategories>['TrackingCategories'][number];
export type WireContact = z.infer<typeof contact>;
