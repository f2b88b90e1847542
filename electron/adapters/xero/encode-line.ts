import type {
  AccountRef,
  BankTransactionDocument,
  BillDocument,
  TrackingRef,
} from '../../../shared/domain/document.ts';
import { majorNumber } from '../../../shared/domain/money.ts';

/** Xero: about fifty elements a request (developer.xero.com, Requests and responses). */
export const maxElements = 50;

type Coded = BankTransactionDocument | BillDocument;

/** The one line of a document. */
export function lineElement(document: Coded) {
  return {
    Description: document.description,
    Quantity: 1,
    UnitAmount: positiveMajor(document),
    ...accountOfLine(document.account),
    TaxType: document.taxType,
    ...(document.tracking.length === 0 ? {} : { Tracking: document.tracking.map(trackingElement) }),
  };
}

/** Throws where the contact is not made yet: it must be, before its document can be sent. */
export function contactIdOf({ contact, reference }: Coded): string {
  if (contact.kind === 'create') throw new Error(`${reference} has a contact that is not made yet.`);
  return contact.contactId;
}

/** Xero refuses totals that are not above zero; the kind of the document says the direction. */
export function positiveMajor(document: {
  readonly amountMinor: number;
  readonly currency: string;
  readonly reference: string;
}): number {
  const { amountMinor, currency, reference } = document;
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0) throw new Error(`${reference} has no positive amount.`);
  return majorNumber(amountMinor, currency);
}

function accountOfLine(account: AccountRef) {
  return account.code === null ? { AccountID: account.accountId } : { AccountCode: account.code };
}

function trackingElement(tracking: TrackingRef) {
  return {
    TrackingCategoryID: tracking.categoryId,
    TrackingOptionID: tracking.optionId,
    Name: tracking.category,
    Option: tracking.option,
  };
}
