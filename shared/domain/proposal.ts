import type { PushDocument, RemoteKind } from './document.ts';
import type { Instant } from './plain-date.ts';

/**
 * pending   a card movement that has not settled
 * proposed  complete; waits for a person (mode `review`)
 * held      a person must look: held by hand, not understood, VAT differs, perhaps in Xero already (see reason.code)
 * approved  accepted, document frozen; the next push sends it
 * sending   part of a request that is about to leave, or has left and was not yet answered
 * uncertain the answer was lost; never sent again before it was looked up or the same key can be used
 * waiting   accepted, but a limit or back-off says not before `waitingUntil`
 * blocked   Xero would refuse it, or did; frees itself when the cause is gone
 * pushed    in Xero, confirmed
 * excluded  left out by a person or because its authorisation was released
 * in-xero   found in Xero, posted by someone else; adopted
 * undone    taken out of Xero again by this app
 */
export type ProposalState =
  | 'pending'
  | 'proposed'
  | 'held'
  | 'approved'
  | 'sending'
  | 'uncertain'
  | 'waiting'
  | 'blocked'
  | 'pushed'
  | 'excluded'
  | 'in-xero'
  | 'undone';

/** Why a proposal is in its state: a code for programs and filters, a sentence for people. */
export interface Reason {
  readonly code: ReasonCode;
  readonly message: string;
}

export type ReasonCode =
  | 'not-settled'
  | 'review' // mode is review
  | 'by-hand' // held or excluded by a person
  | 'not-understood'
  | 'vat-differs'
  | 'maybe-in-xero'
  | 'deleted-in-xero'
  | 'released'
  | 'not-to-be-posted' // settings changed so that it no longer goes out
  | 'account-missing'
  | 'account-archived'
  | 'account-not-usable'
  | 'bank-account-missing'
  | 'bank-account-archived'
  | 'bank-account-currency'
  | 'tax-type-missing'
  | 'tax-type-not-legal'
  | 'tracking-missing'
  | 'contact-missing'
  | 'contact-archived'
  | 'lock-date'
  | 'role-too-low'
  | 'not-coded' // no account or tax type was chosen
  | 'not-supported' // a kind of document this version does not make
  | 'rejected-by-xero'
  | 'answer-lost'
  | 'rate-limited'
  | 'approved'
  | 'in-xero'
  | 'pushed'
  | 'undone';

/** One field of a document and the rule that gave its value, in words. */
export interface Explanation {
  readonly field: string;
  readonly value: string;
  readonly why: string;
}

/** The intention to put one movement into Xero. One movement has at most one. */
export interface Proposal {
  readonly id: string;
  readonly movementId: string;
  readonly state: ProposalState;
  readonly reason: Reason;
  /** Null while no document can be made. Frozen (with its hash) from `approved` on. */
  readonly document: PushDocument | null;
  /** sha256 of the frozen document's canonical JSON, hex; null before acceptance. */
  readonly documentHash: string | null;
  readonly explanation: readonly Explanation[];
  /** Settings version the document was made under; null where none was in force. */
  readonly settingsVersion: number | null;
  readonly approvedBy: string | null;
  readonly approvedAt: Instant | null;
  readonly batchId: string | null;
  readonly remote: { readonly kind: RemoteKind; readonly id: string } | null;
  readonly waitingUntil: Instant | null;
  readonly updatedAt: Instant;
}
