import { z } from 'zod';
import { proposalStates } from './states.ts';
import type { ErrorDto, SyncSummary } from './sync-summary.ts';

/**
 * Every method that a host may call, by name: the schema its input is parsed with. The command line and, later, the
 * window carry the same methods; nothing else crosses the boundary.
 */
export const methodInputs = {
  'connection.cledara': z.strictObject({ apiKey: z.string().max(4096) }),
  'connection.xero.begin': z.strictObject({ clientId: z.string().max(200) }),
  'connection.xero.finish': z.strictObject({}),
  'settings.apply': z.strictObject({ json: z.string().max(8_000_000), author: z.string().max(200) }),
  'settings.export': z.strictObject({}),
  'sync.run': z.strictObject({
    approveAll: z.boolean(),
    push: z.boolean(),
    /** Who approves with `approveAll`, for the books. */
    author: z.exactOptional(z.string().max(200)),
  }),
  'review.list': z.strictObject({ state: z.enum([...proposalStates, 'all']).nullable() }),
  'review.decide': z.strictObject({
    decision: z.enum(['approve', 'hold', 'exclude']),
    /** Proposal or transaction ids; `all` is every item that waits for review. */
    ids: z.union([z.literal('all'), z.array(z.string().max(200)).min(1).max(100_000)]),
    author: z.string().max(200),
  }),
  'status.read': z.strictObject({}),
  'diagnostics.run': z.strictObject({}),
} as const;

export type MethodName = keyof typeof methodInputs;
export type MethodInput<M extends MethodName> = z.infer<(typeof methodInputs)[M]>;

export interface MethodOutputs {
  'connection.cledara': { readonly connected: true };
  'connection.xero.begin': { readonly authoriseUrl: string };
  'connection.xero.finish': { readonly connected: true; readonly tenants: readonly TenantDto[] };
  'settings.apply': { readonly applied: true; readonly version: number };
  'settings.export': SettingsExportDto;
  'sync.run': SyncSummary;
  'review.list': { readonly proposals: readonly ProposalDto[] };
  'review.decide': DecisionDto;
  'status.read': StatusDto;
  'diagnostics.run': { readonly checks: readonly CheckDto[] };
}

export interface TenantDto {
  readonly tenantId: string;
  readonly name: string;
}

/** A setup file that, applied, gives the present settings. */
export type SettingsExportDto = Readonly<Record<string, unknown>>;

/** A proposal as `review` lists it. `document` is exactly what Xero will get, in words and decimal amounts. */
export interface ProposalDto {
  readonly id: string;
  readonly transactionId: string;
  readonly state: string;
  readonly reason: { readonly code: string; readonly message: string };
  readonly document: DocumentDto | null;
  /** The movement as Cledara gives it, so that an item without a document can be told too. */
  readonly movement: MovementDto | null;
  readonly explanation: readonly { readonly field: string; readonly value: string; readonly why: string }[];
  readonly settingsVersion: number | null;
  readonly xeroId: string | null;
}

export interface MovementDto {
  /** The settlement's instant, or the authorisation's while there is none. */
  readonly at: string;
  /** Signed decimal text; null where it was not understood. */
  readonly amount: string | null;
  readonly currency: string | null;
  readonly application: string | null;
  readonly description: string;
}

export interface DocumentDto {
  readonly kind: 'spend-money' | 'receive-money' | 'transfer';
  readonly reference: string;
  readonly date: string;
  /** Decimal text in `currency`, always positive; the kind says the direction. */
  readonly amount: string;
  readonly currency: string;
  readonly bankAccount: string;
  readonly toBankAccount: string | null;
  readonly contact: string | null;
  readonly newContact: boolean;
  readonly description: string | null;
  readonly account: string | null;
  readonly taxType: string | null;
  readonly tracking: Readonly<Record<string, string>>;
}

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
      readonly user: string | null;
      readonly role: string | null;
      /** The consent ends then unless it is used before. */
      readonly consentExpiresAt: string | null;
    };
  };
  readonly accounts: readonly {
    readonly id: string;
    readonly enabled: boolean;
    readonly bankAccount: string | null;
    readonly movements: number;
  }[];
  /** Proposals per state. */
  readonly counts: Readonly<Record<string, number>>;
  readonly movements: number;
  readonly settingsVersion: number | null;
  readonly syncFrom: string | null;
  readonly lastRun: SyncSummary | null;
  /** Xero's allowance for today in calls. */
  readonly budget: {
    readonly perDay: number;
    readonly usedToday: number;
    readonly left: number;
    readonly blockedUntil: string | null;
  };
  readonly error?: ErrorDto;
}

export interface CheckDto {
  readonly id: string;
  readonly status: 'ok' | 'warning' | 'problem' | 'unknown';
  readonly title: string;
  readonly detail: string;
  readonly action: string | null;
}
