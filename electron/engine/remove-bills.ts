import { billChangeProblem, isDraft, ownPayment } from '../../shared/domain/bill-change.ts';
import type { ChangeRefusal } from '../../shared/domain/change-refusal.ts';
import type { RemoteKind } from '../../shared/domain/document.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import type { ReferenceData } from '../../shared/domain/reference-data.ts';
import { isGone, type RemoteDetails } from '../../shared/domain/remote-details.ts';
import type { Engine } from './engine.ts';
import { noteStuck } from './half-undone.ts';
import { type ChangeOutcome, carryOutChange } from './send-change.ts';
import { noteFoundGone } from './settle-change.ts';
import { standingDocument } from './standing-document.ts';
import { paymentMarks, takePayment } from './take-payment.ts';
import { notFoundToUndo, undoObjection } from './undo-objection.ts';

interface Removing {
  readonly kind: Extract<RemoteKind, 'invoice' | 'credit-note'>;
  /** Who asked for it. */
  readonly author: string;
  readonly reference: ReferenceData;
}

/** A document that may go, and how it stands in Xero. */
interface Leaving {
  readonly proposal: Proposal;
  readonly remote: RemoteDetails;
}

/**
 * Takes bills, or credit notes, out of Xero (1 to 50 of one kind): first what this app paid of each, then all of them. Each is
 * looked at before anything is asked, and where one of its two steps would be refused neither is taken. Each step is
 * in the ledger before it leaves; where only the first is done the item says so, and the next sync goes on.
 */
export async function removeBills(
  engine: Engine,
  { kind, author, reference }: Removing,
  proposals: readonly Proposal[],
): Promise<ChangeOutcome> {
  const { tenantId } = reference;
  const wanted = proposals.map((proposal) => ({
    id: standingDocument(proposal)?.id ?? '',
    reference: proposal.document?.reference ?? '',
  }));
  const found = await engine.xero.documentsById(tenantId, kind, wanted);
  if (!found.ok) return { refused: [], waitingUntilMs: null, failure: found.error };
  const byId = new Map(found.value.map((remote) => [remote.id, remote]));
  const work = new RemovalWork(engine, author);
  const leaving = proposals.flatMap((proposal) => {
    const remote = byId.get(standingDocument(proposal)?.id ?? '');
    return work.mayLeave(proposal, remote, reference) ? [{ proposal: work.present(proposal), remote }] : [];
  });
  for (const one of leaving) {
    const payment = ownPayment(one.remote, paymentMarks(one.proposal));
    if (payment === null) continue;
    const outcome = await takePayment(engine, { tenantId, author, paymentId: payment.id }, one.proposal, null);
    work.note(outcome);
    if (outcome.failure !== null) return work.outcome(outcome.failure);
  }
  const unpaid = leaving.filter((one) => work.isUnpaid(one));
  if (unpaid.length === 0) return work.outcome();
  const outcome = await carryOutChange(engine, {
    tenantId,
    what: 'remove',
    remoteKind: kind,
    author,
    body: engine.xero.encodeRemoval(
      kind,
      unpaid.map(({ remote }) => ({ id: remote.id, isDraft: isDraft(remote) })),
    ),
    items: unpaid.map(({ proposal, remote }) => ({ proposalId: proposal.id, remoteId: remote.id, becomes: null })),
  });
  work.note(outcome);
  return work.outcome(outcome.failure);
}

class RemovalWork {
  readonly #engine: Engine;
  readonly #author: string;
  readonly #refused = new Map<string, ChangeRefusal>();
  #waitingUntilMs: number | null = null;

  constructor(engine: Engine, author: string) {
    this.#engine = engine;
    this.#author = author;
  }

  present({ id }: Proposal): Proposal {
    const present = this.#engine.ledger.proposal(id);
    if (present === null) throw new Error(`The ledger lacks proposal ${id}.`);
    return present;
  }

  /** Looks once more into the books: Xero was read meanwhile. */
  mayLeave(read: Proposal, remote: RemoteDetails | undefined, reference: ReferenceData): remote is RemoteDetails {
    const proposal = this.present(read);
    const objection = undoObjection(this.#engine.ledger, proposal);
    if (objection === null && remote !== undefined && isGone(remote)) {
      noteFoundGone(this.#engine, proposal, this.#author);
      return false;
    }
    const refusal =
      objection ??
      (remote === undefined
        ? notFoundToUndo
        : billChangeProblem('remove', remote, paymentMarks(proposal), { reference }));
    if (refusal !== null) this.#refuse(proposal.id, refusal);
    return refusal === null;
  }

  /** Nothing of ours is paid on it any more, as far as is known: it may go itself. */
  isUnpaid({ proposal, remote }: Leaving): boolean {
    if (undoObjection(this.#engine.ledger, this.present(proposal)) !== null) return false;
    return ownPayment(remote, paymentMarks(proposal)) === null || this.present(proposal).unpaidId === remote.id;
  }

  note({ refused, waitingUntilMs }: ChangeOutcome): void {
    for (const { proposalId, refusal } of refused) this.#refuse(proposalId, refusal);
    if (waitingUntilMs === null) return;
    this.#waitingUntilMs = Math.min(waitingUntilMs, this.#waitingUntilMs ?? waitingUntilMs);
  }

  #refuse(proposalId: string, refusal: ChangeRefusal): void {
    this.#refused.set(proposalId, refusal);
    noteStuck(this.#engine, proposalId, refusal);
  }

  outcome(failure: ChangeOutcome['failure'] = null): ChangeOutcome {
    const refused = [...this.#refused].map(([proposalId, refusal]) => ({ proposalId, refusal }));
    return { refused, waitingUntilMs: this.#waitingUntilMs, failure };
  }
}
