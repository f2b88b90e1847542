import type { LookAlikeDto } from '../../shared/contract/review-item.ts';
import type { RemoteDocument } from '../../shared/domain/document.ts';
import { amountText } from './to-review-row.ts';

/** What a person compares with the document that would be sent. `currency` is the movement's, as is the bank account's. */
export function toLookAlikeDto(seen: RemoteDocument, currency: string | null): LookAlikeDto {
  return {
    kind: kindOf(seen),
    date: seen.date,
    contact: seen.contactName,
    reference: seen.reference,
    amount: amountText(seen.totalMinor, currency),
    isReconciled: seen.isReconciled,
  };
}

function kindOf({ kind, type }: RemoteDocument): LookAlikeDto['kind'] {
  if (kind === 'bank-transfer') return 'transfer';
  if (kind === 'invoice') return 'bill';
  if (type === 'SPEND') return 'spend-money';
  return type === 'RECEIVE' ? 'receive-money' : 'other';
}
