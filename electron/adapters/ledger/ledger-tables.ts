import type { Connection } from './connection.ts';
import { ActivityTable } from './tables/activity-table.ts';
import { ApplicationTable } from './tables/application-table.ts';
import { AttachmentTable } from './tables/attachment-table.ts';
import { BackfillTable } from './tables/backfill-table.ts';
import { BankFeedTables } from './tables/bank-feed-tables.ts';
import { BatchTable } from './tables/batch-table.ts';
import { BudgetTable } from './tables/budget-table.ts';
import { ChangeTable } from './tables/change-table.ts';
import { ConnectionTables } from './tables/connection-tables.ts';
import { ContactTables } from './tables/contact-tables.ts';
import { DriftTable } from './tables/drift-table.ts';
import { FileImportTables } from './tables/file-import-tables.ts';
import { LookAlikeTable } from './tables/look-alike-table.ts';
import { MovementTable } from './tables/movement-table.ts';
import { OpenDayTable } from './tables/open-day-table.ts';
import { OverrideTable } from './tables/override-table.ts';
import { ProposalTable } from './tables/proposal-table.ts';
import { ReadingTables } from './tables/reading-tables.ts';
import { RunTable } from './tables/run-table.ts';
import { SettingsTable } from './tables/settings-table.ts';
import { StatementExportTable } from './tables/statement-export-table.ts';
import { WatchedFolderTables } from './tables/watched-folder-tables.ts';

/** Every group of tables over one connection. */
export class LedgerTables {
  readonly connections: ConnectionTables;
  readonly applications: ApplicationTable;
  readonly movements: MovementTable;
  readonly readings: ReadingTables;
  readonly settings: SettingsTable;
  readonly overrides: OverrideTable;
  readonly openDays: OpenDayTable;
  readonly backfills: BackfillTable;
  readonly proposals: ProposalTable;
  readonly batches: BatchTable;
  readonly changes: ChangeTable;
  readonly drifts: DriftTable;
  readonly attachments: AttachmentTable;
  readonly runs: RunTable;
  readonly activity: ActivityTable;
  readonly budgets: BudgetTable;
  readonly statementExports: StatementExportTable;
  readonly contacts: ContactTables;
  readonly lookAlikes: LookAlikeTable;
  readonly fileImports: FileImportTables;
  readonly watchedFolder: WatchedFolderTables;
  readonly bankFeeds: BankFeedTables;

  constructor(connection: Connection) {
    this.connections = new ConnectionTables(connection);
    this.applications = new ApplicationTable(connection);
    this.movements = new MovementTable(connection);
    this.readings = new ReadingTables(connection);
    this.settings = new SettingsTable(connection);
    this.overrides = new OverrideTable(connection);
    this.openDays = new OpenDayTable(connection);
    this.backfills = new BackfillTable(connection);
    this.proposals = new ProposalTable(connection);
    this.batches = new BatchTable(connection);
    this.changes = new ChangeTable(connection);
    this.drifts = new DriftTable(connection);
    this.attachments = new AttachmentTable(connection);
    this.runs = new RunTable(connection);
    this.activity = new ActivityTable(connection);
    this.budgets = new BudgetTable(connection);
    this.statementExports = new StatementExportTable(connection);
    this.contacts = new ContactTables(connection);
    this.lookAlikes = new LookAlikeTable(connection);
    this.fileImports = new FileImportTables(connection);
    this.watchedFolder = new WatchedFolderTables(connection);
    this.bankFeeds = new BankFeedTables(connection);
  }
}
