import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Failure } from '../../shared/domain/failure.ts';
import type { ReferenceData, XeroAccount, XeroContact } from '../../shared/domain/reference-data.ts';
import type { Result } from '../../shared/lib/result.ts';
import type { HttpAnswer, HttpRequest } from '../adapters/http/http-message.ts';
import { readJson } from '../adapters/http/read-json.ts';
import type { XeroTransport } from '../adapters/xero/xero-transport.ts';
import type { Clock } from '../ports/clock.ts';
import { TryEnded } from './assumption.ts';
import type { KeptDocuments } from './kept-documents.ts';

export interface XeroVisitOptions {
  readonly transport: XeroTransport;
  readonly apiUrl: string;
  readonly tenantId: string;
  readonly reference: ReferenceData;
  readonly kept: KeptDocuments;
  readonly clock: Clock;
  /** Told what takes its time. */
  say(text: string): void;
}

/** An answer as it came: its status, its JSON, its headers. */
export interface Answer {
  readonly status: number;
  readonly json: unknown;
  readonly headers: HttpAnswer['headers'];
}

/** What is read of a bank transaction in an answer. */
const element = z.object({
  BankTransactionID: z.string().catch(''),
  Reference: z.string().catch(''),
  Status: z.string().catch(''),
  StatusAttributeString: z.string().catch(''),
  UpdatedDateUTC: z.string().catch(''),
  LineItems: z.array(z.object({ LineItemID: z.string().catch('') })).catch([]),
  ValidationErrors: z.array(z.object({ Message: z.string() })).catch([]),
});
export type Element = z.infer<typeof element>;

const emptyId = '00000000-0000-0000-0000-000000000000';
const fileTimeoutMs = 120_000;

/** One run's way to the organisation: requests as the program makes them, and answers as Xero gives them. */
export class XeroVisit {
  readonly reference: ReferenceData;
  readonly clock: Clock;
  readonly kept: KeptDocuments;
  readonly say: XeroVisitOptions['say'];
  /** What earlier tries left for later ones: documents by the names that the tries gave them. */
  readonly made = new Map<string, string>();
  readonly #options: XeroVisitOptions;
  readonly #run = randomUUID().slice(0, 8).toUpperCase();
  /** Of every document, also after midnight: else what is sent again under its key would be another request. */
  readonly #day: string;

  constructor(options: XeroVisitOptions) {
    this.#options = options;
    this.reference = options.reference;
    this.clock = options.clock;
    this.kept = options.kept;
    this.say = options.say;
    this.#day = new Date(options.clock.nowMs()).toISOString().slice(0, 10);
  }

  /** Of a document of this run; `name` is the try's own. */
  referenceOf(name: string): string {
    return `TBFC-${this.#run}-${name}`;
  }

  /** A key that no other request has. */
  key(name: string): string {
    return `tbfc-${this.#run}-${name}`;
  }

  /** Spend Money of a penny, by what the organisation has; `changes` are members in Xero's own names. */
  document(name: string, changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
    const { bank, expense, contact } = this.#parts();
    return {
      Type: 'SPEND',
      Contact: { ContactID: contact.contactId },
      LineItems: [
        {
          Description: 'First contact: to be deleted',
          Quantity: 1,
          UnitAmount: 0.01,
          AccountCode: expense.code,
          TaxType: 'NONE',
        },
      ],
      BankAccount: { AccountID: bank.accountId },
      Date: this.#day,
      Reference: this.referenceOf(name),
      LineAmountTypes: 'Inclusive',
      ...changes,
    };
  }

  /** The account that documents are booked to, as lines name it. */
  expenseCode(): string {
    return this.#parts().expense.code ?? '';
  }

  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const { transport, tenantId } = this.#options;
    return answerOf(
      await transport.read(tenantId, { method: 'GET', url: this.#url(path), headers: this.#headers(headers) }),
    );
  }

  /** PUT of new documents. They stand in the list before the request leaves; the answer's ids are added to it. */
  create(documents: readonly Record<string, unknown>[], key: string): Promise<Answer> {
    return this.#writeDocuments('PUT', documents, key);
  }

  /** POST of documents that are there. */
  change(documents: readonly Record<string, unknown>[], key: string): Promise<Answer> {
    return this.#writeDocuments('POST', documents, key);
  }

  /** Deletes bank transactions, each for itself. What became of them is looked up. */
  async remove(ids: readonly string[]): Promise<void> {
    const documents = ids.map((id) => ({ BankTransactionID: id, Status: 'DELETED' }));
    const headers = { 'content-type': 'application/json', 'idempotency-key': this.key(`out-${randomUUID()}`) };
    const url = this.#url('/BankTransactions?summarizeErrors=false');
    const body = JSON.stringify({ BankTransactions: documents });
    answerOf(await this.#write({ method: 'POST', url, headers: this.#headers(headers), body }));
  }

  /** A file on a document of this run: it goes with the document. */
  async attach(
    id: string,
    file: { readonly name: string; readonly type: string; readonly bytes: Uint8Array },
  ): Promise<Answer> {
    const headers = { 'content-type': file.type, 'idempotency-key': this.key(`file-${randomUUID()}`) };
    const url = this.#url(`/BankTransactions/${id}/Attachments/${encodeURIComponent(file.name)}`);
    const request = {
      method: 'PUT',
      url,
      headers: this.#headers(headers),
      body: file.bytes,
      timeoutMs: fileTimeoutMs,
    } as const;
    return answerOf(await this.#write(request));
  }

  /** Bank transactions that carry one of these references, whatever their status. */
  async withReference(references: readonly string[]): Promise<readonly Element[]> {
    const answer = await this.get(`/BankTransactions?References=${references.join(',')}&page=1&pageSize=1000`);
    return elementsOf(answer).filter(({ Reference }) => references.includes(Reference));
  }

  async #writeDocuments(
    method: 'PUT' | 'POST',
    documents: readonly Record<string, unknown>[],
    key: string,
  ): Promise<Answer> {
    const { kept, clock } = this.#options;
    const references = documents.map((document) => String(document['Reference']));
    kept.sending(references, clock.nowMs());
    const headers = { 'content-type': 'application/json', 'idempotency-key': key };
    const url = this.#url('/BankTransactions?summarizeErrors=false');
    const body = JSON.stringify({ BankTransactions: documents });
    const answer = answerOf(await this.#write({ method, url, headers: this.#headers(headers), body }));
    const made = elementsOf(answer).filter(({ BankTransactionID: id }) => id !== '' && id !== emptyId);
    kept.answered(
      references,
      made.map(({ BankTransactionID: id, Reference: reference }) => ({ id, reference })),
    );
    return answer;
  }

  #write(request: HttpRequest): Promise<Result<HttpAnswer, Failure>> {
    return this.#options.transport.write(this.#options.tenantId, request, null);
  }

  #url(path: string): string {
    return `${this.#options.apiUrl.replace(/\/+$/, '')}/api.xro/2.0${path}`;
  }

  #headers(more: Readonly<Record<string, string>>): Record<string, string> {
    return { accept: 'application/json', 'xero-tenant-id': this.#options.tenantId, ...more };
  }

  #parts(): { readonly bank: XeroAccount; readonly expense: XeroAccount; readonly contact: XeroContact } {
    const { accounts, contacts, organisation } = this.reference;
    const active = accounts.filter(({ status }) => status === 'ACTIVE');
    const bank = active.find(
      ({ type, currency }) => type === 'BANK' && (currency ?? organisation.baseCurrency) === organisation.baseCurrency,
    );
    const expense = active.find(
      ({ type, code, systemAccount }) => expenseTypes.has(type) && code !== null && systemAccount === null,
    );
    const contact = contacts.find(({ status }) => status === 'ACTIVE');
    if (bank === undefined)
      throw new TryEnded(`The organisation has no bank account in ${organisation.baseCurrency}. Add one in Xero.`);
    if (expense === undefined) throw new TryEnded('The organisation has no account for expenses. Add one in Xero.');
    if (contact === undefined) throw new TryEnded('The organisation has no contact. Add one in Xero.');
    return { bank, expense, contact };
  }
}

const expenseTypes = new Set(['EXPENSE', 'OVERHEADS']);

/** The bank transactions in an answer; none where it lists none. */
export function elementsOf({ json }: Answer): readonly Element[] {
  const read = z.object({ BankTransactions: z.array(element) }).safeParse(json);
  return read.success ? read.data.BankTransactions : [];
}

/** The id of the only bank transaction in an answer; ends the try where there is none. */
export function idOf(answer: Answer): string {
  const [only] = elementsOf(answer);
  const id = only?.BankTransactionID ?? '';
  if (id === '' || id === emptyId) throw new TryEnded(`Xero did not take a plain document: ${wordsOf(answer)}`);
  return id;
}

/** What an answer says was wrong, in Xero's words. */
export function wordsOf(answer: Answer): string {
  const own = z.object({
    Message: z.string().optional(),
    Detail: z.string().optional(),
    Elements: z.array(element).optional(),
  });
  const body = own.safeParse(answer.json).data ?? {};
  const messages = [...elementsOf(answer), ...(body.Elements ?? [])].flatMap(({ ValidationErrors }) =>
    ValidationErrors.map(({ Message }) => Message),
  );
  const said = messages.length > 0 ? messages : [body.Message ?? body.Detail ?? ''];
  return `${said.join(' ').slice(0, 300) || 'no words'} (status ${answer.status})`;
}

function answerOf(sent: Result<HttpAnswer, Failure>): Answer {
  if (!sent.ok) throw new TryEnded(sent.error.message);
  const json = readJson(sent.value);
  return { status: sent.value.status, json: json.ok ? json.value : null, headers: sent.value.headers };
}
