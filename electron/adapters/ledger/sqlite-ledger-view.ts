import type { AccountingValueCount } from '../../../shared/domain/accounting-field.ts';
import type { Backfill } from '../../../shared/domain/backfill.ts';
import type { CodingHistory } from '../../../shared/domain/coding-history.ts';
import type { RemoteDocument } from '../../../shared/domain/document.ts';
import { followRenames } from '../../../shared/domain/follow-renames.ts';
import type { CarriedField } from '../../../shared/domain/gates.ts';
import type { ListedState } from '../../../shared/domain/listed-movement.ts';
import type { AccountId, StoredMovement } from '../../../shared/domain/movement.ts';
import type { OpenDayChoice } from '../../../shared/domain/open-day.ts';
import type { Override } from '../../../shared/domain/override.ts';
import type { Instant } from '../../../shared/domain/plain-date.ts';
import type { Proposal, ProposalState } from '../../../shared/domain/proposal.ts';
import type { ReferenceData } from '../../../shared/domain/reference-data.ts';
import type { SettingsVersion } from '../../../shared/domain/settings.ts';
import type { XeroTrouble } from '../../../shared/domain/xero-trouble.ts';
import type { BankFeed, FedChange, FedLine, FeedAccess, FeedStatement } from '../../ports/bank-feed-store.ts';
import type { BudgetRecord } from '../../ports/budget-store.ts';
import type { Change, RemovedDocument } from '../../ports/change.ts';
import type { CledaraApplication } from '../../ports/cledara.ts';
import type { Drift, DriftLook } from '../../ports/drift.ts';
import type { FileImport, ToldDoubt, ToldMovement, WatchedFile, WatchedFolder } from '../../ports/file-imports.ts';
import type {
  ActivityEntry,
  ApplicationCounts,
  Attachment,
  Batch,
  Connections,
  ContactRequest,
  LedgerHealth,
  LedgerView,
  ListRow,
  ListTotals,
  ProposalOfDocument,
  PullWindow,
  RunRecord,
} from '../../ports/ledger.ts';
import type { OverviewView, ReasonCount, SpentRow } from '../../ports/overview-view.ts';
import type { StatementExport } from '../../ports/statement-exports.ts';
import type { Connection } from './connection.ts';
import { readHealth } from './health.ts';
import { LedgerTables } from './ledger-tables.ts';
import { pragma } from './open-connection.ts';
import { readAccountingValues, readCarriedFields } from './tables/accounting-values.ts';
import { readApplicationCounts } from './tables/application-counts.ts';
import { ListRows, readMovementsStamp } from './tables/list-rows.ts';
import { readListTotals } from './tables/list-totals.ts';
import { OverviewRows } from './tables/overview-rows.ts';
import { readMovementsBeside, readProposalsOfDocuments } from './tables/rows-to-plan.ts';

/**
 * The books to look at. Text comes back as it was given, NUL characters too; a lone surrogate, which UTF-8 cannot hold,
 * comes back as U+FFFD.
 */
export class SqliteLedgerView implements LedgerView {
  readonly #connection: Connection;
  readonly #tables: LedgerTables;
  readonly #listRows: ListRows;
  readonly #overviewRows: OverviewRows;
  #seen: { readonly version: number; readonly others: number; readonly own: number } | null = null;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#tables = new LedgerTables(connection);
    this.#listRows = new ListRows(connection);
    this.#overviewRows = new OverviewRows(connection);
  }

  connections(): Connections {
    return this.#tables.connections.read();
  }

  xeroTrouble(): XeroTrouble | null {
    return this.#tables.connections.readTrouble();
  }

  applications(): readonly CledaraApplication[] {
    return this.#tables.applications.all();
  }

  renamedApplications(): ReturnType<LedgerView['renamedApplications']> {
    return this.#tables.applications.renamed();
  }

  /** May be saved to while iterating: see page-by-key.ts. The same holds for proposals and attachments. */
  movements(): Iterable<StoredMovement> {
    return this.#tables.movements.all();
  }

  movement(id: string): StoredMovement | null {
    return this.#tables.movements.find(id);
  }

  movementsBeside(
    states: readonly ProposalState[],
  ): Iterable<{ readonly movement: StoredMovement; readonly proposal: Proposal | null }> {
    return readMovementsBeside(this.#connection, states);
  }

  movementCount(): number {
    return this.#tables.movements.count();
  }

  movementCountByAccount(): Readonly<Record<AccountId, number>> {
    return this.#tables.movements.countByAccount();
  }

  unsettledMovements(): readonly StoredMovement[] {
    return this.#tables.movements.unsettled();
  }

  listedSince(authorisedAfter: Instant): Iterable<string> {
    return this.#tables.movements.listedSince(authorisedAfter);
  }

  unlistedMovements(): readonly StoredMovement[] {
    return this.#tables.movements.unlisted();
  }

  accountIds(): readonly AccountId[] {
    return this.#tables.movements.accountIds();
  }

  pullWindow(): PullWindow | null {
    return this.#tables.readings.pullWindow();
  }

  statementExports(): readonly StatementExport[] {
    return this.#tables.statementExports.all();
  }

  exportedMovementIds(accountId: AccountId): ReadonlySet<string> {
    return this.#tables.statementExports.movementIds(accountId);
  }

  feedAccess(): FeedAccess | null {
    return this.#tables.bankFeeds.access();
  }

  bankFeeds(): readonly BankFeed[] {
    return this.#tables.bankFeeds.feeds();
  }

  feedStatements(accountId: AccountId): readonly FeedStatement[] {
    return this.#tables.bankFeeds.statements(accountId);
  }

  fedMovementIds(accountId: AccountId): ReadonlySet<string> {
    return this.#tables.bankFeeds.fedMovementIds(accountId);
  }

  fedLine(movementId: string): FedLine | null {
    return this.#tables.bankFeeds.line(movementId);
  }

  fedChanges(): readonly FedChange[] {
    return this.#tables.bankFeeds.changes();
  }

  settings(): SettingsVersion | null {
    const newest = this.#tables.settings.newest();
    return newest === null ? null : (this.#underPresentNames([newest])[0] ?? newest);
  }

  settingsHistory(): readonly SettingsVersion[] {
    return this.#underPresentNames(this.#tables.settings.history());
  }

  /** What was set for an application holds for it whatever it is called since. */
  #underPresentNames(versions: readonly SettingsVersion[]): readonly SettingsVersion[] {
    const renamed = this.renamedApplications();
    const names = this.applications().map(({ name }) => name);
    return versions.map((version) => ({ ...version, settings: followRenames(version.settings, names, renamed) }));
  }

  referenceData(): ReferenceData | null {
    return this.#tables.readings.referenceData();
  }

  proposals(states?: readonly ProposalState[]): Iterable<Proposal> {
    return this.#tables.proposals.all(states);
  }

  proposal(id: string): Proposal | null {
    return this.#tables.proposals.find(id);
  }

  proposalsOfDocuments(documentIds: Iterable<string>): readonly ProposalOfDocument[] {
    return readProposalsOfDocuments(this.#connection, documentIds);
  }

  countByState(): Readonly<Partial<Record<ProposalState, number>>> {
    return this.#tables.proposals.countByState();
  }

  pushedUnderOlderSettings(): number {
    return this.#tables.proposals.pushedUnderOlderSettings();
  }

  pushedByVersion(): ReadonlyMap<number, number> {
    return this.#tables.proposals.pushedByVersion();
  }

  override(movementId: string): Override | null {
    return this.#tables.overrides.find(movementId);
  }

  overrides(): readonly Override[] {
    return this.#tables.overrides.all();
  }

  openDay(movementId: string): OpenDayChoice | null {
    return this.#tables.openDays.find(movementId);
  }

  backfills(): readonly Backfill[] {
    return this.#tables.backfills.all();
  }

  openDays(): readonly OpenDayChoice[] {
    return this.#tables.openDays.all();
  }

  applicationCounts(): readonly ApplicationCounts[] {
    return readApplicationCounts(this.#connection);
  }

  accountingValues(): readonly AccountingValueCount[] {
    return readAccountingValues(this.#connection);
  }

  carriedFields(movementId: string): readonly CarriedField[] {
    return readCarriedFields(this.#connection, movementId);
  }

  codingHistory(): CodingHistory | null {
    return this.#tables.readings.codingHistory();
  }

  batch(id: string): Batch | null {
    return this.#tables.batches.find(id);
  }

  openBatches(): readonly Batch[] {
    return this.#tables.batches.open();
  }

  keptContacts(): ReadonlyMap<string, string> {
    return this.#tables.contacts.kept();
  }

  lookAlike(movementId: string): RemoteDocument | null {
    return this.#tables.lookAlikes.find(movementId);
  }

  openContactRequests(): readonly ContactRequest[] {
    return this.#tables.contacts.openRequests();
  }

  openChanges(): readonly Change[] {
    return this.#tables.changes.open();
  }

  drift(proposalId: string): Drift | null {
    return this.#tables.drifts.find(proposalId);
  }

  undecidedDrifts(): number {
    return this.#tables.drifts.undecided();
  }

  driftLook(): DriftLook | null {
    return this.#tables.drifts.look();
  }

  removedDocuments(proposalId: string | null): readonly RemovedDocument[] {
    return this.#tables.changes.removed(proposalId);
  }

  attachments(): Iterable<Attachment> {
    return this.#tables.attachments.all();
  }

  attachment(movementId: string): Attachment | null {
    return this.#tables.attachments.find(movementId);
  }

  runs(limit: number): readonly RunRecord[] {
    return this.#tables.runs.newest(limit);
  }

  activity(query: { readonly movementId?: string; readonly limit: number }): readonly ActivityEntry[] {
    return this.#tables.activity.newest(query);
  }

  readBudget(key: string): BudgetRecord | null {
    return this.#tables.budgets.read(key);
  }

  /** SQLite counts what other connections commit; what this one writes is counted here. */
  dataVersion(): number {
    const others = Number(pragma(this.#connection, 'data_version'));
    const own = this.#connection.writes;
    if (this.#seen?.others !== others || this.#seen.own !== own) {
      this.#seen = { version: (this.#seen?.version ?? 0) + 1, others, own };
    }
    return this.#seen.version;
  }

  movementsStamp(): string {
    return readMovementsStamp(this.#connection);
  }

  listRows(after: string | null, limit: number): readonly ListRow[] {
    return this.#listRows.page(after, limit);
  }

  listRow(movementId: string): ListRow | null {
    return this.#listRows.find(movementId);
  }

  newestListRows(states: readonly ListedState[], count: number): readonly ListRow[] | null {
    return this.#listRows.newest(states, count);
  }

  listTotals(states: readonly ListedState[]): ListTotals {
    return readListTotals(this.#connection, states);
  }

  reasonCounts(wanted: Parameters<OverviewView['reasonCounts']>[0]): Iterable<readonly ReasonCount[]> {
    return this.#overviewRows.reasonCounts(wanted);
  }

  reasonInstants(wanted: Parameters<OverviewView['reasonInstants']>[0]): ReturnType<OverviewView['reasonInstants']> {
    return this.#overviewRows.reasonInstants(wanted);
  }

  invoiceProblems(): ReturnType<OverviewView['invoiceProblems']> {
    return this.#overviewRows.invoiceProblems();
  }

  spentRows(since: Instant): Iterable<readonly SpentRow[]> {
    return this.#overviewRows.spentRows(since);
  }

  activityAfter(seq: number, limit: number): readonly Pick<ActivityEntry, 'seq' | 'movementId'>[] {
    return this.#tables.activity.after(seq, limit);
  }

  activityBetween(query: {
    readonly from: number;
    readonly to: number;
    readonly runId: string | null;
  }): readonly ActivityEntry[] {
    return this.#tables.activity.between(query);
  }

  runsBefore(before: Instant, limit: number): readonly RunRecord[] {
    return this.#tables.runs.before(before, limit);
  }

  fileImports(limit: number): readonly FileImport[] {
    return this.#tables.fileImports.imports(limit);
  }

  toldMovement(movementId: string): ToldMovement | null {
    return this.#tables.fileImports.told(movementId);
  }

  toldByFileId(fileId: string): ToldMovement | null {
    return this.#tables.fileImports.toldByFileId(fileId);
  }

  toldByCledaraId(cledaraId: string): ToldMovement | null {
    return this.#tables.fileImports.toldByCledaraId(cledaraId);
  }

  toldMovements(): readonly ToldMovement[] {
    return this.#tables.fileImports.allTold();
  }

  toldDoubts(): readonly ToldDoubt[] {
    return this.#tables.fileImports.doubts();
  }

  watchedFolder(): WatchedFolder | null {
    return this.#tables.watchedFolder.folder();
  }

  watchedFiles(): readonly WatchedFile[] {
    return this.#tables.watchedFolder.files();
  }

  health(): LedgerHealth {
    return readHealth(this.#connection);
  }

  close(): void {
    this.#connection.close();
  }
}
