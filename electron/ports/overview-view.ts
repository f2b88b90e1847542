import type { StoredMovement } from '../../shared/domain/movement.ts';
import type { Instant } from '../../shared/domain/plain-date.ts';
import type { ProposalState } from '../../shared/domain/proposal.ts';

/** How many items are in a state for a reason. */
export interface ReasonCount {
  readonly state: ProposalState;
  readonly code: string;
  readonly count: number;
  /** What all of them say; null where two say something else. */
  readonly message: string | null;
}

export interface SpentRow extends Pick<StoredMovement, 'application' | 'amountMinor' | 'currency'> {
  readonly kind: 'purchase' | 'refund';
  readonly settledAt: Instant;
}

/** What the overview is counted from while the list of all movements is not made yet. */
export interface OverviewView {
  /**
   * Proposals in one of `states`, and pushed ones with one of `pushedCodes`, in parts that take some milliseconds each: what
   * several parts say of one reason belongs together.
   */
  reasonCounts(wanted: {
    readonly states: readonly ProposalState[];
    readonly pushedCodes: readonly string[];
  }): Iterable<readonly ReasonCount[]>;
  /** When proposals in one of `states` with one of `codes` settled or, where they have not, were authorised: not before `since`. */
  reasonInstants(wanted: {
    readonly states: readonly ProposalState[];
    readonly codes: readonly string[];
    readonly since: Instant;
  }): readonly { readonly state: ProposalState; readonly code: string; readonly at: Instant }[];
  /** Invoices that could not be attached to the present document and that Cledara still has; the message as in `ReasonCount`. */
  invoiceProblems(): Pick<ReasonCount, 'count' | 'message'>;
  /** Card movements that settled, not before `since`, in parts, in any order. */
  spentRows(since: Instant): Iterable<readonly SpentRow[]>;
}
