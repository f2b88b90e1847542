import type { Engine } from '../../../electron/engine/engine.ts';
import { newRun, type Run } from '../../../electron/engine/run.ts';
import type { BankFeeds } from '../../../electron/ports/bank-feeds.ts';
import type { Cledara } from '../../../electron/ports/cledara.ts';
import type { Batch, Ledger } from '../../../electron/ports/ledger.ts';
import type { LogFields } from '../../../electron/ports/log.ts';
import type { Xero } from '../../../electron/ports/xero.ts';
import type { Failure, FailureKind } from '../../../shared/domain/failure.ts';
import { sha256Hex } from '../../../shared/domain/hash.ts';
import type { StoredMovement } from '../../../shared/domain/movement.ts';
import type { Proposal } from '../../../shared/domain/proposal.ts';
import { err, type Result } from '../../../shared/lib/result.ts';
import { ManualClock } from '../../fixtures/manual-clock.ts';
import { movement, settings } from '../../unit/domain/example-company.ts';
import { proposal } from '../../unit/engine/example-proposal.ts';
import { openedLedger } from '../ledger/temporary-ledger.ts';

/** When everything of a scripted engine begins. */
export const startAt = '2026-11-30T10:00:00.000Z';
export const minute = 60_000;

/**
 * The engine alone: real books with settings in their second version, and services that say what the test has them say, in that order. What nobody scripted
 * throws.
 */
export interface ScriptedEngine {
  readonly engine: Engine;
  readonly ledger: Ledger;
  readonly run: Run;
  readonly clock: ManualClock;
  /** What support would read: event and fields. */
  readonly logged: (readonly [string, LogFields | undefined])[];
  /** Puts movement `m-N` with its proposal `p-N` into the books. */
  keep(number: number, over?: Partial<Proposal>, moved?: Partial<StoredMovement>): Proposal;
  /** State and code of the reason by proposal, such as `sending approved`. */
  standing(...ids: readonly string[]): readonly string[];
  /** What the log of the books says, oldest first, as `event: message`. */
  said(): readonly string[];
}

function unexpected(): never {
  throw new Error('Nothing is said about this call.');
}

const silentFeeds: BankFeeds = {
  findFeed: unexpected,
  createFeed: unexpected,
  encodeFeedStatement: unexpected,
  sendFeedStatement: unexpected,
  feedStatement: unexpected,
  feedStatementsOf: unexpected,
};

const silentXero: Xero = {
  feeds: silentFeeds,
  tenants: unexpected,
  grantedScopes: unexpected,
  withdraw: unexpected,
  organisation: unexpected,
  referenceData: unexpected,
  contacts: unexpected,
  documentsBetween: unexpected,
  documentsByReference: unexpected,
  documentsChangedSince: unexpected,
  billsChangedSince: unexpected,
  documentsById: unexpected,
  codedDocuments: unexpected,
  billsByMarker: unexpected,
  paymentsBetween: unexpected,
  encodeDocuments: unexpected,
  encodePayments: unexpected,
  sendDocuments: unexpected,
  encodeRemoval: unexpected,
  encodeUpdate: unexpected,
  changeDocuments: unexpected,
  createContacts: unexpected,
  createBankAccount: unexpected,
  attach: unexpected,
  attachedFiles: unexpected,
  allowanceLeft: () => 1,
  callsPerDay: () => null,
  callsLeft: () => null,
  clockAheadMs: () => 0,
  allowanceEndsMs: unexpected,
  callCount: () => 0,
};

const silentCledara: Cledara = {
  checkKey: unexpected,
  applications: unexpected,
  transactionsPage: unexpected,
  invoice: unexpected,
  callCount: () => 0,
};

export function scriptedEngine(
  xero: Partial<Omit<Xero, 'feeds'>> & { readonly feeds?: Partial<BankFeeds> } = {},
  cledara: Partial<Cledara> = {},
): ScriptedEngine {
  const ledger = openedLedger();
  ledger.transaction(() => {
    for (const author of ['Ann', 'Bob'])
      ledger.appendSettings({ ...settings, syncFrom: '2026-10-01' }, author, startAt);
  });
  const clock = new ManualClock(startAt, 'auto');
  const logged: (readonly [string, LogFields | undefined])[] = [];
  const note = (event: string, fields?: LogFields) => void logged.push([event, fields]);
  let ids = 0;
  const engine: Engine = {
    ledger,
    clock,
    xero: { ...silentXero, ...xero, feeds: { ...silentFeeds, ...xero.feeds } },
    cledara: { ...silentCledara, ...cledara },
    ids: {
      uuid() {
        ids += 1;
        return `id-${ids}`;
      },
    },
    log: { error: note, warn: note, info: note, debug: note },
  };
  return {
    engine,
    ledger,
    clock,
    logged,
    run: newRun('run-1'),
    keep(number, over = {}, moved = {}) {
      const movementId = `m-${number}`;
      const one = proposal({ id: `p-${number}`, movementId, ...over });
      const { id: proposalId, state: toState } = one;
      ledger.transaction(() => {
        ledger.saveMovement({ movement: movement({ id: movementId, ...moved }), rawJson: '{}' }, startAt);
        const entry = {
          at: startAt,
          runId: 'earlier',
          movementId,
          proposalId,
          event: 'kept',
          fromState: null,
          toState,
        };
        ledger.saveProposal(one, { ...entry, message: '' });
      });
      return one;
    },
    standing: (...named) =>
      named.map((id) => {
        const one = ledger.proposal(id);
        return one === null ? 'nothing' : `${one.state} ${one.reason.code}`;
      }),
    said: () => {
      const entries = [...ledger.activity({ limit: 1000 })].reverse();
      return entries.filter(({ runId }) => runId !== 'earlier').map(({ event, message }) => `${event}: ${message}`);
    },
  };
}

/** A request of these proposals that leaves now for the first time. */
export function batchOf(proposalIds: readonly string[], over: Partial<Batch> = {}): Batch {
  const body = '{"all":"of it"}';
  return {
    id: 'b-1',
    tenantId: 'tenant-1',
    kind: 'bank-transaction',
    idempotencyKey: 'key-1',
    body,
    bodyHash: sha256Hex(body),
    proposalIds,
    firstSentAt: startAt,
    attempts: 1,
    state: 'sending',
    ...over,
  };
}

/** What a service says where it does not do it. */
export function fails(
  kind: Exclude<FailureKind, 'rateLimited' | 'rejected' | 'remoteFault' | 'ledgerUnavailable' | 'invalidInput'>,
  message = `It is ${kind}.`,
): Result<never, Failure> {
  return err({ kind, source: 'xero', message });
}

export function rejects(...details: readonly string[]): Result<never, Failure> {
  return err({ kind: 'rejected', source: 'xero', message: 'Xero said no.', details });
}

export function turnsAway(untilMs: number): Result<never, Failure> {
  return err({ kind: 'rateLimited', source: 'xero', message: 'Xero is busy.', limit: 'minute', untilMs });
}
