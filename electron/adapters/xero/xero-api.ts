import type {
  BillDocument,
  PushDocument,
  RemoteDocument,
  RemoteKind,
  RequestKind,
} from '../../../shared/domain/document.ts';
import type { Failure } from '../../../shared/domain/failure.ts';
import type { Instant, PlainDate } from '../../../shared/domain/plain-date.ts';
import type { Organisation, ReferenceData, XeroContact } from '../../../shared/domain/reference-data.ts';
import type { RemoteDetails } from '../../../shared/domain/remote-details.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import type {
  AttachRequest,
  ChangedBills,
  ChangeRequest,
  ChangeResult,
  CodedDocuments,
  ContactResult,
  DocumentUpdate,
  ElementResult,
  MadeBill,
  NewBankAccount,
  RemotePayment,
  Removal,
  SendRequest,
  WantedDocument,
  Xero,
  XeroTenant,
} from '../../ports/xero.ts';
import { AccountingClient } from './accounting-client.ts';
import { attachFile } from './attach-file.ts';
import { BankCurrencies } from './bank-currencies.ts';
import { changeDocuments } from './change-documents.ts';
import { createBankAccount } from './create-bank-account.ts';
import { createContacts, type NewContact } from './create-contacts.ts';
import { encodePayments } from './encode-bills.ts';
import { encodeRemoval, encodeUpdate } from './encode-changes.ts';
import { encodeDocuments } from './encode-documents.ts';
import { readAttachedFiles } from './read-attached-files.ts';
import { readBillDetails, readBillsChanged } from './read-bill-details.ts';
import { readBills, readBillsByMarker } from './read-bills.ts';
import { readChangedTransactions, readTransfersOf } from './read-changed.ts';
import { readCodedDocuments } from './read-coded-documents.ts';
import { readDetailsById } from './read-details.ts';
import {
  type DateRange,
  readBankTransactions,
  readBankTransactionsByReference,
  readBankTransfers,
} from './read-documents.ts';
import { readPayments } from './read-payments.ts';
import { readContacts, readOrganisation, readReferenceData } from './read-reference-data.ts';
import { sendDocuments } from './send-documents.ts';
import { scopesOf } from './token-claims.ts';
import { readConnections, removeConnection } from './withdraw-access.ts';
import { XeroFeeds } from './xero-feeds.ts';
import { XeroTransport, type XeroTransportOptions } from './xero-transport.ts';

export interface XeroApiOptions extends XeroTransportOptions {
  /** Base of `/api.xro/2.0` and `/connections`. */
  readonly apiUrl: string;
}

/** Xero's Accounting API under one consent. */
export class XeroApi implements Xero {
  readonly feeds: XeroFeeds;
  readonly #options: XeroApiOptions;
  readonly #apiUrl: string;
  readonly #transport: XeroTransport;
  readonly #client: AccountingClient;
  readonly #currencies: BankCurrencies;

  constructor(options: XeroApiOptions) {
    this.#options = options;
    this.#apiUrl = options.apiUrl.replace(/\/+$/, '');
    this.#transport = new XeroTransport(options);
    this.#client = new AccountingClient(this.#apiUrl, this.#transport);
    this.#currencies = new BankCurrencies(this.#client);
    this.feeds = new XeroFeeds({ apiUrl: this.#apiUrl, transport: this.#transport });
  }

  async tenants(): Promise<Result<readonly XeroTenant[], Failure>> {
    const rows = await readConnections(this.#transport, this.#apiUrl);
    if (!rows.ok) return rows;
    // A consent may also cover an accountant's practice, which has no books.
    const organisations = rows.value.filter(({ tenantType }) => tenantType === 'ORGANISATION');
    return ok(organisations.map(({ tenantId, tenantName }) => ({ tenantId, name: tenantName ?? '' })));
  }

  async withdraw(
    tenantId: string | null,
    { wholeConsent }: { readonly wholeConsent: boolean },
  ): Promise<Result<null, Failure>> {
    const removed = tenantId === null ? ok(null) : await removeConnection(this.#transport, this.#apiUrl, tenantId);
    return removed.ok && wholeConsent ? await this.#options.session.revoke() : removed;
  }

  async grantedScopes(): Promise<Result<readonly string[] | null, Failure>> {
    const token = await this.#options.session.accessToken();
    return token.ok ? ok(scopesOf(token.value)) : token;
  }

  organisation(tenantId: string): Promise<Result<Organisation, Failure>> {
    return readOrganisation(this.#client, tenantId);
  }

  async referenceData(tenantId: string): Promise<Result<ReferenceData, Failure>> {
    const read = await readReferenceData(this.#client, tenantId, {
      user: () => this.#options.session.user(),
      now: () => new Date(this.#options.clock.nowMs()).toISOString(),
    });
    if (read.ok) this.#currencies.remember(read.value);
    return read;
  }

  contacts(tenantId: string): Promise<Result<readonly XeroContact[], Failure>> {
    return readContacts(this.#client, tenantId);
  }

  async documentsBetween(
    tenantId: string,
    range: DateRange & { readonly transfers: boolean; readonly bills: boolean },
  ): Promise<Result<readonly RemoteDocument[], Failure>> {
    const currencyOf = this.#currencies.of(tenantId);
    const transactions = await readBankTransactions(this.#client, tenantId, range, currencyOf);
    if (!transactions.ok) return transactions;
    const transfers = range.transfers ? await readBankTransfers(this.#client, tenantId, range, currencyOf) : ok([]);
    if (!transfers.ok) return transfers;
    const payments = range.bills ? await readPayments(this.#client, tenantId, range) : ok([]);
    if (!payments.ok) return payments;
    const reading = { payments: payments.value, currencyOf };
    const bills = range.bills ? await readBills(this.#client, tenantId, range, reading) : ok([]);
    return bills.ok ? ok([...transactions.value, ...transfers.value, ...bills.value]) : bills;
  }

  billsByMarker(
    tenantId: string,
    documents: readonly BillDocument[],
  ): Promise<Result<readonly RemoteDocument[], Failure>> {
    return readBillsByMarker(this.#client, tenantId, documents, this.#currencies.of(tenantId));
  }

  paymentsBetween(tenantId: string, range: DateRange): Promise<Result<readonly RemotePayment[], Failure>> {
    return readPayments(this.#client, tenantId, range);
  }

  /** Transfers have no reference filter: they are read by date. Bank transactions are found wherever their date was moved to. */
  async documentsByReference(
    tenantId: string,
    kind: 'bank-transaction' | 'bank-transfer',
    references: readonly string[],
    range: { readonly from: PlainDate; readonly to: PlainDate },
  ): Promise<Result<readonly RemoteDocument[], Failure>> {
    if (references.some((reference) => reference === '' || reference.includes(','))) {
      throw new Error('A reference that is looked up has no comma and is not empty.');
    }
    if (kind === 'bank-transaction') {
      return readBankTransactionsByReference(
        this.#client,
        tenantId,
        { references, range },
        this.#currencies.of(tenantId),
      );
    }
    const read = await readBankTransfers(this.#client, tenantId, range, this.#currencies.of(tenantId));
    return read.ok ? ok(read.value.filter(({ reference }) => references.includes(reference ?? ''))) : read;
  }

  async documentsChangedSince(
    tenantId: string,
    since: Instant,
    transfers: DateRange | null,
  ): Promise<Result<readonly RemoteDetails[], Failure>> {
    const currencyOf = this.#currencies.of(tenantId);
    const changed = await readChangedTransactions(this.#client, tenantId, since, currencyOf);
    if (!changed.ok || transfers === null) return changed;
    const read = await readTransfersOf(this.#client, tenantId, transfers, currencyOf);
    return read.ok ? ok([...changed.value, ...read.value]) : read;
  }

  codedDocuments(tenantId: string, from: PlainDate): Promise<Result<CodedDocuments, Failure>> {
    return readCodedDocuments(this.#client, tenantId, from);
  }

  billsChangedSince(tenantId: string, since: Instant): Promise<Result<ChangedBills, Failure>> {
    return readBillsChanged(this.#client, tenantId, since, this.#currencies.of(tenantId));
  }

  documentsById(
    tenantId: string,
    kind: RemoteKind,
    wanted: readonly WantedDocument[],
  ): Promise<Result<readonly RemoteDetails[], Failure>> {
    const currencyOf = this.#currencies.of(tenantId);
    if (kind !== 'invoice' && kind !== 'credit-note') {
      return readDetailsById(this.#client, tenantId, { kind, wanted, currencyOf });
    }
    return readBillDetails(this.#client, tenantId, { kind, ids: wanted.map(({ id }) => id), currencyOf });
  }

  encodeRemoval(kind: RequestKind, documents: readonly Removal[]): string {
    return encodeRemoval(kind, documents);
  }

  encodeUpdate(items: readonly DocumentUpdate[]): string {
    return encodeUpdate(items);
  }

  changeDocuments(request: ChangeRequest): Promise<Result<readonly ChangeResult[], Failure>> {
    return changeDocuments(this.#client, request);
  }

  encodeDocuments(documents: readonly PushDocument[]): string {
    return encodeDocuments(documents);
  }

  encodePayments(bills: readonly MadeBill[]): string {
    return encodePayments(bills);
  }

  sendDocuments(request: SendRequest): Promise<Result<readonly ElementResult[], Failure>> {
    return sendDocuments(this.#client, request);
  }

  createContacts(
    tenantId: string,
    contacts: readonly NewContact[],
    idempotencyKey: string,
    notAfterMs: number | null,
  ): Promise<Result<readonly ContactResult[], Failure>> {
    return createContacts(this.#client, tenantId, contacts, { idempotencyKey, notAfterMs });
  }

  createBankAccount(
    tenantId: string,
    account: NewBankAccount,
    idempotencyKey: string,
  ): Promise<Result<string, Failure>> {
    return createBankAccount(this.#client, tenantId, account, idempotencyKey);
  }

  attachedFiles(tenantId: string, kind: RemoteKind, documentId: string): Promise<Result<readonly string[], Failure>> {
    return readAttachedFiles(this.#client, tenantId, kind, documentId);
  }

  attach(request: AttachRequest): Promise<Result<null, Failure>> {
    return attachFile(this.#client, request);
  }

  allowanceLeft(tenantId: string): number {
    return this.#transport.allowanceLeft(tenantId);
  }

  allowanceEndsMs(tenantId: string): number {
    return this.#transport.allowanceEndsMs(tenantId);
  }

  callsPerDay(tenantId: string): number | null {
    return this.#transport.callsPerDay(tenantId);
  }

  callsLeft(tenantId: string): number | null {
    return this.#transport.callsLeft(tenantId);
  }

  clockAheadMs(): number | null {
    return this.#transport.clockAheadMs();
  }

  callCount(): number {
    return this.#transport.callCount();
  }
}
