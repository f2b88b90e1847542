import { ok, type Result } from '../../../shared/lib/result.ts';
import { type Answer, jsonAnswer, type SandboxRequest } from '../http/exchange.ts';
import type { XeroOrganisation } from '../world/xero-organisation.ts';
import type { BankTransactionRecord } from '../world/xero-shapes.ts';
import { type BankTransactionDraft, type Checked, checkBankTransaction } from './check-bank-transaction.ts';
import { settleContact } from './check-contact.ts';
import { type Fields, textField } from './json-fields.ts';
import { isConditional, notModified, pageOf, selectRows } from './listing.ts';
import { lockedForEditing } from './lock-check.ts';
import { notFound, validationException } from './problem-answers.ts';
import { readElements, refusedElement, summarisesErrors } from './read-elements.ts';
import type { FieldReaders } from './where-clause.ts';
import { envelope, wireBankTransaction } from './wire.ts';
import type { XeroContext } from './xero-context.ts';

interface CheckedElement {
  readonly sent: Fields;
  readonly existing: BankTransactionRecord | null;
  readonly result: Checked<BankTransactionDraft | 'delete'>;
}

/** /BankTransactions: Spend Money and Receive Money. */
export class BankTransactionEndpoints {
  readonly #organisation: XeroOrganisation;
  #selected: {
    readonly key: string;
    readonly revision: number;
    readonly rows: readonly BankTransactionRecord[];
  } | null = null;

  constructor(organisation: XeroOrganisation) {
    this.#organisation = organisation;
  }

  list(request: SandboxRequest, context: XeroContext): Answer {
    const rows = this.#select(request);
    if (!rows.ok) return rows.error;
    if (rows.value.length === 0 && isConditional(request)) return notModified;
    const page = pageOf(request, rows.value);
    if (!page.ok) return page.error;
    const { items, pagination } = page.value;
    const wire = items.map((item) => wireBankTransaction(item, this.#organisation, pagination !== null));
    return this.#wrap(context, { ...(pagination === null ? {} : { pagination }), BankTransactions: wire });
  }

  one(id: string, context: XeroContext): Answer {
    const record = this.#organisation.transactionShelf.get(id);
    if (record === undefined) return notFound();
    return this.#wrap(context, { BankTransactions: [wireBankTransaction(record, this.#organisation, true)] });
  }

  /** PUT only creates; POST also changes what is named by BankTransactionID. */
  write(request: SandboxRequest, context: XeroContext, id: string | null): Answer {
    if (id !== null && this.#organisation.transactionShelf.get(id) === undefined) return notFound();
    const elements = readElements(request, 'BankTransactions');
    if (!elements.ok) return elements.error;
    const unitDecimals = request.query.get('unitdp') === '4' ? 4 : 2;
    const checked = elements.value.map((sent) => {
      const withId = id === null ? sent : { ...sent, BankTransactionID: id };
      return this.#check(withId, { context, unitDecimals, creating: request.method === 'PUT' });
    });
    const refused = checked.filter(({ result }) => result.draft === null);
    if (refused.length > 0 && (summarisesErrors(request) || id !== null)) {
      return validationException(refused.map((element) => refusedTransaction(element)));
    }
    const wire = checked.map((element) => this.#commit(element, context, summarisesErrors(request)));
    return this.#wrap(context, { BankTransactions: wire });
  }

  #select(request: SandboxRequest): Result<readonly BankTransactionRecord[], Answer> {
    const references = request.query.get('References');
    if (references !== null && this.#organisation.understandsReferences) {
      const named = references
        .split(',')
        .flatMap((text) => this.#organisation.transactionShelf.withReference(text.trim()));
      return selectRows(request, [...new Set(named)], rules);
    }
    const { revision, items } = this.#organisation.transactionShelf;
    const since = request.headers['if-modified-since'];
    const key = JSON.stringify([request.query.get('where'), request.query.get('order'), since]);
    if (this.#selected?.key === key && this.#selected.revision === revision) return ok(this.#selected.rows);
    const rows = selectRows(request, items, rules);
    if (rows.ok) this.#selected = { key, revision, rows: rows.value };
    return rows;
  }

  #check(sent: Fields, rules: { context: XeroContext; unitDecimals: 2 | 4; creating: boolean }): CheckedElement {
    const id = textField(sent, 'BankTransactionID');
    const { context, unitDecimals } = rules;
    if (id === null || rules.creating)
      return { sent, existing: null, result: checkBankTransaction(sent, context, unitDecimals) };
    const existing = this.#organisation.transactionShelf.get(id) ?? null;
    if (existing === null)
      return { sent, existing, result: refused('The document with the supplied id was not found for this endpoint.') };
    const problem = whyNotEditable(existing, context);
    if (problem !== null) return { sent, existing, result: refused(problem) };
    const status = textField(sent, 'Status');
    if (status === 'DELETED') return { sent, existing, result: { draft: 'delete', messages: null } };
    const { Total: _total, ...present } = wireBankTransaction(existing, this.#organisation, true);
    return { sent, existing, result: checkBankTransaction({ ...present, ...sent }, context, unitDecimals) };
  }

  #commit({ sent, existing, result }: CheckedElement, context: XeroContext, summarised: boolean): Fields {
    if (result.draft === null) return refusedTransaction({ sent, existing, result });
    const record = this.#save(result.draft, existing, context.clock.nowMs());
    const wire = wireBankTransaction(record, this.#organisation, true);
    const warning = this.#organisation.nextWarning;
    this.#organisation.nextWarning = null;
    if (warning !== null) return { ...wire, StatusAttributeString: 'WARNING', Warnings: [{ Message: warning }] };
    return summarised ? wire : { ...wire, StatusAttributeString: 'OK' };
  }

  #save(
    draft: BankTransactionDraft | 'delete',
    existing: BankTransactionRecord | null,
    nowMs: number,
  ): BankTransactionRecord {
    if (draft === 'delete') {
      if (existing === null) throw new Error('Only what exists can be deleted.');
      return this.#organisation.edit(existing.bankTransactionId, { status: 'DELETED' });
    }
    const record: BankTransactionRecord = {
      ...draft.record,
      bankTransactionId: existing?.bankTransactionId ?? this.#organisation.newId(),
      contactId: settleContact(draft.contact, this.#organisation).contactId,
      updatedAtMs: nowMs,
      postedBy: existing?.postedBy ?? 'api',
    };
    this.#organisation.transactionShelf.put(record);
    return record;
  }

  #wrap(context: XeroContext, content: Fields): Answer {
    return jsonAnswer(200, envelope({ id: this.#organisation.newId(), nowMs: context.clock.nowMs(), content }));
  }
}

function refused(message: string): Checked<never> {
  return { draft: null, messages: [message] };
}

function whyNotEditable(record: BankTransactionRecord, context: XeroContext): string | null {
  if (record.status !== 'AUTHORISED') return 'This document is not of valid status for modification';
  if (record.isReconciled) return 'This Bank Transaction cannot be edited as it has been reconciled';
  return lockedForEditing(record.date, context);
}

function refusedTransaction({ sent, existing, result }: CheckedElement): Fields {
  const known = existing === null ? {} : { BankTransactionID: existing.bankTransactionId, Type: existing.type };
  const element = refusedElement(sent, 'BankTransactionID', result.messages ?? []);
  return { BankAccount: {}, LineItems: [], ...element, ...known };
}

const readers: FieldReaders<BankTransactionRecord> = {
  BankTransactionID: (record) => record.bankTransactionId,
  Type: (record) => record.type,
  Status: (record) => record.status,
  Date: (record) => Date.parse(`${record.date}T00:00:00Z`),
  Reference: (record) => record.reference,
  IsReconciled: (record) => record.isReconciled,
  Total: (record) => record.totalMinor / 100,
  CurrencyCode: (record) => record.currency,
  UpdatedDateUTC: (record) => record.updatedAtMs,
  'Contact.ContactID': (record) => record.contactId,
  'BankAccount.AccountID': (record) => record.bankAccountId,
};

const rules = {
  readers,
  updatedAtMs: (record: BankTransactionRecord) => record.updatedAtMs,
  defaultOrder: 'UpdatedDateUTC ASC, BankTransactionID ASC',
};
