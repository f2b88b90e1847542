import type { Instant } from './plain-date.ts';

/** `CURRENCY:saas` or `CURRENCY:spend`. Cledara has no account id; saasMain, application and others belong to `saas`. */
export type AccountId = string;

export type MovementKind =
  | 'purchase' // cardSend, money out
  | 'refund' // cardReceive, money in
  | 'top-up' // transferReceive, or a repayment
  | 'withdrawal' // transferSend
  | 'reward' // "Cledara Rewards"
  | 'internal' // applicationTopUp, applicationFlush: both sides lie in one Xero account
  | 'unknown'; // something in it was not understood; see notUnderstood

/** What Cledara told us about one movement, normalised. */
export interface Movement {
  /** Cledara's transaction id; where the row had none, `unidentified-` and a hash of the row. */
  readonly id: string;
  readonly kind: MovementKind;
  /** Null where currency or account type was not understood. */
  readonly accountId: AccountId | null;
  /** Account-currency amount in minor units, negative for money out. Null where it was not understood. */
  readonly amountMinor: number | null;
  readonly currency: string | null;
  /** Amount and currency at the merchant, as exact decimal text, only where it differs from the account's. */
  readonly local: { readonly amount: string; readonly currency: string } | null;
  readonly description: string;
  readonly comment: string | null;
  readonly application: { readonly id: string; readonly name: string } | null;
  readonly authorisedAt: Instant;
  readonly settledAt: Instant | null;
  readonly card: { readonly last4: string; readonly ownerName: string } | null;
  readonly hasInvoice: boolean;
  /** Only for invoices that were confirmed in Cledara. `vatRate` is a fraction, 0 to 1. */
  readonly invoice: {
    readonly number: string | null;
    readonly date: string | null;
    readonly vatName: string | null;
    readonly vatRate: number | null;
  } | null;
  /** In words for the person; empty unless kind is `unknown`. */
  readonly notUnderstood: readonly string[];
}

/** A movement as the ledger keeps it. */
export interface StoredMovement extends Movement {
  readonly firstSeenAt: Instant;
  /** When it had vanished from Cledara's list while pending: the authorisation was released. Null while it is there. */
  readonly releasedAt: Instant | null;
}
