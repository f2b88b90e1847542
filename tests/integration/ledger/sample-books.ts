import type { BankFeed, FeedStatement } from '../../../electron/ports/bank-feed-store.ts';
import type { Change } from '../../../electron/ports/change.ts';
import type { ObservedMovement } from '../../../electron/ports/cledara.ts';
import type { FileImport, ToldMovement } from '../../../electron/ports/file-imports.ts';
import type {
  ActivityEntry,
  Attachment,
  Batch,
  Connections,
  ContactRequest,
  Ledger,
  LedgerView,
  RunRecord,
} from '../../../electron/ports/ledger.ts';
import type { StatementExport } from '../../../electron/ports/statement-exports.ts';
import type { Backfill } from '../../../shared/domain/backfill.ts';
import type { CodingHistory } from '../../../shared/domain/coding-history.ts';
import type { PushDocument, RemoteDocument } from '../../../shared/domain/document.ts';
import type { Movement } from '../../../shared/domain/movement.ts';
import type { Override } from '../../../shared/domain/override.ts';
import type { Proposal } from '../../../shared/domain/proposal.ts';
import type { ReferenceData } from '../../../shared/domain/reference-data.ts';
import type { Settings } from '../../../shared/domain/settings.ts';

export const noon = '2026-11-22T12:00:00.000Z';
export const later = '2026-11-22T13:00:00.000Z';

/** A card payment in which every field says something. */
export function aMovement(changes: Partial<Movement> = {}): Movement {
  return {
    id: 'txn-1',
    kind: 'purchase',
    accountId: 'EUR:saas',
    amountMinor: -4599,
    currency: 'EUR',
    local: { amount: '50.10', currency: 'USD' },
    description: 'FIGMA MONTHLY RENEWAL',
    comment: 'Design team',
    application: { id: 'app-figma', name: 'Figma' },
    authorisedAt: '2026-11-01T09:30:00.000Z',
    settledAt: '2026-11-03T00:00:00.000Z',
    card: { last4: '4242', ownerName: 'Ana Núñez' },
    hasInvoice: true,
    invoice: { number: 'INV-7', date: '2026-11-01', vatName: 'Standard', vatRate: 0.2 },
    notUnderstood: [],
    ...changes,
  };
}

/** Only what a row must have. */
export function aBareMovement(changes: Partial<Movement> = {}): Movement {
  return aMovement({
    id: 'txn-bare',
    kind: 'unknown',
    accountId: null,
    amountMinor: null,
    currency: null,
    local: null,
    description: '',
    comment: null,
    application: null,
    authorisedAt: '2026-11-02T10:00:00.000Z',
    settledAt: null,
    card: null,
    hasInvoice: false,
    invoice: null,
    notUnderstood: ['The currency "XBT!" is not known.'],
    ...changes,
  });
}

export function observed(movement: Movement, rawJson = JSON.stringify({ id: movement.id })): ObservedMovement {
  return { movement, rawJson };
}

const spendMoney: PushDocument = {
  kind: 'spend-money',
  reference: 'CL-7F3K2M',
  date: '2026-11-03',
  bankAccount: { accountId: 'acc-bank', code: '090', name: 'Cledara EUR' },
  contact: { kind: 'create', name: 'Figma', contactNumber: 'cledara-app-figma' },
  amountMinor: 4599,
  currency: 'EUR',
  description: 'Figma: monthly "renewal"',
  account: { accountId: 'acc-it', code: null, name: 'IT' },
  taxType: 'INPUT2',
  tracking: [{ categoryId: 'cat-1', category: 'Department', optionId: 'opt-1', option: 'Design' }],
};

/** Pushed, with every field set. */
export function aProposal(changes: Partial<Proposal> = {}): Proposal {
  return {
    id: 'prop-1',
    movementId: 'txn-1',
    state: 'pushed',
    reason: { code: 'pushed', message: 'It is in Xero.' },
    document: spendMoney,
    documentHash: 'a'.repeat(64),
    explanation: [{ field: 'account', value: '463', why: 'the application says so' }],
    settingsVersion: 1,
    approvedBy: 'Ana',
    approvedAt: noon,
    lookAlikeId: 'xero-9',
    batchId: 'batch-1',
    remote: { kind: 'bank-transaction', id: 'xero-1' },
    waitingUntil: later,
    unpaidId: null,
    paymentId: 'payment-1',
    updatedAt: noon,
    ...changes,
  };
}

/** Pending, with every field that may be null being null. */
export function aBareProposal(changes: Partial<Proposal> = {}): Proposal {
  return aProposal({
    id: 'prop-bare',
    movementId: 'txn-bare',
    state: 'pending',
    reason: { code: 'not-settled', message: 'It has not settled.' },
    document: null,
    documentHash: null,
    explanation: [],
    settingsVersion: null,
    approvedBy: null,
    approvedAt: null,
    lookAlikeId: null,
    batchId: null,
    remote: null,
    waitingUntil: null,
    paymentId: null,
    ...changes,
  });
}

export function anEntry(changes: Partial<ActivityEntry> = {}): Omit<ActivityEntry, 'seq'> {
  return {
    at: noon,
    runId: 'run-1',
    movementId: 'txn-1',
    proposalId: 'prop-1',
    event: 'confirmed',
    fromState: 'sending',
    toState: 'pushed',
    message: 'Xero confirmed it.',
    ...changes,
  };
}

export const settings: Settings = {
  version: 1,
  xero: { tenant: 'Demo Company (UK)' },
  syncFrom: '2026-10-01',
  accounts: [{ id: 'EUR:saas', enabled: true, bankAccount: '090' }],
  defaults: { account: '429', taxType: 'NONE', mode: 'review' },
  applications: [{ name: 'Figma', account: '463', tracking: { Department: 'Design' } }],
  movements: { topUps: { post: 'transfer', fromBankAccount: { EUR: '091' } } },
};

const codingHistory: CodingHistory = {
  tenantId: 'tenant-1',
  readAt: '2026-11-22T12:00:00.000Z',
  from: '2024-11-22',
  documents: 15,
  isWhole: true,
  hasBills: true,
  uses: [
    {
      contactId: 'contact-1',
      contactName: 'Figma Inc',
      account: '463',
      taxType: 'INPUT2',
      tracking: { Department: 'Design' },
      documents: 15,
    },
  ],
};

export const referenceData: ReferenceData = {
  tenantId: 'tenant-1',
  organisation: {
    id: 'org-1',
    name: 'Demo Company (UK)',
    timeZone: 'Europe/London',
    baseCurrency: 'GBP',
    countryCode: 'GB',
    shortCode: '!23eYt',
    periodLockDate: '2026-09-30',
    endOfYearLockDate: null,
    isDemoCompany: true,
  },
  accounts: [],
  taxRates: [],
  trackingCategories: [],
  currencies: ['GBP', 'EUR'],
  contacts: [{ contactId: 'c-1', contactNumber: null, name: 'Figma', status: 'ACTIVE' }],
  user: { userId: 'u-1', name: 'Ana', email: null, role: 'STANDARD' },
  actions: { CreateApprovedBankTransaction: true },
  readAt: noon,
};

export const connections: Connections = {
  cledara: { connectedAt: noon, health: 'ok' },
  xero: {
    connectedAt: noon,
    clientId: 'CLIENT',
    tenantId: 'tenant-1',
    tenantName: 'Demo Company (UK)',
    userId: 'u-1',
    userEmail: 'ana@example.com',
    tokenGeneration: 3,
    tokenReceivedAt: later,
    health: 'refused',
  },
};

export function aBatch(changes: Partial<Batch> = {}): Batch {
  return {
    id: 'batch-1',
    tenantId: 'tenant-1',
    kind: 'bank-transaction',
    idempotencyKey: 'key-1',
    body: '{"BankTransactions":[]}',
    bodyHash: 'b'.repeat(64),
    proposalIds: ['prop-1', 'prop-2'],
    firstSentAt: noon,
    attempts: 1,
    state: 'sending',
    ...changes,
  };
}

export function aChange(changes: Partial<Change> = {}): Change {
  return {
    id: 'change-1',
    tenantId: 'tenant-1',
    what: 'update',
    remoteKind: 'bank-transaction',
    idempotencyKey: 'key-9',
    body: '{"BankTransactions":[]}',
    bodyHash: 'd'.repeat(64),
    items: [
      {
        proposalId: 'prop-1',
        remoteId: 'xero-1',
        becomes: { document: spendMoney, explanation: [], settingsVersion: 1 },
      },
    ],
    author: 'Ana',
    firstSentAt: noon,
    attempts: 2,
    state: 'uncertain',
    ...changes,
  };
}

export function anAttachment(changes: Partial<Attachment> = {}): Attachment {
  return {
    movementId: 'txn-1',
    proposalId: 'prop-1',
    state: 'problem',
    fileName: 'figma.pdf',
    sha256: 'c'.repeat(64),
    problem: { code: 'too-large', message: 'The invoice is larger than 10 MB.' },
    attempts: 2,
    updatedAt: noon,
    lookedAt: later,
    movementHash: 'd'.repeat(64),
    ...changes,
  };
}

export function anOverride(changes: Partial<Override> = {}): Override {
  return {
    movementId: 'txn-bare',
    fields: { account: '463', tracking: { Department: 'Design' } },
    author: 'Ana',
    at: noon,
    ...changes,
  };
}

const lookAlike: RemoteDocument = {
  kind: 'bank-transaction',
  id: 'xero-9',
  type: 'SPEND',
  status: 'AUTHORISED',
  reference: null,
  date: '2026-11-03',
  bankAccountId: 'acc-bank',
  toBankAccountId: null,
  contactId: 'c-1',
  contactName: 'Figma',
  totalMinor: 4599,
  hasAttachments: false,
  isReconciled: false,
  billing: null,
};

const contactRequest: ContactRequest = {
  idempotencyKey: 'key-c',
  tenantId: 'tenant-1',
  contacts: [{ name: 'Figma', contactNumber: 'cledara:app-figma' }],
  firstSentAt: noon,
  state: 'open',
};

export function aRun(changes: Partial<RunRecord> = {}): RunRecord {
  return { id: 'run-1', startedAt: noon, finishedAt: later, summaryJson: '{"pulled":1}', ...changes };
}

/** One of everything. */
const aFileImport: FileImport = {
  id: 'import-1',
  name: 'transactions.csv',
  sha256: 'f'.repeat(64),
  kind: 'transactions',
  importedAt: '2026-11-02T10:00:00.000Z',
  author: 'Ann',
  rows: 3,
  newRows: 1,
  knownRows: 1,
  skipped: [{ line: 4, reason: 'Its amount is missing.' }],
};

const aToldMovement: ToldMovement = {
  movementId: 'txn-1',
  beganInFile: true,
  fileId: '10021',
  cledaraId: 'a300f539-651d-4644-a992-a08ed8f583cf',
  invoiceSha256: 'e'.repeat(64),
};

const aStatementExport: StatementExport = {
  id: 'export-1',
  accountId: 'EUR:saas',
  format: 'ofx',
  from: '2026-11-01',
  to: '2026-11-20',
  exportedAt: noon,
  author: 'Ana',
  lines: 1,
  withdrawnAt: null,
};

const aFeed: BankFeed = {
  accountId: 'EUR:saas',
  tenantId: 'tenant-1',
  xeroAccountId: 'account-092',
  accountToken: 'tb-1',
  state: 'connected',
  connectionId: 'feed-1',
  problem: null,
  firstSentAt: noon,
  updatedAt: later,
};

const aFeedStatement: FeedStatement = {
  id: 'feed-statement-1',
  accountId: 'EUR:saas',
  tenantId: 'tenant-1',
  connectionId: 'feed-1',
  from: '2026-11-03',
  to: '2026-11-03',
  openingMinor: 90071992547409931n,
  closingMinor: 90071992547405332n,
  lines: 1,
  idempotencyKey: 'feed-key-1',
  body: '{"items":[]}',
  bodyHash: 'e'.repeat(64),
  firstSentAt: noon,
  state: 'rejected',
  xeroId: 'xero-statement-1',
  problem: { code: 'invalid-end-balance', message: 'The balances do not add up.' },
  decidedBy: null,
  updatedAt: later,
};

const aBackfill: Backfill = {
  id: 'backfill-1',
  accountId: 'EUR:saas',
  from: '2026-01-15',
  until: '2026-10-01',
  reached: '2026-08-01',
  state: 'paused',
  askedBy: 'Ana',
  askedAt: noon,
};

export function writeSampleBooks(ledger: Ledger): void {
  ledger.transaction(() => {
    ledger.saveConnections(connections);
    ledger.saveApplications([
      { id: 'app-figma', name: 'Figma', status: 'active', ownerName: 'Ana Núñez', teams: ['Design', 'Product'] },
      { id: 'app-aws', name: 'AWS', status: 'cancelled', ownerName: null, teams: [] },
    ]);
    ledger.appendSettings(settings, 'Ana', noon);
    ledger.saveMovement(observed(aMovement()), noon);
    ledger.saveMovement(observed(aBareMovement()), later);
    ledger.markUnlisted('txn-bare', noon);
    ledger.answerUnlisted('txn-bare', later);
    ledger.savePullWindow({ coveredFrom: '2026-08-01T00:00:00.000Z', readAt: noon });
    ledger.saveReferenceData(referenceData);
    ledger.saveCodingHistory(codingHistory);
    ledger.saveBatch(aBatch());
    ledger.saveProposal(aProposal(), anEntry());
    ledger.saveProposal(aBareProposal(), anEntry({ proposalId: 'prop-bare', movementId: 'txn-bare', runId: null }));
    ledger.saveChange(aChange());
    ledger.saveDrift({
      proposalId: 'prop-1',
      movementId: 'txn-1',
      foundAt: noon,
      isReconciled: true,
      differences: [{ field: 'account', ours: '463 IT', theirs: '429 General Expenses' }],
      accepted: { by: 'Ana', at: later },
    });
    ledger.saveDriftLook({ tenantId: 'tenant-1', lookedAt: noon });
    ledger.saveRemovedDocument({
      remoteId: 'xero-0',
      remoteKind: 'bank-transaction',
      proposalId: 'prop-1',
      at: noon,
    });
    ledger.saveAttachment(anAttachment());
    ledger.saveOverride(anOverride());
    ledger.keepContact({ key: 'cledara:app-figma', contactId: 'c-1' }, noon);
    ledger.saveContactRequest(contactRequest);
    ledger.saveOpenDay({ movementId: 'txn-1', day: '2026-12-01', author: 'Ana', at: noon });
    ledger.saveBackfill(aBackfill);
    ledger.appendStatementExport(aStatementExport, ['txn-1']);
    ledger.saveFeedAccess({ isAsked: true, isGranted: null, refusal: 'Not open for this app.', at: noon });
    ledger.saveBankFeed(aFeed);
    const line = { movementId: 'txn-1', postedDay: '2026-11-02', payee: 'Figma' };
    ledger.appendFeedStatement(aFeedStatement, [line]);
    ledger.appendFeedStatement(
      {
        ...aFeedStatement,
        id: 'feed-statement-2',
        idempotencyKey: 'feed-key-2',
        state: 'delivered',
        problem: null,
        decidedBy: 'Ana',
      },
      [line],
    );
    ledger.saveFedChange({
      movementId: 'txn-1',
      accountId: 'EUR:saas',
      sentMinor: -2599,
      nowMinor: null,
      sentDay: '2026-11-01',
      nowDay: '2026-12-01',
      notedAt: noon,
    });
    ledger.saveLookAlike('txn-1', lookAlike);
    ledger.appendFileImport(aFileImport);
    ledger.saveToldMovement(aToldMovement);
    ledger.saveToldDoubt({ movementId: 'txn-1', among: ['txn-2', 'txn-3'] });
    ledger.saveWatchedFolder({ path: '/exports', author: 'Ann', since: '2026-11-02T10:00:00.000Z', problem: null });
    ledger.saveWatchedFile({
      sha256: 'd'.repeat(64),
      name: 'a.csv',
      seenAt: '2026-11-02T10:00:01.000Z',
      problem: 'It is empty.',
    });
    ledger.saveRun(aRun());
    ledger.writeBudget('xero/tenant-1', {
      dayStartMs: 1_795_305_600_000,
      usedToday: 41,
      blockedUntilMs: 0,
      perDay: 1000,
    });
  });
}

/** All that can be read of a ledger, as plain data. */
export function readEverything(ledger: LedgerView): unknown {
  return {
    connections: ledger.connections(),
    applications: ledger.applications(),
    movements: [...ledger.movements()],
    accountIds: ledger.accountIds(),
    pullWindow: ledger.pullWindow(),
    settings: ledger.settingsHistory(),
    referenceData: ledger.referenceData(),
    proposals: [...ledger.proposals()],
    batch: ledger.batch('batch-1'),
    changes: ledger.openChanges(),
    removedDocuments: ledger.removedDocuments(null),
    drift: ledger.drift('prop-1'),
    driftLook: ledger.driftLook(),
    attachments: [...ledger.attachments()],
    overrides: ledger.overrides(),
    lookAlike: ledger.lookAlike('txn-1'),
    fileImports: ledger.fileImports(10),
    toldMovements: ledger.toldMovements(),
    toldDoubts: ledger.toldDoubts(),
    watchedFolder: ledger.watchedFolder(),
    watchedFiles: ledger.watchedFiles(),
    keptContacts: [...ledger.keptContacts()],
    contactRequests: ledger.openContactRequests(),
    openDays: ledger.openDays(),
    backfills: ledger.backfills(),
    codingHistory: ledger.codingHistory(),
    statementExports: ledger.statementExports(),
    exportedMovementIds: [...ledger.exportedMovementIds('EUR:saas')],
    feedAccess: ledger.feedAccess(),
    bankFeeds: ledger.bankFeeds(),
    feedStatements: ledger.feedStatements('EUR:saas').map((one) => ({
      ...one,
      openingMinor: String(one.openingMinor),
      closingMinor: String(one.closingMinor),
    })),
    fedMovementIds: [...ledger.fedMovementIds('EUR:saas')],
    fedLine: ledger.fedLine('txn-1'),
    fedChanges: ledger.fedChanges(),
    runs: ledger.runs(10),
    activity: ledger.activity({ limit: 100 }),
    budget: ledger.readBudget('xero/tenant-1'),
  };
}
