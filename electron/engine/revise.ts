import { billChangeProblem, ownPayment } from '../../shared/domain/bill-change.ts';
import { type ChangeRefusal, changeProblem } from '../../shared/domain/change-refusal.ts';
import { compareUnpaid, compareWithRemote } from '../../shared/domain/compare-remote.ts';
import { isBill, type PushDocument, type RemoteKind, remoteKindOf } from '../../shared/domain/document.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import type { ReferenceData } from '../../shared/domain/reference-data.ts';
import { indexReference, type ReferenceIndex } from '../../shared/domain/reference-index.ts';
import { isGone, type RemoteDetails } from '../../shared/domain/remote-details.ts';
import type { ChangeItem } from '../ports/change.ts';
import type { DocumentUpdate } from '../ports/xero.ts';
import { withKnownContact } from './contacts.ts';
import type { Engine } from './engine.ts';
import { noteToBeRepaid } from './half-undone.ts';
import { type ChangeOutcome, carryOutChange } from './send-change.ts';
import { paymentMarks, takePayment } from './take-payment.ts';
import { isUnderWay, underWay } from './undo-objection.ts';

/** Documents in one request; Xero advises about fifty. */
const batchSize = 50;

/** What a document in Xero is to become. */
export interface Revision {
  readonly proposal: Proposal;
  readonly becomes: NonNullable<ChangeItem['becomes']>;
}

/** A revision that Xero may be asked for, and how its document stands there. */
interface Planned extends Revision {
  readonly remote: RemoteDetails;
  readonly update: DocumentUpdate;
}

export interface RevisionReport {
  readonly revised: readonly Proposal[];
  readonly refused: readonly { readonly proposal: Proposal; readonly refusal: ChangeRefusal }[];
  readonly failure: Failure | null;
  readonly waitingUntilMs: number | null;
}

/**
 * Makes documents in Xero what they are to become: one call per fifty to look at them, one to change them. A line that stays
 * keeps its id. Xero's API changes nothing of a bill that is paid, so our payment is taken away first, and the next sync pays anew. `overwrites`: also what somebody else has changed there. What Xero would refuse is found out before it is asked, for each.
 */
export async function reviseAll(
  engine: Engine,
  reference: ReferenceData,
  revisions: readonly Revision[],
  { author, overwrites }: { readonly author: string; readonly overwrites: boolean },
): Promise<RevisionReport> {
  const work = new RevisionWork(engine, reference, { author, overwrites });
  let failure: Failure | null = null;
  for (const kind of ['bank-transfer', 'bank-transaction', 'invoice', 'credit-note'] as const) {
    const ofKind = revisions.filter(({ proposal }) => (proposal.remote?.kind ?? 'bank-transaction') === kind);
    for (let start = 0; start < ofKind.length && failure === null; start += batchSize) {
      failure = await work.reviseSome(kind, ofKind.slice(start, start + batchSize));
    }
  }
  return work.report(revisions, failure);
}

/** Why Xero cannot make this of what it has; null where it may be asked. */
function revisionProblem(
  { proposal, becomes: { document } }: Revision,
  remote: RemoteDetails | undefined,
  { reference, index }: { readonly reference: ReferenceData; readonly index: ReferenceIndex },
): ChangeRefusal | null {
  if (remote === undefined) return notFound;
  if (isGone(remote)) return gone;
  if (document.kind === 'transfer') return noTransfer;
  if (remoteKindOf(document) !== remote.kind) return anotherKind;
  const problem = isBill(document)
    ? billChangeProblem('update', remote, paymentMarks(proposal), {
        reference,
        newDays: [document.date, document.dueDate],
      })
    : (changeProblem('update', remote, reference) ??
      changeProblem('update', { ...remote, date: document.date }, reference));
  if (problem !== null) return problem;
  const fields = new Set(compareWithRemote(document, remote, index).map(({ field }) => field));
  if (fields.has('kind') || (!isBill(document) && fields.has('bankAccount'))) return anotherAccount;
  return withKnownContact(document, index) === null ? noContact(document) : null;
}

class RevisionWork {
  readonly #engine: Engine;
  readonly #reference: ReferenceData;
  readonly #index: ReferenceIndex;
  readonly #author: string;
  readonly #overwrites: boolean;
  readonly #refused = new Map<string, ChangeRefusal>();
  readonly #revised = new Set<string>();
  #waitingUntilMs: number | null = null;

  constructor(
    engine: Engine,
    reference: ReferenceData,
    { author, overwrites }: { readonly author: string; readonly overwrites: boolean },
  ) {
    this.#engine = engine;
    this.#reference = reference;
    this.#index = indexReference(reference, engine.ledger.keptContacts());
    this.#author = author;
    this.#overwrites = overwrites;
  }

  async reviseSome(kind: RemoteKind, revisions: readonly Revision[]): Promise<Failure | null> {
    const { tenantId } = this.#reference;
    const open = revisions.filter((revision) => this.#isOpen(revision));
    if (open.length === 0) return null;
    const wanted = open.map(({ proposal: { remote, document } }) => ({
      id: remote?.id ?? '',
      reference: document?.reference ?? '',
    }));
    const found = await this.#engine.xero.documentsById(tenantId, kind, wanted);
    if (!found.ok) return found.error;
    const byId = new Map(found.value.map((remote) => [remote.id, remote]));
    const able = open.flatMap((revision) => this.#updateOf(revision, byId) ?? []);
    for (const { proposal, becomes, remote } of able) {
      const failure = remote.bill === null ? null : await this.#unpay(proposal, becomes, remote);
      if (failure !== null) return failure;
    }
    const standing = able.filter(({ proposal }) => !this.#isStopped(proposal));
    const updates = standing.filter(({ becomes, remote }) => this.#differs(becomes.document, remote));
    const failure = updates.length === 0 ? null : await this.#send(kind, updates);
    if (failure !== null) return failure;
    for (const { proposal } of standing) this.#revised.add(proposal.id);
    return null;
  }

  /** A bill is changed while it has no payment: ours is taken away, and the next sync enters it anew. */
  async #unpay(proposal: Proposal, becomes: Revision['becomes'], remote: RemoteDetails): Promise<Failure | null> {
    const payment = ownPayment(remote, paymentMarks(proposal));
    if (payment === null) {
      this.#engine.ledger.transaction(() => noteToBeRepaid(this.#engine, proposal, this.#author));
      return null;
    }
    const taking = { tenantId: this.#reference.tenantId, author: this.#author, paymentId: payment.id };
    return this.#note(await takePayment(this.#engine, taking, proposal, becomes));
  }

  #isStopped(proposal: Proposal): boolean {
    return this.#refused.has(proposal.id) || isUnderWay(this.#engine.ledger, proposal);
  }

  /** Of a bill that only lacks its payment nothing is left to be changed. */
  #differs(document: PushDocument, remote: RemoteDetails): boolean {
    return !isBill(document) || compareUnpaid(document, remote, this.#index).length > 0;
  }

  async #send(kind: RemoteKind, updates: readonly Planned[]): Promise<Failure | null> {
    const outcome = await carryOutChange(this.#engine, {
      tenantId: this.#reference.tenantId,
      what: 'update',
      remoteKind: kind,
      author: this.#author,
      body: this.#engine.xero.encodeUpdate(updates.map(({ update }) => update)),
      items: updates.map(({ proposal, remote, becomes }) => ({
        proposalId: proposal.id,
        remoteId: remote.id,
        becomes,
      })),
    });
    return this.#note(outcome);
  }

  #note({ refused, waitingUntilMs, failure }: ChangeOutcome): Failure | null {
    for (const { proposalId, refusal } of refused) this.#refused.set(proposalId, refusal);
    if (waitingUntilMs !== null) this.#waitingUntilMs ??= waitingUntilMs;
    return failure;
  }

  /** Looks once more into the books: it may have been undone or changed meanwhile. */
  #isOpen({ proposal }: Revision): boolean {
    const present = this.#engine.ledger.proposal(proposal.id);
    const isSame = present?.state === 'pushed' && present.remote?.id === proposal.remote?.id;
    if (!isSame) this.#refused.set(proposal.id, notThere);
    else if (isUnderWay(this.#engine.ledger, proposal)) this.#refused.set(proposal.id, underWay);
    else if (proposal.remote?.kind === 'bank-transfer') this.#refused.set(proposal.id, noTransfer);
    return !this.#refused.has(proposal.id);
  }

  #updateOf(revision: Revision, byId: ReadonlyMap<string, RemoteDetails>): Planned | null {
    const { proposal, becomes } = revision;
    const remote = byId.get(proposal.remote?.id ?? '');
    const refusal = this.#isOpen(revision)
      ? (this.#editedProblem(proposal, remote) ??
        revisionProblem(revision, remote, { reference: this.#reference, index: this.#index }))
      : null;
    if (refusal !== null) this.#refused.set(proposal.id, refusal);
    const document = withKnownContact(becomes.document, this.#index);
    if (this.#refused.has(proposal.id) || remote === undefined || document === null) return null;
    if (document.kind === 'transfer') return null;
    return { proposal, becomes, remote, update: { id: remote.id, lineId: remote.lines[0]?.id ?? null, document } };
  }

  /** Nobody's edit is undone that the person was not shown. */
  #editedProblem({ document }: Proposal, remote: RemoteDetails | undefined): ChangeRefusal | null {
    if (this.#overwrites || remote === undefined || isGone(remote)) return null;
    if (document === null) return null;
    return compareWithRemote(document, remote, this.#index).length === 0 ? null : edited;
  }

  report(revisions: readonly Revision[], failure: Failure | null): RevisionReport {
    const present = revisions.map(({ proposal }) => this.#engine.ledger.proposal(proposal.id) ?? proposal);
    const isOpen = (proposal: Proposal): boolean => isUnderWay(this.#engine.ledger, proposal);
    return {
      revised: present.filter(
        (proposal) => this.#revised.has(proposal.id) && !this.#refused.has(proposal.id) && !isOpen(proposal),
      ),
      refused: present.flatMap((proposal) => {
        const refusal = this.#refused.get(proposal.id) ?? (isOpen(proposal) ? underWay : null);
        return refusal === null ? [] : [{ proposal, refusal }];
      }),
      failure,
      waitingUntilMs: this.#waitingUntilMs,
    };
  }
}

const notFound: ChangeRefusal = {
  code: 'not-found',
  message: 'Xero does not have it any more, so it was not changed there. Look for it in Xero.',
};

const gone: ChangeRefusal = {
  code: 'gone',
  message:
    'It was deleted in Xero, so there is nothing to change. Look for changes in Xero, then approve it to send it anew.',
};

export const edited: ChangeRefusal = {
  code: 'changed-in-xero',
  message:
    'Someone changed it in Xero, so it was left alone. Take Xero’s version for the right one, or send ours again first.',
};

const notThere: ChangeRefusal = {
  code: 'not-in-xero',
  message: 'These books have not sent it to Xero, so it is not changed there from here.',
};

export const noTransfer: ChangeRefusal = {
  code: 'not-possible',
  message: 'Xero lets no program change a transfer. Take it out of Xero, then approve it again.',
};

export const anotherKind: ChangeRefusal = {
  code: 'not-possible',
  message:
    'Xero cannot turn a bill or credit note into another kind of document, or back. Take it out of Xero, then approve it again.',
};

export const anotherAccount: ChangeRefusal = {
  code: 'not-possible',
  message:
    'Xero cannot move a document to another bank account, nor turn Spend Money into Receive Money. Take it out of Xero, then approve it again.',
};

export function noContact({ contact }: Exclude<PushDocument, { kind: 'transfer' }>): ChangeRefusal {
  return {
    code: 'not-possible',
    message: `Xero has no active contact ${contact.name} yet, so it was not changed there. Make it in Xero, or choose another one.`,
  };
}
