import { type Answer, jsonAnswer, type SandboxRequest } from '../http/exchange.ts';
import type { XeroOrganisation } from '../world/xero-organisation.ts';
import type { BankTransferRecord } from '../world/xero-shapes.ts';
import { checkBankAccount } from './check-bank-account.ts';
import { type Checked, today } from './check-bank-transaction.ts';
import { type Fields, minor, numberField, textField } from './json-fields.ts';
import { isConditional, notModified, selectRows } from './listing.ts';
import { lockedForEditing, lockedForPosting } from './lock-check.ts';
import { notFound, validationException } from './problem-answers.ts';
import { readElements, refusedElement, summarisesErrors } from './read-elements.ts';
import type { FieldReaders } from './where-clause.ts';
import { envelope, wireBankTransfer } from './wire.ts';
import { dayOf } from './wire-date.ts';
import type { XeroContext } from './xero-context.ts';

type TransferDraft = Pick<
  BankTransferRecord,
  'fromBankAccountId' | 'toBankAccountId' | 'amountMinor' | 'date' | 'reference'
>;

/** /BankTransfers: create, read and delete. Creating knows no summarizeErrors: one bad element fails the call. */
export class BankTransferEndpoints {
  readonly #organisation: XeroOrganisation;

  constructor(organisation: XeroOrganisation) {
    this.#organisation = organisation;
  }

  list(request: SandboxRequest, context: XeroContext): Answer {
    const deletedToo = request.query.get('includeDeleted')?.toLowerCase() === 'true';
    const present = this.#organisation.bankTransfers.filter((record) => deletedToo || record.status === 'AUTHORISED');
    const rows = selectRows(request, present, rules);
    if (!rows.ok) return rows.error;
    if (rows.value.length === 0 && isConditional(request)) return notModified;
    return this.#wrap(context, {
      BankTransfers: rows.value.map((record) => wireBankTransfer(record, this.#organisation)),
    });
  }

  one(id: string, context: XeroContext): Answer {
    const record = this.#organisation.transferShelf.get(id);
    if (record === undefined) return notFound();
    return this.#wrap(context, { BankTransfers: [wireBankTransfer(record, this.#organisation)] });
  }

  create(request: SandboxRequest, context: XeroContext): Answer {
    const elements = readElements(request, 'BankTransfers');
    if (!elements.ok) return elements.error;
    const checked = elements.value.map((sent) => ({ sent, result: checkTransfer(sent, context) }));
    const refused = checked.filter(({ result }) => result.draft === null);
    if (refused.length > 0) {
      const element = ({ sent, result }: (typeof refused)[number]) =>
        refusedElement(sent, 'BankTransferID', result.messages ?? []);
      return validationException(refused.map(element));
    }
    const drafts = checked.map(({ result }) => result.draft).filter((draft) => draft !== null);
    return this.#wrap(context, { BankTransfers: drafts.map((draft) => this.#save(draft, context)) });
  }

  /** POST deletes: every element names a transfer and the status DELETED (Xero-OpenAPI: deleteBankTransfers). */
  remove(request: SandboxRequest, context: XeroContext): Answer {
    const elements = readElements(request, 'BankTransfers');
    if (!elements.ok) return elements.error;
    const checked = elements.value.map((sent) => ({ sent, ...this.#removable(sent, context) }));
    const refused = checked.filter(({ problem }) => problem !== null);
    const refusedFields = ({ sent, problem }: (typeof checked)[number]) =>
      refusedElement(sent, 'BankTransferID', problem === null ? [] : [problem]);
    if (refused.length > 0 && summarisesErrors(request)) return validationException(refused.map(refusedFields));
    const wire = checked.map((element) => {
      const { record, problem } = element;
      if (record === undefined || problem !== null) return refusedFields(element);
      const removed: BankTransferRecord = { ...record, status: 'DELETED' };
      this.#organisation.transferShelf.put(removed);
      return { ...wireBankTransfer(removed, this.#organisation), ValidationErrors: [] };
    });
    return this.#wrap(context, { BankTransfers: wire });
  }

  #removable(sent: Fields, context: XeroContext): { record: BankTransferRecord | undefined; problem: string | null } {
    const record = this.#organisation.transferShelf.get(textField(sent, 'BankTransferID') ?? '');
    if (record === undefined) return { record, problem: 'The bank transfer could not be found' };
    if (textField(sent, 'Status') !== 'DELETED') return { record, problem: 'The Status must be DELETED' };
    if (record.status === 'DELETED') return { record, problem: 'This bank transfer has already been deleted' };
    if (record.isReconciled)
      return { record, problem: 'This bank transfer cannot be deleted as it has been reconciled' };
    return { record, problem: lockedForEditing(record.date, context) };
  }

  #save(draft: TransferDraft, context: XeroContext): Fields {
    const record: BankTransferRecord = {
      bankTransferId: this.#organisation.newId(),
      status: 'AUTHORISED',
      fromBankTransactionId: this.#organisation.newId(),
      toBankTransactionId: this.#organisation.newId(),
      isReconciled: false,
      createdAtMs: context.clock.nowMs(),
      postedBy: 'api',
      ...draft,
    };
    this.#organisation.transferShelf.put(record);
    return { ...wireBankTransfer(record, this.#organisation), ValidationErrors: [] };
  }

  #wrap(context: XeroContext, content: Fields): Answer {
    return jsonAnswer(200, envelope({ id: this.#organisation.newId(), nowMs: context.clock.nowMs(), content }));
  }
}

function checkTransfer(fields: Fields, context: XeroContext): Checked<TransferDraft> {
  const messages: string[] = [];
  const check = { organisation: context.organisation, messages };
  const from = checkBankAccount(fields['FromBankAccount'], 'FromBankAccount', check);
  const to = checkBankAccount(fields['ToBankAccount'], 'ToBankAccount', check);
  const amount = numberField(fields, 'Amount');
  const sentDate = textField(fields, 'Date');
  const date = sentDate === null ? today(context) : dayOf(sentDate);
  const locked = date === null ? `The Date '${sentDate}' is not a valid date` : lockedForPosting(date, context);
  if (locked !== null) messages.push(locked);
  if (amount === null || !(amount > 0)) messages.push('The Amount must be greater than zero');
  if (from !== null && from === to) messages.push('The bank accounts of a transfer must be different');
  if (from !== null && to !== null && from.currency !== to.currency) {
    messages.push('The bank accounts of a transfer must have the same currency');
  }
  if (messages.length > 0 || from === null || to === null || amount === null || date === null)
    return { draft: null, messages };
  const reference = textField(fields, 'Reference');
  const accounts = { fromBankAccountId: from.accountId, toBankAccountId: to.accountId };
  return { draft: { ...accounts, amountMinor: minor(amount), date, reference }, messages: null };
}

const readers: FieldReaders<BankTransferRecord> = {
  BankTransferID: (record) => record.bankTransferId,
  Date: (record) => Date.parse(`${record.date}T00:00:00Z`),
  CreatedDateUTC: (record) => record.createdAtMs,
  Amount: (record) => record.amountMinor / 100,
  Reference: (record) => record.reference,
  Status: (record) => record.status,
};

const rules = {
  readers,
  updatedAtMs: (record: BankTransferRecord) => record.createdAtMs,
  defaultOrder: 'CreatedDateUTC ASC, BankTransferID ASC',
};
