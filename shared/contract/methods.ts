import { z } from 'zod';
import type { ActivityDto, RunDto } from './activity.ts';
import { type BackfillDto, type BackfillMonthDto, type BackfillsDto, backfillInputs } from './backfill.ts';
import { type FeedsDto, feedInputs } from './bank-feed.ts';
import { type CodingOutputs, codingInputs } from './coding-methods.ts';
import type { BundleDto, CheckDto } from './diagnostics.ts';
import type { DriftLookDto, RevisionDto } from './drift.ts';
import { type StatementExportDto, type StatementFilesDto, statementInputs } from './export-statement.ts';
import {
  type DataSource,
  type FileImportDto,
  type ImportDto,
  importInputs,
  type WatchedFolderDto,
} from './import-files.ts';
import type { OverviewDto } from './overview.ts';
import type { ProposalDto } from './proposal.ts';
import type { ReapplyPreviewDto } from './reapply.ts';
import type { ReferenceDto } from './reference.ts';
import type { InvoiceDto, ReviewItemDto } from './review-item.ts';
import { type ReviewFacetsDto, type ReviewPageDto, reviewFilter, reviewSort } from './review-list.ts';
import type { ApplicationRowDto, SettingsChangeDto, SettingsDto, SettingsVersionDto } from './settings.ts';
import { proposalStates } from './states.ts';
import type { SyncProgress } from './sync-progress.ts';
import type { ErrorDto, FeedProblemItem, SyncSummary } from './sync-summary.ts';
import { textByName } from './text-by-name.ts';
import type { UndoDto } from './undo.ts';

const author = z.string().max(200);
const id = z.string().max(200);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written YYYY-MM-DD');

/**
 * Every method that a host may call for a company, by name: the schema its input is parsed with. The command line and the
 * window carry the same methods; nothing else crosses the boundary.
 */
export const methodInputs = {
  'connection.cledara': z.strictObject({ apiKey: z.string().max(4096) }),
  /** `bankFeeds`: the Xero app has the partner scope, so it is asked for; as last time where it is not said. */
  'connection.xero.begin': z.strictObject({
    clientId: z.string().max(200),
    bankFeeds: z.exactOptional(z.boolean()),
  }),
  'connection.xero.finish': z.strictObject({}),
  /** The organisations that the present consent gives access to. */
  'connection.xero.tenants': z.strictObject({}),
  /** Who is connected to the chosen organisation and with which role, asked of Xero now. */
  'connection.xero.role': z.strictObject({}),
  /** What the company could be connected to without signing in: organisations of the sign-ins that other companies use. */
  'connection.xero.shared': z.strictObject({}),
  /** Connects it to one of these. */
  'connection.xero.join': z.strictObject({ consentId: id, tenantId: id }),

  /**
   * Takes the organisation's access back in Xero and forgets the consent; the books stay. Where Xero cannot be reached
   * nothing is changed.
   */
  'connection.xero.disconnect': z.strictObject({ author }),

  /** Applies a setup file, checked against what Xero and Cledara have at this moment. */
  'settings.apply': z.strictObject({ json: z.string().max(8_000_000), author }),
  'settings.export': z.strictObject({}),
  'settings.read': z.strictObject({}),
  /**
   * Puts other settings in force, checked against the lists as last read, so that it works offline too. `base` is the
   * version that the change was made from; where another one is in force by now, nothing is changed.
   */
  'settings.change': z.strictObject({ base: z.number().int().nullable(), settings: z.unknown(), author }),
  /** Versions with their differences, newest first. */
  'settings.history': z.strictObject({ limit: z.number().int().min(1).max(200) }),
  /** What a setup file would change, and what is wrong with it; changes nothing. */
  'settings.preview': z.strictObject({ json: z.string().max(8_000_000) }),
  /** Puts an earlier version in force again, as a new version. */
  'settings.revert': z.strictObject({ version: z.number().int().min(1), author }),
  'applications.list': z.strictObject({}),
  'reference.read': z.strictObject({}),
  /** Reads Xero's lists and Cledara's applications anew. */
  'reference.refresh': z.strictObject({}),

  /** Makes a bank account in Xero for an account of Cledara's, `Cledara GBP`, or finds that one; links nothing. Not beside a sync. */
  'accounts.createBank': z.strictObject({ account: z.string().max(200), author }),
  /** Makes a contact in Xero, or finds the active one of that name, so that it can be chosen; codes nothing to it. Not beside a sync. */
  'contacts.create': z.strictObject({ name: z.string().max(1000), author }),

  'sync.run': z.strictObject({
    approveAll: z.boolean(),
    push: z.boolean(),
    /** Who approves with `approveAll`, for the books. */
    author: z.exactOptional(author),
    /** Nobody asked for it: it leaves the last requests of the day to people. */
    background: z.exactOptional(z.boolean()),
  }),
  /** The same, without waiting for its end: what it does comes as events, and its summary is in the runs. */
  'sync.start': z.strictObject({ push: z.boolean(), author }),
  'sync.progress': z.strictObject({}),

  'review.list': z.strictObject({ state: z.enum([...proposalStates, 'all']).nullable() }),
  'review.query': z.strictObject({
    filter: reviewFilter,
    sort: reviewSort,
    offset: z.number().int().min(0),
    limit: z.number().int().min(0).max(500),
  }),
  'review.facets': z.strictObject({}),
  /** Transaction ids of the rows from `offset` on, in the list's order: what "select all" and a range mean. */
  'review.ids': z.strictObject({
    filter: reviewFilter,
    sort: reviewSort,
    offset: z.number().int().min(0),
    limit: z.number().int().min(1).max(1_000_000),
  }),
  'review.item': z.strictObject({ transactionId: id }),
  'review.decide': z.strictObject({
    /** `handled`: someone has booked it elsewhere. `adopt`: it is the one in Xero that it was held for. `reopen`: takes a decision back that has not left yet. */
    decision: z.enum(['approve', 'hold', 'exclude', 'handled', 'adopt', 'reopen']),
    /** Proposal or transaction ids; `all` is every item that waits for review. */
    ids: z.union([z.literal('all'), z.array(id).min(1).max(100_000)]),
    author,
    /**
     * What the person looked at: `stamp` of the rows, by transaction id. One that has become another since is not approved
     * unseen. Ids that are not named are not compared.
     */
    seen: z.exactOptional(z.record(id, z.string().max(60))),
    /** Why, in the person's own words; kept in the log. */
    note: z.exactOptional(z.string().trim().max(500)),
  }),
  /**
   * Dates documents that a lock date blocks with the first open day, `day` as it was shown; where that is another one by now,
   * nothing is changed. Null takes the choice back: the document has its movement's own day again. `all` is every item that
   * a lock date blocks, or every choice that can be taken back.
   */
  'review.openDay': z.strictObject({
    ids: z.union([z.literal('all'), z.array(id).min(1).max(100_000)]),
    day: day.nullable(),
    author,
  }),
  /** Changes the coding of these movements alone, or of their applications from now on. Null takes an own value away. */
  'review.recode': z.strictObject({
    ids: z.array(id).min(1).max(10_000),
    scope: z.enum(['item', 'application']),
    fields: z.strictObject({
      account: z.exactOptional(z.string().trim().min(1).max(500).nullable()),
      taxType: z.exactOptional(z.string().trim().min(1).max(500).nullable()),
      contact: z.exactOptional(z.string().trim().min(1).max(500).nullable()),
      tracking: z.exactOptional(textByName(z.string().max(500), z.string().max(500)).nullable()),
      description: z.exactOptional(z.string().max(4000).nullable()),
    }),
    author,
  }),
  /** Takes documents that this app made out of Xero. Not beside a sync. An id that is nobody's changes nothing. */
  'review.undo': z.strictObject({ ids: z.array(id).min(1).max(10_000), author }),
  /** Looks at once for what was changed in Xero of what was sent; a sync does once a day. Not beside a sync. */
  'drift.look': z.strictObject({}),
  /** `accept`: Xero's version is the right one. `send`: ours is sent again. Not beside a sync. */
  'drift.decide': z.strictObject({
    decision: z.enum(['accept', 'send']),
    ids: z.array(id).min(1).max(10_000),
    author,
  }),
  /**
   * What a posted item asks, because Cledara changed it or Xero had a remark. `leave`: it stands as it was posted. `send`: it
   * is made what Cledara says now, in place. Not beside a sync.
   */
  'posted.decide': z.strictObject({
    decision: z.enum(['leave', 'send']),
    ids: z.array(id).min(1).max(10_000),
    author,
  }),
  /** What the present settings would change about documents that were pushed under older ones. Not beside a sync. */
  'reapply.preview': z.strictObject({ limit: z.number().int().min(1).max(1000) }),
  /** Changes these documents in Xero, in place. `version` is that of the settings that were previewed. Not beside a sync. */
  'reapply.apply': z.strictObject({ ids: z.array(id).min(1).max(1000), version: z.number().int().min(1), author }),
  /** The invoice of a movement: from this computer where it was read before, else from Cledara. */
  'invoice.read': z.strictObject({ transactionId: id }),

  'overview.read': z.strictObject({}),
  'activity.runs': z.strictObject({
    /** Runs that were begun before this instant. */
    before: z.string().max(40).nullable(),
    limit: z.number().int().min(1).max(200),
  }),
  'activity.search': z.strictObject({
    /** Every word must occur, in the message, the event or the movement. */
    text: z.string().max(200),
    runId: id.nullable(),
    /** Entries that lead to one of these states; empty: all. */
    states: z.array(z.enum(proposalStates)).max(12),
    /** Entries older than this number. */
    before: z.number().int().nullable(),
    limit: z.number().int().min(1).max(200),
  }),

  'status.read': z.strictObject({}),
  'diagnostics.run': z.strictObject({}),
  /** What a colleague or support may be given: redacted, with a preview of everything in it. */
  'diagnostics.bundle': z.strictObject({}),
  /** All transactions with every known column, safe to open in a spreadsheet. Days are the movements' own. */
  'export.transactions': z.strictObject({
    format: z.literal('csv'),
    from: z.exactOptional(day),
    to: z.exactOptional(day),
  }),
  ...statementInputs,
  ...codingInputs,
  ...backfillInputs,
  ...importInputs,
  ...feedInputs,
} as const;

export type MethodName = keyof typeof methodInputs;
export type MethodInput<M extends MethodName> = z.infer<(typeof methodInputs)[M]>;

/** Methods that only look at the books: a host may answer them beside the engine, so that a busy engine stops no screen. */
export const readMethods: ReadonlySet<MethodName> = new Set<MethodName>([
  'settings.export',
  'settings.read',
  'settings.history',
  'settings.preview',
  'applications.list',
  'settings.compare',
  'template.preview',
  'mapping.export',
  'mapping.preview',
  'suggestions.list',
  'reference.read',
  'review.list',
  'review.query',
  'review.facets',
  'review.ids',
  'review.item',
  'overview.read',
  'activity.runs',
  'activity.search',
  'status.read',
  'export.transactions',
  'export.statements',
  'backfill.list',
  'import.list',
  'feeds.read',
]);

export interface MethodOutputs extends CodingOutputs {
  'connection.cledara': { readonly connected: true };
  'connection.xero.begin': { readonly authoriseUrl: string };
  'connection.xero.finish': { readonly connected: true; readonly tenants: readonly TenantDto[] };
  'connection.xero.disconnect': { readonly disconnected: true };
  'settings.apply': { readonly applied: true; readonly version: number };
  'connection.xero.tenants': { readonly tenants: readonly TenantDto[]; readonly chosen: string | null };
  /** `sentence`: who is connected as what, and what the role does not let this user post, or lets no more. */
  'connection.xero.role': {
    readonly user: { readonly name: string; readonly role: string } | null;
    readonly sentence: string;
  };
  /** `unread`: why the organisations of a sign-in could not be asked for. */
  'connection.xero.shared': {
    readonly organisations: readonly SharedOrganisationDto[];
    readonly unread: readonly string[];
  };
  'connection.xero.join': { readonly connected: true; readonly tenant: TenantDto };
  'settings.export': SettingsExportDto;
  'settings.read': SettingsDto;
  'settings.change': { readonly version: number; readonly changed: number };
  'settings.history': { readonly versions: readonly SettingsVersionDto[] };
  'settings.preview': {
    readonly problems: ErrorDto['details'];
    readonly changes: readonly SettingsChangeDto[];
  };
  'settings.revert': { readonly version: number; readonly changed: number };
  'applications.list': { readonly defaults: ApplicationRowDto; readonly applications: readonly ApplicationRowDto[] };
  /** Null before Xero was read for the first time. */
  'reference.read': { readonly reference: ReferenceDto | null };
  'reference.refresh': { readonly reference: ReferenceDto | null };
  'accounts.createBank': { readonly bankAccount: ReferenceDto['bankAccounts'][number] };
  /** The name as Xero has it. */
  'contacts.create': { readonly contact: string };
  'sync.run': SyncSummary;
  'review.list': { readonly proposals: readonly ProposalDto[] };
  'sync.start': { readonly runId: string };
  'sync.progress': { readonly progress: SyncProgress | null };
  'review.query': ReviewPageDto;
  'review.facets': ReviewFacetsDto;
  'review.ids': { readonly revision: number; readonly ids: readonly string[] };
  'review.item': ReviewItemDto;
  'review.decide': DecisionDto;
  'review.openDay': DecisionDto;
  /** `version` is the new version of the settings; null for the scope `item`. */
  'review.recode': DecisionDto & { readonly version: number | null };
  'review.undo': UndoDto;
  'drift.look': DriftLookDto;
  'drift.decide': RevisionDto;
  'posted.decide': RevisionDto;
  'reapply.preview': ReapplyPreviewDto;
  'reapply.apply': RevisionDto;
  'invoice.read': InvoiceDto;
  'overview.read': OverviewDto;
  'activity.runs': { readonly runs: readonly RunDto[] };
  /** `next` is the `before` of the following page; null where there is none. */
  'activity.search': { readonly entries: readonly ActivityDto[]; readonly next: number | null };
  'status.read': StatusDto;
  /** `error` says why Cledara, or else Xero, cannot be used now; absent where both can. */
  'diagnostics.run': { readonly checks: readonly CheckDto[]; readonly error?: ErrorDto };
  'diagnostics.bundle': BundleDto;
  /** Newest month first. */
  'backfill.preview': { readonly months: readonly BackfillMonthDto[] };
  'backfill.start': { readonly backfills: readonly BackfillDto[] };
  'backfill.decide': BackfillDto;
  'backfill.list': BackfillsDto;
  'export.statement': StatementFilesDto;
  'export.statement.withdraw': { readonly withdrawn: true };
  'export.statements': { readonly exports: readonly StatementExportDto[] };
  'import.files': ImportDto;
  'import.watch': { readonly folder: WatchedFolderDto | null };
  'import.look': { readonly taken: number };
  'import.list': {
    readonly source: DataSource;
    readonly imports: readonly FileImportDto[];
    readonly folder: WatchedFolderDto | null;
  };
  'feeds.read': FeedsDto;
  'feeds.decide': FeedsDto;
  'export.transactions': { readonly fileName: string; readonly text: string; readonly rows: number };
}

export interface TenantDto {
  readonly tenantId: string;
  readonly name: string;
  /** Of those that share a name: what else tells them apart, such as `GBP · GB · DEMO · !x1y2z`. */
  readonly about?: string;
}

export interface SharedOrganisationDto extends TenantDto {
  readonly consentId: string;
  /** Who signed in, by e-mail address; null where Xero did not say. */
  readonly user: string | null;
  /** The company that has the organisation already; null where none has. */
  readonly usedBy: string | null;
}

/** A setup file that, applied, gives the present settings. */
export type SettingsExportDto = Readonly<Record<string, unknown>>;

/** The items the decision was about, as they stand now. */
export interface DecisionDto {
  readonly changed: readonly { readonly id: string; readonly transactionId: string; readonly state: string }[];
}

export interface StatusDto {
  readonly company: string;
  readonly connections: {
    readonly cledara: { readonly connected: boolean; readonly health: string; readonly since: string | null };
    readonly xero: {
      readonly connected: boolean;
      readonly health: string;
      readonly since: string | null;
      readonly tenant: string | null;
      /** Xero's id of it. */
      readonly tenantId: string | null;
      readonly user: string | null;
      readonly role: string | null;
      /** The consent ends then unless it is used before. */
      readonly consentExpiresAt: string | null;
      /** `disconnected-here`, `disconnected-in-xero`, `organisation-replaced`, `demo-reset`, `access-refused` or `trial-ended`, with what to do; null where nothing is wrong. */
      readonly trouble: { readonly code: string; readonly message: string } | null;
    };
  };
  readonly accounts: readonly {
    readonly id: string;
    readonly enabled: boolean;
    readonly bankAccount: string | null;
    readonly movements: number;
  }[];
  /** Which way the movements come: see `import.list`. */
  readonly source: DataSource;
  /** Proposals per state. */
  readonly counts: Readonly<Record<string, number>>;
  readonly movements: number;
  readonly settingsVersion: number | null;
  readonly syncFrom: string | null;
  /** Which way statement lines reach Xero, why, and what stands in it. */
  readonly statementLines: {
    readonly way: 'feed' | 'files';
    readonly message: string;
    readonly problems: readonly FeedProblemItem[];
  };
  readonly lastRun: SyncSummary | null;
  /** Xero's allowance for today in calls. */
  readonly budget: {
    readonly perDay: number;
    readonly usedToday: number;
    readonly left: number;
    readonly blockedUntil: string | null;
    /** Xero's answers have shown that its app is of the Starter tier: a thousand calls a day for each organisation. */
    readonly isStarter: boolean;
  };
  readonly error?: ErrorDto;
}
