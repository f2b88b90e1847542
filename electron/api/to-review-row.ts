import type { ReviewPageDto, ReviewRowDto } from '../../shared/contract/review-list.ts';
import type { ExactSum } from '../../shared/domain/exact-sum.ts';
import type { ListedMovement } from '../../shared/domain/listed-movement.ts';
import { formatMinor } from '../../shared/domain/money.ts';
import { namingText } from '../../shared/domain/movement.ts';

/** A row of the list as it crosses the boundary. */
export function toReviewRow(row: ListedMovement): ReviewRowDto {
  const { application, amountMinor, currency, coding } = row;
  return {
    transactionId: row.id,
    proposalId: row.proposalId,
    stamp: row.stamp,
    state: row.state,
    reason: row.reason,
    day: row.day,
    kind: row.kind,
    applicationId: application?.id ?? null,
    application: application?.name ?? null,
    description: namingText(row.description),
    accountId: row.accountId,
    amount: amountText(amountMinor, currency),
    currency,
    coding,
    invoice: row.invoice,
  };
}

/** Exact decimal text; null where the amount was not understood. */
export function amountText(amountMinor: number | null, currency: string | null): string | null {
  return amountMinor === null || currency === null ? null : formatMinor(amountMinor, currency);
}

/** Sums by currency, of the most rows first. */
export function toSums(sums: ReadonlyMap<string, ExactSum>): ReviewPageDto['sums'] {
  return [...sums]
    .map(([currency, sum]) => ({ currency, amount: sum.text(currency), count: sum.count }))
    .sort((a, b) => b.count - a.count || (a.currency < b.currency ? -1 : 1));
}
