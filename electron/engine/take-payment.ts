import type { OwnPaymentMarks } from '../../shared/domain/bill-change.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import type { ChangeItem } from '../ports/change.ts';
import type { Engine } from './engine.ts';
import { type ChangeOutcome, carryOutChange } from './send-change.ts';

interface Taking {
  readonly tenantId: string;
  readonly author: string;
  readonly paymentId: string;
}

/** What the payment of this bill, or the refund of this credit note, is known as ours by. */
export function paymentMarks({ paymentId, document }: Pick<Proposal, 'paymentId' | 'document'>): OwnPaymentMarks {
  return { paymentId, reference: document?.reference ?? null };
}

/** Takes one payment off its bill, in a request of its own. `becomes`: what the bill is to be made next; null where it goes too. */
export function takePayment(
  engine: Engine,
  { tenantId, author, paymentId }: Taking,
  { id }: Pick<Proposal, 'id'>,
  becomes: ChangeItem['becomes'],
): Promise<ChangeOutcome> {
  return carryOutChange(engine, {
    tenantId,
    what: becomes === null ? 'remove' : 'update',
    remoteKind: 'payment',
    author,
    body: engine.xero.encodeRemoval('payment', [{ id: paymentId, isDraft: false }]),
    items: [{ proposalId: id, remoteId: paymentId, becomes }],
  });
}
