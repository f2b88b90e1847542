import { applicationCatalogue } from './application-catalogue.ts';
import { BillBooks } from './bill-books.ts';
import { makeAccounts, makeTaxRates, makeTracking } from './chart-of-accounts.ts';
import { FeedBooks } from './feed-books.ts';
import { makeOrganisation, makeUsers } from './make-organisation.ts';
import { RecordShelf } from './record-shelf.ts';
import { SeededRandom } from './seeded-random.ts';
import type {
  AccountRecord,
  AttachmentRecord,
  BankTransactionRecord,
  BankTransferRecord,
  BillRecord,
  ContactRecord,
  OrganisationRecord,
  PaymentRecord,
  TaxRateRecord,
  TrackingCategoryRecord,
  UserRecord,
} from './xero-shapes.ts';

/** What a sandbox's Xero may be asked per organisation: in any minute and day, and at one time. */
export interface XeroLimits {
  perMinute: number;
  perDay: number;
  concurrent: number;
  /** Across all organisations of one app. */
  appPerMinute: number;
}

/** Everything that lies in an organisation, as JSON can hold it. */
export interface XeroHoldings {
  readonly contacts: readonly ContactRecord[];
  readonly bankTransactions: readonly BankTransactionRecord[];
  readonly bankTransfers: readonly BankTransferRecord[];
  /** Absent in what was kept before the sandbox knew bills. */
  readonly bills?: readonly BillRecord[];
  readonly payments?: readonly PaymentRecord[];
  /** The bytes as base64. */
  readonly attachments: readonly (Omit<AttachmentRecord, 'bytes'> & { readonly bytes: string })[];
  /** Where the dice stand that make new ids. */
  readonly dice: number;
}

export interface HandPosting extends Partial<BankTransactionRecord> {
  /** Positive, in minor units. */
  readonly totalMinor: number;
}

/** The Xero organisation of the sandbox's company, and what people do to it by hand. */
export class XeroOrganisation {
  readonly tenantId: string;
  readonly organisation: OrganisationRecord;
  readonly accounts: AccountRecord[];
  readonly taxRates: TaxRateRecord[];
  readonly trackingCategories: TrackingCategoryRecord[];
  readonly users: UserRecord[];
  readonly currencies: { code: string; description: string }[];
  readonly contacts: ContactRecord[] = [];
  readonly limits: XeroLimits;
  /** Names of what /Organisation/Actions answers with NOT-ALLOWED. */
  readonly notAllowedActions = new Set<string>();
  /** False: as before August 2026, when the References filter was unknown and ignored. */
  understandsReferences = true;
  /** A warning that the next created document carries. */
  nextWarning: string | null = null;
  readonly transactionShelf = new RecordShelf<BankTransactionRecord>(
    (record) => record.bankTransactionId,
    (record) => record.reference,
  );
  readonly transferShelf = new RecordShelf<BankTransferRecord>(
    (record) => record.bankTransferId,
    (record) => record.reference,
  );
  readonly bills: BillBooks;
  readonly feeds = new FeedBooks();
  readonly #attachments = new Map<string, AttachmentRecord[]>();
  readonly #contactPlaces = new Map<string, ContactRecord>();
  #random: SeededRandom;
  readonly #clock: { nowMs(): number };

  constructor(options: { seed: number; clock: { nowMs(): number }; limits: XeroLimits }) {
    const random = new SeededRandom(options.seed ^ 0x5e20);
    this.#random = random;
    this.#clock = options.clock;
    this.limits = options.limits;
    this.tenantId = random.uuid();
    this.organisation = makeOrganisation(random, options.clock.nowMs());
    this.accounts = makeAccounts(random);
    this.taxRates = makeTaxRates();
    this.trackingCategories = makeTracking(random);
    this.users = makeUsers(random);
    this.currencies = [
      { code: 'GBP', description: 'British Pound' },
      { code: 'EUR', description: 'Euro' },
      { code: 'USD', description: 'United States Dollar' },
    ];
    this.#makeContacts();
    this.bills = new BillBooks(this, options.clock);
  }

  get bankTransactions(): readonly BankTransactionRecord[] {
    return this.transactionShelf.items;
  }

  get bankTransfers(): readonly BankTransferRecord[] {
    return this.transferShelf.items;
  }

  get attachments(): readonly AttachmentRecord[] {
    return [...this.#attachments.values()].flat();
  }

  /** The user who consents, in /Users. Change their `role` to see what Xero then refuses. */
  get consentingUser(): UserRecord {
    const user = this.users[0];
    if (user === undefined) throw new Error('The organisation has lost its users.');
    return user;
  }

  newId(): string {
    return this.#random.uuid();
  }

  contact(id: string): ContactRecord | undefined {
    return this.#contactPlaces.get(id);
  }

  /** No check for the name being taken: that is the API's work. */
  addContact(contact: {
    name: string;
    contactNumber?: string | null;
    status?: ContactRecord['status'];
  }): ContactRecord {
    const record: ContactRecord = {
      contactId: this.newId(),
      contactNumber: contact.contactNumber ?? null,
      name: contact.name,
      status: contact.status ?? 'ACTIVE',
      email: null,
      mergedInto: null,
      updatedAtMs: this.#clock.nowMs(),
    };
    this.contacts.push(record);
    this.#contactPlaces.set(record.contactId, record);
    return record;
  }

  /** A person merges one contact into another: its documents go over, and it is archived for good (Xero: Contacts). */
  mergeContacts(from: ContactRecord, into: ContactRecord): void {
    from.status = 'ARCHIVED';
    from.mergedInto = into.contactId;
    from.updatedAtMs = this.#clock.nowMs();
    for (const record of this.bankTransactions) {
      if (record.contactId !== from.contactId) continue;
      this.edit(record.bankTransactionId, { contactId: into.contactId });
    }
  }

  account(codeOrId: string): AccountRecord | undefined {
    return this.accounts.find((account) => account.code === codeOrId || account.accountId === codeOrId);
  }

  attachmentsOf(parentId: string): readonly AttachmentRecord[] {
    return this.#attachments.get(parentId) ?? [];
  }

  /** One of the same name on the same document is replaced and keeps its id. */
  attach(file: Omit<AttachmentRecord, 'attachmentId'>): AttachmentRecord {
    const files = this.#attachments.get(file.parentId) ?? [];
    const present = files.findIndex((known) => known.fileName === file.fileName);
    const record: AttachmentRecord = { ...file, attachmentId: files[present]?.attachmentId ?? this.newId() };
    if (present === -1) files.push(record);
    else files[present] = record;
    this.#attachments.set(file.parentId, files);
    return record;
  }

  /** A person removes a file from a document in Xero's own pages; its API has no request for that. */
  detachByHand(parentId: string, fileName: string): void {
    const files = this.#attachments.get(parentId) ?? [];
    this.#attachments.set(
      parentId,
      files.filter((file) => file.fileName !== fileName),
    );
  }

  /** Someone else posts Spend Money: today, to 429 from the Cledara GBP account, unless `partial` says otherwise. */
  postByHand(partial: HandPosting): BankTransactionRecord {
    const bank = this.#accountNamed(partial.bankAccountId ?? '090');
    const expense = this.#accountNamed('429');
    const record: BankTransactionRecord = {
      bankTransactionId: this.newId(),
      type: 'SPEND',
      status: 'AUTHORISED',
      contactId: this.contacts[0]?.contactId ?? this.addContact({ name: 'Someone' }).contactId,
      date: new Date(this.#clock.nowMs()).toISOString().slice(0, 10),
      reference: null,
      url: null,
      lineAmountTypes: 'Inclusive',
      lines: [
        {
          lineItemId: this.newId(),
          description: 'Posted by hand',
          quantity: 1,
          unitAmount: partial.totalMinor / 100,
          lineAmountMinor: partial.totalMinor,
          accountId: expense.accountId,
          accountCode: expense.code,
          taxType: 'NONE',
          taxMinor: 0,
          tracking: [],
        },
      ],
      subTotalMinor: partial.totalMinor,
      totalTaxMinor: 0,
      currency: bank.currency ?? this.organisation.baseCurrency,
      isReconciled: false,
      postedBy: 'hand',
      ...partial,
      bankAccountId: bank.accountId,
      updatedAtMs: this.#clock.nowMs(),
    };
    this.transactionShelf.put(record);
    return record;
  }

  deleteByHand(id: string): void {
    const transfer = this.transferShelf.get(id);
    if (transfer === undefined) this.edit(id, { status: 'DELETED' });
    else this.transferShelf.put({ ...transfer, status: 'DELETED' });
  }

  voidByHand(id: string): void {
    this.edit(id, { status: 'VOIDED' });
  }

  reconcileByHand(id: string, reconciled = true): void {
    const transfer = this.transferShelf.get(id);
    if (transfer === undefined) this.edit(id, { isReconciled: reconciled });
    else this.transferShelf.put({ ...transfer, isReconciled: reconciled });
  }

  /** Changes a bank transaction as a person would in Xero's own pages. */
  edit(id: string, change: Partial<BankTransactionRecord>): BankTransactionRecord {
    const record = this.transactionShelf.get(id);
    if (record === undefined) throw new Error(`The sandbox's Xero has no bank transaction ${id}.`);
    const edited = { ...record, ...change, updatedAtMs: this.#clock.nowMs() };
    this.transactionShelf.put(edited);
    return edited;
  }

  /** What has been put into this organisation since it was made, as plain data. */
  holdings(): XeroHoldings {
    return {
      contacts: [...this.contacts],
      bankTransactions: [...this.bankTransactions],
      bankTransfers: [...this.bankTransfers],
      bills: [...this.bills.billShelf.items],
      payments: [...this.bills.paymentShelf.items],
      attachments: this.attachments.map((file) => ({ ...file, bytes: Buffer.from(file.bytes).toString('base64') })),
      dice: this.#random.state,
    };
  }

  /** Puts earlier holdings of the same seed in place of what is there. */
  restore(holdings: XeroHoldings): void {
    this.contacts.splice(0, this.contacts.length, ...holdings.contacts);
    this.#contactPlaces.clear();
    for (const contact of this.contacts) this.#contactPlaces.set(contact.contactId, contact);
    for (const record of holdings.bankTransactions) this.transactionShelf.put(record);
    for (const record of holdings.bankTransfers) this.transferShelf.put(record);
    for (const record of holdings.bills ?? []) this.bills.billShelf.put(record);
    for (const record of holdings.payments ?? []) this.bills.putPayment(record);
    for (const { attachmentId, ...file } of holdings.attachments) {
      const files = this.#attachments.get(file.parentId) ?? [];
      files.push({ ...file, attachmentId, bytes: new Uint8Array(Buffer.from(file.bytes, 'base64')) });
      this.#attachments.set(file.parentId, files);
    }
    this.#random = new SeededRandom(holdings.dice);
  }

  #accountNamed(codeOrId: string): AccountRecord {
    const account = this.account(codeOrId);
    if (account === undefined) throw new Error(`The sandbox's Xero has no account ${codeOrId}.`);
    return account;
  }

  /** Two vendors in three are known already; one under another case, one archived. */
  #makeContacts(): void {
    const vendors = [...new Set(applicationCatalogue.map((entry) => entry.vendor))];
    vendors.forEach((name, index) => {
      if (index % 3 !== 2) this.addContact({ name });
    });
    this.addContact({ name: 'KAGI' });
    this.addContact({ name: 'Evernote Corporation', status: 'ARCHIVED' });
    this.addContact({ name: 'Müller & Söhne “Büro” GmbH' });
  }
}
