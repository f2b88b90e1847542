import type { AccountingValueCount } from '../../shared/domain/accounting-field.ts';
import type { CodingHistory } from '../../shared/domain/coding-history.ts';
import type { RemoteDocument, RequestKind } from '../../shared/domain/document.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import type { RenamedApplication } from '../../shared/domain/follow-renames.ts';
import type { CarriedField } from '../../shared/domain/gates.ts';
import type { KeptContact } from '../../shared/domain/kept-contact.ts';
import type { ListedState } from '../../shared/domain/listed-movement.ts';
import type { AccountId, StoredMovement } from '../../shared/domain/movement.ts';
import type { OpenDayChoice } from '../../shared/domain/open-day.ts';
import type { Override } from '../../shared/domain/override.ts';
import type { Instant } from '../../shared/domain/plain-date.ts';
import type { Proposal, ProposalState, Reason } from '../../shared/domain/proposal.ts';
import type { ReferenceData } from '../../shared/domain/reference-data.ts';
import type { Settings, SettingsVersion } from '../../shared/domain/settings.ts';
import type { XeroTrouble } from '../../shared/domain/xero-trouble.ts';
import type { BackfillStore, BackfillView } from './backfills.ts';
import type { BankFeedStore, BankFeedView } from './bank-feed-store.ts';
import type { BudgetRecord, BudgetStore } from './budget-store.ts';
import type { Change, RemovedDocument } from './change.ts';
import type { CledaraApplication, ObservedMovement } from './cledara.ts';
import type { Drift, DriftLook } from './drift.ts';
import type { FileImportStore, FileImportView } from './file-imports.ts';
import type { OverviewView } from './overview-view.ts';
import type { StatementExportStore, StatementExportView } from './statement-exports.ts';
import type { UnlistedStore, UnlistedView } from './unlisted.ts';

/** The books of one company, to look at. Synchronous: the file is local. A failing disk throws; it is no expected answer. */
export interface LedgerView
  extends StatementExportView,
    BackfillView,
    FileImportView,
    BankFeedView,
    OverviewView,
    UnlistedView {
  connections(): Connections;
  /** Why the organisation cannot be used; null where it can, or where that is not known yet. */
  xeroTrouble(): XeroTrouble | null;
  applications(): readonly CledaraApplication[];
  /** Those of `applications` that were called otherwise before. */
  renamedApplications(): readonly RenamedApplication[];
  /** Oldest first by (authorisedAt, id). Lazy: a ledger may hold a million. */
  movements(): Iterable<StoredMovement>;
  movement(id: string): StoredMovement | null;
  /**
   * Movements whose proposal is in none of these states, or that have none, each with its proposal (null where it has none).
   * In the order of `movements`, lazy, and may be saved to while iterating.
   */
  movementsBeside(
    states: readonly ProposalState[],
  ): Iterable<{ readonly movement: StoredMovement; readonly proposal: Proposal | null }>;
  movementCount(): number;
  /** Movements per account that is known, by account id. */
  movementCountByAccount(): Readonly<Record<AccountId, number>>;
  /** Card movements that have not settled and were not released; oldest first. */
  unsettledMovements(): readonly StoredMovement[];
  /** Accounts that occur in the movements, sorted. */
  accountIds(): readonly AccountId[];
  pullWindow(): PullWindow | null;
  settings(): SettingsVersion | null;
  settingsHistory(): readonly SettingsVersion[];
  referenceData(): ReferenceData | null;
  /** All, or those in the given states; oldest movement first. Lazy. */
  proposals(states?: readonly ProposalState[]): Iterable<Proposal>;
  /** By proposal id or by movement id. */
  proposal(id: string): Proposal | null;
  /** Proposals that have to do with one of these documents in Xero, in any way; without what they say themselves. */
  proposalsOfDocuments(documentIds: Iterable<string>): readonly ProposalOfDocument[];
  countByState(): Readonly<Partial<Record<ProposalState, number>>>;
  /** Pushed proposals whose settings version is older than the present one. */
  pushedUnderOlderSettings(): number;
  /** Pushed proposals per version of the settings; a version under which nothing was pushed is absent. */
  pushedByVersion(): ReadonlyMap<number, number>;
  /** What was chosen for this movement alone; null where nothing was. */
  override(movementId: string): Override | null;
  overrides(): readonly Override[];
  /** The open day that was chosen for this movement's document; null where none was. */
  openDay(movementId: string): OpenDayChoice | null;
  /** In the order of movement ids. */
  openDays(): readonly OpenDayChoice[];
  applicationCounts(): readonly ApplicationCounts[];
  /** What card movements carry in Cledara's custom accounting fields, counted by application, in the order of its id. */
  accountingValues(): readonly AccountingValueCount[];
  /** The custom accounting fields that this movement carries in Cledara. */
  carriedFields(movementId: string): readonly CarriedField[];
  /** How documents in Xero were coded when it was last asked; null before that. */
  codingHistory(): CodingHistory | null;
  batch(id: string): Batch | null;
  openBatches(): readonly Batch[];
  /** The document in Xero that this movement was last thought to be the same as; null where none was. */
  lookAlike(movementId: string): RemoteDocument | null;
  /** ContactIDs by the keys of `KeptContact`. */
  keptContacts(): ReadonlyMap<string, string>;
  /** Requests for contacts of whose answer nothing is known yet, in the order they first left. */
  openContactRequests(): readonly ContactRequest[];
  /** Changes of documents in Xero that are not settled, in the order they first left. */
  openChanges(): readonly Change[];
  /** What others changed in Xero of this one; null where nothing is known. */
  drift(proposalId: string): Drift | null;
  /** Documents that differ in Xero and about which nobody has decided. */
  undecidedDrifts(): number;
  /** How far changes in Xero were looked at; null before the first look. */
  driftLook(): DriftLook | null;
  /** What this app took out of Xero, of one proposal or of all. */
  removedDocuments(proposalId: string | null): readonly RemovedDocument[];
  attachments(): Iterable<Attachment>;
  attachment(movementId: string): Attachment | null;
  runs(limit: number): readonly RunRecord[];
  /** Newest first. */
  activity(query: { readonly movementId?: string; readonly limit: number }): readonly ActivityEntry[];
  health(): LedgerHealth;
  readBudget(key: string): BudgetRecord | null;
  /** Another number than before where anything may have been written, by whomever. Cheap. */
  dataVersion(): number;
  /** Another text than before where movements may have changed, or what their days go by; proposals are told by the log. Cheap. */
  movementsStamp(): string;
  /** At most so many above the id `after` (from the start where it is null), in the order of ids. */
  listRows(after: string | null, limit: number): readonly ListRow[];
  listRow(movementId: string): ListRow | null;
  /**
   * The `count` newest movements in these states, and all others that are no more than 26 hours older than the last of them; in the order of ids.
   * Null where that cannot be told quickly, because some settled before they were authorised.
   */
  newestListRows(states: readonly ListedState[], count: number): readonly ListRow[] | null;
  /** What `newestListRows` are the top of, and how many movements there are of each state. */
  listTotals(states: readonly ListedState[]): ListTotals;
  /** Entries with greater numbers, oldest first. */
  activityAfter(seq: number, limit: number): readonly Pick<ActivityEntry, 'seq' | 'movementId'>[];
  /** Entries from `from` to `to`, both included, newest first; of one run where it is named. */
  activityBetween(query: {
    readonly from: number;
    readonly to: number;
    readonly runId: string | null;
  }): readonly ActivityEntry[];
  /** Runs that were begun before this instant, newest first. */
  runsBefore(before: Instant, limit: number): readonly RunRecord[];
}

type Entry = Omit<ActivityEntry, 'seq'>;

/** The books of one company, by the one writer there is. */
export interface Ledger
  extends LedgerView,
    BudgetStore,
    StatementExportStore,
    BackfillStore,
    FileImportStore,
    BankFeedStore,
    UnlistedStore {
  /** All of `work` is stored, or none of it; durable when this returns. Calls may not nest. */
  transaction<T>(work: () => T): T;
  saveConnections(connections: Connections): void;
  saveXeroTrouble(trouble: XeroTrouble | null): void;
  saveApplications(applications: readonly CledaraApplication[]): void;
  /** Inserts or replaces by id; keeps firstSeenAt, clears releasedAt and unlisted. Says what was new and what had changed. */
  saveMovement(observed: ObservedMovement, seenAt: Instant): 'new' | 'changed' | 'same';
  markReleased(movementId: string, at: Instant): void;
  savePullWindow(window: PullWindow): void;
  /** Appends a version; the number is one more than the last. */
  appendSettings(settings: Settings, author: string, at: Instant): SettingsVersion;
  saveReferenceData(data: ReferenceData): void;
  /** Takes the place of the one before. */
  saveCodingHistory(history: CodingHistory): void;
  /** Inserts or replaces by the movement's id. */
  saveOverride(override: Override): void;
  removeOverride(movementId: string): void;
  /** Inserts or replaces by the movement's id. */
  saveOpenDay(choice: OpenDayChoice): void;
  removeOpenDay(movementId: string): void;
  /**
   * Inserts or replaces by id, and appends the transition – or those that led to it one after the other – to the activity log in
   * the same transaction. Throws for an unknown movement, and for a proposal that was another movement's.
   */
  saveProposal(proposal: Proposal, ...activity: readonly [Entry, ...Entry[]]): void;
  /** Persists a request before it leaves. */
  saveBatch(batch: Batch): void;
  /** Inserts or replaces by the movement's id. */
  saveLookAlike(movementId: string, document: RemoteDocument): void;
  /** Inserts or replaces by key. */
  keepContact(kept: KeptContact, at: Instant): void;
  /** Persists a request for contacts before it leaves; state and firstSentAt may change later. */
  saveContactRequest(request: ContactRequest): void;
  /** Persists a request before it leaves. */
  saveChange(change: Change): void;
  /** Inserts or replaces by the proposal's id. */
  saveDrift(drift: Drift): void;
  removeDrift(proposalId: string): void;
  saveDriftLook(look: DriftLook): void;
  /** Each document once. */
  saveRemovedDocument(document: RemovedDocument): void;
  saveAttachment(attachment: Attachment): void;
  saveRun(run: RunRecord): void;
  appendActivity(activity: Omit<ActivityEntry, 'seq'>): void;
  close(): void;
}

/** What a list of all movements is made from: a movement with what stands about it in the books, without its document. */
export interface ListTotals {
  readonly states: ReadonlyMap<ListedState, number>;
  /** Over the movements in the states that were asked for, where amount and currency are known. */
  readonly sums: readonly ListSum[];
}

/** Which documents in Xero a proposal is about: the one it is, the one that stands there unpaid, the one it was taken for. */
export interface ProposalOfDocument extends Pick<Proposal, 'state' | 'reason' | 'lookAlikeId' | 'unpaidId'> {
  readonly remoteId: string | null;
}

export interface ListSum {
  readonly currency: string;
  /** Of how many movements. */
  readonly count: number;
  readonly minor: bigint;
}

export interface ListRow
  extends Pick<
    StoredMovement,
    | 'id'
    | 'kind'
    | 'accountId'
    | 'amountMinor'
    | 'currency'
    | 'description'
    | 'comment'
    | 'application'
    | 'authorisedAt'
    | 'settledAt'
    | 'hasInvoice'
  > {
  readonly ownerName: string | null;
  readonly proposal: {
    readonly id: string;
    readonly state: ProposalState;
    readonly reason: Reason;
    readonly updatedAt: Instant;
    /**
     * Of its document; null while there is none. For a transfer `account` is the bank account on the other side. Equal ones
     * are the same object.
     */
    readonly coding: {
      readonly account: string | null;
      readonly taxType: string | null;
      readonly tracking: readonly string[];
      readonly contact: string | null;
    } | null;
  } | null;
  /** Something was chosen for this movement alone. */
  readonly isByHand: boolean;
  readonly attachment: {
    readonly state: Attachment['state'];
    readonly problem: string | null;
    readonly updatedAt: Instant;
  } | null;
}

/** What there is of one application; `id` is null for movements that belong to none. */
export interface ApplicationCounts {
  readonly id: string | null;
  /** As its movements name it: an application may have been renamed between two of them. */
  readonly names: readonly string[];
  readonly movements: number;
  /** Proposed or held. */
  readonly waiting: number;
  readonly blocked: number;
  readonly pushed: number;
  /** Blocked because part of the coding is missing or no longer usable. */
  readonly missing: number;
}

/** What is connected. No secret is here: only that there is one, and which generation of it. */
export interface Connections {
  readonly cledara: {
    readonly connectedAt: Instant;
    readonly health: 'ok' | 'refused';
  } | null;
  readonly xero: {
    readonly connectedAt: Instant;
    readonly clientId: string;
    readonly tenantId: string | null;
    readonly tenantName: string | null;
    /** The user of the consent (xero_userid of the access token), to find its row in /Users. */
    readonly userId: string | null;
    readonly userEmail: string | null;
    /** Counts rotations of the refresh token. */
    readonly tokenGeneration: number;
    /** When the present refresh token was received; it dies 60 days later if it is not used. */
    readonly tokenReceivedAt: Instant;
    readonly health: 'ok' | 'refused';
  } | null;
}

/** What has been read from Cledara: complete from `coveredFrom` until `readAt`. */
export interface PullWindow {
  readonly coveredFrom: Instant;
  readonly readAt: Instant;
}

/** One write request: persisted before it leaves, kept for ever. */
export interface Batch {
  readonly id: string;
  readonly tenantId: string;
  readonly kind: RequestKind;
  readonly idempotencyKey: string;
  /** The exact bytes of the request. */
  readonly body: string;
  readonly bodyHash: string;
  /** Proposals in the order of the request's elements. */
  readonly proposalIds: readonly string[];
  /** When it first left, by Xero's time. After a clock that went backwards: when the quarantine was begun anew. */
  readonly firstSentAt: Instant;
  readonly attempts: number;
  /** `sending` until the answer was read; `uncertain` after a lost answer; `done` when every element is settled. */
  readonly state: 'sending' | 'uncertain' | 'done';
}

/** A request that makes contacts: persisted before it leaves, so that no crash makes one twice. */
export interface ContactRequest {
  readonly idempotencyKey: string;
  readonly tenantId: string;
  /** 1 to 50, in the order of the request's elements. */
  readonly contacts: readonly { readonly name: string; readonly contactNumber: string }[];
  /** When it first left, by Xero's time. After a clock that went backwards: when the waiting was begun anew. */
  readonly firstSentAt: Instant;
  /** `open` until its answer was read, or it was found out that it never took effect. */
  readonly state: 'open' | 'done';
}

export interface Attachment {
  readonly movementId: string;
  readonly proposalId: string;
  readonly state: 'waiting' | 'attached' | 'problem';
  readonly fileName: string | null;
  readonly sha256: string | null;
  /** What stands in the way, or is left to do: a code and a sentence. Only for `problem`. */
  readonly problem: { readonly code: AttachmentProblemCode; readonly message: string } | null;
  readonly attempts: number;
  readonly updatedAt: Instant;
  /** When the file was last compared with Cledara's; null where an earlier version attached it. */
  readonly lookedAt: Instant | null;
  /** `movementHash` of its movement at that time. */
  readonly movementHash: string | null;
}

export type AttachmentProblemCode =
  | 'invoice-gone'
  | 'too-large'
  | 'type-refused'
  | 'type-unknown'
  | 'download-failed'
  | 'refused-by-xero'
  | 'too-many' // the document has ten files already
  | 'old-file-left' // another file took its place, and the first one is still there
  | 'document-gone';

export interface RunRecord {
  readonly id: string;
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
  /** The SyncSummary as JSON text; null while the run is under way, or where it was killed. */
  readonly summaryJson: string | null;
}

export interface ActivityEntry {
  readonly seq: number;
  readonly at: Instant;
  readonly runId: string | null;
  readonly movementId: string | null;
  readonly proposalId: string | null;
  /** A fixed kebab-case name of what happened. */
  readonly event: string;
  readonly fromState: ProposalState | null;
  readonly toState: ProposalState | null;
  readonly message: string;
}

export interface LedgerHealth {
  readonly sqliteVersion: string;
  readonly schemaVersion: number;
  /** Result of SQLite's quick_check: `ok`, or what it found. */
  readonly quickCheck: string;
  readonly sizeBytes: number;
}

/** Opens the ledger of a company's folder, or says why it cannot. */
export interface LedgerOpener {
  /** Fails with `ledgerUnavailable`: busy (another writer), newer (made by a later program), corrupt, unwritable. */
  openLedger(
    folder: string,
  ): { readonly ok: true; readonly value: Ledger } | { readonly ok: false; readonly error: Failure };
  /** Looks without taking the writer's lock. */
  openView(
    folder: string,
  ):
    | { readonly ok: true; readonly value: LedgerView & { close(): void } }
    | { readonly ok: false; readonly error: Failure };
}
