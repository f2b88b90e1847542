import type { AccountId, StoredMovement } from '../../../shared/domain/movement.ts';
import type { Proposal, ProposalState } from '../../../shared/domain/proposal.ts';
import type { ReferenceData } from '../../../shared/domain/reference-data.ts';
import type { SettingsVersion } from '../../../shared/domain/settings.ts';
import type { BudgetRecord } from '../../ports/budget-store.ts';
import type { CledaraApplication } from '../../ports/cledara.ts';
import type {
  ActivityEntry,
  Attachment,
  Batch,
  Connections,
  LedgerHealth,
  LedgerView,
  PullWindow,
  RunRecord,
} from '../../ports/ledger.ts';
import type { Connection } from './connection.ts';
import { readHealth } from './health.ts';
import { LedgerTables } from './ledger-tables.ts';

/**
 * The books to look at. Text comes back as it was given, NUL characters too; a lone surrogate, which UTF-8 cannot hold,
 * comes back as U+FFFD.
 */
export class SqliteLedgerView implements LedgerView {
  readonly #connection: Connection;
  readonly #tables: LedgerTables;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#tables = new LedgerTables(connection);
  }

  connections(): Connections {
    return this.#tables.connections.read();
  }

  applications(): readonly CledaraApplication[] {
    return this.#tables.applications.all();
  }

  /** May be saved to while iterating: see page-by-key.ts. The same holds for proposals and attachments. */
  movements(): Iterable<StoredMovement> {
    return this.#tables.movements.all();
  }

  movement(id: string): StoredMovement | null {
    return this.#tables.movements.find(id);
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

  accountIds(): readonly AccountId[] {
    return this.#tables.movements.accountIds();
  }

  pullWindow(): PullWindow | null {
    return this.#tables.readings.pullWindow();
  }

  settings(): SettingsVersion | null {
    return this.#tables.settings.newest();
  }

  settingsHistory(): readonly SettingsVersion[] {
    return this.#tables.settings.history();
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

  countByState(): Readonly<Partial<Record<ProposalState, number>>> {
    return this.#tables.proposals.countByState();
  }

  pushedUnderOlderSettings(): number {
    return this.#tables.proposals.pushedUnderOlderSettings();
  }

  batch(id: string): Batch | null {
    return this.#tables.batches.find(id);
  }

  openBatches(): readonly Batch[] {
    return this.#tables.batches.open();
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

  health(): LedgerHealth {
    return readHealth(this.#connection);
  }

  close(): void {
    this.#connection.close();
  }
}
