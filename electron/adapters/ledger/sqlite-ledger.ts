import type { Backfill } from '../../../shared/domain/backfill.ts';
import type { CodingHistory } from '../../../shared/domain/coding-history.ts';
import type { RemoteDocument } from '../../../shared/domain/document.ts';
import type { KeptContact } from '../../../shared/domain/kept-contact.ts';
import type { OpenDayChoice } from '../../../shared/domain/open-day.ts';
import type { Override } from '../../../shared/domain/override.ts';
import type { Instant } from '../../../shared/domain/plain-date.ts';
import type { Proposal } from '../../../shared/domain/proposal.ts';
import type { ReferenceData } from '../../../shared/domain/reference-data.ts';
import type { Settings, SettingsVersion } from '../../../shared/domain/settings.ts';
import type { XeroTrouble } from '../../../shared/domain/xero-trouble.ts';
import type { BankFeed, FedChange, FeedAccess, FeedStatement, SentLine } from '../../ports/bank-feed-store.ts';
import type { BudgetRecord } from '../../ports/budget-store.ts';
import type { Change, RemovedDocument } from '../../ports/change.ts';
import type { CledaraApplication, ObservedMovement } from '../../ports/cledara.ts';
import type { Drift, DriftLook } from '../../ports/drift.ts';
import type { FileImport, ToldDoubt, ToldMovement, WatchedFile, WatchedFolder } from '../../ports/file-imports.ts';
import type {
  ActivityEntry,
  Attachment,
  Batch,
  Connections,
  ContactRequest,
  Ledger,
  PullWindow,
  RunRecord,
} from '../../ports/ledger.ts';
import type { StatementExport } from '../../ports/statement-exports.ts';
import type { Connection } from './connection.ts';
import type { LedgerLock } from './ledger-lock.ts';
import { LedgerTables } from './ledger-tables.ts';
import { SqliteLedgerView } from './sqlite-ledger-view.ts';

/** What was read of the books and is still so; missing where it was not read yet. */
interface Readings {
  connections?: Connections;
  xeroTrouble?: XeroTrouble | null;
  settings?: SettingsVersion | null;
  referenceData?: ReferenceData | null;
}

/**
 * The books, by their one writer. Outside `transaction` every save is a transaction of its own and durable when it
 * returns. A save that breaks a rule of the schema throws, and undoes the whole transaction it was part of.
 */
export class SqliteLedger extends SqliteLedgerView implements Ledger {
  readonly #connection: Connection;
  readonly #tables: LedgerTables;
  readonly #lock: LedgerLock;
  /** Asked with every request or movement. Nobody else writes, so what was read stays so until it is saved, or a save is undone. */
  #read: Readings = {};

  /** Takes over both: `close` closes the connection and frees the lock. */
  constructor(connection: Connection, lock: LedgerLock) {
    super(connection);
    this.#connection = connection;
    this.#tables = new LedgerTables(connection);
    this.#lock = lock;
  }

  transaction<T>(work: () => T): T {
    try {
      return this.#connection.transaction(work);
    } catch (error) {
      this.#read = {};
      throw error;
    }
  }

  override connections(): Connections {
    this.#read.connections ??= super.connections();
    return this.#read.connections;
  }

  saveConnections(connections: Connections): void {
    this.#read = {};
    this.#connection.atomically(() => this.#tables.connections.save(connections));
  }

  override xeroTrouble(): XeroTrouble | null {
    if (this.#read.xeroTrouble === undefined) this.#read.xeroTrouble = super.xeroTrouble();
    return this.#read.xeroTrouble;
  }

  saveXeroTrouble(trouble: XeroTrouble | null): void {
    this.#read = {};
    this.#connection.atomically(() => this.#tables.connections.saveTrouble(trouble));
  }

  saveApplications(applications: readonly CledaraApplication[]): void {
    this.#read = {}; // the settings follow their names
    this.#connection.atomically(() => this.#tables.applications.replaceAll(applications));
  }

  saveMovement(observed: ObservedMovement, seenAt: Instant): 'new' | 'changed' | 'same' {
    return this.#connection.atomically(() => this.#tables.movements.save(observed, seenAt));
  }

  markReleased(movementId: string, at: Instant): void {
    this.#connection.atomically(() => this.#tables.movements.markReleased(movementId, at));
  }

  markUnlisted(movementId: string, at: Instant): void {
    this.#connection.atomically(() => this.#tables.movements.markUnlisted(movementId, at));
  }

  answerUnlisted(movementId: string, at: Instant): void {
    this.#connection.atomically(() => this.#tables.movements.answerUnlisted(movementId, at));
  }

  savePullWindow(window: PullWindow): void {
    this.#connection.atomically(() => this.#tables.readings.savePullWindow(window));
  }

  override settings(): SettingsVersion | null {
    if (this.#read.settings === undefined) this.#read.settings = super.settings();
    return this.#read.settings;
  }

  appendSettings(settings: Settings, author: string, at: Instant): SettingsVersion {
    this.#read = {};
    return this.#connection.atomically(() => this.#tables.settings.append(settings, author, at));
  }

  override referenceData(): ReferenceData | null {
    if (this.#read.referenceData === undefined) this.#read.referenceData = super.referenceData();
    return this.#read.referenceData;
  }

  saveReferenceData(data: ReferenceData): void {
    this.#read = {};
    this.#connection.atomically(() => this.#tables.readings.saveReferenceData(data));
  }

  saveCodingHistory(history: CodingHistory): void {
    this.#connection.atomically(() => this.#tables.readings.saveCodingHistory(history));
  }

  saveOverride(override: Override): void {
    this.#connection.atomically(() => this.#tables.overrides.save(override));
  }

  removeOverride(movementId: string): void {
    this.#connection.atomically(() => this.#tables.overrides.remove(movementId));
  }

  saveBackfill(backfill: Backfill): void {
    this.#connection.atomically(() => this.#tables.backfills.save(backfill));
  }

  saveOpenDay(choice: OpenDayChoice): void {
    this.#connection.atomically(() => this.#tables.openDays.save(choice));
  }

  removeOpenDay(movementId: string): void {
    this.#connection.atomically(() => this.#tables.openDays.remove(movementId));
  }

  saveProposal(proposal: Proposal, ...activity: readonly Omit<ActivityEntry, 'seq'>[]): void {
    this.#connection.atomically(() => {
      this.#tables.proposals.save(proposal);
      for (const entry of activity) this.#tables.activity.append(entry);
    });
  }

  saveBatch(batch: Batch): void {
    this.#connection.atomically(() => this.#tables.batches.save(batch));
  }

  keepContact(kept: KeptContact, at: Instant): void {
    this.#connection.atomically(() => this.#tables.contacts.keep(kept, at));
  }

  saveLookAlike(movementId: string, document: RemoteDocument): void {
    this.#connection.atomically(() => this.#tables.lookAlikes.save(movementId, document));
  }

  saveContactRequest(request: ContactRequest): void {
    this.#connection.atomically(() => this.#tables.contacts.saveRequest(request));
  }

  saveChange(change: Change): void {
    this.#connection.atomically(() => this.#tables.changes.save(change));
  }

  saveDrift(drift: Drift): void {
    this.#connection.atomically(() => this.#tables.drifts.save(drift));
  }

  removeDrift(proposalId: string): void {
    this.#connection.atomically(() => this.#tables.drifts.remove(proposalId));
  }

  saveDriftLook(look: DriftLook): void {
    this.#connection.atomically(() => this.#tables.drifts.saveLook(look));
  }

  saveRemovedDocument(document: RemovedDocument): void {
    this.#connection.atomically(() => this.#tables.changes.saveRemoved(document));
  }

  saveAttachment(attachment: Attachment): void {
    this.#connection.atomically(() => this.#tables.attachments.save(attachment));
  }

  saveRun(run: RunRecord): void {
    this.#connection.atomically(() => this.#tables.runs.save(run));
  }

  appendActivity(activity: Omit<ActivityEntry, 'seq'>): void {
    this.#connection.atomically(() => this.#tables.activity.append(activity));
  }

  appendStatementExport(record: StatementExport, movementIds: readonly string[]): void {
    this.#connection.atomically(() => this.#tables.statementExports.append(record, movementIds));
  }

  withdrawStatementExport(id: string, at: Instant): void {
    this.#connection.atomically(() => this.#tables.statementExports.withdraw(id, at));
  }

  saveFeedAccess(access: FeedAccess): void {
    this.#connection.atomically(() => this.#tables.bankFeeds.saveAccess(access));
  }

  saveBankFeed(feed: BankFeed): void {
    this.#connection.atomically(() => this.#tables.bankFeeds.saveFeed(feed));
  }

  appendFeedStatement(statement: FeedStatement, lines: readonly SentLine[]): void {
    this.#connection.atomically(() => this.#tables.bankFeeds.append(statement, lines));
  }

  saveFedChange(change: FedChange): void {
    this.#connection.atomically(() => this.#tables.bankFeeds.saveChange(change));
  }

  removeFedChange(movementId: string): void {
    this.#connection.atomically(() => this.#tables.bankFeeds.removeChange(movementId));
  }

  saveFeedStatement(statement: FeedStatement): void {
    this.#connection.atomically(() => this.#tables.bankFeeds.save(statement));
  }

  appendFileImport(record: FileImport): void {
    this.#connection.atomically(() => this.#tables.fileImports.append(record));
  }

  saveToldMovement(told: ToldMovement): void {
    this.#connection.atomically(() => this.#tables.fileImports.saveTold(told));
  }

  markInvoice(movementId: string): void {
    this.#connection.atomically(() => this.#tables.fileImports.markInvoice(movementId));
  }

  saveToldDoubt(doubt: ToldDoubt): void {
    this.#connection.atomically(() => this.#tables.fileImports.saveDoubt(doubt));
  }

  saveWatchedFolder(folder: WatchedFolder | null): void {
    this.#connection.atomically(() => this.#tables.watchedFolder.saveFolder(folder));
  }

  saveWatchedFile(file: WatchedFile): void {
    this.#connection.atomically(() => this.#tables.watchedFolder.saveFile(file));
  }

  forgetWatchedFile(sha256: string): void {
    this.#connection.atomically(() => this.#tables.watchedFolder.forget(sha256));
  }

  writeBudget(key: string, record: BudgetRecord): void {
    // Before every request: waiting for the disk took a quarter of a sync. After a power cut Xero's next answer says what is left.
    this.#connection.unsynced(() => this.#tables.budgets.write(key, record));
  }

  override close(): void {
    super.close();
    this.#lock.free();
  }
}
