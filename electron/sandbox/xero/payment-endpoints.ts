import { type Answer, jsonAnswer, type SandboxRequest } from '../http/exchange.ts';
import type { XeroOrganisation } from '../world/xero-organisation.ts';
import type { PaymentRecord } from '../world/xero-shapes.ts';
import { checkPayment, type PaymentDraft } from './check-payment.ts';
import { type Fields, textField } from './json-fields.ts';
import { isConditional, notModified, pageOf, selectRows } from './listing.ts';
import { lockedForEditing } from './lock-check.ts';
import { notFound, refusal, validationException } from './problem-answers.ts';
import { readElements, refusedElement, summarisesErrors } from './read-elements.ts';
import type { FieldReaders } from './where-clause.ts';
import { envelope } from './wire.ts';
import { wirePayment } from './wire-bill.ts';
import type { XeroContext } from './xero-context.ts';

/** /Payments: payments of bills and refunds of credit notes. A payment is never edited, only deleted. */
export class PaymentEndpoints {
  readonly #organisation: XeroOrganisation;

  constructor(organisation: XeroOrganisation) {
    this.#organisation = organisation;
  }

  list(request: SandboxRequest, context: XeroContext): Answer {
    const rows = selectRows(request, this.#organisation.bills.paymentShelf.items, rulesFor(this.#organisation));
    if (!rows.ok) return rows.error;
    if (rows.value.length === 0 && isConditional(request)) return notModified;
    const page = pageOf(request, rows.value);
    if (!page.ok) return page.error;
    const { items, pagination } = page.value;
    const wire = items.map((item) => wirePayment(item, this.#organisation));
    return this.#wrap(context, { ...(pagination === null ? {} : { pagination }), Payments: wire });
  }

  one(id: string, context: XeroContext): Answer {
    const record = this.#organisation.bills.paymentShelf.get(id);
    if (record === undefined) return notFound();
    return this.#wrap(context, { Payments: [wirePayment(record, this.#organisation)] });
  }

  /** PUT takes many, POST one; each is checked against what those before it left to be paid. */
  create(request: SandboxRequest, context: XeroContext): Answer {
    const elements = readElements(request, 'Payments');
    if (!elements.ok) return elements.error;
    const { bills } = this.#organisation;
    const spoken = new Map<string, number>();
    const checked = elements.value.map((sent) => {
      const result = checkPayment(sent, context, (bill) => bills.dueMinor(bill) - (spoken.get(bill.billId) ?? 0));
      if (result.draft !== null) {
        const { billId, amountMinor } = result.draft;
        spoken.set(billId, (spoken.get(billId) ?? 0) + amountMinor);
      }
      return { sent, result };
    });
    const refused = checked.filter(({ result }) => result.draft === null);
    if (refused.length > 0 && (request.method === 'POST' || summarisesErrors(request))) {
      return validationException(refused.map(({ sent, result }) => refusedPayment(sent, result.messages ?? [])));
    }
    const wire = checked.map(({ sent, result }) =>
      result.draft === null ? refusedPayment(sent, result.messages) : this.#save(result.draft, context),
    );
    return this.#wrap(context, { Payments: wire });
  }

  /** POST /Payments/{PaymentID} with the status DELETED: the one change that Xero knows. */
  delete(id: string, request: SandboxRequest, context: XeroContext): Answer {
    const { bills } = this.#organisation;
    const payment = bills.paymentShelf.get(id);
    if (payment === undefined) return notFound();
    const elements = readElements(request, 'Payments');
    if (!elements.ok) return elements.error;
    const problem = whyNotDeletable(payment, elements.value[0] ?? {}, context);
    if (problem !== null) return refusal(problem);
    bills.editPayment(id, { status: 'DELETED' });
    return this.one(id, context);
  }

  #save(draft: PaymentDraft, context: XeroContext): Fields {
    const record: PaymentRecord = {
      ...draft,
      paymentId: this.#organisation.newId(),
      isReconciled: false,
      status: 'AUTHORISED',
      updatedAtMs: context.clock.nowMs(),
      postedBy: 'api',
    };
    this.#organisation.bills.putPayment(record);
    return { ...wirePayment(record, this.#organisation), StatusAttributeString: 'OK' };
  }

  #wrap(context: XeroContext, content: Fields): Answer {
    return jsonAnswer(200, envelope({ id: this.#organisation.newId(), nowMs: context.clock.nowMs(), content }));
  }
}

function whyNotDeletable(payment: PaymentRecord, sent: Fields, context: XeroContext): string | null {
  if (textField(sent, 'Status') !== 'DELETED') return 'Only the status DELETED can be set on a payment';
  if (payment.status === 'DELETED') return 'The payment has been deleted already';
  if (payment.batchPaymentId !== undefined) return 'This payment cannot be deleted as it is part of a batch payment';
  if (payment.isReconciled) return 'This payment cannot be deleted as it has been reconciled with a bank transaction';
  return lockedForEditing(payment.date, context);
}

function refusedPayment(sent: Fields, messages: readonly string[]): Fields {
  return { ...refusedElement(sent, 'PaymentID', messages), HasValidationErrors: true };
}

function rulesFor({ bills }: XeroOrganisation) {
  const readers: FieldReaders<PaymentRecord> = {
    PaymentID: (record) => record.paymentId,
    PaymentType: (record) =>
      bills.billShelf.get(record.billId)?.type === 'ACCPAYCREDIT' ? 'APCREDITPAYMENT' : 'ACCPAYPAYMENT',
    Status: (record) => record.status,
    Date: (record) => Date.parse(`${record.date}T00:00:00Z`),
    Amount: (record) => record.amountMinor / 100,
    Reference: (record) => record.reference,
    UpdatedDateUTC: (record) => record.updatedAtMs,
    'Invoice.InvoiceID': (record) => record.billId,
    'Account.AccountID': (record) => record.accountId,
  };
  return {
    readers,
    updatedAtMs: (record: PaymentRecord) => record.updatedAtMs,
    defaultOrder: 'UpdatedDateUTC ASC, PaymentID ASC',
  };
}
