import type { XeroOrganisation } from '../world/xero-organisation.ts';
import type {
  AccountRecord,
  AttachmentRecord,
  BankTransactionRecord,
  BankTransferRecord,
  ContactRecord,
  LineRecord,
} from '../world/xero-shapes.ts';
import { type Fields, major } from './json-fields.ts';
import { dateString, msDate, msDateOfDay, utcString } from './wire-date.ts';

/** What Xero wraps every answer of the Accounting API in. */
export function envelope(parts: { id: string; nowMs: number; content: Fields }): Fields {
  return {
    Id: parts.id,
    Status: 'OK',
    ProviderName: 'Tallybridge',
    DateTimeUTC: `/Date(${parts.nowMs})/`,
    ...parts.content,
  };
}

export function wireAccountRef(account: AccountRecord | undefined): Fields {
  if (account === undefined) return {};
  const code = account.code === null ? {} : { Code: account.code };
  return { AccountID: account.accountId, ...code, Name: account.name };
}

export function wireContact(contact: ContactRecord): Fields {
  return {
    ContactID: contact.contactId,
    ...(contact.contactNumber === null ? {} : { ContactNumber: contact.contactNumber }),
    ...(contact.mergedInto === null ? {} : { MergedToContactID: contact.mergedInto }),
    ContactStatus: contact.status,
    Name: contact.name,
    ...(contact.email === null ? {} : { EmailAddress: contact.email }),
    BankAccountDetails: '',
    Addresses: [
      { AddressType: 'STREET', City: '', Region: '', PostalCode: '', Country: '' },
      { AddressType: 'POBOX', City: '', Region: '', PostalCode: '', Country: '' },
    ],
    Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: '', PhoneAreaCode: '', PhoneCountryCode: '' }],
    UpdatedDateUTC: msDate(contact.updatedAtMs),
    ContactGroups: [],
    IsSupplier: true,
    IsCustomer: false,
    ContactPersons: [],
    HasAttachments: false,
    HasValidationErrors: false,
  };
}

/** A contact as documents name it. */
export function wireContactRef(contactId: string, organisation: XeroOrganisation): Fields {
  return {
    ContactID: contactId,
    Name: organisation.contact(contactId)?.name ?? '',
    Addresses: [],
    Phones: [],
    ContactGroups: [],
    ContactPersons: [],
    HasValidationErrors: false,
  };
}

export function wireBankTransaction(
  record: BankTransactionRecord,
  organisation: XeroOrganisation,
  withLines: boolean,
): Fields {
  return {
    BankTransactionID: record.bankTransactionId,
    BankAccount: wireAccountRef(organisation.account(record.bankAccountId)),
    Type: record.type,
    ...(record.reference === null ? {} : { Reference: record.reference }),
    ...(record.url === null ? {} : { Url: record.url }),
    IsReconciled: record.isReconciled,
    HasAttachments: organisation.attachmentsOf(record.bankTransactionId).length > 0,
    ...(record.currency === organisation.organisation.baseCurrency ? {} : { CurrencyRate: 1.1612 }),
    Contact: wireContactRef(record.contactId, organisation),
    DateString: dateString(record.date),
    Date: msDateOfDay(record.date),
    Status: record.status,
    LineAmountTypes: record.lineAmountTypes,
    LineItems: withLines ? record.lines.map(wireLine) : [],
    SubTotal: major(record.subTotalMinor),
    TotalTax: major(record.totalTaxMinor),
    Total: major(record.totalMinor),
    UpdatedDateUTC: msDate(record.updatedAtMs),
    CurrencyCode: record.currency,
  };
}

export function wireLine(line: LineRecord): Fields {
  return {
    Description: line.description,
    UnitAmount: line.unitAmount,
    TaxType: line.taxType,
    TaxAmount: major(line.taxMinor),
    LineAmount: major(line.lineAmountMinor),
    ...(line.accountCode === null ? {} : { AccountCode: line.accountCode }),
    Tracking: line.tracking.map((choice) => ({
      Name: choice.name,
      Option: choice.option,
      TrackingCategoryID: choice.categoryId,
      TrackingOptionID: choice.optionId,
    })),
    Quantity: line.quantity,
    LineItemID: line.lineItemId,
    AccountID: line.accountId,
    ValidationErrors: [],
  };
}

export function wireBankTransfer(record: BankTransferRecord, organisation: XeroOrganisation): Fields {
  return {
    BankTransferID: record.bankTransferId,
    CreatedDateUTCString: utcString(record.createdAtMs),
    CreatedDateUTC: msDate(record.createdAtMs),
    DateString: dateString(record.date),
    Date: msDateOfDay(record.date),
    Status: record.status,
    FromBankAccount: wireAccountRef(organisation.account(record.fromBankAccountId)),
    ToBankAccount: wireAccountRef(organisation.account(record.toBankAccountId)),
    Amount: major(record.amountMinor),
    FromBankTransactionID: record.fromBankTransactionId,
    ToBankTransactionID: record.toBankTransactionId,
    FromIsReconciled: record.isReconciled,
    ToIsReconciled: record.isReconciled,
    ...(record.reference === null ? {} : { Reference: record.reference }),
    CurrencyRate: 1,
    HasAttachments: organisation.attachmentsOf(record.bankTransferId).length > 0,
    FromTracking: [],
    ToTracking: [],
  };
}

export function wireAttachment(file: AttachmentRecord, parentUrl: string): Fields {
  return {
    AttachmentID: file.attachmentId,
    FileName: file.fileName,
    Url: `${parentUrl}/Attachments/${encodeURIComponent(file.fileName)}`,
    MimeType: file.mimeType,
    ContentLength: file.bytes.length,
  };
}
