import { type ChangeRefusal, changeProblem } from '../../shared/domain/change-refusal.ts';
import { compareWithRemote } from '../../shared/domain/compare-remote.ts';
import { type BankTransactionDocument, isBill } from '../../shared/domain/document.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import type { ReferenceData } from '../../shared/domain/reference-data.ts';
import { indexReference, type ReferenceIndex } from '../../shared/domain/reference-index.ts';
import { isGone, type RemoteDetails } from '../../shared/domain/remote-details.ts';
import type { ChangeItem } from '../ports/change.ts';
import type { DocumentUpdate } from '../ports/xero.ts';
import { withKnownContact } from './contacts.ts';
import type { Engine } from './engine.ts';
import { carryOutChange } from './send-change.ts';
import { isUnderWay, underWay } from './undo-objection.ts';

/** Documents in one request; Xero advises about fifty. */
const batchSize = 50;

/** What a document in Xero is to become. */
export interface Revision {
  readonly proposal: Proposal;
  readonly becomes: NonNullable<ChangeItem['becomes']>;
}

export interface RevisionReport {
  readonly revised: readonly Proposal[];
  readonly refused: readonly { readonly proposal: Proposal; readonly refusal: ChangeRefusal }[];
  readonly failure: Failure | null;
  readonly waitingUntilMs: number | null;
}

/**
 * Makes documents in Xero what they are to become: one call per fifty to look at them, one to change them. A line that stays
 * keeps its id. `overwrites`: also what somebody else has changed there. What Xero would refuse is found out before it is asked, for each.
 */
export async function reviseAll(
  engine: Engine,
  reference: ReferenceData,
  revisions: readonly Revision[],
  { author, overwrites }: { readonly author: string; readonly overwrites: boolean },
): Promise<RevisionReport> {
  const work = new RevisionWork(engine, reference, { author, overwrites });
  let failure: Failure | null = null;
  for (let start = 0; start < revisions.length && failure === null; start += batchSize) {
    failure = await work.reviseSome(revisions.slice(start, start + batchSize));
  }
  return work.report(revisions, failure);
}

/** Why Xero cannot make this of what it has; null where it may be asked. */
function revisionProblem(
  document: Revision['becomes']['document'],
  remote: RemoteDetails | undefined,
  { reference, index }: { readonly reference: ReferenceData; readonly index: ReferenceIndex },
): ChangeRefusal | null {
  if (remote === undefined) return notFound;
  if (isGone(remote)) return gone;
  if (isBill(document)) return noBill;
  if (document.kind === 'transfer') return noTransfer;
  const problem =
    changeProblem('update', remote, reference) ??
    changeProblem('update', { ...remote, date: document.date }, reference);
  if (problem !== null) return problem;
  const fields = new Set(compareWithRemote(document, remote, index).map(({ field }) => field));
  if (fields.has('kind') || fields.has('bankAccount')) return anotherAccount;
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

  async reviseSome(revisions: readonly Revision[]): Promise<Failure | null> {
    const { tenantId } = this.#reference;
    const open = revisions.filter((revision) => this.#isOpen(revision));
    const wanted = open.flatMap(({ proposal: { remote, document } }) =>
      remote?.kind === 'bank-transaction' ? [{ id: remote.id, reference: document?.reference ?? '' }] : [],
    );
    const found = await this.#engine.xero.documentsById(tenantId, 'bank-transaction', wanted);
    if (!found.ok) return found.error;
    const byId = new Map(found.value.map((remote) => [remote.id, remote]));
    const updates = open.flatMap((revision) => this.#updateOf(revision, byId) ?? []);
    if (updates.length === 0) return null;
    const outcome = await carryOutChange(this.#engine, {
      tenantId,
      what: 'update',
      remoteKind: 'bank-transaction',
      author: this.#author,
      body: this.#engine.xero.encodeUpdate(updates.map(({ update }) => update)),
      items: updates.map(({ item }) => item),
    });
    for (const { proposalId, refusal } of outcome.refused) this.#refused.set(proposalId, refusal);
    if (outcome.waitingUntilMs !== null) this.#waitingUntilMs ??= outcome.waitingUntilMs;
    if (outcome.failure !== null) return outcome.failure;
    for (const { item } of updates) this.#revised.add(item.proposalId);
    return null;
  }

  /** Looks once more into the books: it may have been undone or changed meanwhile. */
  #isOpen({ proposal }: Revision): boolean {
    const present = this.#engine.ledger.proposal(proposal.id);
    const isSame = present?.state === 'pushed' && present.remote?.id === proposal.remote?.id;
    if (!isSame) this.#refused.set(proposal.id, notThere);
    else if (isUnderWay(this.#engine.ledger, proposal)) this.#refused.set(proposal.id, underWay);
    else if (proposal.remote?.kind === 'bank-transfer') this.#refused.set(proposal.id, noTransfer);
    else if (proposal.remote?.kind !== 'bank-transaction') this.#refused.set(proposal.id, noBill);
    return !this.#refused.has(proposal.id);
  }

  #updateOf(
    { proposal, becomes }: Revision,
    byId: ReadonlyMap<string, RemoteDetails>,
  ): { readonly update: DocumentUpdate; readonly item: ChangeItem } | null {
    const remote = byId.get(proposal.remote?.id ?? '');
    const refusal = this.#isOpen({ proposal, becomes })
      ? (this.#editedProblem(proposal, remote) ??
        revisionProblem(becomes.document, remote, { reference: this.#reference, index: this.#index }))
      : null;
    if (refusal !== null) this.#refused.set(proposal.id, refusal);
    const document = withKnownContact(becomes.document, this.#index);
    if (this.#refused.has(proposal.id) || remote === undefined || document === null) return null;
    if (document.kind !== 'spend-money' && document.kind !== 'receive-money') return null;
    return {
      update: { id: remote.id, lineId: remote.lines[0]?.id ?? null, document },
      item: { proposalId: proposal.id, remoteId: remote.id, becomes },
    };
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

export const noBill: ChangeRefusal = {
  code: 'not-possible',
  message: 'A bill or credit note cannot be changed from here yet. Change it in Xero.',
};

export const anotherAccount: ChangeRefusal = {
  code: 'not-possible',
  message:
    'Xero cannot move a document to another bank account, nor turn Spend Money into Receive Money. Take it out of Xero, then approve it again.',
};

export function noContact({ contact }: BankTransactionDocument): ChangeRefusal {
  return {
    code: 'not-possible',
    message: `Xero has no active contact ${contact.name} yet, so it was not changed there. Make it in Xero, or choose another one.`,
  };
}
