import type { AttentionDto } from '../../shared/contract/overview.ts';
import { fedChangeMessage } from '../engine/fed-change-message.ts';
import type { LedgerView } from '../ports/ledger.ts';

/** Lines of bank feeds that a person has to correct in Xero, because Cledara says something else of them since. */
export function feedAttention(ledger: LedgerView): readonly AttentionDto[] {
  const [first, ...others] = ledger.fedChanges();
  if (first === undefined) return [];
  const message = others.length > 0 ? null : fedChangeMessage(ledger, first);
  return [{ cause: 'fed-line-changed', count: others.length + 1, message, filter: null, fix: { kind: 'feed' } }];
}
