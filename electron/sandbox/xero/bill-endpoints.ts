import { type Answer, jsonAnswer, type SandboxRequest } from '../http/exchange.ts';
import type { XeroOrganisation } from '../world/xero-organisation.ts';
import type { BillRecord } from '../world/xero-shapes.ts';
import type { Checked } from './check-bank-transaction.ts';
import { type BillDraft, checkBill } from './check-bill.ts';
import { settleContact } from './check-contact.ts';
import { type Fields, textField } from './json-fields.ts';
import { isConditional, notModified, pageOf, selectRows } from './listing.ts';
import { lockedForEditing } from './lock-check.ts';
import { notFound, validationException } from './problem-answers.ts';
import { readElements, refusedElement, summarisesErrors } from './read-elements.ts';
import type { FieldReaders } from './where-clause.ts';
import { envelope } from './wire.ts';
import { wireBill } from './wire-bill.ts';
import type { XeroContext } from './xero-context.ts';

/** What is asked of a bill that exists: other words in it, or its end. */
type BillChange = BillDraft | 'VOIDED' | 'DELETED';

interface CheckedElement {
  readonly sent: Fields;
  readonly existing: BillRecord | null;
  readonly result: Checked<BillChange>;
}

interface Resource {
  readonly list: 'Invoices' | 'CreditNotes';
  readonly id: 'InvoiceID' | 'CreditNoteID';
  readonly type: BillRecord['type'];
}

const resources: Readonly<Record<Resource['list'], Resource>> = {
  Invoices: { list: 'Invoices', id: 'InvoiceID', type: 'ACCPAY' },
  CreditNotes: { list: 'CreditNotes', id: 'CreditNoteID', type: 'ACCPAYCREDIT' },
};

/** /Invoices or /CreditNotes, of suppliers only: the sandbox's company sells nothing. */
export class BillEndpoints {
  readonly #organisation: XeroOrganisation;
  readonly #resource: Resource;

  constructor(organisation: XeroOrganisation, list: Resource['list']) {
    this.#organisation = organisation;
    this.#resource = resources[list];
  }

  list(request: SandboxRequest, context: XeroContext): Answer {
    const rows = selectRows(request, this.#chosen(request), rulesOf(this.#resource, this.#organisation));
    if (!rows.ok) return rows.error;
    if (rows.value.length === 0 && isConditional(request)) return notModified;
    const page = pageOf(request, rows.value);
    if (!page.ok) return page.error;
    const { items, pagination } = page.value;
    const wire = items.map((item) => wireBill(item, this.#organisation, pagination !== null));
    return this.#wrap(context, { ...(pagination === null ? {} : { pagination }), [this.#resource.list]: wire });
  }

  one(id: string, context: XeroContext): Answer {
    const record = this.#known(id);
    if (record === null) return notFound();
    return this.#wrap(context, { [this.#resource.list]: [wireBill(record, this.#organisation, true)] });
  }

  /** PUT only creates; POST also changes what is named by its id. */
  write(request: SandboxRequest, context: XeroContext, id: string | null): Answer {
    if (id !== null && this.#known(id) === null) return notFound();
    const elements = readElements(request, this.#resource.list);
    if (!elements.ok) return elements.error;
    const checked = elements.value.map((sent) => {
      const withId = id === null ? sent : { ...sent, [this.#resource.id]: id };
      return this.#check(withId, context, request.method === 'PUT');
    });
    const refused = checked.filter(({ result }) => result.draft === null);
    if (refused.length > 0 && (summarisesErrors(request) || id !== null)) {
      return validationException(refused.map((element) => this.#refused(element)));
    }
    const wire = checked.map((element) => this.#commit(element, context));
    return this.#wrap(context, { [this.#resource.list]: wire });
  }

  /** The lists that may be asked for beside a `where`: Invoices alone know them. */
  #chosen(request: SandboxRequest): readonly BillRecord[] {
    const { billShelf } = this.#organisation.bills;
    const ofType = (record: BillRecord) => record.type === this.#resource.type;
    if (this.#resource.list === 'CreditNotes') return billShelf.items.filter(ofType);
    const listed = (name: string) =>
      request.query
        .get(name)
        ?.split(',')
        .map((text) => text.trim());
    const numbers = listed('InvoiceNumbers');
    const found = numbers?.flatMap((number) => billShelf.withReference(number)) ?? billShelf.items;
    const ids = listed('IDs')?.map((id) => id.toLowerCase());
    const statuses = listed('Statuses')?.map((status) => status.toUpperCase());
    const ourOwn = request.query.get('createdByMyApp')?.toLowerCase() === 'true';
    return [...new Set(found)].filter(
      (record) =>
        ofType(record) &&
        (ids === undefined || ids.includes(record.billId)) &&
        (statuses === undefined || statuses.includes(record.status)) &&
        (!ourOwn || record.postedBy === 'api'),
    );
  }

  #known(id: string): BillRecord | null {
    const record = this.#organisation.bills.billShelf.get(id);
    return record?.type === this.#resource.type ? record : null;
  }

  #check(sent: Fields, context: XeroContext, creating: boolean): CheckedElement {
    const { type, id: idName } = this.#resource;
    const id = textField(sent, idName);
    if (id === null || creating) return { sent, existing: null, result: checkBill(sent, type, context) };
    const existing = this.#known(id);
    if (existing === null) {
      const message = `An existing document with the specified ${idName} could not be found`;
      return { sent, existing, result: refusal(message) };
    }
    const end = textField(sent, 'Status');
    if (end === 'VOIDED' || end === 'DELETED')
      return { sent, existing, result: this.#checkEnd(existing, end, context) };
    const problem = this.#whyNotEditable(existing, context);
    if (problem !== null) return { sent, existing, result: refusal(problem) };
    const { Total: _total, ...present } = wireBill(existing, this.#organisation, true);
    return { sent, existing, result: checkBill({ ...present, ...sent }, type, context) };
  }

  /** What was approved is voided, what was not is deleted; neither while a payment or a credit stands on it. */
  #checkEnd(existing: BillRecord, end: 'VOIDED' | 'DELETED', context: XeroContext): Checked<BillChange> {
    if (existing.status === 'VOIDED' || existing.status === 'DELETED') return refusal(notModifiable);
    if (this.#isSettledInPart(existing)) {
      const message = `The status ${end} cannot be applied to the invoice because it has payments or credit notes allocated to it.`;
      return refusal(message);
    }
    const isApproved = existing.status === 'AUTHORISED';
    if (isApproved !== (end === 'VOIDED')) return refusal(notModifiable);
    const locked = isApproved ? lockedForEditing(existing.date, context) : null;
    return locked === null ? { draft: end, messages: null } : refusal(locked);
  }

  /** Of a bill that is paid, in part or in full, nothing is taken by the API, whatever Xero's own pages take. */
  #whyNotEditable(record: BillRecord, context: XeroContext): string | null {
    if (record.status === 'VOIDED' || record.status === 'DELETED') return notModifiable;
    if (this.#isSettledInPart(record)) {
      return 'This document cannot be edited as it has a payment or credit note allocated to it.';
    }
    return record.status === 'AUTHORISED' ? lockedForEditing(record.date, context) : null;
  }

  #isSettledInPart(record: BillRecord): boolean {
    return this.#organisation.bills.dueMinor(record) < record.totalMinor;
  }

  #commit(element: CheckedElement, context: XeroContext): Fields {
    const { existing, result } = element;
    if (result.draft === null) return this.#refused(element);
    const record = this.#save(result.draft, existing, context.clock.nowMs());
    const wire = wireBill(record, this.#organisation, true);
    const warning = this.#organisation.nextWarning;
    this.#organisation.nextWarning = null;
    if (warning !== null) return { ...wire, StatusAttributeString: 'WARNING', Warnings: [{ Message: warning }] };
    return { ...wire, StatusAttributeString: 'OK' };
  }

  #save(draft: BillChange, existing: BillRecord | null, nowMs: number): BillRecord {
    const { bills } = this.#organisation;
    if (draft === 'VOIDED' || draft === 'DELETED') {
      if (existing === null) throw new Error('Only what exists has an end.');
      return bills.edit(existing.billId, { status: draft });
    }
    const record: BillRecord = {
      ...draft.record,
      billId: existing?.billId ?? this.#organisation.newId(),
      contactId: settleContact(draft.contact, this.#organisation).contactId,
      updatedAtMs: nowMs,
      postedBy: existing?.postedBy ?? 'api',
    };
    bills.billShelf.put(record);
    return record;
  }

  #refused({ sent, existing, result }: CheckedElement): Fields {
    const { id } = this.#resource;
    const element = refusedElement(sent, id, result.messages ?? []);
    return { ...element, HasErrors: true, ...(existing === null ? {} : { [id]: existing.billId }) };
  }

  #wrap(context: XeroContext, content: Fields): Answer {
    return jsonAnswer(200, envelope({ id: this.#organisation.newId(), nowMs: context.clock.nowMs(), content }));
  }
}

const notModifiable = 'Invoice not of valid status for modification';

function refusal(message: string): Checked<never> {
  return { draft: null, messages: [message] };
}

function rulesOf({ list, id }: Resource, { bills }: XeroOrganisation) {
  const readers: FieldReaders<BillRecord> = {
    [id]: (record) => record.billId,
    Type: (record) => record.type,
    Status: (record) => record.status,
    Date: (record) => Date.parse(`${record.date}T00:00:00Z`),
    DueDate: (record) => (record.dueDate === null ? null : Date.parse(`${record.dueDate}T00:00:00Z`)),
    [list === 'Invoices' ? 'InvoiceNumber' : 'CreditNoteNumber']: (record) => record.number,
    [list === 'Invoices' ? 'AmountDue' : 'RemainingCredit']: (record) => bills.dueMinor(record) / 100,
    Total: (record) => record.totalMinor / 100,
    UpdatedDateUTC: (record) => record.updatedAtMs,
    'Contact.ContactID': (record) => record.contactId,
  };
  return {
    readers,
    updatedAtMs: (record: BillRecord) => record.updatedAtMs,
    defaultOrder: `UpdatedDateUTC ASC, ${id} ASC`,
  };
}
