import type { Difference } from '../../shared/domain/difference.ts';
import type { Instant } from '../../shared/domain/plain-date.ts';

/** What the last look at Xero has found out about a document of ours there: it differs from what was sent, or is reconciled. */
export interface Drift {
  readonly proposalId: string;
  readonly movementId: string;
  readonly foundAt: Instant;
  /** Information: the person need not decide about it, but Xero takes no change of it. */
  readonly isReconciled: boolean;
  /** None where it is only reconciled. */
  readonly differences: readonly Difference[];
  /** Who took Xero's version for the right one; null while nobody has. */
  readonly accepted: { readonly by: string; readonly at: Instant } | null;
}

/** How far changes in Xero were looked at: everything until then is known. */
export interface DriftLook {
  readonly tenantId: string;
  readonly lookedAt: Instant;
}
