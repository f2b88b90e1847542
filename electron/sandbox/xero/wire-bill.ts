import type { XeroOrganisation } from '../world/xero-organisation.ts';
import type { BillRecord, PaymentRecord } from '../world/xero-shapes.ts';
import { type Fields, major } from './json-fields.ts';
import { wireAccountRef, wireContactRef, wireLine } from './wire.ts';
import { dateString, msDate, msDateOfDay, utcString } from './wire-date.ts';

/** A bill as /Invoices gives it, or a credit note as /CreditNotes does. */
export function wireBill(record: BillRecord, organisation: XeroOrganisation, withLines: boolean): Fields {
  const { bills } = organisation;
  const paidMinor = bills.paidMinor(record.billId);
  const payments = bills.paymentsOf(record.billId).filter(({ status }) => status === 'AUTHORISED');
  const lastPaid = payments.at(-1);
  const common = {
    Type: record.type,
    Payments: payments.map(wireNestedPayment),
    HasErrors: false,
    HasAttachments: organisation.attachmentsOf(record.billId).length > 0,
    CurrencyRate: record.currency === organisation.organisation.baseCurrency ? 1 : 1.1612,
    Contact: wireContactRef(record.contactId, organisation),
    DateString: dateString(record.date),
    Date: msDateOfDay(record.date),
    ...(record.dueDate === null
      ? {}
      : { DueDateString: dateString(record.dueDate), DueDate: msDateOfDay(record.dueDate) }),
    Status: record.status,
    LineAmountTypes: record.lineAmountTypes,
    LineItems: withLines ? record.lines.map(wireLine) : [],
    SubTotal: major(record.subTotalMinor),
    TotalTax: major(record.totalTaxMinor),
    Total: major(record.totalMinor),
    UpdatedDateUTC: msDate(record.updatedAtMs),
    UpdatedDateUTCString: utcString(record.updatedAtMs),
    CurrencyCode: record.currency,
    ...(record.status === 'PAID' && lastPaid !== undefined ? { FullyPaidOnDate: msDateOfDay(lastPaid.date) } : {}),
  };
  if (record.type === 'ACCPAYCREDIT') {
    const number = record.number ?? '';
    return {
      CreditNoteID: record.billId,
      CreditNoteNumber: number,
      ...common,
      RemainingCredit: major(bills.dueMinor(record)),
      Allocations: creditsOf(record),
    };
  }
  return {
    InvoiceID: record.billId,
    InvoiceNumber: record.number ?? '',
    Reference: '',
    ...(record.url === null ? {} : { Url: record.url }),
    ...common,
    AmountDue: major(bills.dueMinor(record)),
    AmountPaid: major(paidMinor),
    AmountCredited: major(record.creditedMinor ?? 0),
    SentToContact: false,
    IsDiscounted: false,
    CreditNotes: creditsOf(record),
    Prepayments: [],
    Overpayments: [],
  };
}

/** The one credit note that was set against a bill, or the one bill that a credit note was set against. */
function creditsOf({ creditedMinor = 0 }: BillRecord): readonly Fields[] {
  return creditedMinor === 0 ? [] : [{ AppliedAmount: major(creditedMinor) }];
}

/** As a bill names its payments: without the bank account. */
function wireNestedPayment(payment: PaymentRecord): Fields {
  return {
    PaymentID: payment.paymentId,
    Date: msDateOfDay(payment.date),
    Amount: major(payment.amountMinor),
    ...(payment.reference === null ? {} : { Reference: payment.reference }),
    CurrencyRate: 1,
    HasAccount: false,
    HasValidationErrors: false,
  };
}

/** A payment as /Payments gives it. What was refunded stands under Invoice too, as Xero's own examples show. */
export function wirePayment(payment: PaymentRecord, organisation: XeroOrganisation): Fields {
  const bill = organisation.bills.billShelf.get(payment.billId);
  return {
    PaymentID: payment.paymentId,
    ...(payment.batchPaymentId === undefined ? {} : { BatchPaymentID: payment.batchPaymentId }),
    Date: msDateOfDay(payment.date),
    BankAmount: major(payment.amountMinor),
    Amount: major(payment.amountMinor),
    ...(payment.reference === null ? {} : { Reference: payment.reference }),
    CurrencyRate: 1,
    PaymentType: bill?.type === 'ACCPAYCREDIT' ? 'APCREDITPAYMENT' : 'ACCPAYPAYMENT',
    Status: payment.status,
    UpdatedDateUTC: msDate(payment.updatedAtMs),
    UpdatedDateUTCString: utcString(payment.updatedAtMs),
    HasAccount: true,
    IsReconciled: payment.isReconciled,
    Account: wireAccountRef(organisation.account(payment.accountId)),
    ...(bill === undefined ? {} : { Invoice: wirePaidBill(bill, organisation) }),
    HasValidationErrors: false,
  };
}

function wirePaidBill(bill: BillRecord, organisation: XeroOrganisation): Fields {
  return {
    Type: bill.type,
    InvoiceID: bill.billId,
    InvoiceNumber: bill.number ?? '',
    Payments: [],
    CreditNotes: [],
    Prepayments: [],
    Overpayments: [],
    HasErrors: false,
    IsDiscounted: false,
    Contact: wireContactRef(bill.contactId, organisation),
    LineItems: [],
    CurrencyCode: bill.currency,
  };
}
