import type { ChangeKind } from '../../shared/domain/change-refusal.ts';
import type { PushDocument, RemoteKind, RequestKind } from '../../shared/domain/document.ts';
import type { Instant } from '../../shared/domain/plain-date.ts';
import type { Explanation } from '../../shared/domain/proposal.ts';

/** One request that changes documents that are in Xero, or takes them out: persisted before it leaves, kept for ever. */
export interface Change {
  readonly id: string;
  readonly tenantId: string;
  readonly what: ChangeKind;
  /** `payment` where it takes the payment of a bill, or the refund of a credit note, away. */
  readonly remoteKind: RequestKind;
  readonly idempotencyKey: string;
  /** The exact bytes of the request. */
  readonly body: string;
  readonly bodyHash: string;
  /** In the order of the request's elements. */
  readonly items: readonly ChangeItem[];
  /** Who asked for it. */
  readonly author: string;
  /** When it first left, by Xero's time. After a clock that went backwards: when the waiting was begun anew. */
  readonly firstSentAt: Instant;
  readonly attempts: number;
  /** `sending` until the answer was read; `uncertain` after a lost one; `done` when every element is settled. */
  readonly state: 'sending' | 'uncertain' | 'done';
}

export interface ChangeItem {
  readonly proposalId: string;
  /** The document's id in Xero, or its payment's. */
  readonly remoteId: string;
  /** What it becomes; null where it is taken out. Of a payment: what its bill is to become, to be paid anew. */
  readonly becomes: {
    readonly document: PushDocument;
    readonly explanation: readonly Explanation[];
    readonly settingsVersion: number | null;
  } | null;
}

/** A document of ours that this app took out of Xero. It lies there as deleted for ever, under our reference. */
export interface RemovedDocument {
  readonly remoteId: string;
  readonly remoteKind: RemoteKind;
  readonly proposalId: string;
  readonly at: Instant;
}
